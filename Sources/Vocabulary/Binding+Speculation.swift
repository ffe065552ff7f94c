internal import Formulas
internal import InferenceEconomics

extension Speculation.Draft: LanguageRecord {
    static let place = RecordPlace.draft
    static func title(of payload: Speculation.Draft) -> String { payload.name }

    static let binding = Binding(
        "draft",
        fields: [truth("is_model", "whether it is a language model of its own") { $0.isModel }])

    private var name: String {
        switch self {
        case .predictionLayer: "prediction layer"
        case .lookup: "prompt lookup"
        case .model(let model): model.name
        }
    }

    private var isModel: Bool {
        if case .model = self { return true }
        return false
    }
}

extension Speculation: LanguageRecord {
    static let place = RecordPlace.speculation
    static func title(of payload: Speculation) -> String { "\(payload.draftTokens) drafted tokens" }

    static let binding = Binding(
        "speculation",
        fields: [
            number("draft_tokens", .tokens, "tokens drafted for each request and step") { Double($0.draftTokens) },
            number("acceptance", .number, "probability that a drafted token is accepted") { $0.acceptance },
            number("tokens_per_step", .tokens, "output tokens that a request gets from a step, on average") {
                $0.tokensPerStep
            },
            record("draft", "what drafts") { $0.draft },
        ])
}

extension InferenceVocabulary {
    static let drafts: [NativeConstant] = [
        constant(
            "prediction_layer", "drafts by a layer that was trained with the model", Speculation.Draft.predictionLayer),
        constant("prompt_lookup", "drafts by copying from the text at hand, at no cost", Speculation.Draft.lookup),
    ]

    static let draftModel = function(
        "draft_model", "drafts by a smaller language model on the same GPUs",
        [Signature.Parameter("model", LanguageModel.self)]
    ) { (arguments) throws(ServingError) in Speculation.Draft.model(arguments.payload()) }

    static let speculation = function(
        "speculation", "speculative decoding: tokens are drafted, and one step of the model verifies them",
        [
            Signature.Parameter("draft_tokens", .tokens), Signature.Parameter("acceptance", .number),
            Signature.Parameter("draft", Speculation.Draft.self, standard: .predictionLayer),
        ]
    ) { (arguments) throws(ServingError) in
        try Speculation(
            draftTokens: arguments.whole(), acceptance: arguments.number(), draft: arguments.payload())
    }
}
