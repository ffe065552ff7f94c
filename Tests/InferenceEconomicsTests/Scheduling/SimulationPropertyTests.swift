@testable internal import InferenceEconomics
internal import TestSupport
internal import Testing

/// What holds for every simulation, whatever it is of.
@Suite struct SimulationPropertyTests {
    @Test(arguments: 0..<120)
    func nothingIsLostAndMemoryIsNeverOverdrawn(_ number: Int) throws {
        var random = SeededGenerator(seed: UInt64(number) &* 7919 &+ 3)
        let simulation = try Self.simulation(&random)
        var run = SimulationRun(simulation, requests: simulation.workload.draw(seed: simulation.seed))
        run.run(until: .infinity)
        let report = SimulationReport(simulation, run)

        // Requests and tokens.
        let all = report.all
        #expect(run.underWay == 0)
        #expect(all.finished + report.refused == simulation.workload.requests && all.unfinished == 0)
        let tokens = report.tiers.reduce(0) { $0 + $1.interTokenLatency.count + $1.finished }
        #expect(tokens == all.outputTokens)
        // Memory: all of it is back, and never was there more of it.
        for replica in run.replicas {
            #expect(replica.heldBytes == 0 && replica.outstanding == 0 && replica.decodes == 0)
            #expect(replica.ranks.allSatisfy { $0.running.isEmpty && $0.prefilling.isEmpty && $0.firstLevel == nil })
        }
        #expect(report.peakCacheUse <= 1 && report.utilisation <= 1 + 1e-9)
        if simulation.policy.batching == .wholeBatches { #expect(report.preemptions == 0) }
        // Time.
        let answered = run.requests.filter { $0.isFinished }
        for request in answered {
            let times = [
                request.sent, request.atBalancer, request.atTokenizer, request.atEngine, request.arrived, request.seen,
                request.started, request.first, request.last,
            ]
            #expect(zip(times, times.dropFirst()).allSatisfy { $0 <= $1 }, "\(times)")
        }
        let whole = answered.reduce(0) { $0 + ($1.last - $1.sent) }
        expect(run.requestSeconds, within: 1e-9, of: whole)
        expect(all.journey.total, within: 1e-9, of: all.endToEnd.mean)
        expect(report.batchShares.reduce(0, +), within: 1e-6, of: 1)
        #expect(try simulation.run() == report)
    }

    /// A simulation of anything: small memory, several tiers, ranks and replicas, rare looks at the queue.
    static func simulation(_ random: inout SeededGenerator) throws -> Simulation {
        let requests = Int.random(in: 1...120, using: &random)
        var tiers = [try PriorityTier(name: "a", priority: Int.random(in: 0...2, using: &random))]
        if Bool.random(using: &random) { tiers.append(try PriorityTier(name: "b", priority: 1, share: 2)) }
        let rate = Double.random(in: 0.5...60, using: &random)
        let arrivals: ArrivalProcess =
            switch Int.random(in: 0...3, using: &random) {
            case 0: .poisson(rate: rate)
            case 1: .gamma(rate: rate, variation: 3)
            case 2: .onOff(rate: rate, busy: 1, silent: 2)
            default: .closedLoop(concurrency: Int.random(in: 1...50, using: &random))
            }
        let lengths = LengthDistribution.lognormal(
            prompt: Double.random(in: 1...3000, using: &random), promptVariation: 1.5,
            output: Double.random(in: 1...400, using: &random), outputVariation: 1.5)
        let workload = try Workload(
            arrivals: arrivals, lengths: lengths, requests: requests, tiers: tiers,
            prefixHitRate: Double([0, 0.3, 0.9].randomElement(using: &random) ?? 0))
        let server: Server =
            switch Int.random(in: 0...4, using: &random) {
            case 4:
                try Server(
                    model: .llama3_1_8B, accelerator: .h100SXM, memoryShare: 0.245,
                    speculation: Speculation(draftTokens: 2, acceptance: 0.6))
            case 0: try Traffic.small()
            case 1: try Traffic.cramped()
            case 2: try MeasuredRow.gptOSS.server()
            default:
                try Server(
                    model: .llama3_1_8B, accelerator: .h100SXM, engine: .sglang,
                    parallelism: Parallelism(data: 2, pipeline: 2), memoryShare: 0.14, receiveInterval: 10)
            }
        let policy = try SchedulingPolicy(
            Batching.allCases.randomElement(using: &random) ?? .chunked,
            runningLimit: Int.random(in: 1...64, using: &random), tokenBudget: Int.random(in: 1...4000, using: &random))
        let journey = try Journey(
            gateway: Layer(fixed: 0.01, workers: 1), tokenizer: Layer(perToken: 2e-6, workers: 2),
            streaming: Layer(fixed: 1e-3))
        return try Simulation(
            server: server, workload: workload, policy: policy, replicas: Int.random(in: 1...3, using: &random),
            balancing: Balancing.allCases.randomElement(using: &random) ?? .leastLoaded,
            journey: Bool.random(using: &random) ? journey : .direct, seed: random.next())
    }
}
