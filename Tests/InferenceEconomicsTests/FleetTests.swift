internal import InferenceEconomics
internal import TestSupport
internal import Testing

@Suite struct FleetTests {
    static func target() throws -> LatencyTarget {
        try LatencyTarget(timeToFirstToken: 2, timePerOutputToken: 0.04)
    }

    static func demand(
        rate: Double = 40, peakToMean: Double = 1.6, weekendShare: Double = 0.6
    ) throws -> Demand {
        try Demand(
            rate: rate, shape: .wave(peakToMean: peakToMean, peakHour: 15), weekendShare: weekendShare,
            promptTokens: 1000, outputTokens: 300)
    }

    static func fleet(
        rate: Double = 40, peakToMean: Double = 1.6, reserve: Reserve = .none
    ) throws -> Fleet {
        try Fleet(
            server: MeasuredRow.llama.server(), demand: demand(rate: rate, peakToMean: peakToMean),
            target: target(), reserve: reserve)
    }

    @Test func replicasAreEnoughAtThePeakAndOneLessIsNot() throws {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<50 {
            let fleet = try Self.fleet(
                rate: .random(in: 0.01...300, using: &random), peakToMean: .random(in: 1...2, using: &random))
            let peak = fleet.demand.peakRate
            #expect(Double(fleet.replicas) * fleet.capacityPerReplica >= peak * (1 - 1e-9))
            #expect(fleet.replicas == 1 || Double(fleet.replicas - 1) * fleet.capacityPerReplica < peak)
            #expect(fleet.replicasByHour.max() == fleet.replicas && fleet.replicasByHour.count == 168)
            for hour in 0..<168 {
                let rate = try fleet.demand.rate(hour: Double(hour) + 0.5)
                #expect(Double(fleet.replicasByHour[hour]) * fleet.capacityPerReplica >= rate * (1 - 1e-9))
            }
            expect(
                fleet.utilisation, within: 1e-12,
                of: fleet.demand.rate / (Double(fleet.replicas) * fleet.capacityPerReplica))
            #expect(fleet.utilisation <= 1 && fleet.utilisationIfScaled >= fleet.utilisation)
            #expect(fleet.utilisationIfScaled <= 1)
        }
    }

    @Test func replicasGrowWithDemandPeakAndReserve() throws {
        var last = 0
        for rate in stride(from: 0.5, through: 200, by: 3.7) {
            let replicas = try Self.fleet(rate: rate).replicas
            #expect(replicas >= last)
            last = replicas
        }
        #expect(try Self.fleet(peakToMean: 2).replicas > Self.fleet(peakToMean: 1).replicas)
        let bare = try Self.fleet()
        let kept = try Self.fleet(reserve: Reserve(replicas: 2))
        #expect(kept.replicas == bare.replicas + 2)
        #expect(zip(kept.replicasByHour, bare.replicasByHour).allSatisfy { $0 == $1 + 2 })
        let more = try Self.fleet(reserve: Reserve(replicas: 1, share: 0.25))
        #expect(more.replicas == Int((Double(bare.replicas) * 1.25).rounded(.up)) + 1)
    }

    @Test func wholeNumberOfReplicasIsNotRoundedUp() throws {
        let capacity = try Self.fleet().capacityPerReplica
        for replicas in [1, 3, 7, 100, 12345] {
            let fleet = try Fleet(
                point: Self.fleet().point,
                demand: Demand(rate: capacity * Double(replicas), promptTokens: 1000, outputTokens: 300))
            #expect(fleet.replicas == replicas)
            expect(fleet.utilisation, within: 1e-9, of: 1)
        }
    }

    @Test func tighterTargetTakesMoreReplicas() throws {
        var last = 0
        for time in [0.1, 0.05, 0.04, 0.03, 0.025] {
            let fleet = try Fleet(
                server: MeasuredRow.llama.server(), demand: Self.demand(),
                target: LatencyTarget(timePerOutputToken: time))
            #expect(fleet.replicas >= last && fleet.point.timePerOutputToken <= time)
            last = fleet.replicas
        }
        #expect(last > 2)
    }

    @Test func sameFleetComesOutTwice() throws {
        #expect(try Self.fleet(rate: 77.7) == Self.fleet(rate: 77.7))
    }

    @Test func reservesAndSizesOutOfRangeAreRefused() throws {
        #expect(throws: ServingError.self) { try Reserve(replicas: -1) }
        for value in RefusalTests.nonsense where value != 0 {
            #expect(throws: ServingError.self) { try Reserve(share: value) }
        }
        #expect(throws: ServingError.self) {
            let point = try Self.fleet().point
            return try Fleet(
                point: point, demand: Demand(rate: 1e9, promptTokens: 1000, outputTokens: 300),
                reserve: Reserve(share: 100))
        }
        #expect(throws: ServingError.self) {
            try Fleet(
                server: MeasuredRow.llama.server(), demand: Self.demand(),
                target: LatencyTarget(timePerOutputToken: 0.001))
        }
    }
}
