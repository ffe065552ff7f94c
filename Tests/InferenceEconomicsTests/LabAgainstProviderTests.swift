internal import InferenceEconomics
internal import TestSupport
internal import Testing

@Suite struct LabAgainstProviderTests {
    /// Made-up terms: a capital for every hour of four years at `hour` dollars without interest, and a rent.
    static func terms(
        _ accelerator: Accelerator = .h200SXM, hour: Double = 1.5, rent: Double = 3, interest: Double = 0.05
    ) throws -> AcceleratorTerms {
        try AcceleratorTerms(
            accelerator, rented: RentedAccelerator(price: rent, contract: .reserved),
            owned: OwnedAccelerator(
                capital: Capital(accelerator: hour * 4 * 8760), financing: Financing(interestRate: interest, years: 4),
                power: PowerDraw(board: 1000), energyPrice: 0.08))
    }

    static func provider() throws -> ServingParty {
        try ServingParty(
            terms: terms(interest: 0.12), ownsHardware: false, utilisation: 0.5, largestConcurrency: 24,
            model: .llama3_1_70B, prefixHitRate: 0.1, revenueShare: 0.15)
    }

    static func lab() throws -> ServingParty {
        try ServingParty(
            terms: terms(.b200SXM, hour: 2), ownsHardware: true, utilisation: 0.8, model: .gptOSS120B,
            prefixHitRate: 0.5)
    }

    static func comparison() throws -> LabAgainstProvider {
        try LabAgainstProvider(
            provider: provider(), lab: lab(), target: LatencyTarget(speed: 30), load: EconomicsSamples.chat())
    }

    @Test func everyStepTogetherLeadsToTheLab() throws {
        let both = try Self.comparison()
        #expect(try both.party(after: []) == Self.provider())
        #expect(try both.party(after: AdvantageStep.allCases) == Self.lab())
        let attribution = try both.attribution()
        #expect(try both.costPerMillion(after: []) == attribution.provider)
        #expect(try both.costPerMillion(after: AdvantageStep.allCases) == attribution.lab)
    }

    @Test func savingsAddUpToTheGapAndFactorsMultiplyToTheRatio() throws {
        let attribution = try Self.comparison().attribution()
        #expect(attribution.steps.map(\.step) == AdvantageStep.allCases)
        #expect(attribution.gap > 0)
        expect(attribution.steps.reduce(0) { $0 + $1.saving }, within: 1e-14, of: attribution.gap)
        expect(attribution.steps.reduce(1) { $0 * $1.factor }, within: 1e-13, of: attribution.ratio)
    }

    @Test func stepsAreTakenAloneAndLast() throws {
        let both = try Self.comparison()
        let attribution = try both.attribution()
        for step in attribution.steps {
            let others = AdvantageStep.allCases.filter { $0 != step.step }
            #expect(try attribution.provider - both.costPerMillion(after: [step.step]) == step.alone)
            #expect(try both.costPerMillion(after: others) - attribution.lab == step.last)
        }
        // Dear money is no disadvantage to whoever rents.
        let financing = attribution.steps[AdvantageStep.financing.rawValue]
        #expect(financing.alone == 0 && financing.last > 0 && financing.saving > 0)
    }

    @Test func equalPartiesHaveNoGapAndNoStepIsWorthAnything() throws {
        let same = try LabAgainstProvider(
            provider: Self.lab(), lab: Self.lab(), target: LatencyTarget(speed: 30), load: EconomicsSamples.chat())
        let attribution = try same.attribution()
        #expect(attribution.gap == 0 && attribution.ratio == 1)
        #expect(attribution.steps.allSatisfy { $0.saving == 0 && $0.factor == 1 })
    }

    /// A gap of rent and utilisation alone: (2.9 / 1.95) x (0.95 / 0.65), 2.17 times. Both are factors of the cost, so
    /// that each gets its own.
    @Test func rentAndUtilisationAloneMultiply() throws {
        func party(_ own: Bool, _ utilisation: Double) throws -> ServingParty {
            try ServingParty(
                terms: AcceleratorTerms(
                    .b200SXM, rented: RentedAccelerator(price: 2.9, contract: .reserved),
                    owned: OwnedAccelerator(
                        capital: Capital(accelerator: 1.95 * 4 * 8760),
                        financing: Financing(interestRate: 0, years: 4), power: PowerDraw(board: 1000),
                        energyPrice: 0)), ownsHardware: own, utilisation: utilisation, model: .gptOSS120B)
        }
        let attribution = try LabAgainstProvider(
            provider: party(false, 0.65), lab: party(true, 0.95), target: LatencyTarget(speed: 30),
            load: EconomicsSamples.chat()
        ).attribution()
        expect(attribution.ratio, within: 1e-12, of: 2.9 / 1.95 * 0.95 / 0.65)
        for step in attribution.steps {
            switch step.step {
            case .ownership: expect(step.factor, within: 1e-12, of: 2.9 / 1.95)
            case .pooling: expect(step.factor, within: 1e-12, of: 0.95 / 0.65)
            default: #expect(step.factor == 1 && step.saving == 0)
            }
        }
    }

    @Test func costIsTheHourOverTheTokensLessTheShareOfOthers() throws {
        let provider = try Self.provider()
        let target = try LatencyTarget(speed: 30)
        let load = try EconomicsSamples.chat()
        let point = try provider.bestPoint(within: target, load)
        #expect(target.isMet(by: point) && point.load.concurrency <= 24 && point.load.prefixHitRate == 0.1)
        // Three dollars an hour, half of the hours idle, 85 cents of a dollar left.
        expect(
            try provider.costPerToken(within: target, load), within: 1e-12,
            of: 3 / 0.5 / 3600 / point.throughputPerGPU / 0.85)
        let prices = try TokenPrices(input: 0.23, output: 0.4)
        let margin = try provider.margin(prices, within: target, load)
        let cost = try provider.costPerToken(within: target, load)
        expect(1 + margin, within: 1e-12, of: prices.revenuePerOutputToken(point.load) / cost)
    }

    @Test func promiseThatCannotBeKeptIsRefused() throws {
        let load = try EconomicsSamples.chat()
        #expect(throws: ServingError.self) {
            try Self.provider().costPerToken(within: LatencyTarget(speed: 10_000), load)
        }
        let fast = try LabAgainstProvider(
            provider: Self.provider(), lab: Self.lab(), target: LatencyTarget(speed: 10_000), load: load)
        #expect(throws: ServingError.self) { try fast.attribution() }
        let large = try ServingParty(
            terms: Self.terms(.h100SXM), ownsHardware: true, utilisation: 1, model: .llama3_1_405B,
            parallelisms: [.single])
        guard
            case .weightsDoNotFit = #expect(
                throws: ServingError.self, performing: { try large.costPerToken(within: LatencyTarget(speed: 1), load) }
            )
        else {
            Issue.record("refused for another reason")
            return
        }
    }

    @Test(arguments: [0, -1, .nan, .infinity] as [Double])
    func nonsenseIsRefused(_ value: Double) throws {
        func party(_ utilisation: Double = 1, most: Double = 1, hits: Double = 0, share: Double = 0) throws {
            _ = try ServingParty(
                terms: Self.terms(), ownsHardware: true, utilisation: utilisation, largestConcurrency: most,
                model: .llama3_1_70B, prefixHitRate: hits, revenueShare: share)
        }
        #expect(throws: ServingError.self) { try party(value) }
        #expect(throws: ServingError.self) { try party(most: value) }
        guard value != 0 else { return }
        #expect(throws: ServingError.self) { try party(hits: value) }
        #expect(throws: ServingError.self) { try party(share: value) }
    }
}
