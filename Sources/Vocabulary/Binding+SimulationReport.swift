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
            number("attainment", .number, "share of the answered requests that kept the target") {
                $0.attainment
            },
        ])
}

extension LatencySummary: LanguageRecord {
    static let place = RecordPlace.latencySummary
    static let binding = Binding(
        "summary of a latency",
        fields: [
            number("mean", .time, "the mean") { $0.mean },
            number("p50", .time, "the median") { $0.p50 },
            number("p90", .time, "what nine of ten keep") { $0.p90 },
            number("p95", .time, "what 95 of 100 keep") { $0.p95 },
            number("p99", .time, "what 99 of 100 keep") { $0.p99 },
            number("count", .number, "how many there were") { Double($0.count) },
        ])
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
