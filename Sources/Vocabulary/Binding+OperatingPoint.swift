internal import Formulas
internal import InferenceEconomics

extension OperatingPoint: LanguageRecord {
    static let place = RecordPlace.operatingPoint
    static let binding = Binding(
        "operating point", fields: times + work + doubts,
        methods: [cost, promptCost, outputCost, requestCost] + tokenMethods)

    private static let times: [Binding.Field] = [
        number("time_to_first_token", .time, "mean time to first token") { $0.timeToFirstToken },
        number("time_per_output_token", .time, "mean inter-token latency") { $0.timePerOutputToken },
        number("time_per_request", .time, "mean time from arrival to the last token") { $0.timePerRequest },
        number("speed", .tokenRate, "output tokens that one user sees") { $0.speed },
        number("memory_wait", .time, "part of the time to first token that waits for room in memory") {
            $0.memoryWait
        },
        number("inserted_prefill", .time, "share of the inter-token latency that is other requests' prefill") {
            $0.insertedPrefill
        },
    ]

    private static let work: [Binding.Field] = [
        number("concurrency", .number, "requests under way") { $0.load.concurrency },
        number("throughput", .tokenRate, "output tokens of the server") { $0.throughput },
        number("throughput_per_gpu", .tokenRate, "output tokens per GPU") { $0.throughputPerGPU },
        number("prompt_throughput", .tokenRate, "prompt tokens of the server") { $0.promptThroughput },
        number("request_rate", .requestRate, "requests finished") { $0.requestRate },
        number("prompt_tokens", .tokens, "mean prompt of a request") { $0.load.meanPrompt },
        number("output_tokens", .tokens, "mean output of a request") { $0.load.meanOutput },
        number("running_batch", .number, "requests that decode together, on average") { $0.runningBatch },
        number("largest_batch", .number, "the most that can, by concurrency and memory") { $0.largestBatch },
        number("prefill_share", .number, "share of the GPUs' time that prompts take") { $0.prefillShare },
        number("gpus", .number, "GPUs") { Double($0.gpus) },
        truth("is_memory_bound", "whether requests wait for KV memory") { $0.isMemoryBound },
        text("bound", "what the server waits for most") { $0.bound.rawValue },
        record("step", "a decode step of the running batch") { $0.step },
    ]

    private static let doubts: [Binding.Field] = [
        record("low", "the lower ends of the 90 % intervals") { (point: OperatingPoint) in
            IntervalEnd(point.intervals, upper: false)
        },
        record("high", "their upper ends") { (point: OperatingPoint) in IntervalEnd(point.intervals, upper: true) },
        text("unmeasured", "what of it was not measured when the model was fitted: each widens the intervals") {
            $0.novelty.words
        },
    ]

    private static let cost = rate("cost", "cost of an output token, the prompts' cost on it", .tokenCost) {
        (point, rate) throws(ServingError) in try point.costPerToken(hourlyRate: rate)
    }

    private static let promptCost = rate(
        "prompt_cost", "cost of a prompt token: the time that prompts take", .tokenCost
    ) {
        (point, rate) throws(ServingError) in try point.phaseCosts(hourlyRate: rate).prefill
    }

    private static let outputCost = rate(
        "output_cost", "cost of an output token: the time that decoding takes", .tokenCost
    ) {
        (point, rate) throws(ServingError) in try point.phaseCosts(hourlyRate: rate).decode
    }

    private static let requestCost = rate("request_cost", "cost of a request", .requestCost) {
        (point, rate) throws(ServingError) in try point.costPerRequest(hourlyRate: rate)
    }

    private static func rate(
        _ name: String, _ summary: String, _ result: Type,
        _ compute: @escaping @Sendable (OperatingPoint, Double) throws(ServingError) -> Double
    ) -> Binding.Method {
        method(name, summary, [.rent], result) { (point, arguments) throws(ServingError) in
            try compute(point, arguments.perHour())
        }
    }
}

extension Novelty {
    /// What was not measured, as a text.
    var words: String {
        var text = ""
        for words in descriptions { text += (text.isEmpty ? "" : ", ") + words }
        return text.isEmpty ? "nothing" : text
    }
}

/// The lower or the upper end of each interval of a prediction.
struct IntervalEnd: Hashable {
    let timePerOutputToken: Double
    let timeToFirstToken: Double
    let throughputPerGPU: Double

    init(_ intervals: PredictionIntervals, upper: Bool) {
        func end(_ range: ClosedRange<Double>) -> Double { upper ? range.upperBound : range.lowerBound }
        timePerOutputToken = end(intervals.timePerOutputToken)
        timeToFirstToken = end(intervals.timeToFirstToken)
        throughputPerGPU = end(intervals.throughputPerGPU)
    }
}

extension IntervalEnd: LanguageRecord {
    static let place = RecordPlace.intervalEnd
    static let binding = Binding(
        "end of the intervals",
        fields: [
            number("time_to_first_token", .time, "of the mean time to first token") { $0.timeToFirstToken },
            number("time_per_output_token", .time, "of the mean inter-token latency") { $0.timePerOutputToken },
            number("throughput_per_gpu", .tokenRate, "of the output tokens per GPU") { $0.throughputPerGPU },
        ])
}
