internal import Formulas
internal import InferenceEconomics

extension TierReport: LanguageRecord {
    static let place = RecordPlace.tierReport
    static func title(of payload: TierReport) -> String { payload.name }

    static let binding = Binding(
        "report on a tier",
        fields: [
            text("name", "its name; 'all' for all of them") { $0.name },
            record("time_to_first_token", "from sending to the first token") { $0.timeToFirstToken },
            record("inter_token_latency", "between two tokens that follow each other") {
                $0.interTokenLatency
            },
            record("time_per_output_token", "the mean between two tokens of a request") {
                $0.timePerOutputToken
            },
            record("end_to_end", "from sending to the last token") { $0.endToEnd },
            record("journey", "where the mean end-to-end time goes") { $0.journey },
            number("finished", .requests, "requests that were answered") { Double($0.finished) },
            number("unfinished", .requests, "requests under way when the simulation was broken off") {
                Double($0.unfinished)
            },
            number("request_rate", .requestRate, "requests answered") { $0.requestRate },
            number("prompt_throughput", .tokenRate, "prompt tokens of the answered requests") {
                $0.promptThroughput
            },
            number("throughput", .tokenRate, "output tokens of the answered requests") { $0.throughput },
            number("throughput_per_gpu", .tokenRate, "output tokens per GPU") { $0.throughputPerGPU },
            number("goodput", .requestRate, "requests that kept the target") { $0.goodput },
            number(
                "attainment", .number, "share of the answered requests that kept the target",
                missing: {
                    "no request of \($0.name == "all" ? "any tier" : "the tier '\($0.name)'") was answered; simulate more of them"
                }
            ) { $0.finished > 0 ? $0.attainment : nil },
        ])
}

extension LatencySummary: LanguageRecord {
    static let place = RecordPlace.latencySummary
    static let binding = Binding(
        "summary of a latency",
        fields: [
            measured("mean", "the mean") { $0.mean },
            measured("p50", "the median") { $0.p50 },
            measured("p90", "what nine of ten keep") { $0.p90 },
            measured("p95", "what 95 of 100 keep") { $0.p95 },
            measured("p99", "what 99 of 100 keep") { $0.p99 },
            number("count", .number, "how many there were") { Double($0.count) },
        ])

    /// A time that there is only if it was measured at least once.
    private static func measured(
        _ name: String, _ summary: String, _ read: @escaping @Sendable (LatencySummary) -> Double
    ) -> Binding.Field {
        number(
            name, .time, summary,
            missing: { _ in
                "there is nothing to measure: no request was answered, or none with a second token; simulate more of them"
            }
        ) { $0.count > 0 ? read($0) : nil }
    }
}

extension JourneyReport: LanguageRecord {
    static let place = RecordPlace.journeyReport
    static let binding = Binding(
        "report on a journey",
        fields: [
            number("gateway", .time, "the gateway, waiting for it included, as with all layers") {
                $0.gateway
            },
            number("balancer", .time, "the balancer") { $0.balancer },
            number("tokenizer", .time, "the tokenizer") { $0.tokenizer },
            number("engine", .time, "the engine's front end") { $0.engine },
            number("poll", .time, "until the scheduler looked at its inbox") { $0.poll },
            number("queue", .time, "until the first part of the prompt was in a step") { $0.queue },
            number("prefill", .time, "to the first token") { $0.prefill },
            number("decode", .time, "from the first token to the last") { $0.decode },
            number("streaming", .time, "from the engine to the client") { $0.streaming },
            number("total", .time, "the mean end-to-end time") { $0.total },
        ])
}
