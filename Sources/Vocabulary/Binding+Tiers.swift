internal import Formulas
internal import InferenceEconomics

extension Tier: LanguageRecord {
    static let place = RecordPlace.tier
    static func title(of payload: Tier) -> String { payload.name }

    static let binding = Binding(
        "tier",
        fields: [
            text("name", "its name") { $0.name },
            record("target", "what its users are promised") { $0.target },
            number("share", .number, "share of all output tokens") { $0.share },
            number("utilisation", .number, "share of the paid hours of its GPUs in which there is work") {
                $0.utilisation
            },
        ])
}

extension SolvedTier: LanguageRecord {
    static let place = RecordPlace.solvedTier
    static func title(of payload: SolvedTier) -> String { payload.tier.name }

    static let binding = Binding(
        "tier at its cheapest",
        fields: [
            text("name", "its name") { $0.tier.name },
            record("point", "where it is served") { $0.point },
            number("utilisation", .number, "share of the paid hours of its GPUs in which there is work") {
                $0.tier.utilisation
            },
            number("cost", .tokenCost, "cost of an output token, prompts and idle hours on it") { $0.costPerToken },
            number("price", .tokenCost, "what is paid for an output token, the prompt's price on it") {
                $0.pricePerToken
            },
            number("margin", .number, "price over cost, less one") { $0.margin },
        ])
}

extension TierPlan: LanguageRecord {
    static let place = RecordPlace.tierPlan
    static func title(of payload: TierPlan) -> String { "plan of \(payload.tiers.count) tiers" }

    static let binding = Binding(
        "plan of tiers",
        fields: [
            records("tiers", "the tiers") { $0.tiers },
            number("cost", .tokenCost, "cost of an output token over the traffic") { $0.costPerToken },
            number("price", .tokenCost, "what is paid for one over the traffic") { $0.pricePerToken },
            number("margin", .number, "price over cost of the traffic, less one") { $0.margin },
        ],
        methods: [
            method("tier", "the tier of a name", [Signature.Parameter("name", .text)]) {
                (plan, arguments) throws(ServingError) in
                try arguments.named(plan.tiers, "tier") { $0.tier.name }
            }
        ])
}

extension Arguments {
    /// The one of several whose name is read next.
    ///
    /// - Throws: ``ServingError`` if there is none.
    mutating func named<Item>(
        _ items: [Item], _ what: String, _ name: (Item) -> String
    ) throws(ServingError) -> Item {
        let text = optionalText() ?? ""
        var names = ""
        for item in items {
            if name(item).utf8.elementsEqual(text.utf8) { return item }
            names += (names.isEmpty ? "" : ", ") + name(item)
        }
        throw .choice(name: what, given: "'\(text)'", expected: "one of \(names)")
    }
}

extension InferenceVocabulary {
    static let serviceTier = function(
        "service_tier", "a promise, how much of the output takes it, and how it is priced: a margin or prices",
        [
            Signature.Parameter("name", .text), Signature.Parameter("target", LatencyTarget.self),
            Signature.Parameter("share", .number), Signature.Parameter("utilisation", .number, 1),
            .optional("margin", .number), .optional("prices", TokenPrices.self),
        ]
    ) { (arguments) throws(ServingError) in
        let name = arguments.optionalText() ?? ""
        let target: LatencyTarget = arguments.payload()
        let (share, utilisation) = (arguments.number(), arguments.number())
        let margin = arguments.optionalNumber()
        let prices: TokenPrices? = arguments.optionalPayload()
        let pricing: TierPricing
        switch (margin, prices) {
        case (let margin?, nil): pricing = .margin(margin)
        case (nil, let prices?): pricing = .list(prices)
        default:
            throw .choice(
                name: "pricing of the tier '\(name)'", given: margin == nil ? "missing" : "given twice",
                expected: "a margin or prices")
        }
        return try Tier(
            name: name, target: target, share: share, utilisation: utilisation, pricing: pricing)
    }
}
