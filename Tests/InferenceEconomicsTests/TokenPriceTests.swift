internal import InferenceEconomics
internal import TestSupport
internal import Testing

@Suite struct TokenPriceTests {
    /// DeepSeek's own sum of 2025-02-28: 608 billion prompt tokens, 56.3 % of them cached, 168 billion output tokens,
    /// all at the prices of R1, come to 562,027 dollars; 226.75 nodes of eight GPUs at 2 dollars to 87,072. It prints
    /// a margin over cost of 545 %.
    @Test func deepSeeksDayIsSummedAsItIsPrinted() throws {
        let prices = try TokenPrices(input: 0.55, cachedInput: 0.14, output: 2.19)
        let day = try Load(concurrency: 1, promptTokens: 608_000, outputTokens: 168_000, prefixHitRate: 0.563)
        let revenue = prices.revenuePerRequest(day) * 1e6
        expect(revenue, within: 5e-4, of: 562_027)
        expect(revenue / 87_072 - 1, within: 1e-3, of: 5.45)
    }

    @Test func pricesOfThePromptAreOnTheOutputToken() throws {
        let load = try Load(concurrency: 1, promptTokens: 1000, outputTokens: 500)
        let prices = try TokenPrices(input: 5, output: 25)
        // 1000 at 5 and 500 at 25 millionths: 0.0175 dollars, over 500 tokens 35 millionths each.
        expect(prices.revenuePerRequest(load), within: 1e-12, of: 0.0175)
        expect(prices.revenuePerOutputToken(load), within: 1e-12, of: 35e-6)
        #expect(prices.cachedInput == 5)
        let scaled = try prices.scaled(by: 6)
        #expect(scaled.input == 30 && scaled.cachedInput == 30 && scaled.output == 150)
    }

    @Test func catalogueHasNoNonsense() throws {
        #expect(PublishedPrice.catalogue.count > 80)
        var seen: Set<[String]> = []
        let models = Set(LanguageModel.catalogue.map(\.identifier))
        for entry in PublishedPrice.catalogue {
            #expect(seen.insert([entry.vendor, entry.model, entry.tier.rawValue]).inserted, "\(entry.model) twice")
            let again = try TokenPrices(
                input: entry.prices.input, cachedInput: entry.prices.cachedInput, output: entry.prices.output)
            #expect(again == entry.prices)
            #expect(entry.prices.cachedInput <= entry.prices.input && entry.prices.input <= entry.prices.output)
            #expect(!entry.date.isEmpty && !entry.source.isEmpty)
            if let open = entry.openModel { #expect(models.contains(open), "\(open) is no model") }
        }
    }

    @Test func tiersOfALabAreInTheOrderOfTheirPrices() {
        let ratios = PublishedPrice.catalogue.filter { $0.openModel == nil }.map { ($0.tier, $0.outputRatioToStandard) }
        for (tier, ratio) in ratios {
            switch tier {
            case .standard: #expect(ratio == 1)
            case .batch, .flex: #expect(ratio == 0.5)
            case .priority: #expect((1.5...2.5).contains(ratio ?? 0))
            case .fast: #expect(ratio == 2 || ratio == 6)
            }
        }
    }

    @Test func fastModeCostSixTimesTheStandardPrice() {
        let opus = PublishedPrice.list(vendor: "Anthropic", model: "claude-opus-4-6")
        #expect(opus.map(\.tier) == [.standard, .batch, .fast])
        #expect(opus.map(\.outputRatioToStandard) == [1, 0.5, 6])
    }

    @Test func openModelsHaveSeveralSellers() {
        for model in [LanguageModel.gptOSS120B, .deepSeekR1, .deepSeekV3, .deepSeekV3_2, .kimiK2, .llama3_3_70B] {
            #expect(Set(model.publishedPrices.map(\.vendor)).count >= 3, "\(model.name)")
        }
        #expect(LanguageModel.llama2_7B.publishedPrices.isEmpty)
    }

    @Test func hostsOfOneModelAreFarApart() throws {
        let hosts = HostedEndpoint.gptOSS120B
        #expect(hosts.count == 23 && Set(hosts.map(\.host)).count == 23)
        for host in hosts {
            #expect(
                try HostedEndpoint(host: host.host, model: host.model, prices: host.prices, speed: host.speed) == host)
            #expect(host.model == LanguageModel.gptOSS120B.identifier)
        }
        let speeds = hosts.map(\.speed).sorted()
        let prices = hosts.map(\.prices.output).sorted()
        #expect(speeds[22] > 40 * speeds[0] && prices[22] > 3.9 * prices[0])
    }

    @Test(arguments: [-1, .nan, .infinity] as [Double])
    func nonsenseIsRefused(_ value: Double) throws {
        #expect(throws: ServingError.self) { try TokenPrices(input: value, output: 1) }
        #expect(throws: ServingError.self) { try TokenPrices(input: 1, cachedInput: value, output: 1) }
        #expect(throws: ServingError.self) { try TokenPrices(input: 1, output: value) }
        let prices = try TokenPrices(input: 1, output: 1)
        #expect(throws: ServingError.self) { try prices.scaled(by: value) }
        #expect(throws: ServingError.self) { try HostedEndpoint(host: "", model: "", prices: prices, speed: value) }
    }
}
