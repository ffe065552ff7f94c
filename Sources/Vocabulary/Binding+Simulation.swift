internal import Formulas
internal import InferenceEconomics

/// A simulation that was run, and what came of it.
struct SimulationOutcome: Equatable {
    /// The most steps that a chapter may simulate at once: a second or two of work.
    private static let mostSteps = 5_000_000

    let simulation: Simulation
    let report: SimulationReport
    private let memory: SimulationMemory

    init(_ simulation: Simulation, _ memory: SimulationMemory) throws(ServingError) {
        self.simulation = simulation
        self.memory = memory
        let numbers = try memory.numbers(.report, of: simulation) { () throws(ServingError) in
            try simulation.run(mostSteps: SimulationOutcome.mostSteps).numbers
        }
        if let report = SimulationReport(simulation, numbers: numbers) {
            self.report = report
        } else {
            // What was kept is damaged: the simulation runs again.
            report = try simulation.run(mostSteps: SimulationOutcome.mostSteps)
        }
    }

    /// Requests per second that all replicas answer when work never runs out.
    func sustainableRate() throws(ServingError) -> Double {
        let numbers = try memory.numbers(.sustainableRate, of: simulation) { () throws(ServingError) in
            [try simulation.sustainableRate()]
        }
        guard let rate = numbers.first else { return try simulation.sustainableRate() }
        return rate
    }

    static func == (left: SimulationOutcome, right: SimulationOutcome) -> Bool { left.simulation == right.simulation }
}

extension SimulationOutcome: LanguageRecord {
    static let place = RecordPlace.simulation
    static func title(of payload: SimulationOutcome) -> String {
        "simulation of \(payload.simulation.workload.requests) requests"
    }

    static let binding = Binding(
        "simulation",
        fields: results + work,
        methods: [
            method("tier", "what the requests of a tier got", [Signature.Parameter("name", .text)]) {
                (outcome, arguments) throws(ServingError) in
                try arguments.named(outcome.report.tiers, "tier") { $0.name }
            },
            method(
                "sustainable_rate", "requests that all replicas answer when work never runs out", [],
                .requestRate
            ) {
                (outcome, _) throws(ServingError) in try outcome.sustainableRate()
            },
        ])

    private static let results: [Binding.Field] = [
        record("all", "what all requests got") { $0.report.all },
        records("tiers", "what those of each tier got") { $0.report.tiers },
        number("refused", .requests, "requests that no replica's memory can hold") {
            Double($0.report.refused)
        },
        number("duration", .time, "from the start to the last answer, or to the horizon") {
            $0.report.duration
        },
        number("offered_rate", .requestRate, "requests sent") { $0.report.offeredRate },
        number("growth", .requestRate, "by how many those under way grew at the end") {
            $0.report.growth
        },
        truth("is_overloaded", "whether that is more than chance") { $0.report.isOverloaded },
    ]

    private static let work: [Binding.Field] = [
        number("utilisation", .number, "share of the replicas' time in which a step was under way") {
            $0.report.utilisation
        },
        number("mean_batch", .number, "requests in the step of a replica, idle time included") {
            $0.report.meanBatch
        },
        field(
            "batch_shares", .list(.number),
            "share of the time by the requests in the step, that of none first"
        ) {
            (outcome) throws(NativeFault) in .list(outcome.report.batchShares.map { .number($0) })
        },
        number("mean_queue", .number, "requests that a replica had not begun with") {
            $0.report.meanQueue
        },
        number("mean_under_way", .number, "requests under way") { $0.report.meanUnderWay },
        number("mean_cache_use", .number, "share of the memory for KV caches that was held") {
            $0.report.meanCacheUse
        },
        number("peak_cache_use", .number, "the largest such share of a replica") {
            $0.report.peakCacheUse
        },
        number("preemptions", .number, "how often a request lost its memory") {
            Double($0.report.preemptions)
        },
        number("recomputed", .tokens, "tokens that were computed again for that") {
            Double($0.report.recomputedTokens)
        },
        number("computed_prompts", .tokens, "prompt tokens that were computed") {
            Double($0.report.computedPromptTokens)
        },
        number("steps", .number, "steps of all replicas") { Double($0.report.steps) },
    ]
}

extension InferenceVocabulary {
    private static let setting: [Signature.Parameter] = [
        Signature.Parameter("policy", SchedulingPolicy.self, standard: SchedulingPolicy.chunked),
        Signature.Parameter("replicas", .number, 1),
        .choice("balancing", standard: Balancing.leastLoaded),
        Signature.Parameter("journey", Journey.self, standard: Journey.direct),
        Signature.Parameter("warm_up", .requests, 0),
        Signature.Parameter("prefix_hit_rate", .number, 0),
        Signature.Parameter("seed", .number, 1), .optional("horizon", .time),
    ]

    static func simulations(_ memory: SimulationMemory) -> [NativeFunction] {
        [
            function(
                "simulate", "requests served one by one; the same seed draws the same requests",
                [Signature.Parameter("server", Server.self)] + streamParameters + setting
            ) { (arguments) throws(ServingError) in
                let server: Server = arguments.payload()
                let stream = try arguments.stream()
                return try arguments.simulation(of: server, [stream], memory)
            },
            function(
                "simulate_streams", "the same with requests of several origins",
                [
                    Signature.Parameter("server", Server.self),
                    Signature.Parameter("streams", .list(RequestStream.type)),
                ]
                    + setting
            ) { (arguments) throws(ServingError) in
                let server: Server = arguments.payload()
                return try arguments.simulation(of: server, arguments.payloads(), memory)
            },
        ]
    }
}

extension Arguments {
    /// A simulation whose settings are read next.
    fileprivate mutating func simulation(
        of server: Server, _ streams: [RequestStream], _ memory: SimulationMemory
    ) throws(ServingError) -> SimulationOutcome {
        try requireSimulated(streams.reduce(0) { $0 + Double($1.requests) })
        let policy: SchedulingPolicy = payload()
        let replicas = try whole()
        let balancing = try choice(Balancing.self)
        let journey: Journey = payload()
        let workload = try Workload(streams: streams, warmUp: whole(), prefixHitRate: number())
        let seed = try whole()
        guard let seed = UInt64(exactly: seed) else {
            throw .value(
                name: "seed", given: Double(seed), expected: "a whole number from 0 to a billion")
        }
        return try SimulationOutcome(
            Simulation(
                server: server, workload: workload, policy: policy, replicas: replicas,
                balancing: balancing,
                journey: journey, seed: seed, horizon: optionalNumber()), memory)
    }
}
