internal import Formulas
internal import InferenceEconomics

extension Offer: LanguageRecord {
    static let place = RecordPlace.offer
    static let binding = Binding(
        "offer",
        fields: [
            number("income", .tokenCost, "what is left of an output token's price, the prompt's on it") {
                $0.incomePerToken
            }
        ],
        methods: [
            method(
                "cost", "cost of an output token, prompts and idle hours on it", [concurrency, .utilisation], .tokenCost
            ) { (offer, arguments) throws(ServingError) in
                try offer.costPerToken(concurrency: arguments.number(), utilisation: arguments.number())
            },
            method("margin", "income over cost, less one", [concurrency, .utilisation], .number) {
                (offer, arguments) throws(ServingError) in
                try offer.margin(concurrency: arguments.number(), utilisation: arguments.number())
            },
            method("utilisation", "the utilisation at which the price gives a margin", [concurrency, margin], .number) {
                (offer, arguments) throws(ServingError) in
                try offer.utilisation(concurrency: arguments.number(), margin: arguments.number())
            },
            method("concurrency", "the concurrency at which the price gives a margin", [.utilisation, margin], .number)
            {
                (offer, arguments) throws(ServingError) in
                try offer.concurrency(utilisation: arguments.number(), margin: arguments.number())
            },
        ])

    private static let concurrency = Signature.Parameter("concurrency", .number)
    private static let margin = Signature.Parameter("margin", .number)
}

extension AcceleratorSupply {
    /// What is owned.
    ///
    /// - Throws: ``ServingError`` if it is rented.
    func owned() throws(ServingError) -> OwnedAccelerator {
        if case .owned(let owned) = self { return owned }
        throw .choice(name: "accelerator that is owned", given: "a rented one", expected: "what 'owned' gives")
    }

    /// What is rented.
    ///
    /// - Throws: ``ServingError`` if it is owned.
    func rented() throws(ServingError) -> RentedAccelerator {
        if case .rented(let rented) = self { return rented }
        throw .choice(
            name: "accelerator that is rented", given: "an owned one",
            expected: "what 'rented' gives or a published price")
    }

    static let breakEven: Binding.Method = method(
        "break_even", "the utilisation at which an owned GPU costs what a rented one does, by the hour of work",
        [Signature.Parameter("rented", AcceleratorSupply.self)], .number
    ) { (supply, arguments) throws(ServingError) in
        let other: AcceleratorSupply = arguments.payload()
        let places = try supply.owned().breakEvenUtilisation(against: other.rented())
        switch places {
        case .one(let utilisation): return utilisation
        case .none(let atLower, let atUpper):
            throw .noSolution(
                name: "utilisation", lower: Offer.leastUtilisation, upper: 1, wanted: 1, atLower: atLower,
                atUpper: atUpper)
        case .several(let all):
            throw .manySolutions(name: "utilisation", lowest: all[0], highest: all[all.count - 1], wanted: 1)
        }
    }
}

extension InferenceVocabulary {
    static let offer = function(
        "offer", "tokens of one server at a price: of batch, utilisation and margin two decide the third",
        [
            Signature.Parameter("server", Server.self), .supply, Signature.Parameter("prices", TokenPrices.self),
        ] + lengths + [Signature.Parameter("revenue_share", .number, 0)]
    ) { (arguments) throws(ServingError) in
        let server: Server = arguments.payload()
        let supply: AcceleratorSupply = arguments.payload()
        let prices: TokenPrices = arguments.payload()
        return try Offer(
            server: server, supply: supply, load: arguments.load(), prices: prices, revenueShare: arguments.number())
    }
}
