internal import Formulas
internal import InferenceEconomics

extension ModelPool: LanguageRecord {
    static let place = RecordPlace.pool
    static func title(of payload: ModelPool) -> String { "pool of \(payload.models.count) models" }

    static let binding = Binding(
        "pool of models",
        fields: [
            records("models", "the models, the most popular first") { $0.models },
            number("replicas", .number, "replicas of all models") { Double($0.replicas) },
            number("gpus", .number, "GPUs of all models, each with enough for its own peak") { Double($0.gpus) },
            number("gpus_if_lent", .number, "GPUs that are enough if models lend each other what they do not need") {
                Double($0.gpusIfLent)
            },
        ],
        methods: [
            method(
                "model", "the model of a rank, from 1", [Signature.Parameter("rank", .number)]
            ) { (pool, arguments) throws(ServingError) in
                let rank = try arguments.whole()
                guard pool.models.indices.contains(rank - 1) else {
                    throw .value(name: "rank", given: Double(rank), expected: "from 1 to \(pool.models.count)")
                }
                return pool.models[rank - 1]
            },
            method(
                "bill", "the bill of a week; models may lend each other GPUs that stay on in any case",
                [.supply] + Backfill.parameters + [Signature.Parameter("lends", .truth, standard: .truth(false))]
            ) { (pool, arguments) throws(ServingError) in
                let supply: AcceleratorSupply = arguments.payload()
                return try pool.bill(
                    on: supply, backfill: arguments.optionalPayload(), startHours: arguments.hours(),
                    lends: arguments.truth())
            },
        ])
}

extension PooledModel: LanguageRecord {
    static let place = RecordPlace.pooledModel
    static let binding = Binding(
        "model of a pool",
        fields: [
            record("fleet", "its replicas") { $0.fleet },
            field("mean", RatedPoint.type, "where each works at the mean rate of the week") {
                (model) throws(NativeFault) in
                try refusing { () throws(ServingError) in try model.mean.bound }
            },
            number("utilisation", .number, "share of what its replicas could serve that is asked") { $0.utilisation },
        ])
}

extension PoolBill: LanguageRecord {
    static let place = RecordPlace.poolBill
    static let binding = Binding(
        "bill of a pool",
        fields: [
            records("models", "the bill of each model") { $0.models },
            number("cost", .dollars, "all paid hours of the week") { $0.cost },
            number("requests_cost", .dollars, "the part that requests bear") { $0.requestsCost },
            hours("paid_hours", "GPU-hours that are paid") { $0.paidHours },
            hours("busy_hours", "GPU-hours in which requests are served") { $0.busyHours },
            hours("backfilled_hours", "GPU-hours of work that could wait") { $0.backfilledHours },
            number("requests", .requests, "requests of the week") { $0.requests },
            number("utilisation", .number, "share of the paid hours in which requests are served") { $0.utilisation },
            number("cost_per_request", .requestCost, "cost of a request") { $0.costPerRequest },
            number("cost_per_output_token", .tokenCost, "cost of an output token, the prompts' cost on it") {
                $0.costPerOutputToken
            },
        ])
}

extension InferenceVocabulary {
    private static let rest: [Signature.Parameter] =
        [.target] + Signature.Parameter.reserve + [Signature.Parameter("stagger", .time, 0)]

    static let pool = function(
        "pool", "models that cost alike and share a demand by Zipf's law, each on replicas of its own",
        [
            Signature.Parameter("server", Server.self), Signature.Parameter("demand", Demand.self),
            Signature.Parameter("models", .number), Signature.Parameter("exponent", .number, 1),
        ] + rest
    ) { (arguments) throws(ServingError) in
        let server: Server = arguments.payload()
        let demand: Demand = arguments.payload()
        let popularity = try Popularity.zipf(models: arguments.whole(), exponent: arguments.number())
        let target: LatencyTarget = arguments.payload()
        return try ModelPool(
            server: server, demand: demand, popularity: popularity, target: target, reserve: arguments.reserve(),
            stagger: arguments.wholeHours())
    }

    static let poolOf = function(
        "pool_of", "models that differ and share a demand by weights, each with its server",
        [
            Signature.Parameter("servers", .list(Server.type)), Signature.Parameter("demand", Demand.self),
            Signature.Parameter("weights", .list(.number)),
        ] + rest
    ) { (arguments) throws(ServingError) in
        let servers: [Server] = arguments.payloads()
        let demand: Demand = arguments.payload()
        let popularity = try Popularity(weights: arguments.numbers())
        let target: LatencyTarget = arguments.payload()
        return try ModelPool(
            servers: servers, demand: demand, popularity: popularity, target: target, reserve: arguments.reserve(),
            stagger: arguments.wholeHours())
    }
}
