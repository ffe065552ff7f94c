internal import InferenceEconomics
internal import Testing

@Suite struct CapacityTests {
    static let load = LoadOf(prompt: 1000, output: 500)

    /// Lengths of a load, at any concurrency.
    struct LoadOf {
        var prompt: Double
        var output: Double

        func callAsFunction(_ concurrency: Double = 1) throws -> Load {
            try Load(
                concurrency: concurrency, promptTokens: prompt, outputTokens: output, arrivals: .steady)
        }
    }

    @Test(arguments: [(0.5, 0.040), (2, 0.025), (0.08, 1), (100, 0.033)])
    func bisectionFindsWhatTryingAllFinds(_ first: Double, _ each: Double) throws {
        let server = try MeasuredRow.llama.server()
        let target = try LatencyTarget(timeToFirstToken: first, timePerOutputToken: each)
        let most = try server.largestConcurrency(Self.load())
        var best = 0.0
        for concurrency in 1...Int(most) {
            guard target.isMet(by: try server.operatingPoint(Self.load(Double(concurrency)))) else { break }
            best = Double(concurrency)
        }
        if best == 0 {
            #expect(throws: ServingError.self) { try server.busiestOperatingPoint(Self.load(), within: target) }
        } else {
            let point = try server.busiestOperatingPoint(Self.load(), within: target)
            #expect(point.load.concurrency == best && target.isMet(by: point))
        }
    }

    @Test(arguments: MeasuredRow.all)
    func withoutATargetMemoryIsTheLimit(_ row: MeasuredRow) throws {
        let server = try row.server()
        let load = LoadOf(prompt: row.prompt, output: row.output)
        let point = try server.busiestOperatingPoint(load(), within: .none)
        let most = try server.largestConcurrency(load())
        #expect(point.load.concurrency == most)
        #expect(!point.isMemoryBound)
        #expect(try server.operatingPoint(load(most + server.largestBatch(context: row.prompt))).isMemoryBound)
    }

    @Test(arguments: MeasuredRow.all)
    func moreRequestsUnderWayAreAnsweredFaster(_ row: MeasuredRow) throws {
        let server = try row.server()
        let load = LoadOf(prompt: row.prompt, output: row.output)
        let most = try server.largestConcurrency(load())
        var last = 0.0
        var concurrency = 1.0
        while concurrency <= most {
            let rate = try server.operatingPoint(load(concurrency)).requestRate
            #expect(rate > last, "\(concurrency)")
            last = rate
            concurrency = (concurrency * 1.3).rounded(.up)
        }
    }

    @Test(arguments: MeasuredRow.all)
    func rateIsFoundAgainByLittlesLaw(_ row: MeasuredRow) throws {
        let server = try row.server()
        let load = LoadOf(prompt: row.prompt, output: row.output)
        let most = try server.busiestOperatingPoint(load(), within: .none).requestRate
        for share in [1e-6, 0.01, 0.1, 0.4, 0.8, 0.999, 1] {
            let rated = try server.operatingPoint(requestRate: most * share, load())
            expect(rated.requestRate, within: 1e-9, of: most * share)
            expect(rated.meanConcurrency, within: 1e-9, of: most * share * rated.point.timePerRequest)
            #expect(rated.busyShare == 1 || rated.point.load.concurrency == 1 || rated.busyShare > 1 - 1e-9)
            #expect(rated.meanBatch > 0 && rated.meanBatch <= rated.meanConcurrency)
        }
    }

    @Test func moreThanIsAnsweredIsRefused() throws {
        let server = try MeasuredRow.llama.server()
        let most = try server.busiestOperatingPoint(Self.load(), within: .none).requestRate
        #expect(throws: ServingError.rateNotSustained(rate: most * 1.01, most: most)) {
            try server.operatingPoint(requestRate: most * 1.01, Self.load())
        }
        #expect(
            ServingError.rateNotSustained(rate: 20, most: 12.5).description
                == "20 requests a second are more than the 12.5 that are answered")
    }

    @Test func targetThatASingleRequestMissesIsRefused() throws {
        let server = try MeasuredRow.llama.server()
        let alone = try server.operatingPoint(Self.load())
        #expect(
            throws: ServingError.targetNotMet(
                name: "time per output token", target: 0.001, least: alone.timePerOutputToken)
        ) {
            try server.busiestOperatingPoint(Self.load(), within: LatencyTarget(timePerOutputToken: 0.001))
        }
        #expect(
            throws: ServingError.targetNotMet(
                name: "time to first token", target: 0.001, least: alone.timeToFirstToken)
        ) {
            try server.busiestOperatingPoint(Self.load(), within: LatencyTarget(timeToFirstToken: 0.001))
        }
        #expect(
            ServingError.targetNotMet(name: "time to first token", target: 0.5, least: 2).description
                == "time to first token is to be at most 0.5 s, but is 2 s for a single request")
    }

    @Test func requestThatDoesNotFitIsRefused() throws {
        let server = try Server(model: .llama3_1_70B, accelerator: .h100SXM, parallelism: Parallelism(tensor: 2))
        let load = LoadOf(prompt: 1_000_000, output: 100)
        #expect(throws: ServingError.self) { try server.largestConcurrency(load()) }
        #expect(throws: ServingError.self) { try server.busiestOperatingPoint(load(), within: .none) }
    }

    @Test(arguments: RefusalTests.nonsense)
    func timesAndRatesThatAreNoneAreRefused(_ value: Double) throws {
        let server = try MeasuredRow.llama.server()
        #expect(throws: ServingError.self) { try LatencyTarget(timeToFirstToken: value) }
        #expect(throws: ServingError.self) { try LatencyTarget(timePerOutputToken: value) }
        #expect(throws: ServingError.self) { try server.operatingPoint(requestRate: value, Self.load()) }
        #expect(throws: ServingError.self) { try Self.load().with(concurrency: value) }
    }
}
