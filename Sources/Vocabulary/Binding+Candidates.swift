internal import Formulas
internal import InferenceEconomics

extension PricedAccelerator: LanguageRecord {
    static let place = RecordPlace.pricedAccelerator
    static func title(of payload: PricedAccelerator) -> String { payload.accelerator.name }

    static let binding = Binding(
        "priced accelerator",
        fields: [
            record("accelerator", "the accelerator") { $0.accelerator },
            hourly("rent", "what an hour of it costs") { $0.hourlyRate },
        ])
}

extension SearchResult: LanguageRecord {
    static let place = RecordPlace.candidates
    static func title(of payload: SearchResult) -> String { "\(payload.candidates.count) candidates" }

    static let binding = Binding(
        "search",
        fields: [
            number("count", .number, "ways of serving that can be had, each at each concurrency") {
                Double($0.candidates.count)
            },
            number("deployments", .number, "servers that can be had") { Double($0.deployments.count) },
            records("dropped", "what cannot be had, by reason") { $0.dropped },
        ],
        methods: [
            method("frontier", "the candidates that none other dominates in speed and cost", [.target]) {
                (result, arguments) throws(ServingError) in try Frontier(of: result, within: arguments.payload())
            },
            method("cheapest", "the cheapest candidate within a target", [.target]) {
                (result, arguments) throws(ServingError) in try result.cheapest(within: arguments.payload())
            },
            method(
                "tiers", "each tier at its cheapest; rents are of paid hours",
                [Signature.Parameter("tiers", .list(Tier.type))]
            ) { (result, arguments) throws(ServingError) in try TierPlan(arguments.payloads(), in: result) },
        ])
}

extension DroppedCandidates: LanguageRecord {
    static let place = RecordPlace.dropped
    static func title(of payload: DroppedCandidates) -> String { payload.reason.rawValue }

    static let binding = Binding(
        "group of dropped candidates",
        fields: [
            text("reason", "'setting', 'weights' or 'cache'") { $0.reason.rawValue },
            number("count", .number, "how many candidates") { Double($0.count) },
            text("first", "what was said of the first") { $0.first.description },
        ])
}

extension Accelerator {
    static let atRent: Binding.Method = method(
        "at", "the accelerator at a rent, idle hours on it", [.rent]
    ) { (accelerator, arguments) throws(ServingError) in
        try PricedAccelerator(accelerator, hourlyRate: arguments.perHour())
    }
}

extension Signature.Parameter {
    /// Counts of GPUs, over which a server is split in every way.
    static let gpus = Signature.Parameter(
        "gpus", .list(.number), standard: .list([.number(1), .number(2), .number(4), .number(8)]))
}

extension Arguments {
    /// Every way of splitting a model over the counts of GPUs that are read next.
    mutating func parallelisms(of model: LanguageModel) throws(ServingError) -> [Parallelism] {
        var counts: [Int] = []
        for number in numbers() {
            guard let count = Int(exactly: number) else {
                throw .value(name: "number of GPUs", given: number, expected: "a whole number")
            }
            counts.append(count)
        }
        return try Parallelism.ways(of: model, over: counts)
    }
}

extension InferenceVocabulary {
    static let candidates = function(
        "candidates", "every way of serving a model that is compared: splits, precisions, drafts, concurrencies",
        [
            Signature.Parameter("model", LanguageModel.self),
            Signature.Parameter("accelerators", .list(PricedAccelerator.type)),
        ] + lengths + [
            Signature.Parameter("weights", .list(Precision.type), standard: .list([Precision.fp8.bound])), .gpus,
            Signature.Parameter("speculations", .list(Speculation.type), standard: .list([])),
            Signature.Parameter("largest_concurrency", .number, 1024),
            Signature.Parameter("engine", Engine.self, standard: .vllm), .optional("software_date", .text),
        ]
    ) { (arguments) throws(ServingError) in
        let model: LanguageModel = arguments.payload()
        let accelerators: [PricedAccelerator] = arguments.payloads()
        let load = try arguments.load()
        let precisions: [Precision] = arguments.payloads()
        let parallelisms = try arguments.parallelisms(of: model)
        var speculations: [Speculation?] = [nil]
        let drafted: [Speculation] = arguments.payloads()
        for speculation in drafted { speculations.append(speculation) }
        let concurrencies = try SearchSpace.concurrencies(upTo: arguments.whole())
        let engine: Engine = arguments.payload()
        let date = try arguments.optionalDate()
        return try SearchSpace(
            model: model, accelerators: accelerators, precisions: precisions, parallelisms: parallelisms,
            speculations: speculations, concurrencies: concurrencies, engine: engine,
            softwareDate: date?.yearsFrom2026 ?? Calibration.newestSoftware
        ).search(load)
    }
}
