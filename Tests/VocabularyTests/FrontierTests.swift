internal import InferenceEconomics
internal import Testing
internal import Vocabulary

@Suite struct FrontierTests {
    /// `found` of the samples.
    static func found() throws -> SearchResult {
        let server = try Samples.server()
        return try SearchSpace(
            model: server.model,
            accelerators: [
                PricedAccelerator(server.accelerator, hourlyRate: 2),
                PricedAccelerator(Samples.accelerator("b200_sxm"), hourlyRate: 4),
            ],
            parallelisms: Parallelism.ways(of: server.model, over: [2, 4]),
            concurrencies: SearchSpace.concurrencies(upTo: 128)
        ).search(Samples.load())
    }

    static func prices() throws -> TokenPrices { try TokenPrices(input: 0.6, cachedInput: 0.1, output: 2.4) }

    @Test func aSearchIsThatOfTheModel() throws {
        let found = try Self.found()
        try expectNumber("found.count", Double(found.candidates.count))
        try expectNumber("found.deployments", Double(found.deployments.count))
        let drafted = """
            candidates(llama_3_3_70b, [h100_sxm.at(2 USD/h)], 1_000 token, 300 token, gpus: [4], weights: [fp8, bf16], \
            speculations: [speculation(3 token, 0.7)], largest_concurrency: 1, engine: sglang, \
            software_date: "2026-01-01").count
            """
        try expectNumber(drafted, 4)
    }

    @Test func aFrontierIsThatOfTheModel() throws {
        let frontier = try Frontier(of: Self.found())
        try expectNumber("count(found.frontier().points)", Double(frontier.points.count))
        try expectNumber("found.frontier().compared", Double(frontier.compared))
        try expectNumber("found.frontier().cheapest.cost in USD/token", frontier.cheapest.costPerToken)
        try expectNumber("found.frontier().fastest.speed in token/s", frontier.fastest.speed)
        let sixty = try frontier.cheapest(speed: 60)
        try expectNumber("found.frontier().cheapest_at(60 token/s).cost in USD/token", sixty.costPerToken)
        try expectNumber("found.frontier().cheapest_at(60 token/s).concurrency", sixty.concurrency)
        try expectNumber("found.frontier().cheapest_at(60 token/s).rent in USD/h", sixty.deployment.hourlyRate)
        try expectNumber("found.frontier().cheapest_at(60 token/s).time_to_first_token in s", sixty.timeToFirstToken)
        let dear = try frontier.fastest(costPerToken: 5e-6)
        try expectNumber("found.frontier().fastest_at(5 USD/Mtoken).speed in token/s", dear.speed)
        try expectNumber(
            "found.frontier().premium(80 token/s, 40 token/s)", frontier.premium(ofSpeed: 80, over: 40))
        let places = try frontier.standardSpeeds(speedRatio: 1.5, priceRatio: 2)
        try expectNumber("min(found.frontier().standard_speeds(1.5, 2)) in token/s", #require(places.all.first))
        try expectNumber("count(found.frontier().standard_speeds(1.5, 2))", Double(places.all.count))
        let within = try Frontier(of: Self.found(), within: FleetTests.target())
        try expectNumber("found.frontier(quick).compared", Double(within.compared))
        try expectNumber(
            "found.cheapest(quick).cost in USD/token",
            Self.found().cheapest(within: FleetTests.target()).costPerToken)
    }

    @Test func tiersAreThoseOfTheModel() throws {
        let plan = try TierPlan(
            [
                Tier(
                    name: "fast", target: LatencyTarget(speed: 60), share: 0.2, utilisation: 0.4, pricing: .margin(0.5)),
                Tier(name: "slow", target: .none, share: 0.8, pricing: .list(Self.prices())),
            ], in: Self.found())
        let formula = "found.tiers([fast, slow])"
        try expectNumber("\(formula).cost in USD/token", plan.costPerToken)
        try expectNumber("\(formula).price in USD/token", plan.pricePerToken)
        try expectNumber("\(formula).margin", plan.margin)
        for tier in plan.tiers {
            let one = "\(formula).tier(\"\(tier.tier.name)\")"
            try expectNumber("\(one).cost in USD/token", tier.costPerToken)
            try expectNumber("\(one).price in USD/token", tier.pricePerToken)
            try expectNumber("\(one).margin", tier.margin)
            try expectNumber("\(one).point.concurrency", tier.point.concurrency)
        }
    }

    @Test(
        arguments: [
            ("h100_sxm.at(-1 USD/h)", "hourly rate is -1, expected a finite number, zero or above"),
            ("found.tiers([fast])", "sum of the tiers' shares is 0.2, expected 1"),
            ("found.tiers([fast, slow]).tier(\"quick\")", "tier is 'quick', expected one of fast, slow"),
            (
                "service_tier(\"x\", latency_target(), 1)",
                "pricing of the tier 'x' is missing, expected a margin or prices"
            ),
            (
                "service_tier(\"x\", latency_target(), 1, margin: 0, prices: list)",
                "pricing of the tier 'x' is given twice, expected a margin or prices"
            ),
            ("service_tier(\"x\", latency_target(), 2, margin: 0)", "share of the traffic is 2, expected from 0 to 1"),
            (
                "service_tier(\"x\", latency_target(), 1, margin: -1)",
                "margin is -1, expected a finite number above -1"
            ),
            (
                "candidates(llama_3_3_70b, [h100_sxm.at(2 USD/h)], 1 token, 1 token, gpus: [1.5])",
                "number of GPUs is 1.5, expected a whole number"
            ),
            (
                "candidates(llama_3_3_70b, [h100_sxm.at(2 USD/h)], 1 token, 1 token, gpus: [0])",
                "number of GPUs is 0, expected a whole number from 1 to 4096"
            ),
            (
                "candidates(llama_3_3_70b, [], 1 token, 1 token)",
                "number of candidates is 0, expected from 1 to 10000000: no list empty, and none too long"
            ),
            (
                "found.frontier().premium(0 token/s, 1 token/s)",
                "target speed is 0, expected a finite number above zero"
            ),
        ])
    func nonsenseIsRefused(_ formula: String, _ summary: String) {
        #expect(evaluate(formula, Samples.definitions).description == "refused: \(summary)")
    }

    @Test(
        arguments: [
            ("found.frontier().cheapest_at(10_000 token/s)", "refused: target speed is 10,000, expected at most"),
            ("found.frontier().fastest_at(0 USD/Mtoken)", "refused: target cost per token is 0, expected at least"),
            (
                "found.frontier().standard_speeds(1.01, 1_000)",
                "refused: no speed of the standard tier from"
            ),
            (
                "found.cheapest(latency_target(speed: 10_000 token/s))",
                "refused: time per output token is to be at most 0.0001 s, but is"
            ),
        ])
    func whatIsOutOfReachIsRefusedWithTheNearest(_ formula: String, _ start: String) {
        #expect(evaluate(formula, Samples.definitions).description.hasPrefix(start))
    }
}
