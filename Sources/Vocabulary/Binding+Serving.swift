internal import Formulas
internal import InferenceEconomics
internal import Quantities

extension Binding where Payload == Step {
    static let step = Binding(
        type: .step, title: { _ in "step" },
        fields: [
            number("time", .time, "time of the step") { $0.time },
            number("throughput", .tokenRate, "output tokens of the server") { $0.throughput },
            number("throughput_per_gpu", .tokenRate, "output tokens per GPU") { $0.throughputPerGPU },
            number("prompt_throughput", .tokenRate, "prompt tokens of the server") { $0.promptThroughput },
            number("speed", .tokenRate, "output tokens that one user sees") { $0.speed },
            number("batch", .number, "requests that decode") { $0.batch },
            field("bound", .text, "what the step waits for most") { (step) throws(NativeFault) in
                .text(step.bound.rawValue)
            },
            field("parts", Type.record(RecordPlace.parts.index), "where the time goes") { (step) throws(NativeFault) in
                Binding<StepParts>.parts.value(step.parts)
            },
            number("bandwidth_time", .time, "what memory bandwidth alone would take") { $0.bandwidthTime },
            number("compute_time", .time, "what arithmetic alone would take") { $0.computeTime },
            number("latency_time", .time, "what is latency") { $0.latencyTime },
        ],
        methods: [
            Method(
                signature: Signature(
                    "cost", "cost of an output token: the rent of all GPUs over their tokens",
                    [Signature.Parameter("rent", .rent)], result: .tokenCost)
            ) { (step, arguments) throws(NativeFault) in
                let rent = arguments.number(0) * secondsPerHour
                return .number(try refusing { () throws(ServingError) in try step.costPerToken(hourlyRate: rent) })
            }
        ])
}

extension Binding where Payload == OperatingPoint {
    static let operatingPoint = Binding(
        type: .operatingPoint, title: { _ in "operating point" },
        fields: [
            number("time_to_first_token", .time, "mean time to first token") { $0.timeToFirstToken },
            number("time_per_output_token", .time, "mean inter-token latency") { $0.timePerOutputToken },
            number("time_per_request", .time, "mean time from arrival to the last token") { $0.timePerRequest },
            number("throughput", .tokenRate, "output tokens of the server") { $0.throughput },
            number("throughput_per_gpu", .tokenRate, "output tokens per GPU") { $0.throughputPerGPU },
            number("prompt_throughput", .tokenRate, "prompt tokens of the server") { $0.promptThroughput },
            number("speed", .tokenRate, "output tokens that one user sees") { $0.speed },
            number("request_rate", .requestRate, "requests finished") { $0.requestRate },
            number("running_batch", .number, "requests that decode together, on average") { $0.runningBatch },
            number("inserted_prefill", .time, "share of the inter-token latency that is other requests' prefill") {
                $0.insertedPrefill
            },
            number("prefill_share", .number, "share of the GPUs' time that prompts take") { $0.prefillShare },
            field("is_memory_bound", .truth, "whether requests wait for KV memory") { (point) throws(NativeFault) in
                .truth(point.isMemoryBound)
            },
            field("step", Type.record(RecordPlace.step.index), "a decode step of the running batch") {
                (point) throws(NativeFault) in Binding<Step>.step.value(point.step)
            },
        ],
        methods: [
            cost("cost", "cost of an output token, the prompts' cost on it") { (point, rate) throws(ServingError) in
                try point.costPerToken(hourlyRate: rate)
            },
            cost("prompt_cost", "cost of a prompt token: the time that prompts take") {
                (point, rate) throws(ServingError) in try point.phaseCosts(hourlyRate: rate).prefill
            },
            cost("output_cost", "cost of an output token: the time that decoding takes") {
                (point, rate) throws(ServingError) in try point.phaseCosts(hourlyRate: rate).decode
            },
        ])

    private static func cost(
        _ name: String, _ summary: String,
        _ compute: @escaping @Sendable (OperatingPoint, Double) throws(ServingError) -> Double
    ) -> Method {
        Method(
            signature: Signature(name, summary, [Signature.Parameter("rent", .rent)], result: .tokenCost)
        ) { (point, arguments) throws(NativeFault) in
            let rent = arguments.number(0) * secondsPerHour
            return .number(try refusing { () throws(ServingError) in try compute(point, rent) })
        }
    }
}

