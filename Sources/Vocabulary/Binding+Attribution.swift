internal import Formulas
internal import InferenceEconomics

extension LabAgainstProvider: LanguageRecord {
    static let place = RecordPlace.labAgainstProvider
    static let binding = Binding(
        "comparison of a lab and a provider",
        fields: [
            record("provider", "where the steps start") { $0.provider },
            record("lab", "where they lead") { $0.lab },
            field("attribution", CostAttribution.type, "the gap in cost, shared out among the steps") {
                (comparison) throws(NativeFault) in
                try refusing { () throws(ServingError) in try comparison.attribution().bound }
            },
        ],
        methods: [
            method("after", "the provider after some steps, as ['ownership', 'pooling']", [steps]) {
                (comparison, arguments) throws(ServingError) in try comparison.party(after: arguments.steps())
            },
            method("cost_after", "cost of an output token after some steps", [steps], .tokenCost) {
                (comparison, arguments) throws(ServingError) in
                try comparison.costPerMillion(after: arguments.steps()) / tokensPerMillion
            },
        ])

    private static let steps = Signature.Parameter("steps", .list(.text))
}

extension CostAttribution: LanguageRecord {
    static let place = RecordPlace.attribution
    static let binding = Binding(
        "attribution of a gap",
        fields: [
            perMillion("provider", "cost of the provider's output token") { $0.provider },
            perMillion("lab", "cost of the lab's") { $0.lab },
            perMillion("gap", "the difference") { $0.gap },
            number("ratio", .number, "how many times as much a token costs the provider") { $0.ratio },
            records("steps", "what each step is worth: savings add up to the gap, factors multiply to the ratio") {
                $0.steps
            },
        ],
        methods: [
            method("step", "one step, as 'ownership'", [Signature.Parameter("name", .text)]) {
                (attribution, arguments) throws(ServingError) in
                try arguments.named(attribution.steps, "step") { $0.step.name }
            }
        ])
}

extension AttributedStep: LanguageRecord {
    static let place = RecordPlace.attributedStep
    static func title(of payload: AttributedStep) -> String { payload.step.name }

    static let binding = Binding(
        "worth of a step",
        fields: [
            text("name", "the step, as 'ownership'") { $0.step.name },
            perMillion("saving", "what it saves of an output token: its Shapley value") { $0.saving },
            number("factor", .number, "the same as a factor of the cost") { $0.factor },
            perMillion("alone", "what it would save if it were the only step") { $0.alone },
            perMillion("last", "what it would save after all others") { $0.last },
        ])
}

extension AdvantageStep {
    /// Its name in a chapter.
    fileprivate var name: String {
        switch self {
        case .ownership: "ownership"
        case .accelerator: "accelerator"
        case .pooling: "pooling"
        case .model: "model"
        case .prefixCache: "prefix_cache"
        case .licence: "licence"
        case .financing: "financing"
        }
    }
}

extension Arguments {
    /// Steps by their names.
    fileprivate mutating func steps() throws(ServingError) -> [AdvantageStep] {
        var steps: [AdvantageStep] = []
        for text in texts() {
            guard let step = AdvantageStep.allCases.first(where: { $0.name.utf8.elementsEqual(text.utf8) }) else {
                var names = ""
                for step in AdvantageStep.allCases { names += (names.isEmpty ? "" : ", ") + step.name }
                throw .choice(name: "step", given: "'\(text)'", expected: "one of \(names)")
            }
            steps.append(step)
        }
        return steps
    }
}

extension InferenceVocabulary {
    static let labAgainstProvider = function(
        "lab_against_provider", "two who serve, and the steps from one to the other",
        [
            Signature.Parameter("provider", ServingParty.self), Signature.Parameter("lab", ServingParty.self),
        ] + lengths + [.target]
    ) { (arguments) throws(ServingError) in
        let provider: ServingParty = arguments.payload()
        let lab: ServingParty = arguments.payload()
        let load = try arguments.load()
        return LabAgainstProvider(provider: provider, lab: lab, target: arguments.payload(), load: load)
    }
}
