/// A column that a table of measured runs may have. Others are ignored.
enum MeasuredColumn: String, CaseIterable, Hashable, Sendable {
    case id, date, engine, model, accelerator, weights
    case inputTokens = "input_tokens"
    case outputTokens = "output_tokens"
    case concurrency, gpus
    case tensorParallel = "tensor_parallel"
    case pipelineParallel = "pipeline_parallel"
    case dataParallel = "data_parallel"
    case expertParallel = "expert_parallel"
    case keyValueCache = "kv_cache"
    case memoryShare = "memory_share"
    case prefillTokenBudget = "prefill_token_budget"
    case receiveInterval = "receive_interval_steps"
    case lengthShare = "length_share"
    case arrivals
    case softwareDate = "software_date"
    case timeToFirstToken = "ttft_ms"
    case timePerOutputToken = "tpot_ms"

    /// The columns without which nothing can be predicted.
    static let required: [MeasuredColumn] = [
        .model, .accelerator, .engine, .weights, .inputTokens, .outputTokens, .concurrency,
    ]

    /// The columns of which a table has at least one.
    static let measured: [MeasuredColumn] = [.timeToFirstToken, .timePerOutputToken]

    /// What the numbers of the column must be; nil for a column of words.
    var numbers: NumberKind? {
        switch self {
        case .gpus, .tensorParallel, .pipelineParallel, .dataParallel, .expertParallel: .count
        case .inputTokens, .outputTokens, .concurrency, .prefillTokenBudget, .receiveInterval: .amount
        case .memoryShare, .lengthShare: .share
        case .timeToFirstToken, .timePerOutputToken: .milliseconds
        case .id, .date, .engine, .model, .accelerator, .weights, .keyValueCache, .arrivals, .softwareDate: nil
        }
    }
}

/// What numbers a column may hold.
enum NumberKind: Sendable {
    /// Whole, from 1 to a million.
    case count
    /// From 1 to a billion.
    case amount
    /// Above 0, at most 1.
    case share
    /// A time, from a nanosecond to eleven days.
    case milliseconds

    /// Whether a number is one of them.
    func contains(_ value: Double) -> Bool {
        switch self {
        case .count: value >= 1 && value <= 1e6 && value == value.rounded()
        case .amount: value >= 1 && value <= 1e9
        case .share: value >= 1e-6 && value <= 1
        case .milliseconds: value >= 1e-6 && value <= 1e9
        }
    }

    /// Completes the sentence "expected ...".
    var expected: String {
        switch self {
        case .count: "a whole number from 1 to a million"
        case .amount: "a number from 1 to a billion"
        case .share: "a number above 0, at most 1"
        case .milliseconds: "milliseconds from 0.000001 to a billion"
        }
    }
}
