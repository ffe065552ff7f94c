internal import Cells
internal import InferenceEconomics
internal import Testing
internal import Vocabulary

@Suite struct SimulationTests {
    static let lengths = LengthDistribution.lognormal(
        prompt: 1_000, promptVariation: 1, output: 200, outputVariation: 0.5)

    /// `sim` of the samples.
    static func simulation() throws -> Simulation {
        let workload = try Workload(
            arrivals: .poisson(rate: 4), lengths: lengths, requests: 200,
            tiers: [
                PriorityTier(name: "fast", priority: -1, target: FleetTests.target()),
                PriorityTier(name: "slow", share: 3),
            ], warmUp: 20, prefixHitRate: 0.2)
        return try Simulation(
            server: Samples.server(), workload: workload,
            policy: SchedulingPolicy(.continuous, runningLimit: 64, tokenBudget: 4_096), replicas: 2,
            balancing: .roundRobin,
            journey: Journey(gateway: Layer(fixed: 0.005, workers: 4), tokenizer: Layer(perToken: 2e-6)), seed: 7)
    }

    @Test func theReportIsThatOfTheModel() throws {
        let simulation = try Self.simulation()
        let report = try simulation.run()
        for (field, expected) in [
            ("refused in request", Double(report.refused)), ("duration in s", report.duration),
            ("offered_rate in request/s", report.offeredRate), ("growth in request/s", report.growth),
            ("utilisation", report.utilisation), ("mean_batch", report.meanBatch), ("mean_queue", report.meanQueue),
            ("mean_under_way", report.meanUnderWay), ("mean_cache_use", report.meanCacheUse),
            ("peak_cache_use", report.peakCacheUse), ("preemptions", Double(report.preemptions)),
            ("recomputed in token", Double(report.recomputedTokens)),
            ("computed_prompts in token", Double(report.computedPromptTokens)), ("steps", Double(report.steps)),
        ] {
            try expectNumber("sim.\(field)", expected)
        }
        try expectNumber("sum(sim.batch_shares)", report.batchShares.reduce(0, +))
        try expectNumber("sim.sustainable_rate() in request/s", simulation.sustainableRate())
        #expect(
            evaluate("sim.is_overloaded", Samples.definitions).description == (report.isOverloaded ? "yes" : "no"))
        try expectReport("sim.all", report.all)
        try expectReport("sim.tier(\"fast\")", report.tiers[0])
        try expectReport("sim.tier(\"slow\")", report.tiers[1])
        #expect(report.tiers[0].attainment != report.tiers[1].attainment || report.tiers[0].finished > 0)
    }

    /// A percentile of nobody is no number, and least of all a good one.
    @Test(arguments: ["time_to_first_token.p99", "inter_token_latency.mean", "attainment"])
    func whatNobodyGotIsRefused(_ field: String) {
        let formula =
            "simulate(s, poisson_arrivals(1 request/s), fixed_lengths(100 token, 10 token), 5 request, "
            + "horizon: 1 us).all.\(field)"
        let text = evaluate(formula, Samples.definitions).description
        #expect(text.contains("simulate more of them"), "\(text)")
    }

    private func expectReport(_ formula: String, _ report: TierReport) throws {
        for (name, summary) in [
            ("time_to_first_token", report.timeToFirstToken), ("inter_token_latency", report.interTokenLatency),
            ("time_per_output_token", report.timePerOutputToken), ("end_to_end", report.endToEnd),
        ] {
            for (percentile, seconds) in [
                ("mean", summary.mean), ("p50", summary.p50), ("p90", summary.p90), ("p95", summary.p95),
                ("p99", summary.p99),
            ] {
                try expectNumber("\(formula).\(name).\(percentile) in s", seconds)
            }
            try expectNumber("\(formula).\(name).count", Double(summary.count))
        }
        let journey = report.journey
        for (name, seconds) in [
            ("gateway", journey.gateway), ("balancer", journey.balancer), ("tokenizer", journey.tokenizer),
            ("engine", journey.engine), ("poll", journey.poll), ("queue", journey.queue), ("prefill", journey.prefill),
            ("decode", journey.decode), ("streaming", journey.streaming), ("total", journey.total),
        ] {
            try expectNumber("\(formula).journey.\(name) in s", seconds)
        }
        try expectNumber("\(formula).finished in request", Double(report.finished))
        try expectNumber("\(formula).request_rate in request/s", report.requestRate)
        try expectNumber("\(formula).throughput in token/s", report.throughput)
        try expectNumber("\(formula).throughput_per_gpu in token/s", report.throughputPerGPU)
        try expectNumber("\(formula).prompt_throughput in token/s", report.promptThroughput)
        try expectNumber("\(formula).goodput in request/s", report.goodput)
        try expectNumber("\(formula).attainment", report.attainment)
    }

    static let processes: [(String, ArrivalProcess)] = [
        ("gamma_arrivals(2 request/s, 2)", .gamma(rate: 2, variation: 2)),
        ("on_off_arrivals(2 request/s, 10 s, 1 min)", .onOff(rate: 2, busy: 10, silent: 60)),
        ("clients(8)", .closedLoop(concurrency: 8)),
    ]

    @Test(arguments: processes)
    func everyProcessOfArrivalsIsThatOfTheModel(_ formula: String, _ process: ArrivalProcess) throws {
        let same = try Simulation(
            server: Samples.server(), workload: Workload(arrivals: process, lengths: Self.lengths, requests: 60))
        try expectNumber(
            "simulate(s, \(formula), lognormal_lengths(1_000 token, 200 token, 1, 0.5), 60 request).all.end_to_end.p90 in s",
            same.run().all.endToEnd.p90)
    }

    static let distributions: [(String, LengthDistribution)] = [
        ("fixed_lengths(500 token, 100 token)", .fixed(length(500, 100))),
        ("uniform_lengths(500 token, 100 token)", .uniform(nominal: length(500, 100), leastShare: 0.8)),
        (
            "empirical_lengths([500 token, 900 token], [100 token, 20 token])",
            .empirical([length(500, 100), length(900, 20)])
        ),
    ]

    private static func length(_ prompt: Int, _ output: Int) -> RequestLengths {
        guard let lengths = try? RequestLengths(prompt: prompt, output: output) else { fatalError("no length") }
        return lengths
    }

    @Test(arguments: distributions)
    func everyDistributionOfLengthsIsThatOfTheModel(_ formula: String, _ lengths: LengthDistribution) throws {
        let same = try Simulation(
            server: Samples.server(), workload: Workload(arrivals: .poisson(rate: 2), lengths: lengths, requests: 60),
            horizon: 20)
        let report = try same.run()
        let call = "simulate(s, poisson_arrivals(2 request/s), \(formula), 60 request, horizon: 20 s)"
        try expectNumber("\(call).all.end_to_end.mean in s", report.all.endToEnd.mean)
        try expectNumber("\(call).all.unfinished in request", Double(report.all.unfinished))
    }

    @Test func tracesAndStreamsAreThoseOfTheModel() throws {
        let times = [0.0, 0.5, 0.6, 3]
        let trace = try RequestTrace(
            times: times, lengths: [(500, 100), (600, 90), (700, 80), (800, 70)].map { Self.length($0.0, $0.1) })
        let formula = """
            request_trace([0 s, 500 ms, 600 ms, 3 s], [500 token, 600 token, 700 token, 800 token], \
            [100 token, 90 token, 80 token, 70 token])
            """
        try expectNumber("\(formula).rate in request/s", trace.rate)
        try expectNumber("\(formula).faster(2).rate in request/s", trace.faster(by: 2).rate)
        try expectNumber("\(formula).repeated(3).requests in request", 12)
        let workload = try Workload(streams: [
            RequestStream(trace: trace.repeated(5)),
            RequestStream(arrivals: .trace(trace), lengths: .fixed(Self.length(400, 50)), requests: 3),
        ])
        let report = try Simulation(server: Samples.server(), workload: workload).run()
        let streams =
            "[trace_stream(\(formula).repeated(5)), request_stream(trace_arrivals(\(formula)), fixed_lengths(400 token, 50 token), 3 request)]"
        try expectNumber("simulate_streams(s, \(streams)).all.end_to_end.mean in s", report.all.endToEnd.mean)
        try expectNumber("simulate_streams(s, \(streams)).all.finished in request", 23)
    }

    @Test func theSameSeedGivesTheSameReport() {
        let call = { (seed: Int) in
            "simulate(s, poisson_arrivals(4 request/s), fixed_lengths(900 token, 90 token), 50 request, seed: \(seed))"
        }
        #expect(evaluate("\(call(1)) == \(call(1))", Samples.definitions).description == "yes")
        #expect(
            evaluate("\(call(1)).all.end_to_end.mean == \(call(2)).all.end_to_end.mean", Samples.definitions)
                .description == "no")
    }

    static let refusals: [(String, String)] = [
        ("2_000_000 request", "number of requests is 2,000,000, expected at most a million in a chapter"),
        ("0 request", "number of requests is 0, expected a whole number from 1 to a billion"),
        ("9 request, seed: -1", "seed is -1, expected a whole number from 0 to a billion"),
        ("9 request, replicas: 0", "number of replicas is 0, expected from 1 to ten thousand"),
        ("9 request, warm_up: 9 request", "number of warm-up requests is 9, expected from 0 to below the 9 requests"),
        (
            "9 request, balancing: \"random\"",
            "balancing is 'random', expected one of round_robin, least_loaded"
        ),
        ("9 request, horizon: 0 s", "horizon is 0, expected a finite number above zero"),
        (
            "9 request, policy: scheduling_policy(\"batch\")",
            "batching is 'batch', expected one of static, continuous, chunked"
        ),
        (
            "9 request, policy: scheduling_policy(running_limit: 0)",
            "limit of running requests is 0, expected a whole number from 1 to a billion"
        ),
        (
            "9 request, policy: scheduling_policy(token_budget: 0.5 token)",
            "token_budget is 0.5, expected a whole number"
        ),
        (
            "9 request, tiers: [priority_tier(\"x\", share: 0)]",
            "share of a tier is 0, expected a finite number above zero"
        ),
        (
            "9 request, journey: request_journey(streaming: journey_layer(workers: 2))",
            "workers of streaming is 2, expected none: it does not queue"
        ),
        (
            "9 request, journey: request_journey(engine: journey_layer(-1 s))",
            "time of a layer is -1, expected a finite number, zero or above"
        ),
    ]

    @Test(arguments: refusals)
    func nonsenseIsRefused(_ rest: String, _ summary: String) {
        let call = "simulate(s, poisson_arrivals(2 request/s), fixed_lengths(500 token, 100 token), \(rest))"
        #expect(evaluate(call, Samples.definitions).description == "refused: \(summary)")
    }

    @Test(
        arguments: [
            (
                "simulate(s, poisson_arrivals(0 request/s), fixed_lengths(1 token, 1 token), 9 request)",
                "arrival rate is 0, expected from a billionth to a billion per second"
            ),
            ("fixed_lengths(0 token, 1 token)", "prompt is 0, expected from 1 to 100000000 tokens"),
            ("fixed_lengths(1.5 token, 1 token)", "prompt is 1.5, expected a whole number"),
            (
                "empirical_lengths([1 token], [1 token, 2 token])",
                "number of outputs is 2, expected 1, as many as there are prompts"
            ),
            (
                "empirical_lengths([1.5 token], [1 token])", "prompt is 1.5, expected a whole number of tokens"
            ),
            (
                "request_trace([1 s, 0 s], [1 token, 1 token], [1 token, 1 token])",
                "time 2 of the trace is 0, expected a finite number of seconds, at least 1.0: sorted, from zero on"
            ),
            (
                "request_trace([1 s], [1 token], [1 token]).repeated(2_000_000)",
                "number of requests is 2,000,000, expected at most a million in a chapter"
            ),
            ("sim.tier(\"medium\")", "tier is 'medium', expected one of fast, slow"),
            ("clients(3).rate", "the answers decide when clients send"),
        ])
    func nonsenseOfAWorkloadIsRefused(_ formula: String, _ summary: String) {
        #expect(evaluate(formula, Samples.definitions).description == "refused: \(summary)")
    }
}
