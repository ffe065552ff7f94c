internal import Formulas
internal import InferenceEconomics

extension DisaggregatedServer: LanguageRecord {
    static let place = RecordPlace.disaggregatedServer
    static func title(of payload: DisaggregatedServer) -> String {
        "\(payload.decode.model.name) on \(payload.prefill.gpus * payload.prefillServers) × \(payload.prefill.accelerator.name)"
            + " and \(payload.decode.gpus * payload.decodeServers) × \(payload.decode.accelerator.name)"
    }

    static let binding = Binding(
        "disaggregated server",
        fields: [
            number("gpus", .number, "GPUs of both kinds") { Double($0.gpus) },
            number("transfer", .bandwidth, "what one prompt's cache is sent at") { $0.transferBandwidth },
            record("prefill", "one of the servers that read prompts") { $0.prefill },
            record("decode", "one of the servers that decode") { $0.decode },
        ],
        methods: [
            method(
                "serve", "prefill and decode apart, with so many requests in flight",
                [Signature.Parameter("concurrency", .number)] + InferenceVocabulary.lengths
            ) { (server, arguments) throws(ServingError) in
                try server.operatingPoint(arguments.load(concurrency: arguments.number()))
            },
            method(
                "transfer_memory", "KV cache that is sent for one prompt", [Signature.Parameter("prompt", .tokens)],
                .bytes
            ) { (server, arguments) throws(ServingError) in try server.transferBytes(prompt: arguments.number()) },
        ])
}

extension DisaggregatedPoint: LanguageRecord {
    static let place = RecordPlace.disaggregatedPoint
    static let binding = Binding(
        "disaggregated operating point",
        fields: [
            number("time_to_first_token", .time, "mean time to first token") { $0.timeToFirstToken },
            number("time_per_output_token", .time, "mean inter-token latency; no prompt is in it") {
                $0.timePerOutputToken
            },
            number("time_per_request", .time, "mean time from arrival to the last token") { $0.timePerRequest },
            number("speed", .tokenRate, "output tokens that one user sees") { $0.speed },
            number("prefill_wait", .time, "part of the time to first token that waits for a prefill server") {
                $0.prefillWait
            },
            number("prefill_time", .time, "part of it that reads the prompt") { $0.prefillTime },
            number("transfer_time", .time, "part of it that sends the KV cache") { $0.transferTime },
            number("memory_wait", .time, "part of it that waits for memory of a decode server") { $0.memoryWait },
            number("throughput", .tokenRate, "output tokens of the deployment") { $0.throughput },
            number("throughput_per_gpu", .tokenRate, "output tokens per GPU of either kind") { $0.throughputPerGPU },
            number("request_rate", .requestRate, "requests finished") { $0.requestRate },
            number("prefill_utilisation", .number, "share of the time in which prefill servers are busy") {
                $0.prefillUtilisation
            },
            number("running_batch", .number, "requests that decode together on one decode server") {
                $0.runningBatch
            },
            number("gpus", .number, "GPUs of both kinds") { Double($0.gpus) },
            record("step", "a decode step of the running batch") { $0.step },
            record("low", "the lower ends of the 90 % intervals") { IntervalEnd($0.intervals, upper: false) },
            record("high", "their upper ends") { IntervalEnd($0.intervals, upper: true) },
            text("unmeasured", "what of it was not measured when the model was fitted: each widens the intervals") {
                $0.novelty.words
            },
        ],
        methods: [
            method("prompt_cost", "cost of a prompt token: the prefill GPUs", [.rent], .tokenCost) {
                (point, arguments) throws(ServingError) in
                try point.tokenCosts(prefillHourlyRate: arguments.perHour(), decodeHourlyRate: 0).prompt
            },
            method("output_cost", "cost of an output token: the decode GPUs", [.rent], .tokenCost) {
                (point, arguments) throws(ServingError) in
                try point.tokenCosts(prefillHourlyRate: 0, decodeHourlyRate: arguments.perHour()).output
            },
        ])
}

extension InferenceVocabulary {
    static let disaggregated = function(
        "disaggregated", "prefill and decode on servers of their own, the KV cache sent from one to the other",
        [
            Signature.Parameter("prefill", Server.self), Signature.Parameter("decode", Server.self),
            Signature.Parameter("prefill_servers", .number, 1), Signature.Parameter("decode_servers", .number, 1),
            .optional("transfer", .bandwidth),
        ]
    ) { (arguments) throws(ServingError) in
        let prefill: Server = arguments.payload()
        let decode: Server = arguments.payload()
        return try DisaggregatedServer(
            prefill: prefill, prefillServers: arguments.whole(), decode: decode, decodeServers: arguments.whole(),
            transferBandwidth: arguments.optionalNumber())
    }
}
