internal import InferenceEconomics
internal import TestSupport
internal import Testing

@Suite struct PriceRatioTests {
    @Test(arguments: [(2.5, 6.0), (2.5, 4.0), (1.5, 2.0)])
    func placesOnTheFrontierHaveBothRatios(_ speedRatio: Double, _ priceRatio: Double) throws {
        let frontier = try Frontier(of: EconomicsSamples.space(upTo: 1024).search(EconomicsSamples.chat()))
        let places = try frontier.standardSpeeds(speedRatio: speedRatio, priceRatio: priceRatio).all
        #expect(!places.isEmpty)
        for speed in places {
            // A staircase: just before and just after the place lie on both sides of the ratio.
            let before = try frontier.premium(ofSpeed: speed * speedRatio * (1 - 1e-9), over: speed * (1 - 1e-9))
            let after = try frontier.premium(ofSpeed: speed * speedRatio * (1 + 1e-9), over: speed * (1 + 1e-9))
            #expect(min(before, after) <= priceRatio && priceRatio <= max(before, after))
        }
    }

    @Test func premiumOfASpeedOverItselfIsNothing() throws {
        let frontier = try Frontier(of: EconomicsSamples.space().search(EconomicsSamples.chat()))
        #expect(try frontier.premium(ofSpeed: 50, over: 50) == 1)
        #expect(try frontier.premium(ofSpeed: 100, over: 50) > 1)
        #expect(throws: ServingError.self) { try frontier.standardSpeeds(speedRatio: 1, priceRatio: 2) }
        #expect(throws: ServingError.self) { try frontier.standardSpeeds(speedRatio: 2, priceRatio: .nan) }
        #expect(throws: ServingError.self) { try frontier.standardSpeeds(speedRatio: 1e5, priceRatio: 2) }
    }

    @Test func pairOfBatchesHasBothRatios() throws {
        let priced = try EconomicsSamples.dense()
        let load = try EconomicsSamples.chat()
        let pairs = try priced.batches(load, speedRatio: 2, priceRatio: 6)
        #expect(!pairs.isEmpty)
        for pair in pairs {
            expect(pair.speedRatio, within: 1e-9, of: 2)
            expect(pair.costRatio, within: 1e-9, of: 6)
            #expect(pair.other.concurrency < pair.standard.concurrency)
        }
        // Memory ends before a further request is worth nothing, and one request alone is not so wasteful.
        #expect(throws: ServingError.self) { try priced.batches(load, speedRatio: 2, priceRatio: 1.01) }
        #expect(throws: ServingError.self) { try priced.batches(load, speedRatio: 2, priceRatio: 1000) }
        #expect(throws: ServingError.self) { try priced.batches(load, speedRatio: 1000, priceRatio: 6) }
    }

    @Test(arguments: [0.5, 0.8, 1, 2, 6])
    func tierBesideAnotherCostsItsShareOfIt(_ priceRatio: Double) throws {
        let pair = try EconomicsSamples.dense().tier(beside: EconomicsSamples.chat(8), priceRatio: priceRatio)
        #expect(pair.standard.concurrency == 8)
        expect(pair.costRatio, within: 1e-9, of: priceRatio)
        // Cheaper is slower, and dearer faster.
        #expect((pair.costRatio - 1) * (pair.speedRatio - 1) >= 0)
    }

    @Test func tierThatNoBatchExplainsIsRefused() throws {
        let priced = try EconomicsSamples.dense()
        let load = try EconomicsSamples.chat(8)
        for ratio in [0.01, 100, 0, -1, .nan] {
            #expect(throws: ServingError.self) { try priced.tier(beside: load, priceRatio: ratio) }
        }
    }
}
