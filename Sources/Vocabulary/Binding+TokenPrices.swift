internal import Formulas
internal import InferenceEconomics

extension TokenPrices: LanguageRecord {
    static let place = RecordPlace.tokenPrices
    static func title(of _: TokenPrices) -> String { "prices of tokens" }

    static let binding = Binding(
        "price of tokens",
        fields: [
            perMillion("input", "a prompt token that is processed") { $0.input },
            perMillion("cached_input", "a prompt token that a prefix cache holds") { $0.cachedInput },
            perMillion("output", "an output token") { $0.output },
        ],
        methods: [
            method("revenue", "what a request brings in", InferenceVocabulary.lengths, .requestCost) {
                (prices, arguments) throws(ServingError) in prices.revenuePerRequest(try arguments.load())
            },
            method(
                "revenue_per_output_token", "the same for each output token, the prompt's price on it",
                InferenceVocabulary.lengths, .tokenCost
            ) { (prices, arguments) throws(ServingError) in prices.revenuePerOutputToken(try arguments.load()) },
            method("scaled", "every price times a factor", [Signature.Parameter("factor", .number)]) {
                (prices, arguments) throws(ServingError) in try prices.scaled(by: arguments.number())
            },
        ])
}

extension PublishedPrice: LanguageRecord {
    static let place = RecordPlace.publishedPrice
    static func title(of payload: PublishedPrice) -> String {
        "\(payload.vendor) \(payload.model), \(payload.tier.rawValue)"
    }

    static let binding = Binding(
        "list price",
        fields: [
            text("vendor", "who sells") { $0.vendor },
            text("model", "the model as the vendor names it") { $0.model },
            text("tier", "the level of service, as 'batch'") { $0.tier.rawValue },
            record("prices", "the prices") { $0.prices },
            number(
                "output_ratio", .number, "output price over that of the vendor's standard tier",
                missing: { "no standard tier of \($0.vendor) \($0.model) is in the catalogue" }
            ) { $0.outputRatioToStandard },
            text("date", "when the list was so") { $0.date },
            text("source", "where it stands") { $0.source },
        ])
}

extension HostedEndpoint: LanguageRecord {
    static let place = RecordPlace.hostedEndpoint
    static func title(of payload: HostedEndpoint) -> String { payload.host }

    static let binding = Binding(
        "hosted endpoint",
        fields: [
            text("host", "who hosts it") { $0.host },
            record("prices", "what it asks") { $0.prices },
            number("speed", .tokenRate, "median output tokens that one user saw") { $0.speed },
            text("date", "when it was so") { _ in HostedEndpoint.date },
            text("source", "who measured it") { _ in HostedEndpoint.source },
        ])
}

extension LanguageModel {
    static let priceMethods: [Binding.Method] = [
        listMethod("list_prices", "list prices of those who serve its open weights", []) {
            (model, _) throws(ServingError) in model.publishedPrices
        },
        listMethod("endpoints", "those who host it, with price and measured speed", []) {
            (model, _) throws(ServingError) in
            HostedEndpoint.gptOSS120B.filter { $0.model.utf8.elementsEqual(model.identifier.utf8) }
        },
    ]
}

extension InferenceVocabulary {
    static let tokenPrices = function(
        "token_prices", "what tokens are sold for; cached input as input unless stated",
        [
            Signature.Parameter("input", .tokenCost), Signature.Parameter("output", .tokenCost),
            .optional("cached_input", .tokenCost),
        ]
    ) { (arguments) throws(ServingError) in
        let input = arguments.number() * tokensPerMillion
        let output = arguments.number() * tokensPerMillion
        return try TokenPrices(
            input: input, cachedInput: arguments.optionalNumber().map { $0 * tokensPerMillion }, output: output)
    }

    static let listPrice = function(
        "list_price", "a published price: vendor and model as on the list, tier as 'batch' or 'priority'",
        [
            Signature.Parameter("vendor", .text), Signature.Parameter("model", .text),
            .choice("tier", standard: ServiceTier.standard),
        ]
    ) { (arguments) throws(ServingError) in
        let vendor = try arguments.group(PublishedPrice.catalogue, "vendor") { $0.vendor }
        let model = try arguments.group(vendor, "model of \(vendor[0].vendor)") { $0.model }
        return try arguments.named(model, "tier of \(model[0].model)") { $0.tier.rawValue }
    }
}

extension Arguments {
    /// Those of several, at least one, whose name is read next.
    ///
    /// - Throws: ``ServingError`` if there is none.
    fileprivate mutating func group<Item>(
        _ items: [Item], _ what: String, _ name: (Item) -> String
    ) throws(ServingError) -> [Item] {
        let text = optionalText() ?? ""
        let found = items.filter { name($0).utf8.elementsEqual(text.utf8) }
        guard found.isEmpty else { return found }
        var names: [String] = []
        for item in items where !names.contains(where: { $0.utf8.elementsEqual(name(item).utf8) }) {
            names.append(name(item))
        }
        var list = ""
        for name in names { list += (list.isEmpty ? "" : ", ") + name }
        throw .choice(name: what, given: "'\(text)'", expected: "one of \(list)")
    }
}
