/// What an engine keeps free of its memory, in bytes.
public struct MemoryCalibration: Hashable, Sendable {
    /// Activations, graphs and workspaces, beside weights and KV cache. vLLM and TensorRT-LLM 3 GiB, SGLang 0.5 GiB,
    /// whose memory share is lower instead; plain as vLLM.
    public var reserve: Double
    /// Whether the engine's memory share is of what weights and reserve leave, and not of the whole.
    public var sharesWhatIsLeft: Bool
    /// The least room for the KV cache that is reckoned with once the weights fit.
    public var leastCache = 0.4 * Double.gibibyte

    /// What an engine keeps free.
    public static func fitted(_ engine: Engine) -> MemoryCalibration {
        MemoryCalibration(
            reserve: choose(engine, vllm: 3, sglang: 0.5, tensorRTLLM: 3, plain: 3) * Double.gibibyte,
            sharesWhatIsLeft: engine == .tensorRTLLM)
    }
}
