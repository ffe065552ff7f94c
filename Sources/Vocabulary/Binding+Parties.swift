internal import Formulas
internal import InferenceEconomics

extension AcceleratorTerms: LanguageRecord {
    static let place = RecordPlace.terms
    static func title(of payload: AcceleratorTerms) -> String { payload.accelerator.name }

    static let binding = Binding(
        "accelerator by its terms",
        fields: [
            record("accelerator", "the accelerator") { $0.accelerator },
            record("rented", "what renting it costs") { AcceleratorSupply.rented($0.rented) },
            record("owned", "what owning it costs") { AcceleratorSupply.owned($0.owned) },
        ])
}

extension Accelerator {
    static let onTerms: Binding.Method = method(
        "terms", "the accelerator with what renting and what owning it costs",
        [
            Signature.Parameter("rented", AcceleratorSupply.self), Signature.Parameter("owned", AcceleratorSupply.self),
        ]
    ) { (accelerator, arguments) throws(ServingError) in
        let rented: AcceleratorSupply = arguments.payload()
        let owned: AcceleratorSupply = arguments.payload()
        return AcceleratorTerms(accelerator, rented: try rented.rented(), owned: try owned.owned())
    }
}

extension ServingParty: LanguageRecord {
    static let place = RecordPlace.party
    static func title(of payload: ServingParty) -> String {
        "\(payload.model.name) on \(payload.ownsHardware ? "owned" : "rented") \(payload.terms.accelerator.name)"
    }

    static let binding = Binding(
        "party",
        fields: [
            record("supply", "where its accelerators come from") { $0.supply },
            record("model", "what it serves") { $0.model },
            number("utilisation", .number, "share of the paid hours in which there is work") { $0.utilisation },
            truth("owns", "whether its accelerators are owned") { $0.ownsHardware },
        ],
        methods: [
            method(
                "best", "the operating point with the most output within a target, over all splits",
                InferenceVocabulary.lengths + [.target]
            ) { (party, arguments) throws(ServingError) in
                let load = try arguments.load()
                return try party.bestPoint(within: arguments.payload(), load)
            },
            method(
                "cost", "cost of an output token at which nothing is left", InferenceVocabulary.lengths + [.target],
                .tokenCost
            ) { (party, arguments) throws(ServingError) in
                let load = try arguments.load()
                return try party.costPerToken(within: arguments.payload(), load)
            },
            method(
                "margin", "income over cost at a price, less one",
                [Signature.Parameter("prices", TokenPrices.self)] + InferenceVocabulary.lengths + [.target], .number
            ) { (party, arguments) throws(ServingError) in
                let prices: TokenPrices = arguments.payload()
                let load = try arguments.load()
                return try party.margin(prices, within: arguments.payload(), load)
            },
        ])
}

extension InferenceVocabulary {
    static let servingParty = function(
        "serving_party", "someone who serves a model: all that decides what a token costs there",
        [
            Signature.Parameter("terms", AcceleratorTerms.self), Signature.Parameter("owns", .truth),
            .utilisation, Signature.Parameter("model", LanguageModel.self),
            Signature.Parameter("weights", Precision.self, standard: .fp8),
            .optional("speculation", Speculation.self), Signature.Parameter("prefix_hit_rate", .number, 0),
            Signature.Parameter("revenue_share", .number, 0), .optional("largest_concurrency", .number), .gpus,
            Signature.Parameter("engine", Engine.self, standard: .vllm),
        ]
    ) { (arguments) throws(ServingError) in
        let terms: AcceleratorTerms = arguments.payload()
        let owns = arguments.truth()
        let utilisation = arguments.number()
        let model: LanguageModel = arguments.payload()
        let weights: Precision = arguments.payload()
        let speculation: Speculation? = arguments.optionalPayload()
        let (hits, revenueShare) = (arguments.number(), arguments.number())
        let most = arguments.optionalNumber()
        return try ServingParty(
            terms: terms, ownsHardware: owns, utilisation: utilisation, largestConcurrency: most, model: model,
            weights: weights, speculation: speculation, prefixHitRate: hits, revenueShare: revenueShare,
            parallelisms: arguments.parallelisms(of: model), engine: arguments.payload())
    }
}
