internal import Formulas
internal import InferenceEconomics

extension Server: LanguageRecord {
    static let place = RecordPlace.server
    static func title(of payload: Server) -> String {
        "\(payload.model.name) on \(payload.gpus) × \(payload.accelerator.name)"
    }

    static let binding = Binding(
        "server",
        fields: [
            number("gpus", .number, "GPUs") { Double($0.gpus) },
            number("data_parallel", .number, "data-parallel ranks") { Double($0.parallelism.data) },
            record("memory", "what the memory of one GPU holds") { $0.memoryPerGPU },
            number("weights_memory", .bytes, "weights per GPU") { $0.weightBytesPerGPU },
            number("kv_room", .bytes, "memory for the KV cache per GPU") { $0.keyValueRoomPerGPU },
            number(
                "longest_context", .tokens, "the longest context whose KV cache fits for one request",
                missing: { "\($0.model.name) keeps nothing that grows with the context" }
            ) { (server: Server) in
                let longest = server.longestContext
                return longest.isFinite ? longest : nil
            },
            record("model", "the language model") { $0.model },
            record("accelerator", "the accelerator") { $0.accelerator },
        ],
        methods: [decode, prefill, serve, largestBatch, cacheMemory] + capacityMethods + [atRent])

    private static let decode: Binding.Method = method(
        "decode", "one decode step of a batch",
        [Signature.Parameter("batch", .number), Signature.Parameter("context", .tokens)]
    ) { (server, arguments) throws(ServingError) in
        try server.decodeStep(batch: arguments.number(), context: arguments.number())
    }

    private static let prefill: Binding.Method = method(
        "prefill", "one step that reads prompts and decodes nothing",
        [
            Signature.Parameter("prompt", .tokens), .optional("prompts", .number),
            Signature.Parameter("cached", .tokens, 0),
        ]
    ) { (server, arguments) throws(ServingError) in
        try server.prefillStep(
            prompt: arguments.number(), prompts: arguments.optionalNumber(), cached: arguments.number())
    }

    private static let serve: Binding.Method = method(
        "serve", "continuous batching with so many requests in flight",
        [Signature.Parameter("concurrency", .number)] + InferenceVocabulary.lengths
    ) { (server, arguments) throws(ServingError) in
        try server.operatingPoint(arguments.load(concurrency: arguments.number()))
    }

    private static let largestBatch: Binding.Method = method(
        "largest_batch", "the largest batch whose KV cache fits", [Signature.Parameter("context", .tokens)], .number
    ) { (server, arguments) throws(ServingError) in
        try server.largestBatch(context: arguments.number())
    }

    private static let cacheMemory: Binding.Method = method(
        "kv_memory", "KV cache of one request per GPU", [Signature.Parameter("context", .tokens)], .bytes
    ) { (server, arguments) throws(ServingError) in
        try server.keyValueBytesPerGPU(context: arguments.number())
    }
}

extension InferenceVocabulary {
    static let server = function(
        "server", "one deployment: a language model on GPUs, served by an engine",
        [
            Signature.Parameter("model", LanguageModel.self), Signature.Parameter("accelerator", Accelerator.self),
            Signature.Parameter("tensor_parallel", .number, 1), Signature.Parameter("data_parallel", .number, 1),
            Signature.Parameter("expert_parallel", .number, 1), Signature.Parameter("pipeline_parallel", .number, 1),
            Signature.Parameter("weights", Precision.self, standard: .bf16), .optional("kv_cache", Precision.self),
            Signature.Parameter("engine", Engine.self, standard: .vllm), .optional("memory_share", .number),
            .optional("prefill_token_budget", .tokens), .optional("speculation", Speculation.self),
            Signature.Parameter("receive_interval", .number, 1), .optional("software_date", .text),
            .optional("compute", Precision.self),
        ]
    ) { (arguments) throws(ServingError) in
        let model: LanguageModel = arguments.payload()
        let accelerator: Accelerator = arguments.payload()
        let parallelism = try Parallelism(
            tensor: arguments.whole(), data: arguments.whole(), expert: arguments.whole(),
            pipeline: arguments.whole())
        let weights: Precision = arguments.payload()
        let cache: Precision? = arguments.optionalPayload()
        let engine: Engine = arguments.payload()
        let memoryShare = arguments.optionalNumber()
        let budget = arguments.optionalNumber()
        let speculation: Speculation? = arguments.optionalPayload()
        let interval = arguments.number()
        let date = try arguments.optionalDate()
        return try Server(
            model: model, accelerator: accelerator, engine: engine, parallelism: parallelism, weights: weights,
            keyValueCache: cache, compute: arguments.optionalPayload(), memoryShare: memoryShare,
            prefillTokenBudget: budget, receiveInterval: interval,
            softwareDate: date?.yearsFrom2026 ?? Calibration.newestSoftware, speculation: speculation)
    }
}

extension Arguments {
    /// A day, as in "2026-04-22"; nil where the call names none.
    mutating func optionalDate() throws(ServingError) -> CalendarDate? {
        guard let text = optionalText() else { return nil }
        guard let date = CalendarDate(text) else {
            throw .choice(name: "software date", given: "'\(text)'", expected: "a day as in '2026-04-22'")
        }
        return date
    }
}
