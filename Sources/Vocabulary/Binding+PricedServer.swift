internal import Formulas
internal import InferenceEconomics

extension PricedServer: LanguageRecord {
    static let place = RecordPlace.pricedServer
    static func title(of payload: PricedServer) -> String { Server.title(of: payload.server) }

    static let binding = Binding(
        "priced server",
        fields: [
            record("server", "the deployment") { $0.server },
            hourly("rent", "what an hour of each GPU costs") { $0.hourlyRate },
        ],
        methods: [
            method(
                "serve", "what a user gets and what it costs with so many requests in flight",
                [concurrency] + InferenceVocabulary.lengths
            ) { (server, arguments) throws(ServingError) in
                try FrontierPoint(server, arguments.load(concurrency: arguments.number()))
            },
            method(
                "tier_beside", "the tier on the same server that costs so many times as much as a standard one",
                [concurrency, priceRatio] + InferenceVocabulary.lengths
            ) { (server, arguments) throws(ServingError) in
                let concurrency = arguments.number()
                let ratio = arguments.number()
                return try server.tier(beside: arguments.load(concurrency: concurrency), priceRatio: ratio)
            },
            listMethod(
                "batches", "the pairs of batches that are as far apart in speed and in price as two tiers",
                [Signature.Parameter("speed_ratio", .number), priceRatio] + InferenceVocabulary.lengths
            ) { (server, arguments) throws(ServingError) in
                let (speedRatio, priceRatio) = (arguments.number(), arguments.number())
                return try server.batches(arguments.load(), speedRatio: speedRatio, priceRatio: priceRatio)
            },
            method(
                "traffic", "the traffic that keeps so many requests in flight",
                [concurrency] + InferenceVocabulary.lengths
            ) { (server, arguments) throws(ServingError) in
                try server.traffic(concurrency: arguments.number(), arguments.load())
            },
            method(
                "traffic_at", "the traffic at which an output token costs so much",
                [Signature.Parameter("cost", .tokenCost)] + InferenceVocabulary.lengths
            ) { (server, arguments) throws(ServingError) in
                try server.traffic(costPerToken: arguments.number(), arguments.load())
            },
        ])

    private static let concurrency = Signature.Parameter("concurrency", .number)
    private static let priceRatio = Signature.Parameter("price_ratio", .number)
}

extension Server {
    static let atRent: Binding.Method = method(
        "at", "the server at a rent of its GPUs, idle hours on it", [.rent]
    ) {
        (server, arguments) throws(ServingError) in try PricedServer(server, hourlyRate: arguments.perHour())
    }
}

extension ImpliedBatches: LanguageRecord {
    static let place = RecordPlace.impliedBatches
    static func title(of payload: ImpliedBatches) -> String {
        "\(rounded(payload.standard.concurrency)) and \(rounded(payload.other.concurrency)) requests"
    }

    static let binding = Binding(
        "pair of tiers",
        fields: [
            record("standard", "the standard tier") { $0.standard },
            record("other", "the other tier") { $0.other },
            number("cost_ratio", .number, "cost of the other over that of the standard tier") { $0.costRatio },
            number("speed_ratio", .number, "speed of the other over that of the standard tier") { $0.speedRatio },
        ])
}

extension FillingTraffic: LanguageRecord {
    static let place = RecordPlace.traffic
    static let binding = Binding(
        "traffic",
        fields: [
            number("concurrency", .number, "requests under way on the server") { $0.concurrency },
            number("request_rate", .requestRate, "requests of the one model on the one server") { $0.requestRate },
        ],
        methods: [
            method(
                "total", "requests of all models, if this one gets a share", [Signature.Parameter("share", .number)],
                .requestRate
            ) { (traffic, arguments) throws(ServingError) in try traffic.total(share: arguments.number()) }
        ])
}
