/// What an engine keeps free of its memory, in bytes. Held fixed in the fit; read from which concurrencies the measured
/// servers sustained.
public struct MemoryCalibration: Hashable, Sendable {
    /// Activations, graphs and workspaces, beside weights and KV cache, in bytes per GPU. SGLang reserves little, since
    /// its memory share is lower instead.
    public var reserve = PerEngine(
        vllm: 3 * .gibibyte, sglang: 0.5 * .gibibyte, tensorRTLLM: 3 * .gibibyte)
    /// The least room for the KV cache that is reckoned with once the weights fit, in bytes per GPU.
    public var leastCache = 0.4 * Double.gibibyte

    /// The values that are used.
    public init() {}
}
