@testable internal import InferenceEconomics
internal import Testing

@Suite struct MemoryPressureTests {
    static func report(
        _ batching: Batching, tiers: [PriorityTier] = [.standard], seed: UInt64 = 1
    ) throws -> SimulationReport {
        let workload = try Workload(
            arrivals: .poisson(rate: 12),
            lengths: .lognormal(prompt: 500, promptVariation: 0.5, output: 300, outputVariation: 0.5), requests: 600,
            tiers: tiers)
        return try Simulation(
            server: Traffic.cramped(), workload: workload, policy: SchedulingPolicy(batching), seed: seed
        ).run()
    }

    @Test(arguments: [Batching.chunked, .continuous], [UInt64(1), 2, 3, 4])
    func preemptedRequestsAreComputedAgainAndFinish(_ batching: Batching, _ seed: UInt64) throws {
        let report = try Self.report(batching, seed: seed)
        #expect(report.preemptions > 10)
        #expect(report.all.finished == 600)
        #expect(report.all.interTokenLatency.count + 600 == report.all.outputTokens)
        #expect(report.computedPromptTokens > report.all.promptTokens)
        #expect(report.peakCacheUse <= 1)
        expect(
            report.meanUnderWay * report.duration, within: 1e-9, of: 600 * report.all.endToEnd.mean)
    }

    @Test func staticBatchingSetsMemoryAsideAndNeverTakesItBack() throws {
        let report = try Self.report(.wholeBatches)
        #expect(report.preemptions == 0 && report.all.finished == 600)
        #expect(report.computedPromptTokens == report.all.promptTokens)
    }

    @Test func smallerNumberIsServedFirstAndKeepsItsMemory() throws {
        let tiers = [
            try PriorityTier(name: "batch", priority: 2, share: 3),
            try PriorityTier(name: "fast", priority: 0, share: 1),
        ]
        let report = try Self.report(.chunked, tiers: tiers)
        let batch = report.tiers[0]
        let fast = report.tiers[1]
        #expect(batch.finished + fast.finished == 600)
        expect(Double(fast.finished), within: 0.2, of: 150)
        #expect(fast.timeToFirstToken.mean * 3 < batch.timeToFirstToken.mean)
        #expect(fast.endToEnd.p99 < batch.endToEnd.p99)
        #expect(report.all.outputTokens == batch.outputTokens + fast.outputTokens)
    }

    @Test func equalPrioritiesMakeNoDifference() throws {
        let one = try Self.report(.chunked)
        let tiers = [try PriorityTier(name: "a", priority: 5), try PriorityTier(name: "b", priority: 5)]
        let two = try Self.report(.chunked, tiers: tiers)
        #expect(one.all.endToEnd == two.all.endToEnd && one.preemptions == two.preemptions)
    }

    @Test func requestThatNeverFitsIsRefusedAndTheOthersAreServed() throws {
        let lengths = [
            try RequestLengths(prompt: 1000, output: 10), try RequestLengths(prompt: 1_000_000, output: 10),
            try RequestLengths(prompt: 1000, output: 1),
        ]
        let trace = try RequestTrace(times: [0, 1, 2], lengths: lengths)
        let report = try Simulation(server: Traffic.cramped(), workload: Workload(trace: trace)).run()
        #expect(report.refused == 1 && report.all.finished == 2 && report.all.unfinished == 0)
        #expect(report.all.promptTokens == 2000)
        // Answers of one token have no time between tokens.
        #expect(report.all.interTokenLatency.count == 9 && report.all.timePerOutputToken.count == 1)
        let hopeless = try Workload(trace: RequestTrace(times: [0], lengths: [lengths[1]]))
        #expect(throws: ServingError.self) { try Simulation(server: Traffic.cramped(), workload: hopeless).run() }
    }

    @Test func windowsAndStatesTakeLessThanFullLayers() throws {
        let lengths = try Traffic.fixed(8000, 100)
        let workload = try Workload(arrivals: .poisson(rate: 2), lengths: lengths, requests: 200)
        let server = try MeasuredRow.gptOSS.server()
        let report = try Simulation(server: server, workload: workload, policy: .continuous).run()
        // Four ranks share the requests. Half of the layers keep 128 tokens only.
        let held = report.meanCacheUse * server.keyValueRoomPerGPU * 4
        let perRequest = try server.keyValueBytesPerGPU(context: 8050)
        expect(held / perRequest, within: 0.15, of: report.meanUnderWay - 2 * report.all.journey.engine)
    }

    /// Blocks hold no less than the model stores, and no more than their rounding and the window set aside explain.
    @Test(arguments: LanguageModel.catalogue)
    func blocksHoldWhatTheModelStores(_ model: LanguageModel) throws {
        let server = try Server(
            model: model, accelerator: .b300SXM, parallelism: Parallelism(tensor: 4, pipeline: 8), weights: .fp8)
        let cache = PagedCache(server: server)
        for tokens in [1, 15, 16, 17, 100, 1000, 5000, 100_000] {
            let stored = server.figures.bytesStored(context: Double(tokens))
            let rounded = server.figures.bytesStored(context: Double(cache.blocks(tokens) * PagedCache.blockTokens))
            let held = Double(cache.bytes(tokens, longest: tokens))
            #expect(held >= stored * (1 - 1e-12), "\(tokens) tokens")
            // The window of a whole number of blocks.
            let window = Double(cache.slidingBlockBytes)
            #expect(held <= rounded * (1 + 1e-6) + window + 1000, "\(tokens) tokens")
        }
    }
}
