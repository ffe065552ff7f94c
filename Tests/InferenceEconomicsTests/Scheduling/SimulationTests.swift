internal import InferenceEconomics
internal import Testing

/// Workloads and servers that the tests of the simulation share.
enum Traffic {
    /// Prompts of a thousand tokens and answers of two hundred, widely spread.
    static let chat = LengthDistribution.lognormal(
        prompt: 1000, promptVariation: 1, output: 200, outputVariation: 1)

    static func fixed(_ prompt: Int, _ output: Int) throws -> LengthDistribution {
        .fixed(try RequestLengths(prompt: prompt, output: output))
    }

    static func small() throws -> Server { try Server(model: .llama3_1_8B, accelerator: .h100SXM) }

    /// A server with memory for few requests: an 8-billion model in bf16 that may use just more than its weights.
    static func cramped() throws -> Server {
        try Server(model: .llama3_1_8B, accelerator: .h100SXM, memoryShare: 0.245)
    }
}

@Suite struct SimulationTests {
    static let policies = Batching.allCases

    @Test(arguments: policies)
    func everyRequestIsAnsweredWithAllItsTokens(_ batching: Batching) throws {
        let workload = try Workload(arrivals: .poisson(rate: 12), lengths: Traffic.chat, requests: 2000)
        let report = try Simulation(
            server: Traffic.small(), workload: workload, policy: SchedulingPolicy(batching, runningLimit: 64)
        ).run()
        #expect(report.all.finished == 2000 && report.all.unfinished == 0 && report.refused == 0)
        // Each answer is a first token and the gaps after it.
        #expect(report.all.interTokenLatency.count + report.all.finished == report.all.outputTokens)
        #expect(report.computedPromptTokens == report.all.promptTokens + report.recomputedTokens)
        expect(report.batchShares.reduce(0, +), within: 1e-9, of: 1)
    }

    @Test(arguments: policies, [UInt64(1), 2, 3])
    func littlesLawHolds(_ batching: Batching, _ seed: UInt64) throws {
        let workload = try Workload(
            arrivals: .gamma(rate: 9, variation: 2), lengths: Traffic.chat, requests: 1000)
        let report = try Simulation(
            server: Traffic.small(), workload: workload, policy: SchedulingPolicy(batching, runningLimit: 32),
            replicas: 2, seed: seed
        ).run()
        let all = report.all
        // The integral of the number under way against the sum of the times.
        expect(
            report.meanUnderWay * report.duration, within: 1e-9,
            of: Double(all.finished) * (all.endToEnd.mean - all.journey.streaming))
        expect(all.journey.total, within: 1e-9, of: all.endToEnd.mean)
        let first = all.journey.total - all.journey.decode
        expect(first, within: 1e-9, of: all.timeToFirstToken.mean)
    }

    @Test func sameSeedGivesTheSameReportAndAnotherSeedAnother() throws {
        let workload = try Workload(arrivals: .poisson(rate: 10), lengths: Traffic.chat, requests: 500)
        func report(_ seed: UInt64) throws -> SimulationReport {
            try Simulation(server: Traffic.small(), workload: workload, replicas: 2, seed: seed).run()
        }
        #expect(try report(7) == report(7))
        #expect(try report(7) != report(8))
    }

    @Test func brokenOffSimulationCountsWhatIsUnfinished() throws {
        let workload = try Workload(arrivals: .poisson(rate: 10), lengths: Traffic.chat, requests: 1000)
        let report = try Simulation(server: Traffic.small(), workload: workload, horizon: 30).run()
        #expect(report.duration == 30)
        #expect(report.all.finished > 200 && report.all.unfinished > 0)
        #expect(report.all.finished + report.all.unfinished < 400)
    }

    @Test func longerPromptsLeaveArrivalsAndOutputsAsTheyAre() throws {
        func report(_ prompt: Int) throws -> SimulationReport {
            let workload = try Workload(
                arrivals: .poisson(rate: 5), lengths: Traffic.fixed(prompt, 100), requests: 300)
            return try Simulation(server: Traffic.small(), workload: workload).run()
        }
        let short = try report(100)
        let long = try report(4000)
        #expect(short.offeredRate == long.offeredRate)
        #expect(short.all.timeToFirstToken.mean < long.all.timeToFirstToken.mean)
    }
}
