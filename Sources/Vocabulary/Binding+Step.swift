internal import Formulas
internal import InferenceEconomics

extension Step: LanguageRecord {
    static let place = RecordPlace.step
    static let binding = Binding(
        "step",
        fields: [
            number("time", .time, "time of the step") { $0.time },
            number("throughput", .tokenRate, "output tokens of the server") { $0.throughput },
            number("throughput_per_gpu", .tokenRate, "output tokens per GPU") { $0.throughputPerGPU },
            number("prompt_throughput", .tokenRate, "prompt tokens of the server") { $0.promptThroughput },
            number("speed", .tokenRate, "output tokens that one user sees") { $0.speed },
            number("batch", .number, "requests that decode") { $0.batch },
            number("tokens_per_request", .tokens, "output tokens that each gets: more than one with speculation") {
                $0.tokensPerRequest
            },
            number("prompt_tokens", .tokens, "prompt tokens that the step reads") { $0.promptTokens },
            number("gpus", .number, "GPUs of the server") { Double($0.gpus) },
            text("bound", "what the step waits for most") { $0.bound.rawValue },
            record("parts", "where the time goes") { $0.parts },
            record("bytes_read", "what one GPU reads from its memory") { $0.bytesRead },
            number("bandwidth_time", .time, "part of the time that waits for memory") { $0.bandwidthTime },
            number("compute_time", .time, "part of it that waits for arithmetic") { $0.computeTime },
            number("latency_time", .time, "part of it that is latency") { $0.latencyTime },
            number("communication_time", .time, "part of it that waits for other GPUs' data") { $0.communicationTime },
        ],
        methods: [
            method(
                "cost", "cost of an output token: the rent of all GPUs over their tokens", [.rent], .tokenCost
            ) { (step, arguments) throws(ServingError) in
                try step.costPerToken(hourlyRate: arguments.perHour())
            }
        ])
}

extension StepParts: LanguageRecord {
    static let place = RecordPlace.parts
    static func title(of _: StepParts) -> String { "parts of a step" }

    static let binding = Binding(
        "breakdown of a step",
        fields: [
            number("fixed", .time, "work of the engine that every step needs") { $0.fixed },
            number("layers", .time, "launches, small kernels and synchronisation of the layers") { $0.layers },
            number("prefill_layers", .time, "the same, added by prompts in the step") { $0.prefillLayers },
            number("collectives", .time, "latency of collectives between GPUs") { $0.collectiveLatency },
            number("dense", .time, "attention projections and dense layers") { $0.denseWeights },
            number("experts", .time, "routed experts") { $0.experts },
            number("head", .time, "output head") { $0.head },
            number("dense_read", .time, "reading the weights of the dense part") { $0.terms.denseRead },
            number("dense_compute", .time, "computing with them") { $0.terms.denseCompute },
            number("experts_read", .time, "reading the touched experts") { $0.terms.expertsRead },
            number("experts_compute", .time, "computing with them") { $0.terms.expertsCompute },
            number("head_read", .time, "reading the output head") { $0.terms.headRead },
            number("head_compute", .time, "computing with it") { $0.terms.headCompute },
            number("attention_read", .time, "reading the KV cache") { $0.terms.attentionRead },
            number("attention_compute", .time, "attending to it") { $0.terms.attentionCompute },
            number("attention", .time, "KV cache read, attention computed") { $0.attention },
            number("prefill_attention", .time, "attention of the prompts in the step") { $0.prefillAttention },
            number("communication", .time, "bytes between GPUs") { $0.communication },
            number("requests", .time, "work for each request: sampling, scheduling") { $0.requests },
            number("draft", .time, "drafting the tokens that the step verifies") { $0.draft },
        ])
}

extension StepBytes: LanguageRecord {
    static let place = RecordPlace.bytes
    static func title(of _: StepBytes) -> String { "bytes that a step reads" }

    static let binding = Binding(
        "traffic of a step",
        fields: [
            number("dense", .bytes, "weights of attention, dense and shared layers") { $0.denseWeights },
            number("experts", .bytes, "weights of the experts that some token is routed to") { $0.experts },
            number("head", .bytes, "output head") { $0.head },
            number("cache", .bytes, "KV cache and states of the decoding requests") { $0.cache },
            number("total", .bytes, "all of it") { $0.total },
        ])
}

extension MemoryParts: LanguageRecord {
    static let place = RecordPlace.memory
    static func title(of _: MemoryParts) -> String { "memory of a GPU" }

    static let binding = Binding(
        "division of memory",
        fields: [
            number("dense", .bytes, "weights of attention, dense and shared layers", unit: .gibibytes) {
                $0.denseWeights
            },
            number("experts", .bytes, "weights of its experts", unit: .gibibytes) { $0.experts },
            number("embeddings", .bytes, "input embedding and output head", unit: .gibibytes) { $0.embeddings },
            number("draft", .bytes, "weights of what drafts", unit: .gibibytes) { $0.draft },
            number("reserve", .bytes, "activations, graphs and workspaces", unit: .gibibytes) { $0.reserve },
            number("cache", .bytes, "room for the KV cache", unit: .gibibytes) { $0.cache },
            number("unused", .bytes, "what nobody may use", unit: .gibibytes) { $0.unused },
            number("total", .bytes, "memory of the GPU", unit: .gibibytes) { $0.total },
        ])
}
