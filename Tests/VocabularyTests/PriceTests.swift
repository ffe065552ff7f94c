internal import Cells
internal import InferenceEconomics
internal import Testing
internal import Vocabulary

@Suite struct PriceTests {
    @Test func pricesBringInWhatTheModelSays() throws {
        let prices = try FrontierTests.prices()
        let load = try Load(
            concurrency: 1, promptTokens: 1_000, outputTokens: 300, arrivals: .steady, prefixHitRate: 0.5)
        try expectNumber("list.input in USD/Mtoken", 0.6)
        try expectNumber("list.cached_input in USD/Mtoken", 0.1)
        try expectNumber("list.output in USD/Mtoken", 2.4)
        try expectNumber("token_prices(1 USD/Mtoken, 2 USD/Mtoken).cached_input in USD/Mtoken", 1)
        try expectNumber("list.revenue(1_000 token, 300 token, 0.5) in USD/request", prices.revenuePerRequest(load))
        try expectNumber(
            "list.revenue_per_output_token(1_000 token, 300 token, 0.5) in USD/token",
            prices.revenuePerOutputToken(load))
        try expectNumber("list.scaled(0.5).output in USD/Mtoken", 1.2)
    }

    @Test func everyListPriceCanBeLookedUp() throws {
        for price in PublishedPrice.catalogue {
            let same = PublishedPrice.list(vendor: price.vendor, model: price.model).filter { $0.tier == price.tier }
            guard same.count == 1 else { continue }
            let call = "list_price(\"\(price.vendor)\", \"\(price.model)\", \"\(price.tier.rawValue)\")"
            let outcome = evaluate("\(call).prices.output in USD/Mtoken").value?.number
            #expect(outcome.map { ($0 - price.prices.output).magnitude < 1e-9 } == true, "\(call)")
        }
    }

    @Test func openModelsKnowTheirPrices() throws {
        for identifier in ["llama_3_3_70b", "gpt_oss_120b", "llama_2_7b"] {
            let model = try #require(LanguageModel.catalogue.first { $0.identifier == identifier })
            try expectNumber("count(\(identifier).list_prices())", Double(model.publishedPrices.count))
        }
        try expectNumber("count(gpt_oss_120b.endpoints())", Double(HostedEndpoint.gptOSS120B.count))
        try expectNumber("count(llama_3_3_70b.endpoints())", 0)
        try expectNumber("list_price(\"Anthropic\", \"claude-opus-4-6\", \"batch\").output_ratio", 0.5)
    }

    static func offer() throws -> Offer {
        try Offer(
            server: Samples.server(), supply: .owned(HourTests.owned()), load: Samples.load(),
            prices: FrontierTests.prices(), revenueShare: 0.1)
    }

    @Test func anOfferIsThatOfTheModel() throws {
        let offer = try Self.offer()
        let formula = "offer(s, mine, list, 1_000 token, 300 token, revenue_share: 0.1)"
        try expectNumber("\(formula).income in USD/token", offer.incomePerToken)
        try expectNumber(
            "\(formula).cost(32, 0.5) in USD/token", offer.costPerToken(concurrency: 32, utilisation: 0.5))
        try expectNumber("\(formula).margin(32, 0.5)", offer.margin(concurrency: 32, utilisation: 0.5))
        try expectNumber("\(formula).utilisation(32, 0.2)", offer.utilisation(concurrency: 32, margin: 0.2))
        try expectNumber("\(formula).concurrency(0.5, 0.2)", offer.concurrency(utilisation: 0.5, margin: 0.2))
    }

    @Test func whatARatioOfPricesImpliesIsThatOfTheModel() throws {
        let priced = try PricedServer(Samples.server(), hourlyRate: 2)
        let beside = try priced.tier(beside: Samples.load(concurrency: 16), priceRatio: 2)
        let formula = "s.at(2 USD/h)"
        let other = "\(formula).tier_beside(16, 2, 1_000 token, 300 token)"
        try expectNumber("\(other).other.concurrency", beside.other.concurrency)
        try expectNumber("\(other).cost_ratio", beside.costRatio)
        try expectNumber("\(other).speed_ratio", beside.speedRatio)
        let pairs = try priced.batches(Samples.load(), speedRatio: 1.5, priceRatio: 3)
        try expectNumber("count(\(formula).batches(1.5, 3, 1_000 token, 300 token))", Double(pairs.count))
        let point = try FrontierPoint(priced, Samples.load(concurrency: 16))
        try expectNumber("\(formula).serve(16, 1_000 token, 300 token).cost in USD/token", point.costPerToken)
        let traffic = try priced.traffic(concurrency: 16, Samples.load())
        try expectNumber(
            "\(formula).traffic(16, 1_000 token, 300 token).request_rate in request/s", traffic.requestRate)
        try expectNumber(
            "\(formula).traffic(16, 1_000 token, 300 token).total(0.1) in request/s", traffic.total(share: 0.1))
        let filled = try priced.traffic(costPerToken: 3e-6, Samples.load())
        try expectNumber("\(formula).traffic_at(3 USD/Mtoken, 1_000 token, 300 token).concurrency", filled.concurrency)
    }

    @Test(
        arguments: [
            ("token_prices(-1 USD/Mtoken, 1 USD/Mtoken)", "input price is -1, expected a finite number, zero or above"),
            ("list.scaled(-1)", "price factor is -1, expected a finite number, zero or above"),
            (
                "list_price(\"Anthropic\", \"claude-opus-4-6\", \"flex\")",
                "tier of claude-opus-4-6 is 'flex', expected one of standard, batch, fast"
            ),
            (
                "offer(s, mine, list, 1 token, 1 token, revenue_share: 1)",
                "revenue share is 1, expected from 0 to below 1"
            ),
            (
                "s.at(2 USD/h).tier_beside(16, 0, 1 token, 1 token)",
                "price ratio is 0, expected a finite number above zero"
            ),
            ("s.at(2 USD/h).batches(1, 3, 1 token, 1 token)", "speed ratio is 1, expected above 1"),
            (
                "s.at(2 USD/h).traffic(16, 1_000 token, 300 token).total(0)",
                "share of the traffic is 0, expected above 0, at most 1"
            ),
            (
                "s.at(2 USD/h).traffic_at(0 USD/token, 1 token, 1 token)",
                "cost per token is 0, expected a finite number above zero"
            ),
        ])
    func nonsenseIsRefused(_ formula: String, _ summary: String) {
        #expect(evaluate(formula, Samples.definitions).description == "refused: \(summary)")
    }

    @Test func unknownVendorsAndModelsAreRefusedWithTheKnownOnes() {
        #expect(
            evaluate("list_price(\"anthropic\", \"x\")").description.hasPrefix(
                "refused: vendor is 'anthropic', expected one of Anthropic, OpenAI"))
        #expect(
            evaluate("list_price(\"Anthropic\", \"claude\")").description.hasPrefix(
                "refused: model of Anthropic is 'claude', expected one of claude-opus-4-6, "))
    }
}
