internal import InferenceEconomics
internal import Testing
internal import Vocabulary

@Suite struct TokenCostTests {
    static let formula = "s.serve(24, 1_000 token, 300 token, 0.4)"

    static func point() throws -> OperatingPoint {
        try Samples.server().operatingPoint(
            Load(concurrency: 24, promptTokens: 1_000, outputTokens: 300, arrivals: .steady, prefixHitRate: 0.4))
    }

    @Test func costsAreThoseOfTheModel() throws {
        let point = try Self.point()
        let costs = try point.tokenCosts(hourlyRate: 2, keeping: 2e-9)
        let formula = "\(Self.formula).token_costs(2 USD/h, keeping: 0.002 USD/Mtoken)"
        try expectNumber("\(formula).prompt in USD/Mtoken", costs.promptPerMillion)
        try expectNumber("\(formula).cached_prompt in USD/Mtoken", costs.cachedPromptPerMillion)
        try expectNumber("\(formula).output in USD/Mtoken", costs.outputPerMillion)
        try expectNumber("\(formula).request in USD/request", costs.request(point.load))
        try expectNumber("\(Self.formula).request_cost(2 USD/h) in USD/request", point.costPerRequest(hourlyRate: 2))
        #expect(evaluate("\(formula).output", Samples.definitions).description.hasSuffix(" USD/Mtoken"))
    }

    @Test func energyIsThatOfTheModel() throws {
        let energy = try Self.point().energy(HourTests.draw(), utilisation: 0.6)
        let formula = "\(Self.formula).energy(draw, utilisation: 0.6)"
        try expectNumber("\(formula).request in J/request", energy.request)
        try expectNumber("\(formula).prompt in J/token", energy.prompt)
        try expectNumber("\(formula).cached_prompt in J/token", energy.cachedPrompt)
        try expectNumber("\(formula).output in kWh/Mtoken", energy.outputKilowattHoursPerMillion)
    }

    @Test func keepingACacheIsThatOfTheModel() throws {
        let server = try Samples.server()
        let kept = try CacheStorage(price: 0.01, hoursPerUse: 0.5)
        let loaded = try CacheStorage(price: 0.01, hoursPerUse: 0.5, bandwidth: 2e9)
        try expectNumber(
            "s.keeping_cost(cache_storage(0.01 USD/GB/h, 30 min), 2 USD/h) in USD/token",
            server.cachedTokenCost(kept, hourlyRate: 2))
        try expectNumber(
            "s.keeping_cost(cache_storage(0.01 USD/GB/h, 30 min, bandwidth: 2 GB/s), 2 USD/h) in USD/token",
            server.cachedTokenCost(loaded, hourlyRate: 2))
        try expectNumber("cache_storage(0.01 USD/GB/h, 30 min).price in USD/GB/h", 0.01)
        try expectNumber("cache_storage(0.01 USD/GB/h, 30 min).time_per_use in min", 30)
    }

    @Test func aServerSettlesWhereItIsSentARate() throws {
        let server = try Samples.server()
        let rated = try server.operatingPoint(requestRate: 1.5, Samples.load())
        let formula = "s.serve_rate(1.5 request/s, 1_000 token, 300 token)"
        try expectNumber("\(formula).mean_concurrency", rated.meanConcurrency)
        try expectNumber("\(formula).mean_batch", rated.meanBatch)
        try expectNumber("\(formula).busy_share", rated.busyShare)
        try expectNumber("\(formula).request_rate in request/s", rated.requestRate)
        try expectNumber("\(formula).point.time_per_output_token in s", rated.point.timePerOutputToken)
        try expectNumber("s.largest_concurrency(1_000 token, 300 token)", server.largestConcurrency(Samples.load()))
        let busiest = try server.busiestOperatingPoint(Samples.load(), within: FleetTests.target())
        try expectNumber("s.busiest(1_000 token, 300 token, target: quick).concurrency", busiest.load.concurrency)
    }

    @Test(
        arguments: [
            ("token_costs(-1 USD/h)", "hourly rate is -1, expected a finite number, zero or above"),
            (
                "token_costs(1 USD/h, -1 USD/token)",
                "cost of keeping a cached token is -1, expected a finite number, zero or above"
            ),
            ("energy(draw, 0)", "utilisation is 0, expected above 0, at most 1"),
        ])
    func nonsenseIsRefused(_ call: String, _ summary: String) {
        #expect(evaluate("\(Self.formula).\(call)", Samples.definitions).description == "refused: \(summary)")
    }

    @Test func storageIsCheckedToo() {
        #expect(
            evaluate("cache_storage(-1 USD/GB/h, 1 h)").description.hasPrefix("refused: price of storage is -1"))
        #expect(
            evaluate("s.serve_rate(1_000 request/s, 1_000 token, 300 token)", Samples.definitions).description
                .hasPrefix("refused: 1,000 requests a second are more than the"))
    }
}
