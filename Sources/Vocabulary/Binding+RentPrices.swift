internal import Formulas
internal import InferenceEconomics

extension AcceleratorPrice: LanguageRecord {
    static let place = RecordPlace.acceleratorPrice
    static func title(of payload: AcceleratorPrice) -> String {
        "\(payload.provider), \(payload.quantity) × \(payload.printedName)"
    }

    static let binding = Binding(
        "published price of an hour",
        fields: [
            hourly("per_gpu", "price of one GPU") { $0.perHour },
            hourly("price", "price of all of them together") { $0.price },
            number("quantity", .number, "GPUs that the price is for") { Double($0.quantity) },
            text("kind", "what kind of figure it is, as 'spot'") { $0.kind.rawValue },
            text("provider", "who asks it, or whose model it is") { $0.provider },
            text("printed_name", "the accelerator as the source prints it") { $0.printedName },
            text("date", "when it was published") { $0.date },
            text("source", "where it stands") { $0.source },
        ],
        methods: [
            method(
                "supply", "GPUs at this price", [Signature.Parameter("interrupted_share", .number, 0)]
            ) { (price, arguments) throws(ServingError) in
                try AcceleratorSupply(price, interruptedShare: arguments.number())
            }
        ])
}

extension Accelerator {
    static let priceMethods: [Binding.Method] = [
        listMethod("prices", "published prices of its hour, of one kind or all", [.optional("kind", .text)]) {
            (accelerator, arguments) throws(ServingError) in
            accelerator.publishedPrices(try arguments.optionalChoice(AcceleratorPriceKind.self))
        },
        method(
            "price", "the published price of its hour, of a kind as 'three_year_rental'",
            [
                Signature.Parameter("kind", .text), .optional("provider", .text), .optional("quantity", .number),
            ]
        ) { (accelerator, arguments) throws(ServingError) in
            try accelerator.price(
                arguments.choice(AcceleratorPriceKind.self), by: arguments.optionalText(),
                for: arguments.optionalNumber())
        },
    ]

    /// The one published price of a kind, by a provider and for so many GPUs where these are named.
    private func price(
        _ kind: AcceleratorPriceKind, by provider: String?, for quantity: Double?
    ) throws(ServingError) -> AcceleratorPrice {
        let all = publishedPrices()
        let ofKind = all.filter { $0.kind == kind }
        guard !ofKind.isEmpty else {
            throw .choice(
                name: "kind of a price of the \(name)", given: "'\(kind.rawValue)'",
                expected: all.isEmpty
                    ? "another accelerator: no price of this one is in the catalogue"
                    : "one that is in the catalogue: \(list(all.map { $0.kind.rawValue }))")
        }
        let found = ofKind.filter { price in
            (provider.map { $0.utf8.elementsEqual(price.provider.utf8) } ?? true)
                && quantity.map { $0 == Double(price.quantity) } ?? true
        }
        guard let price = found.first, found.count == 1 else {
            throw .choice(
                name: "\(kind.rawValue) price of the \(name)", given: "published \(found.count) times like this",
                expected: "provider and quantity of one of \(list(ofKind.map { "\($0.provider) × \($0.quantity)" }))")
        }
        return price
    }

    /// Words, each once, with commas.
    private func list(_ words: [String]) -> String {
        var text = ""
        for (index, word) in words.enumerated()
        where !words[..<index].contains(where: { $0.utf8.elementsEqual(word.utf8) }) {
            text += (text.isEmpty ? "" : ", ") + word
        }
        return text
    }
}
