internal import Formulas
internal import InferenceEconomics

extension Arrivals: LanguageRecord {
    static let place = RecordPlace.arrivals
    static func title(of payload: Arrivals) -> String { Name(payload.rawValue).words }

    static let binding = Binding(
        "pattern of arrivals",
        fields: [truth("is_steady", "whether requests come one by one") { $0 == .steady }])
}

extension Name {
    /// The name with spaces for underscores.
    fileprivate var words: String {
        String(decoding: text.utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
    }
}

extension InferenceVocabulary {
    /// `unknown` is left out: it describes measurements, not a plan.
    static let arrivals: [NativeConstant] = [Arrivals.steady, .closedLoop].map {
        constant($0.rawValue, "how requests arrive", $0)
    }

    /// The parameters of a load but for its concurrency, as `load(concurrency:)` reads them.
    static let lengths: [Signature.Parameter] = [
        Signature.Parameter("prompt", .tokens), Signature.Parameter("output", .tokens),
        Signature.Parameter("prefix_hit_rate", .number, 0),
        Signature.Parameter("arrivals", Arrivals.self, standard: .steady),
        Signature.Parameter("length_share", .number, 1),
    ]
}

extension Arguments {
    /// A load whose lengths are read next, those of `InferenceVocabulary.lengths`.
    mutating func load(concurrency: Double = 1) throws(ServingError) -> Load {
        let prompt = number()
        let output = number()
        let hits = number()
        let arrivals: Arrivals = payload()
        return try Load(
            concurrency: concurrency, promptTokens: prompt, outputTokens: output, lengthShare: number(),
            arrivals: arrivals, prefixHitRate: hits)
    }
}
