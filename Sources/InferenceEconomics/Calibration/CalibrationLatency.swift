/// Time that does not depend on bytes or FLOPs: launches, small kernels, synchronisation. Seconds, at the software of
/// 2026-01-01.
public struct LatencyCalibration: Hashable, Sendable {
    /// Each layer. Hopper 35.6 us (31 to 42), Blackwell 44.2 us (35 to 48).
    public var layer: Double
    /// Each layer with a mixture of experts, in addition. Hopper 22 us (17 to 35), Blackwell 15 us (12 to 21).
    public var expertLayer: Double
    /// Each layer of latent attention, in addition. Hopper 35 us, Blackwell 36 us (36.3 by a worked example).
    public var latentAttention: Double
    /// Half of the two all-reduces of a layer over two GPUs. Hopper 5.7 us, Blackwell 3.5 us (3.53).
    public var allReduce: Double
    /// Each attention layer that normalises queries and keys, in addition.
    public var queryKeyNorm = 7.5e-6
    /// Each layer of a mixture-of-experts model with fp8 weights, whose activations are quantised block by block.
    public var blockScaling = 30e-6
    /// Each layer of sparse attention, in addition.
    public var sparseAttention = 64e-6
    /// Each gated-delta layer, in addition. 43 us (42.6).
    public var gatedDelta = 42.6e-6
    /// Each step: scheduling, sampling, sending.
    public var step = 0.4e-3
    /// Each decoding request of a step, times the square root of the number of data-parallel ranks.
    public var request = 12e-6
    /// The factor of the engine on what every model has in a layer. vLLM is 1 by definition. Hopper: SGLang 0.89,
    /// TensorRT-LLM 0.80; Blackwell: SGLang 0.84 (0.839), TensorRT-LLM 0.75.
    public var engine: Double
    /// The same time with prompt tokens in the step, when no captured graph is replayed, as a multiple. vLLM 2.9,
    /// SGLang 2.0, TensorRT-LLM 1.5.
    public var prefill: Double
    /// What a step with prompt tokens adds to the time of latent, sparse and gated-delta layers, as a multiple of it.
    public var specialPrefill = 24.7
    /// How fast engines shorten all this: e to the minus this x years.
    public var yearlyGain = 0.28

    /// The fitted latencies of a generation and an engine. For the plain engine the middle factor of the three.
    public static func fitted(_ generation: CalibratedGeneration, _ engine: Engine) -> LatencyCalibration {
        switch generation {
        case .hopper:
            LatencyCalibration(
                layer: 35.6e-6, expertLayer: 22e-6, latentAttention: 35e-6, allReduce: 5.7e-6,
                engine: choose(engine, vllm: 1, sglang: 0.89, tensorRTLLM: 0.80, plain: 0.89),
                prefill: prefillFactor(engine))
        case .blackwell:
            LatencyCalibration(
                layer: 44.2e-6, expertLayer: 15e-6, latentAttention: 36.3e-6, allReduce: 3.53e-6,
                engine: choose(engine, vllm: 1, sglang: 0.839, tensorRTLLM: 0.75, plain: 0.839),
                prefill: prefillFactor(engine))
        }
    }

    /// The factor of a step with prompt tokens.
    private static func prefillFactor(_ engine: Engine) -> Double {
        choose(engine, vllm: 2.9, sglang: 2.0, tensorRTLLM: 1.5, plain: 2.0)
    }
}

/// The value that belongs to an engine.
func choose(_ engine: Engine, vllm: Double, sglang: Double, tensorRTLLM: Double, plain: Double) -> Double {
    switch engine {
    case .vllm: vllm
    case .sglang: sglang
    case .tensorRTLLM: tensorRTLLM
    case .plain: plain
    }
}
