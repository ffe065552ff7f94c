internal import InferenceEconomics
internal import Testing

/// The simulation and the closed form are two models of one thing, over the same time of a step. Both look at the
/// protocol of InferenceX: ten requests for each client, lengths from 0.8 to 1 times the nominal.
@Suite struct ClosedFormTests {
    static func report(
        _ row: MeasuredRow, _ batching: Batching = .chunked, rounds: Int = 10, warmUp: Int = 0
    ) throws -> SimulationReport {
        let clients = Int(row.concurrency)
        let nominal = try RequestLengths(prompt: Int(row.prompt), output: Int(row.output))
        let workload = try Workload(
            arrivals: .closedLoop(concurrency: clients), lengths: .uniform(nominal: nominal, leastShare: 0.8),
            requests: rounds * clients, warmUp: warmUp * clients)
        return try Simulation(server: row.server(), workload: workload, policy: SchedulingPolicy(batching)).run()
    }

    /// Found: within 5 % in time per output token, 17 % in time to first token, 4 % in throughput.
    @Test(arguments: [MeasuredRow.llama, .gptOSS, .deepSeek, .miniMax, .crowded])
    func closedLoopAgreesWithTheOperatingPoint(_ row: MeasuredRow) throws {
        let report = try Self.report(row)
        let point = try row.operatingPoint()
        expect(report.all.timePerOutputToken.mean, within: 0.06, of: point.timePerOutputToken)
        expect(report.all.timeToFirstToken.mean, within: 0.2, of: point.timeToFirstToken)
        expect(report.all.throughput, within: 0.06, of: point.throughput)
    }

    /// The engine looks at its queue every 30 steps. The prompts that came meanwhile share a step, and with it the
    /// latency that prompts add to linear layers; the closed form counts that for each prompt. Found: 18 % less.
    @Test func promptsThatComeTogetherShareWhatTheClosedFormCountsForEach() throws {
        let report = try Self.report(.qwen)
        let point = try MeasuredRow.qwen.operatingPoint()
        let ratio = report.all.timePerOutputToken.mean / point.timePerOutputToken
        #expect(ratio > 0.8 && ratio < 0.9)
        expect(report.all.timeToFirstToken.mean, within: 0.15, of: point.timeToFirstToken)
    }

    @Test(arguments: [MeasuredRow.llama, .miniMax, .deepSeek], [Batching.chunked, .continuous])
    func steadyStateAgreesOnceTheStartIsForgotten(_ row: MeasuredRow, _ batching: Batching) throws {
        let report = try Self.report(row, batching, rounds: 40, warmUp: 5)
        let load = try Load(
            concurrency: row.concurrency, promptTokens: row.prompt, outputTokens: row.output, lengthShare: 0.9,
            arrivals: .steady)
        let point = try row.server().operatingPoint(load)
        expect(report.all.timePerOutputToken.mean, within: 0.06, of: point.timePerOutputToken)
        expect(report.all.timeToFirstToken.mean, within: 0.15, of: point.timeToFirstToken)
    }

    @Test func requestsThatDoNotFitWaitInTheQueue() throws {
        let report = try Self.report(.crowded)
        #expect(report.all.journey.queue > 0.9 * report.all.timeToFirstToken.mean)
        #expect(report.preemptions > 0 && report.recomputedTokens > 0)
        #expect(report.peakCacheUse > 0.99 && report.peakCacheUse <= 1)
    }

    @Test func loneClientNeverWaitsForOthers() throws {
        var row = MeasuredRow.llama
        row.concurrency = 1
        let report = try Self.report(row)
        #expect(report.all.journey.queue == 0 && report.all.journey.poll == 0)
        #expect(report.batchShares.count == 2)
    }

    /// A stretch of steps is reckoned from its middle, and a prompt longer than the budget goes in pieces.
    @Test(arguments: [MeasuredRow.llama, .miniMax, .qwen])
    func loneRequestTakesAsLongAsItsStepsOneByOne(_ row: MeasuredRow) throws {
        let server = try row.server()
        let (prompt, output, budget) = (1000, 3000, 300)
        let workload = try Workload(
            arrivals: .closedLoop(concurrency: 1), lengths: Traffic.fixed(prompt, output), requests: 1)
        let report = try Simulation(
            server: server, workload: workload, policy: SchedulingPolicy(.chunked, tokenBudget: budget)
        ).run()
        var decode = 0.0
        for made in 1..<output { decode += try server.step(batch: 1, context: Double(prompt + made - 1)).time }
        expect(report.all.journey.decode, within: 1e-5, of: decode)
        var prefill = 0.0
        for start in stride(from: 0, to: prompt, by: budget) {
            let end = Double(min(start + budget, prompt))
            let work = try server.prefillAttentionWork(prompt: end, cached: Double(start))
            prefill += try server.step(
                batch: 0, context: 0, promptTokens: end - Double(start), attentionWork: work
            ).time
        }
        expect(report.all.journey.prefill, within: 1e-9, of: prefill)
        #expect(report.steps == output - 1 + 4)
    }

    /// A step of speculative decoding gives several tokens on average; a token takes its share of one.
    @Test func speculationShortensTheTimeBetweenTokensByTheTokensOfAStep() throws {
        let server = try Server(
            model: .llama3_1_8B, accelerator: .h100SXM, speculation: Speculation(draftTokens: 3, acceptance: 0.7))
        let workload = try Workload(
            arrivals: .closedLoop(concurrency: 1), lengths: Traffic.fixed(1000, 201), requests: 1)
        let report = try Simulation(server: server, workload: workload).run()
        let step = try server.decodeStep(batch: 1, context: 1099.5)
        let tokens = try Speculation(draftTokens: 3, acceptance: 0.7).tokensPerStep
        expect(report.all.timePerOutputToken.mean, within: 1e-5, of: step.time / tokens)
    }
}
