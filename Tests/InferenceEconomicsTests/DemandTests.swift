internal import InferenceEconomics
internal import TestSupport
internal import Testing

@Suite struct DemandTests {
    /// A day with a quiet night, in counts.
    static let counted: [Double] = [
        3, 2, 1, 1, 1, 2, 4, 8, 12, 15, 16, 16, 15, 16, 17, 17, 16, 14, 12, 11, 10, 8, 6, 4,
    ]

    static func shapes() throws -> [DayShape] {
        [
            .flat, try .wave(peakToMean: 1.6, peakHour: 15), try .wave(peakToMean: 2, peakHour: 0),
            try .wave(peakToMean: 1.3, peakHour: 9.25), try DayShape(hours: counted),
        ]
    }

    static func demand(_ shape: DayShape, weekendShare: Double = 1) throws -> Demand {
        try Demand(rate: 20, shape: shape, weekendShare: weekendShare, promptTokens: 1000, outputTokens: 300)
    }

    @Test(arguments: 0..<5, [0, 0.4, 1, 3.0])
    func requestsOfTheWeekAreTheMeanRateTimesTheWeek(_ index: Int, _ weekendShare: Double) throws {
        let demand = try Self.demand(Self.shapes()[index], weekendShare: weekendShare)
        expect(demand.requestsPerWeek, within: 1e-12, of: 20 * 604_800)
        expect(try demand.requests(from: 0, to: 168), within: 1e-12, of: demand.requestsPerWeek)
        let hourly = try (0..<168).map { try demand.requests(from: Double($0), to: Double($0 + 1)) }
        expect(hourly.reduce(0, +), within: 1e-12, of: demand.requestsPerWeek)
        #expect(hourly.allSatisfy { $0 >= -1e-6 && $0 <= demand.peakRate * 3600 * (1 + 1e-12) })
    }

    /// The requests of a stretch are the sum of the rate over it, in small steps.
    @Test(arguments: 0..<5)
    func requestsAreTheIntegralOfTheRate(_ index: Int) throws {
        let demand = try Self.demand(Self.shapes()[index], weekendShare: 0.5)
        var random = SeededGenerator(seed: 5)
        for _ in 0..<10 {
            let start = Double.random(in: 0...150, using: &random)
            let length = Double.random(in: 0.1...18, using: &random)
            var sum = 0.0
            let steps = 20000
            for step in 0..<steps {
                let hour = start + length * (Double(step) + 0.5) / Double(steps)
                sum += try demand.rate(hour: hour) * 3600 * length / Double(steps)
            }
            expect(try demand.requests(from: start, to: start + length), within: 1e-3, of: sum)
        }
    }

    @Test func peakIsWhereItWasPut() throws {
        let demand = try Self.demand(.wave(peakToMean: 1.5, peakHour: 10), weekendShare: 0.5)
        // Five full days and two halves.
        expect(demand.peakRate, within: 1e-12, of: 20 * 1.5 * 7 / 6)
        #expect(try demand.rate(hour: 10) == demand.peakRate)
        #expect(try demand.rate(hour: 34) == demand.peakRate)
        expect(try demand.rate(hour: 5 * 24 + 10), within: 1e-12, of: demand.peakRate / 2)
        expect(try demand.rate(hour: 22), within: 1e-12, of: demand.peakRate / 3)
        let busyWeekend = try Self.demand(.flat, weekendShare: 2)
        expect(busyWeekend.peakRate, within: 1e-12, of: 20 * 14 / 9.0)
    }

    @Test func countedDayKeepsItsProportions() throws {
        let shape = try DayShape(hours: Self.counted)
        let mean = Self.counted.reduce(0, +) / 24
        expect(shape.peakToMean, within: 1e-12, of: 17 / mean)
        for (hour, count) in Self.counted.enumerated() {
            expect(try shape.factor(hour: Double(hour) + 0.99), within: 1e-12, of: count / mean)
        }
        #expect(try DayShape(hours: Self.counted.map { $0 * 7 }).peakToMean == shape.peakToMean)
    }

    @Test(arguments: 0..<5, [-25, -3, 0, 7, 24, 100])
    func shiftedDayIsTheSameDayLater(_ index: Int, _ hours: Int) throws {
        let shape = try Self.shapes()[index]
        let shifted = shape.shifted(hours: hours)
        #expect(shifted.peakToMean == shape.peakToMean)
        for hour in 0..<24 {
            let now = try shifted.factor(hour: Double(hour))
            let then = try shape.factor(hour: Double(hour - hours))
            #expect((now - then).magnitude < 1e-9)
        }
        let demand = try Self.demand(shape)
        let later = try demand.shifted(hours: hours)
        #expect(later.rate == demand.rate && later.peakRate == demand.peakRate && later.shape == shifted)
    }

    @Test func scaledDemandIsAShareOfEveryHour() throws {
        let demand = try Self.demand(.wave(peakToMean: 1.7), weekendShare: 0.3)
        let part = try demand.scaled(by: 0.2)
        for hour in stride(from: 0.0, through: 168, by: 5.5) {
            expect(try part.rate(hour: hour), within: 1e-12, of: try demand.rate(hour: hour) * 0.2)
        }
        #expect(part.outputRate == part.rate * 300)
    }

    @Test func nonsenseIsRefused() throws {
        for value in RefusalTests.nonsense {
            #expect(throws: ServingError.self) { try Demand(rate: value, promptTokens: 1, outputTokens: 1) }
            #expect(throws: ServingError.self) { try Demand(rate: 1, promptTokens: value, outputTokens: 1) }
            #expect(throws: ServingError.self) { try Demand(rate: 1, promptTokens: 1, outputTokens: value) }
            #expect(throws: ServingError.self) { try Self.demand(.flat).scaled(by: value) }
            #expect(throws: ServingError.self) { try DayShape.wave(peakToMean: value) }
            #expect(throws: ServingError.self) { try DayShape(hours: [Double](repeating: value, count: 24)) }
            guard value != 0 else { continue }
            #expect(throws: ServingError.self) { try DayShape.wave(peakToMean: 1.5, peakHour: value) }
            #expect(throws: ServingError.self) { try Self.demand(.flat, weekendShare: value) }
            #expect(throws: ServingError.self) { try Self.demand(.flat).rate(hour: value) }
            #expect(throws: ServingError.self) { try Self.demand(.flat).requests(from: value, to: 168) }
            #expect(throws: ServingError.self) { try Self.demand(.flat).requests(from: 0, to: value) }
        }
        #expect(throws: ServingError.value(name: "number of hours", given: 23, expected: "24")) {
            try DayShape(hours: [Double](repeating: 1, count: 23))
        }
        #expect(throws: ServingError.self) { try DayShape.wave(peakToMean: 2.1) }
        #expect(throws: ServingError.self) { try DayShape.flat.factor(hour: .nan) }
        #expect(throws: ServingError.self) { try Self.demand(.flat).requests(from: 5, to: 4) }
        #expect(throws: ServingError.self) { try Self.demand(.flat).load(concurrency: 0) }
        #expect(throws: ServingError.self) {
            try Demand(rate: 1, promptTokens: 1, outputTokens: 1, prefixHitRate: 1)
        }
    }
}
