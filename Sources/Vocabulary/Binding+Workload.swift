internal import Formulas
internal import InferenceEconomics

extension PriorityTier: LanguageRecord {
    static let place = RecordPlace.priorityTier
    static func title(of payload: PriorityTier) -> String { payload.name }

    static let binding = Binding(
        "tier of priority",
        fields: [
            text("name", "its name") { $0.name },
            number("priority", .number, "requests with a smaller number are admitted first") {
                Double($0.priority)
            },
            number("share", .number, "share of the requests, relative to the other shares") { $0.share },
            record("target", "what was promised") { $0.target },
        ])
}

extension SchedulingPolicy: LanguageRecord {
    static let place = RecordPlace.policy
    static func title(of payload: SchedulingPolicy) -> String {
        "\(payload.batching.rawValue) batching"
    }

    static let binding = Binding(
        "scheduling policy",
        fields: [
            text("batching", "'static', 'continuous' or 'chunked'") { $0.batching.rawValue },
            number("running_limit", .number, "the most requests that run on a rank") {
                Double($0.runningLimit)
            },
        ])
}

extension Layer: LanguageRecord {
    static let place = RecordPlace.layer
    static let binding = Binding(
        "layer of a journey",
        fields: [
            number("fixed", .time, "time for each request") { $0.fixed },
            number("per_token", .timePerToken, "time for each token") { $0.perToken },
        ])
}

extension Journey: LanguageRecord {
    static let place = RecordPlace.journey
    static let binding = Binding(
        "journey of requests",
        fields: [
            record("gateway", "the network, authentication, limits, billing") { $0.gateway },
            record("balancer", "what chooses a replica") { $0.balancer },
            record("tokenizer", "what turns text into tokens") { $0.tokenizer },
            record("streaming", "from the engine to the client") { $0.streaming },
        ])
}

extension RequestStream: LanguageRecord {
    static let place = RecordPlace.stream
    static func title(of payload: RequestStream) -> String {
        "stream of \(payload.requests) requests"
    }

    static let binding = Binding(
        "stream of requests",
        fields: [
            number("requests", .requests, "how many there are") { Double($0.requests) },
            record("arrivals", "when they are sent") { $0.arrivals },
            records("tiers", "of which tiers they are") { $0.tiers },
        ])
}

extension Signature.Parameter {
    /// The tiers of a stream; one for all unless stated.
    static let priorityTiers = Signature.Parameter(
        "tiers", .list(PriorityTier.type), standard: .list([]))
}

extension Arguments {
    /// The tiers that are read next.
    fileprivate mutating func priorityTiers() -> [PriorityTier] {
        let tiers: [PriorityTier] = payloads()
        return tiers.isEmpty ? [.standard] : tiers
    }

    /// A stream whose arrivals, lengths, number and tiers are read next.
    mutating func stream() throws(ServingError) -> RequestStream {
        let arrivals: ArrivalProcess = payload()
        let lengths: LengthDistribution = payload()
        let requests = try whole()
        try requireSimulated(Double(requests))
        return try RequestStream(
            arrivals: arrivals, lengths: lengths, requests: requests, tiers: priorityTiers())
    }
}

extension InferenceVocabulary {
    /// The parameters of a stream, as `Arguments.stream` reads them.
    static let streamParameters = [
        Signature.Parameter("arrivals", ArrivalProcess.self),
        Signature.Parameter("lengths", LengthDistribution.self),
        Signature.Parameter("requests", .requests), .priorityTiers,
    ]

    static let workload: [NativeFunction] = [
        function("request_stream", "requests of one origin, for simulate_streams", streamParameters) {
            (arguments) throws(ServingError) in try arguments.stream()
        },
        function(
            "trace_stream", "a trace, whole, with its own lengths",
            [Signature.Parameter("trace", RequestTrace.self), .priorityTiers]
        ) { (arguments) throws(ServingError) in
            try RequestStream(trace: arguments.payload(), tiers: arguments.priorityTiers())
        },
        function(
            "priority_tier",
            "who is served first, and what was promised: a smaller number goes before a larger",
            [
                Signature.Parameter("name", .text), Signature.Parameter("priority", .number, 0),
                Signature.Parameter("share", .number, 1), .target,
            ]
        ) { (arguments) throws(ServingError) in
            try PriorityTier(
                name: arguments.optionalText() ?? "", priority: arguments.whole(),
                share: arguments.number(),
                target: arguments.payload())
        },
        function(
            "scheduling_policy",
            "how a replica chooses what to do: 'static', 'continuous' or 'chunked' batching",
            [
                .choice("batching", standard: Batching.chunked),
                Signature.Parameter("running_limit", .number, 1024),
                .optional("token_budget", .tokens),
            ]
        ) { (arguments) throws(ServingError) in
            try SchedulingPolicy(
                arguments.choice(Batching.self), runningLimit: arguments.whole(),
                tokenBudget: arguments.optionalWhole())
        },
        function(
            "journey_layer",
            "a layer that requests pass: time for a request and a token, and who works at a time",
            [
                Signature.Parameter("fixed", .time, 0), Signature.Parameter("per_token", .timePerToken, 0),
                .optional("workers", .number),
            ]
        ) { (arguments) throws(ServingError) in
            try Layer(
                fixed: arguments.number(), perToken: arguments.number(), workers: arguments.optionalWhole())
        },
        function(
            "request_journey",
            "the layers around the model's steps; the engine's front end is the fitted one",
            [
                Signature.Parameter("gateway", Layer.self, standard: Layer.none),
                Signature.Parameter("balancer", Layer.self, standard: Layer.none),
                Signature.Parameter("tokenizer", Layer.self, standard: Layer.none),
                .optional("engine", Layer.self),
                Signature.Parameter("streaming", Layer.self, standard: Layer.none),
            ]
        ) { (arguments) throws(ServingError) in
            try Journey(
                gateway: arguments.payload(), balancer: arguments.payload(), tokenizer: arguments.payload(),
                engine: arguments.optionalPayload(), streaming: arguments.payload())
        },
    ]
}
