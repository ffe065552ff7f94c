internal import InferenceEconomics
internal import TestSupport
internal import Testing

/// What several tests of the economics ask of.
enum EconomicsSamples {
    /// Chat: prompts of a page or two, answers of half a page.
    static func chat(_ concurrency: Double = 1, prefixHitRate: Double = 0) throws -> Load {
        try Load(
            concurrency: concurrency, promptTokens: 1500, outputTokens: 400, arrivals: .steady,
            prefixHitRate: prefixHitRate)
    }

    /// gpt-oss 120B on one to eight H100 and B200, at made-up rates.
    static func space(upTo concurrency: Int = 256) throws -> SearchSpace {
        try SearchSpace(
            model: .gptOSS120B,
            accelerators: [
                PricedAccelerator(.h100SXM, hourlyRate: 2), PricedAccelerator(.b200SXM, hourlyRate: 4),
            ],
            precisions: [.fp8, .fp4], concurrencies: SearchSpace.concurrencies(upTo: concurrency, pointsPerOctave: 4))
    }

    /// Llama 3.1 70B on four H200, at a made-up rate.
    static func dense(hourlyRate: Double = 3) throws -> PricedServer {
        try PricedServer(
            Server(model: .llama3_1_70B, accelerator: .h200SXM, parallelism: Parallelism(tensor: 4), weights: .fp8),
            hourlyRate: hourlyRate)
    }
}
