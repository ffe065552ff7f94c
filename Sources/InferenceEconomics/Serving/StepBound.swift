/// What a step waits for most.
public enum StepBound: String, CaseIterable, Hashable, Sendable {
    /// Memory bandwidth: weights and KV cache.
    case bandwidth
    /// Matrix products.
    case compute
    /// Launches, small kernels, synchronisation, the engine's own work.
    case latency
    /// Sending between GPUs.
    case communication
}
