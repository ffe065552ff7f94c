internal import InferenceEconomics
internal import Testing
internal import Vocabulary

@Suite struct LabAgainstProviderTests {
    /// `dear`, `cheap` and `rivals` of the samples.
    static func rivals() throws -> LabAgainstProvider {
        let model = try Samples.server().model
        let provider = try ServingParty(
            terms: AcceleratorTerms(
                Samples.accelerator("h100_sxm"), rented: RentedAccelerator(price: 2.5), owned: HourTests.owned()),
            ownsHardware: false, utilisation: 0.4, model: model, revenueShare: 0.1,
            parallelisms: Parallelism.ways(of: model, over: [4]))
        let lab = try ServingParty(
            terms: AcceleratorTerms(
                Samples.accelerator("b200_sxm"), rented: RentedAccelerator(price: 4), owned: HourTests.owned()),
            ownsHardware: true, utilisation: 0.7, model: model, prefixHitRate: 0.5,
            parallelisms: Parallelism.ways(of: model, over: [2]))
        return LabAgainstProvider(
            provider: provider, lab: lab, target: try FleetTests.target(), load: try Samples.load())
    }

    @Test func aPartyIsThatOfTheModel() throws {
        let rivals = try Self.rivals()
        let arguments = "1_000 token, 300 token, target: quick"
        for (name, party) in [("dear", rivals.provider), ("cheap", rivals.lab)] {
            try expectNumber(
                "\(name).cost(\(arguments)) in USD/token", party.costPerToken(within: rivals.target, rivals.load))
            try expectNumber(
                "\(name).margin(list, \(arguments))",
                party.margin(FrontierTests.prices(), within: rivals.target, rivals.load))
            try expectNumber(
                "\(name).best(\(arguments)).concurrency",
                party.bestPoint(within: rivals.target, rivals.load).load.concurrency)
        }
        #expect(evaluate("cheap.owns and not dear.owns", Samples.definitions).description == "yes")
    }

    @Test func theGapIsSharedOutAsByTheModel() throws {
        let attribution = try Self.rivals().attribution()
        let formula = "rivals.attribution"
        try expectNumber("\(formula).provider in USD/Mtoken", attribution.provider)
        try expectNumber("\(formula).lab in USD/Mtoken", attribution.lab)
        try expectNumber("\(formula).gap in USD/Mtoken", attribution.gap)
        try expectNumber("\(formula).ratio", attribution.ratio)
        try expectNumber("count(\(formula).steps)", Double(AdvantageStep.allCases.count))
        for (name, step) in [
            ("ownership", attribution.steps[0]), ("pooling", attribution.steps[2]), ("licence", attribution.steps[5]),
        ] {
            try expectNumber("\(formula).step(\"\(name)\").saving in USD/Mtoken", step.saving)
            try expectNumber("\(formula).step(\"\(name)\").factor", step.factor)
            try expectNumber("\(formula).step(\"\(name)\").alone in USD/Mtoken", step.alone)
            try expectNumber("\(formula).step(\"\(name)\").last in USD/Mtoken", step.last)
        }
    }

    @Test func stepsCanBeTakenOneByOne() throws {
        let rivals = try Self.rivals()
        try expectNumber("rivals.cost_after([]) in USD/Mtoken", rivals.costPerMillion(after: []))
        try expectNumber(
            "rivals.cost_after([\"ownership\", \"prefix_cache\"]) in USD/Mtoken",
            rivals.costPerMillion(after: [.ownership, .prefixCache]))
        #expect(evaluate("rivals.after([\"ownership\"]).owns", Samples.definitions).description == "yes")
        #expect(evaluate("rivals.provider == dear", Samples.definitions).description == "yes")
    }

    @Test(
        arguments: [
            (
                "rivals.cost_after([\"owning\"])",
                "step is 'owning', expected one of ownership, accelerator, pooling, model, prefix_cache, licence, financing"
            ),
            (
                "h100_sxm.terms(mine, mine)",
                "accelerator that is rented is an owned one, expected what 'rented' gives or a published price"
            ),
            (
                "h100_sxm.terms(theirs, theirs)",
                "accelerator that is owned is a rented one, expected what 'owned' gives"
            ),
            (
                "serving_party(h100_sxm.terms(theirs, mine), true, 0, llama_3_3_70b)",
                "utilisation is 0, expected above 0, at most 1"
            ),
            (
                "serving_party(h100_sxm.terms(theirs, mine), true, 1, llama_3_3_70b, largest_concurrency: 0)",
                "largest concurrency is 0, expected from 1 to a billion"
            ),
        ])
    func nonsenseIsRefused(_ formula: String, _ summary: String) {
        #expect(evaluate(formula, Samples.definitions).description == "refused: \(summary)")
    }

    @Test func aTargetThatOneCannotMeetIsRefusedWhereItIsAsked() {
        let outcome = evaluate(
            "lab_against_provider(dear, cheap, 1_000 token, 300 token, target: latency_target(speed: 5_000 token/s)).attribution",
            Samples.definitions)
        #expect(outcome.description.hasPrefix("refused: time per output token is to be at most 0.0002 s, but is"))
    }
}
