internal import InferenceEconomics
internal import TestSupport
internal import Testing

@Suite struct TierTests {
    static func tier(
        _ name: String, speed: Double, share: Double, utilisation: Double = 1, _ pricing: TierPricing = .margin(0.5)
    ) throws -> Tier {
        try Tier(
            name: name, target: LatencyTarget(speed: speed), share: share, utilisation: utilisation, pricing: pricing)
    }

    @Test func tiersArePricedByTheirCost() throws {
        let result = try EconomicsSamples.space().search(EconomicsSamples.chat())
        let plan = try TierPlan(
            [
                Self.tier("batch", speed: 10, share: 0.3, .margin(0.2)), Self.tier("standard", speed: 40, share: 0.6),
                Self.tier("fast", speed: 150, share: 0.1, utilisation: 0.5),
            ], in: result)
        let (batch, standard, fast) = (plan.tiers[0], plan.tiers[1], plan.tiers[2])
        #expect(batch.costPerToken <= standard.costPerToken && standard.costPerToken < fast.costPerToken)
        for solved in plan.tiers {
            #expect(solved.tier.target.isMet(by: solved.point.operatingPoint))
            expect(solved.costPerToken * solved.tier.utilisation, within: 1e-12, of: solved.point.costPerToken)
        }
        expect(batch.margin, within: 1e-12, of: 0.2)
        expect(fast.priceRatio(to: standard), within: 1e-12, of: fast.costRatio(to: standard))
        expect(
            plan.costPerToken, within: 1e-12,
            of: 0.3 * batch.costPerToken + 0.6 * standard.costPerToken + 0.1 * fast.costPerToken)
        expect(
            plan.pricePerToken, within: 1e-12,
            of: 0.36 * batch.costPerToken + 0.9 * standard.costPerToken + 0.15 * fast.costPerToken)
        #expect(plan.margin > 0.2 && plan.margin < 0.5)
    }

    @Test func listPriceGivesTheMargin() throws {
        let load = try EconomicsSamples.chat()
        let result = try EconomicsSamples.space().search(load)
        let prices = try TokenPrices(input: 0.15, output: 0.6)
        let solved = try TierPlan([Self.tier("only", speed: 40, share: 1, .list(prices))], in: result).tiers[0]
        // 1500 prompt tokens at 0.15 and 400 output tokens at 0.6, over 400.
        expect(solved.pricePerToken, within: 1e-12, of: (1500 * 0.15 + 400 * 0.6) / 400 * 1e-6)
        expect((1 + solved.margin) * solved.costPerToken, within: 1e-12, of: solved.pricePerToken)
    }

    @Test func nonsenseIsRefused() throws {
        let result = try EconomicsSamples.space(upTo: 8).search(EconomicsSamples.chat())
        #expect(throws: ServingError.self) { try TierPlan([], in: result) }
        #expect(throws: ServingError.self) { try TierPlan([Self.tier("half", speed: 10, share: 0.5)], in: result) }
        #expect(throws: ServingError.self) { try TierPlan([Self.tier("light", speed: 1e6, share: 1)], in: result) }
        #expect(throws: ServingError.self) { try Self.tier("", speed: 10, share: 1.1) }
        #expect(throws: ServingError.self) { try Self.tier("", speed: 10, share: 1, utilisation: 0) }
        for margin in [-1, -.infinity, .infinity, .nan] as [Double] {
            #expect(throws: ServingError.self) { try Self.tier("", speed: 10, share: 1, .margin(margin)) }
        }
    }
}