extension Binding where Payload == Server {
    static let server = Binding(
        type: .server, title: { "\($0.model.name) on \($0.gpus) × \($0.accelerator.name)" },
        fields: [
            number("gpus", .number, "GPUs") { Double($0.gpus) },
            number("weights_memory", .bytes, "weights per GPU") { $0.weightBytesPerGPU },
            number("kv_room", .bytes, "memory for the KV cache per GPU") { $0.keyValueRoomPerGPU },
            field("model", Type.record(RecordPlace.model.index), "the language model") { (server) throws(NativeFault) in
                Binding<LanguageModel>.model.value(server.model)
            },
            field("accelerator", Type.record(RecordPlace.accelerator.index), "the accelerator") {
                (server) throws(NativeFault) in Binding<Accelerator>.accelerator.value(server.accelerator)
            },
        ],
        methods: [decode, prefill, largestBatch, cacheMemory, serve])

    private static let decode = Method(
        signature: Signature(
            "decode", "one decode step of a batch",
            [Signature.Parameter("batch", .number), Signature.Parameter("context", .tokens)],
            result: Type.record(RecordPlace.step.index))
    ) { (server, arguments) throws(NativeFault) in
        let step = try refusing { () throws(ServingError) in
            try server.decodeStep(batch: arguments.number(0), context: arguments.number(1))
        }
        return Binding<Step>.step.value(step)
    }

    private static let prefill = Method(
        signature: Signature(
            "prefill", "one step that reads prompts and decodes nothing",
            [
                Signature.Parameter("prompt", .tokens),
                Signature.Parameter("prompts", .number, standard: .automatic),
                Signature.Parameter("cached", .tokens, standard: .number(0)),
            ], result: Type.record(RecordPlace.step.index))
    ) { (server, arguments) throws(NativeFault) in
        let step = try refusing { () throws(ServingError) in
            try server.prefillStep(
                prompt: arguments.number(0), prompts: arguments.optionalNumber(1), cached: arguments.number(2))
        }
        return Binding<Step>.step.value(step)
    }

    private static let largestBatch = Method(
        signature: Signature(
            "largest_batch", "the largest batch whose KV cache fits", [Signature.Parameter("context", .tokens)],
            result: .number)
    ) { (server, arguments) throws(NativeFault) in
        .number(
            try refusing { () throws(ServingError) in try server.largestBatch(context: arguments.number(0)) })
    }

    private static let cacheMemory = Method(
        signature: Signature(
            "kv_memory", "KV cache of one request per GPU", [Signature.Parameter("context", .tokens)], result: .bytes)
    ) { (server, arguments) throws(NativeFault) in
        .number(
            try refusing { () throws(ServingError) in
                try server.keyValueBytesPerGPU(context: arguments.number(0))
            })
    }

    private static let serve = Method(
        signature: Signature(
            "serve", "continuous batching with so many requests in flight",
            [
                Signature.Parameter("concurrency", .number), Signature.Parameter("prompt", .tokens),
                Signature.Parameter("output", .tokens),
                Signature.Parameter("prefix_hit_rate", .number, standard: .number(0)),
                Signature.Parameter(
                    "arrivals", RecordPlace.arrivals.type, standard: Binding<Arrivals>.arrivals.value(Arrivals.steady)),
            ], result: Type.record(RecordPlace.operatingPoint.index))
    ) { (server, arguments) throws(NativeFault) in
        let point = try refusing { () throws(ServingError) in
            try server.operatingPoint(
                try Load(
                    concurrency: arguments.number(0), promptTokens: arguments.number(1),
                    outputTokens: arguments.number(2),
                    arrivals: arguments.optionalPayload(4, as: Arrivals.self) ?? .steady,
                    prefixHitRate: arguments.number(3)))
        }
        return Binding<OperatingPoint>.operatingPoint.value(point)
    }
}

let secondsPerHour = 3600.0
