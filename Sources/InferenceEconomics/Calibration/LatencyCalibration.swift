/// Time that does not depend on bytes or FLOPs: launches, small kernels, synchronisation. Seconds, at the software of
/// 2026-01-01.
public struct LatencyCalibration: Hashable, Sendable {
    /// Each layer, in seconds.
    public var layer: Double
    /// Each layer with a mixture of experts, in seconds, in addition.
    public var expertLayer: Double
    /// Each attention layer that normalises queries and keys, in seconds, in addition.
    public var queryKeyNorm: Double
    /// Each layer of a mixture-of-experts model with fp8 weights, whose activations are quantised block by block, in
    /// seconds, in addition.
    public var blockScaling: Double
    /// The factor of the engine on all of the above. vLLM is 1 by definition.
    public var engine: PerEngine
    /// Each layer of latent attention, in seconds, in addition, whatever the engine.
    public var latentAttention: Double
    /// Each layer of sparse attention with an indexer of its own, in seconds, in addition, whatever the engine.
    public var sparseAttention: Double
    /// Each gated-delta or state-space layer, in seconds, in addition, whatever the engine.
    public var gatedDelta: Double
    /// Each layer with experts of four bits under TensorRT-LLM where the hardware has no 4-bit products, in seconds, in
    /// addition: it falls back on kernels of another library there, and loses what it gains elsewhere.
    public var emulatedExperts: Double
    /// Half of the two all-reduces of a layer over two GPUs, in seconds. They grow with the logarithm of the GPUs.
    public var allReduce: Double
    /// Each decoding request of a rank's step, in seconds, times the square root of the number of data-parallel ranks.
    public var request: PerEngine
    /// The time of the layers with prompt tokens in the step, when no captured graph is replayed, as a multiple.
    public var prefill: PerEngine
    /// What a step with prompt tokens adds to the time of latent, sparse and gated-delta layers, as a multiple of it.
    public var specialPrefill: Double
    /// How fast engines shorten all this but the work for each request: by e to the minus this, a year.
    public var yearlyGain: Double
    /// Each step, in seconds: scheduling, sampling, sending. Held fixed in the fit.
    public var step = 0.4e-3

    /// Latencies; those that are held fixed in the fit are not asked for.
    public init(
        layer: Double, expertLayer: Double, queryKeyNorm: Double, blockScaling: Double, engine: PerEngine,
        latentAttention: Double, sparseAttention: Double, gatedDelta: Double, emulatedExperts: Double,
        allReduce: Double, request: PerEngine, prefill: PerEngine, specialPrefill: Double, yearlyGain: Double
    ) {
        self.layer = layer
        self.expertLayer = expertLayer
        self.queryKeyNorm = queryKeyNorm
        self.blockScaling = blockScaling
        self.engine = engine
        self.latentAttention = latentAttention
        self.sparseAttention = sparseAttention
        self.gatedDelta = gatedDelta
        self.emulatedExperts = emulatedExperts
        self.allReduce = allReduce
        self.request = request
        self.prefill = prefill
        self.specialPrefill = specialPrefill
        self.yearlyGain = yearlyGain
    }
}
