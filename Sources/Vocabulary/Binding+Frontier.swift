internal import Formulas
internal import InferenceEconomics

extension FrontierPoint: LanguageRecord {
    static let place = RecordPlace.frontierPoint
    static func title(of payload: FrontierPoint) -> String {
        "\(rounded(payload.concurrency)) requests on \(payload.deployment.server.gpus) GPUs"
    }

    static let binding = Binding(
        "point of a frontier",
        fields: [
            number("speed", .tokenRate, "output tokens that one user sees") { $0.speed },
            number("cost", .tokenCost, "cost of an output token, the prompts' cost on it") { $0.costPerToken },
            number("concurrency", .number, "requests under way") { $0.concurrency },
            number("time_to_first_token", .time, "mean time to first token") { $0.timeToFirstToken },
            record("point", "the operating point") { $0.operatingPoint },
            record("server", "the deployment") { $0.deployment.server },
            hourly("rent", "what an hour of each GPU costs") { $0.deployment.hourlyRate },
        ])
}

/// A number of requests without a fraction, for a title.
func rounded(_ count: Double) -> String { Int64(exactly: count.rounded()).map { "\($0)" } ?? "\(count)" }

extension Frontier: LanguageRecord {
    static let place = RecordPlace.frontier
    static func title(of payload: Frontier) -> String { "frontier of \(payload.points.count) points" }

    static let binding = Binding(
        "frontier",
        fields: [
            records("points", "from the slowest and cheapest to the fastest and dearest") { $0.points },
            record("cheapest", "the slowest and cheapest point") { $0.cheapest },
            record("fastest", "the fastest and dearest point") { $0.fastest },
            number("compared", .number, "candidates that were compared") { Double($0.compared) },
        ],
        methods: [
            method(
                "cheapest_at", "the cheapest point that is at least so fast", [Signature.Parameter("speed", .tokenRate)]
            ) { (frontier, arguments) throws(ServingError) in try frontier.cheapest(speed: arguments.number()) },
            method(
                "fastest_at", "the fastest point that costs no more", [Signature.Parameter("cost", .tokenCost)]
            ) { (frontier, arguments) throws(ServingError) in
                try frontier.fastest(costPerToken: arguments.number())
            },
            method(
                "premium", "how many times as much a speed costs as another, each at its cheapest",
                [Signature.Parameter("speed", .tokenRate), Signature.Parameter("standard", .tokenRate)], .number
            ) { (frontier, arguments) throws(ServingError) in
                try frontier.premium(ofSpeed: arguments.number(), over: arguments.number())
            },
            standardSpeeds,
        ])

    private static let standardSpeeds = method(
        Signature(
            "standard_speeds", "the speeds of a standard tier at which a faster one costs so many times as much",
            [Signature.Parameter("speed_ratio", .number), Signature.Parameter("price_ratio", .number)],
            result: .list(.tokenRate))
    ) { (frontier, arguments) throws(ServingError) in
        let (speedRatio, priceRatio) = (arguments.number(), arguments.number())
        let speeds = try frontier.standardSpeeds(speedRatio: speedRatio, priceRatio: priceRatio)
        if case .none(let atLower, let atUpper) = speeds {
            throw .noSolution(
                name: "speed of the standard tier", lower: frontier.cheapest.speed,
                upper: frontier.fastest.speed / speedRatio, wanted: priceRatio, atLower: atLower, atUpper: atUpper)
        }
        return .list(speeds.all.map { .number($0) })
    }
}
