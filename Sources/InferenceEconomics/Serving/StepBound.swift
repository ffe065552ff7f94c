/// What a step, or a server, waits for most.
public enum StepBound: String, CaseIterable, Hashable, Sendable {
    /// Memory bandwidth: weights and KV cache.
    case bandwidth
    /// Matrix products.
    case compute
    /// Launches, small kernels, synchronisation, the engine's own work.
    case latency
    /// Sending between GPUs.
    case communication
    /// Room for the KV cache: requests wait though a larger batch would be served. Only of an operating point.
    case memory
}
