/// What one GPU reads from its memory in a step, in bytes. With pipeline stages, all stages together, as their time.
public struct StepBytes: Hashable, Sendable {
    /// Weights of attention, dense and shared feed-forward: once, however many requests share them.
    public let denseWeights: Double
    /// Weights of the experts that some token is routed to.
    public let experts: Double
    /// The output head.
    public let head: Double
    /// KV cache and states of the decoding requests, written states included.
    public let cache: Double

    /// All of it.
    public var total: Double { denseWeights + experts + head + cache }
}

/// What the memory of one GPU holds, in bytes.
public struct MemoryParts: Hashable, Sendable {
    /// Weights of attention, dense and shared feed-forward.
    public let denseWeights: Double
    /// Weights of the experts that are on it.
    public let experts: Double
    /// Input embedding and output head.
    public let embeddings: Double
    /// Weights of what drafts, with speculative decoding.
    public let draft: Double
    /// What the engine keeps for activations, graphs and workspaces.
    public let reserve: Double
    /// Room for the KV cache.
    public let cache: Double
    /// What nobody may use: the rest.
    public let unused: Double

    /// The memory of the GPU.
    public var total: Double { denseWeights + experts + embeddings + draft + reserve + cache + unused }
}
