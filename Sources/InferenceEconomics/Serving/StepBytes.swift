/// What one GPU reads from its memory in a step, in bytes. With pipeline stages, all stages together, as their time.
public struct StepBytes: Hashable, Sendable {
    /// Weights of attention, dense and shared feed-forward, in bytes: once, however many requests share them.
    public let denseWeights: Double
    /// Weights of the experts that some token is routed to, in bytes.
    public let experts: Double
    /// The output head, in bytes.
    public let head: Double
    /// KV cache and states of the decoding requests, written states included, in bytes.
    public let cache: Double

    /// All of it, in bytes.
    public var total: Double { denseWeights + experts + head + cache }
}

/// What the memory of one GPU holds, in bytes.
public struct MemoryParts: Hashable, Sendable {
    /// Weights of attention, dense and shared feed-forward, in bytes.
    public let denseWeights: Double
    /// Weights of the experts that are on it, in bytes.
    public let experts: Double
    /// Input embedding and output head, in bytes.
    public let embeddings: Double
    /// Weights of what drafts, in bytes; zero without speculative decoding.
    public let draft: Double
    /// What the engine keeps for activations, graphs and workspaces, in bytes.
    public let reserve: Double
    /// Room for the KV cache, in bytes.
    public let cache: Double
    /// What nobody may use, in bytes: the rest.
    public let unused: Double

    /// The memory of the GPU, in bytes.
    public var total: Double { denseWeights + experts + embeddings + draft + reserve + cache + unused }
}
