/// Where the time of a step goes, in seconds. The parts add up to the whole.
public struct StepParts: Hashable, Sendable {
    /// Scheduling, sampling and sending, whatever is in the step, in seconds.
    public let fixed: Double
    /// Launches, small kernels and synchronisation of the layers, in seconds.
    public let layers: Double
    /// What prompt tokens in the step add to the latency of the layers, in seconds.
    public let prefillLayers: Double
    /// Latency of collectives between GPUs, in seconds.
    public let collectiveLatency: Double
    /// Reading the weights of attention, dense and shared feed-forward, and computing with them, in seconds.
    public let denseWeights: Double
    /// Reading the touched experts and computing with them, in seconds.
    public let experts: Double
    /// The output head, in seconds.
    public let head: Double
    /// Reading the KV cache for the decoding requests and attending to it, in seconds.
    public let attention: Double
    /// Attention within prompts, in seconds.
    public let prefillAttention: Double
    /// Sending the residual stream between GPUs, in seconds.
    public let communication: Double
    /// Work of the engine for the decoding requests, all together, in seconds.
    public let requests: Double
    /// What overlaps within the parts.
    public let terms: StepTerms
    /// Drafting the tokens that the step verifies, in seconds; zero without speculative decoding.
    public internal(set) var draft = 0.0

    /// The time of the step, in seconds.
    public var total: Double {
        fixed + layers + prefillLayers + collectiveLatency + denseWeights + experts + head + attention
            + prefillAttention + communication + requests + draft
    }

    /// What does not depend on bytes or FLOPs, in seconds.
    public var latency: Double { fixed + layers + prefillLayers + collectiveLatency + requests }
}

/// Reading and computing within the parts of a step, in seconds. They overlap: a part takes their softened maximum
/// `(a^8 + b^8)^(1/8)`, and the output head their sum.
public struct StepTerms: Hashable, Sendable {
    /// Reading the dense weights, in seconds.
    public let denseRead: Double
    /// Computing with them, in seconds.
    public let denseCompute: Double
    /// Reading the experts that some token is routed to, in seconds.
    public let expertsRead: Double
    /// Computing with them, in seconds.
    public let expertsCompute: Double
    /// Reading the output head, in seconds.
    public let headRead: Double
    /// Computing with it, in seconds.
    public let headCompute: Double
    /// Reading the KV cache, in seconds.
    public let attentionRead: Double
    /// Attending to it, in seconds.
    public let attentionCompute: Double
}
