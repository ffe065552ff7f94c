/// What the requests of one tier, or of all, got. Warm-up and unfinished requests are left out.
public struct TierReport: Hashable, Sendable {
    /// What stands in the place of a tier's name where all of them are meant.
    static let nameOfAll = "all"

    /// The name of the tier; "all" for all of them.
    public let name: String
    /// Requests that were answered.
    public let finished: Int
    /// Requests that were under way when the simulation was broken off.
    public let unfinished: Int
    /// From sending to the first token.
    public let timeToFirstToken: LatencySummary
    /// Between two tokens of a request that follow each other, each such pair counting once. Percentiles are within one
    /// per cent. Of all requests, those of the warm-up included.
    public let interTokenLatency: LatencySummary
    /// The mean time between two tokens of a request, each request counting once; those with one token have none.
    public let timePerOutputToken: LatencySummary
    /// From sending to the last token.
    public let endToEnd: LatencySummary
    /// Where the mean end-to-end time goes.
    public let journey: JourneyReport
    /// Prompt tokens of the answered requests.
    public let promptTokens: Int
    /// Output tokens of the answered requests.
    public let outputTokens: Int
    /// Seconds from the first sending to the last answer of all tiers.
    public let duration: Double
    /// GPUs of all replicas.
    public let gpus: Int
    /// Requests that kept their tier's target. Those of tiers without one all do.
    public let good: Int

    /// Requests answered per second.
    public var requestRate: Double { rate(Double(finished)) }
    /// Prompt tokens per second of the answered requests.
    public var promptThroughput: Double { rate(Double(promptTokens)) }
    /// Output tokens per second of the answered requests.
    public var throughput: Double { rate(Double(outputTokens)) }
    /// Output tokens per second and GPU.
    public var throughputPerGPU: Double { throughput / Double(gpus) }
    /// Requests per second that kept the target.
    public var goodput: Double { rate(Double(good)) }
    /// Share of the answered requests that kept the target, from 0 to 1; 1 if none was answered.
    public var attainment: Double { finished > 0 ? Double(good) / Double(finished) : 1 }

    /// The same under another name.
    func named(_ name: String) -> TierReport {
        TierReport(
            name: name, finished: finished, unfinished: unfinished, timeToFirstToken: timeToFirstToken,
            interTokenLatency: interTokenLatency, timePerOutputToken: timePerOutputToken, endToEnd: endToEnd,
            journey: journey, promptTokens: promptTokens, outputTokens: outputTokens, duration: duration, gpus: gpus,
            good: good)
    }

    private func rate(_ number: Double) -> Double { duration > 0 ? number / duration : 0 }
}

/// The mean time that requests spent in each layer, in seconds. The parts add up to the mean end-to-end time.
public struct JourneyReport: Hashable, Sendable {
    /// The gateway, waiting for it included, as with all layers.
    public let gateway: Double
    /// The balancer.
    public let balancer: Double
    /// The tokenizer.
    public let tokenizer: Double
    /// The engine's front end.
    public let engine: Double
    /// Until the scheduler looked at its inbox: at least the rest of the step that was under way.
    public let poll: Double
    /// From there until the first part of the prompt was in a step.
    public let queue: Double
    /// From there to the first token.
    public let prefill: Double
    /// From the first token to the last, pauses by preemption included.
    public let decode: Double
    /// From the engine to the client.
    public let streaming: Double

    /// The mean end-to-end time, in seconds.
    public var total: Double {
        gateway + balancer + tokenizer + engine + poll + queue + prefill + decode + streaming
    }
}
