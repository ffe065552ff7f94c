/// One step of a server: every decoding request gets a token (or several, with speculation), and some prompt tokens are
/// processed.
public struct Step: Hashable, Sendable {
    /// Requests of the whole server that get a token.
    public let batch: Double
    /// Prompt tokens that the whole server processes.
    public let promptTokens: Double
    /// GPUs of the server.
    public let gpus: Int
    /// Where the time goes.
    public let parts: StepParts
    /// The time of the step, in seconds. With pipeline stages, that from the first stage to the last.
    public let time: Double
    /// Seconds of ``time`` that wait for memory, the softened maximum of reading and computing counted whole to the
    /// larger of the two.
    public let bandwidthTime: Double
    /// Seconds of ``time`` that wait for matrix products, counted likewise.
    public let computeTime: Double
    /// Output tokens that each decoding request gets: one, or with speculative decoding
    /// ``Speculation/tokensPerStep``.
    public let tokensPerRequest: Double
    /// What one GPU reads in the step.
    public let bytesRead: StepBytes

    init(
        batch: Double, promptTokens: Double, gpus: Int, parts: StepParts, bandwidthTime: Double, computeTime: Double,
        tokensPerRequest: Double, bytesRead: StepBytes
    ) {
        self.batch = batch
        self.promptTokens = promptTokens
        self.gpus = gpus
        self.parts = parts
        self.bandwidthTime = bandwidthTime
        self.computeTime = computeTime
        self.tokensPerRequest = tokensPerRequest
        self.bytesRead = bytesRead
        time = parts.total
    }

    /// Seconds of ``time`` that are latency.
    public var latencyTime: Double { parts.latency }

    /// Seconds of ``time`` that wait for other GPUs' data.
    public var communicationTime: Double { parts.communication }

    /// Output tokens per second of the whole server, if every step were like this one.
    public var throughput: Double { batch * tokensPerRequest / time }

    /// Output tokens per second and GPU.
    public var throughputPerGPU: Double { throughput / Double(gpus) }

    /// Prompt tokens per second of the whole server, if every step were like this one.
    public var promptThroughput: Double { promptTokens / time }

    /// Output tokens per second that one user sees; zero if nobody decodes.
    public var speed: Double { batch > 0 ? tokensPerRequest / time : 0 }

    /// What the step waits for most.
    public var bound: StepBound {
        let largest = max(max(bandwidthTime, computeTime), max(latencyTime, communicationTime))
        if bandwidthTime == largest { return .bandwidth }
        if computeTime == largest { return .compute }
        if latencyTime == largest { return .latency }
        return .communication
    }
}
