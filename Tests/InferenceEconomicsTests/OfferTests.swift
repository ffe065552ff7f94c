internal import InferenceEconomics
internal import TestSupport
internal import Testing

@Suite struct OfferTests {
    static func offer(price: Double = 3, output: Double = 1, revenueShare: Double = 0) throws -> Offer {
        try Offer(
            server: EconomicsSamples.dense().server,
            supply: .rented(RentedAccelerator(price: price, contract: .reserved)), load: EconomicsSamples.chat(),
            prices: TokenPrices(input: 0.3, output: output), revenueShare: revenueShare)
    }

    @Test(arguments: [2.0, 16, 64, 128], [0.3, 0.7, 1])
    func eachOfTheThreeFollowsFromTheOthers(_ concurrency: Double, _ utilisation: Double) throws {
        let offer = try Self.offer(revenueShare: 0.2)
        let margin = try offer.margin(concurrency: concurrency, utilisation: utilisation)
        expect(
            try offer.utilisation(concurrency: concurrency, margin: margin), within: 1e-9, of: utilisation)
        expect(
            try offer.concurrency(utilisation: utilisation, margin: margin), within: 1e-9, of: concurrency)
    }

    @Test func costIsTheRentOverTheTokensOfBusyHours() throws {
        let offer = try Self.offer(price: 4)
        let point = try offer.server.operatingPoint(EconomicsSamples.chat(32))
        expect(
            try offer.costPerToken(concurrency: 32, utilisation: 0.5), within: 1e-12,
            of: 4 / 3600 / 0.5 / point.throughputPerGPU)
        // 1500 prompt tokens at 0.3 and 400 at 1, over 400.
        expect(offer.incomePerToken, within: 1e-12, of: 2.125e-6)
        // A fifth of it is the model's maker's.
        expect(try Self.offer(revenueShare: 0.2).incomePerToken, within: 1e-12, of: 1.7e-6)
    }

    @Test func priceThatCannotBeExplainedIsRefusedAtItsEnd() throws {
        let dear = try Self.offer(price: 1000)
        guard
            case .noSolution(_, _, let upper, let wanted, let atLower, let atUpper) = #expect(
                throws: ServingError.self, performing: { try dear.concurrency(utilisation: 1, margin: 0) })
        else {
            Issue.record("refused for another reason")
            return
        }
        // Even the largest batch loses money.
        #expect(atLower < atUpper && atUpper < wanted && upper > 100)
        guard
            case .noSolution(_, _, _, _, let free, _) = #expect(
                throws: ServingError.self,
                performing: { try Self.offer(price: 1e-6).utilisation(concurrency: 64, margin: 0) })
        else {
            Issue.record("refused for another reason")
            return
        }
        // Even the least utilisation makes money.
        #expect(free > 0)
    }

    @Test func nonsenseIsRefused() throws {
        let offer = try Self.offer()
        #expect(throws: ServingError.self) { try Self.offer(revenueShare: 1) }
        #expect(throws: ServingError.self) { try offer.margin(concurrency: 0, utilisation: 1) }
        #expect(throws: ServingError.self) { try offer.margin(concurrency: 1, utilisation: 0) }
        #expect(throws: ServingError.self) { try offer.concurrency(utilisation: 1, margin: -1) }
        #expect(throws: ServingError.self) { try offer.utilisation(concurrency: 1, margin: .nan) }
        #expect(throws: ServingError.self) { try Self.offer(price: 0).margin(concurrency: 1, utilisation: 1) }
        #expect(throws: ServingError.self) {
            try Offer(
                server: offer.server, supply: offer.supply, load: offer.load,
                prices: TokenPrices(input: 0, output: 0))
        }
    }
}
