internal import Formulas
internal import InferenceEconomics

extension Fleet: LanguageRecord {
    static let place = RecordPlace.fleet
    static func title(of payload: Fleet) -> String { "fleet of \(payload.gpus) GPUs" }

    static let binding = Binding(
        "fleet",
        fields: [
            number("replicas", .number, "replicas that meet the highest hour") { Double($0.replicas) },
            number("gpus", .number, "GPUs of all replicas") { Double($0.gpus) },
            number("utilisation", .number, "what is served over what all replicas could serve") { $0.utilisation },
            number("utilisation_if_scaled", .number, "the same with replicas that follow the demand by the hour") {
                $0.utilisationIfScaled
            },
            number("capacity_per_replica", .requestRate, "requests that a full replica answers") {
                $0.capacityPerReplica
            },
            field("replicas_by_hour", .list(.number), "replicas in each hour of the week if they follow the demand") {
                (fleet) throws(NativeFault) in .list(fleet.replicasByHour.map { .number(Double($0)) })
            },
            record("point", "where a replica works at its fullest") { $0.point },
            record("demand", "what is asked") { $0.demand },
        ],
        methods: [
            method("bill", "the bill of a week on accelerators of one kind", [.supply] + Backfill.parameters) {
                (fleet, arguments) throws(ServingError) in
                let supply: AcceleratorSupply = arguments.payload()
                return try fleet.bill(
                    on: supply, backfill: arguments.optionalPayload(), startHours: arguments.hours())
            },
            method(
                "mixed_bill", "the same with some replicas always on and others by the hour beyond them",
                [
                    Signature.Parameter("base", AcceleratorSupply.self), Signature.Parameter("base_replicas", .number),
                    Signature.Parameter("burst", AcceleratorSupply.self),
                ] + Backfill.parameters
            ) { (fleet, arguments) throws(ServingError) in
                let base: AcceleratorSupply = arguments.payload()
                let replicas = try arguments.whole()
                let burst: AcceleratorSupply = arguments.payload()
                return try fleet.bill(
                    base: base, baseReplicas: replicas, burst: burst, backfill: arguments.optionalPayload(),
                    startHours: arguments.hours())
            },
        ])
}

extension Backfill: LanguageRecord {
    static let place = RecordPlace.backfill
    static let binding = Binding(
        "backfill",
        fields: [
            number("highest_utilisation", .number, "share of a replica's capacity up to which it fills") {
                $0.highestUtilisation
            }
        ])

    /// Work that may fill what requests leave, and what a replica is paid before it serves.
    static let parameters = [
        Signature.Parameter.optional("backfill", Backfill.self), Signature.Parameter("start", .time, 0),
    ]
}

extension FleetBill: LanguageRecord {
    static let place = RecordPlace.fleetBill
    static let binding = Binding(
        "bill of a week",
        fields: [
            number("cost", .dollars, "all paid hours") { $0.cost },
            number("backfill_credit", .dollars, "the part of it that the backfill bears") { $0.backfillCredit },
            number("requests_cost", .dollars, "the part that requests bear") { $0.requestsCost },
            hours("paid_hours", "GPU-hours that are paid") { $0.paidHours },
            hours("busy_hours", "GPU-hours in which requests are served") { $0.busyHours },
            hours("backfilled_hours", "GPU-hours of work that could wait") { $0.backfilledHours },
            number("requests", .requests, "requests of the week") { $0.requests },
            number("utilisation", .number, "share of the paid hours in which requests are served") { $0.utilisation },
            number("utilisation_with_backfill", .number, "share in which there is work of either kind") {
                $0.utilisationWithBackfill
            },
            hourly("cost_per_useful_hour", "cost of an hour in which requests are served: the rent for tokens") {
                $0.costPerUsefulHour
            },
            number("cost_per_request", .requestCost, "cost of a request") { $0.costPerRequest },
            number("cost_per_output_token", .tokenCost, "cost of an output token, the prompts' cost on it") {
                $0.costPerOutputToken
            },
            record("point", "where a replica works at its fullest") { $0.point },
        ],
        methods: [
            method("token_costs", "the cost of each kind of token", [.keeping]) {
                (bill, arguments) throws(ServingError) in
                PointCosts(costs: try bill.tokenCosts(keeping: arguments.number()), load: bill.point.load)
            }
        ])
}

extension Signature.Parameter {
    /// Whose accelerators they are.
    static let supply = Signature.Parameter("supply", AcceleratorSupply.self)
}

extension InferenceVocabulary {
    static let fleet = function(
        "fleet", "replicas of a server, each filled as far as the target allows, that meet a demand at every hour",
        [Signature.Parameter("server", Server.self), Signature.Parameter("demand", Demand.self), .target]
            + Signature.Parameter.reserve
    ) { (arguments) throws(ServingError) in
        let server: Server = arguments.payload()
        let demand: Demand = arguments.payload()
        let target: LatencyTarget = arguments.payload()
        return try Fleet(server: server, demand: demand, target: target, reserve: arguments.reserve())
    }

    static let fleetAt = function(
        "fleet_at", "the same with replicas that work at a given point at their fullest",
        [Signature.Parameter("point", OperatingPoint.self), Signature.Parameter("demand", Demand.self)]
            + Signature.Parameter.reserve
    ) { (arguments) throws(ServingError) in
        let point: OperatingPoint = arguments.payload()
        let demand: Demand = arguments.payload()
        return try Fleet(point: point, demand: demand, reserve: arguments.reserve())
    }

    static let backfill = function(
        "backfill", "work that can wait: GPU-hours a week that are wanted, and what one is worth",
        [
            Signature.Parameter("highest_utilisation", .number, 1), .optional("wanted", .time),
            .optional("value", .rent),
        ]
    ) { (arguments) throws(ServingError) in
        try Backfill(
            highestUtilisation: arguments.number(), wanted: arguments.optionalHours(),
            value: arguments.optionalPerHour())
    }
}
