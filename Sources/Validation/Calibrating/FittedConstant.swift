internal import InferenceEconomics

/// A constant that the fit may move, and what is believed about it beforehand.
struct FittedConstant: Sendable {
    /// Its name, as in the source of ``Calibration``.
    let name: String
    /// Where it stands. (Key paths to values are immutable; the compiler does not know that they may be shared.)
    nonisolated(unsafe) let place: WritableKeyPath<Calibration, Double>
    /// The value believed before any measurement.
    let prior: Double
    /// How firmly: the standard deviation of the logarithm. 0.1 says that a tenth more or less would be no surprise.
    let spread: Double

    init(_ name: String, _ place: WritableKeyPath<Calibration, Double>, _ prior: Double, give spread: Double) {
        self.name = name
        self.place = place
        self.prior = prior
        self.spread = spread
    }
}

extension FittedConstant {
    /// Every constant that is fitted. Round numbers of the right order, known before the fit from data sheets, profiles
    /// and the shape of the kernels; held tightly, since that is what carries over to runs that were not seen.
    static let all: [FittedConstant] = rates + latencies + experts + scheduling

    /// Shares of a peak that well-made kernels are known to reach.
    private static let rates = [
        FittedConstant("rates.memory", \.rates.memory, 0.8, give: 0.05),
        FittedConstant("rates.wideProducts", \.rates.wideProducts, 0.7, give: 0.05),
        // Half of it: activations are scaled and converted on the way, and power limits the clock.
        FittedConstant("rates.narrowProducts", \.rates.narrowProducts, 0.45, give: 0.1),
        FittedConstant("rates.expertProducts", \.rates.expertProducts, 0.35, give: 0.125),
        FittedConstant("rates.interconnect", \.rates.interconnect, 0.4, give: 0.2),
        FittedConstant("rates.interconnectCeiling", \.rates.interconnectCeiling, 200e9, give: 0.2),
    ]

    /// A layer is about ten kernels of a few microseconds each.
    private static let latencies = [
        FittedConstant("latency.layer", \.latency.layer, 38e-6, give: 0.125),
        FittedConstant("latency.expertLayer", \.latency.expertLayer, 20e-6, give: 0.15),
        FittedConstant("latency.queryKeyNorm", \.latency.queryKeyNorm, 7e-6, give: 0.15),
        FittedConstant("latency.blockScaling", \.latency.blockScaling, 30e-6, give: 0.15),
        FittedConstant("latency.engine.sglang", \.latency.engine.sglang, 0.9, give: 0.06),
        FittedConstant("latency.engine.tensorRTLLM", \.latency.engine.tensorRTLLM, 0.8, give: 0.06),
        FittedConstant("latency.latentAttention", \.latency.latentAttention, 35e-6, give: 0.15),
        FittedConstant("latency.sparseAttention", \.latency.sparseAttention, 60e-6, give: 0.15),
        FittedConstant("latency.gatedDelta", \.latency.gatedDelta, 40e-6, give: 0.15),
        FittedConstant("latency.emulatedExperts", \.latency.emulatedExperts, 40e-6, give: 0.5),
        FittedConstant("latency.allReduce", \.latency.allReduce, 5e-6, give: 0.15),
        FittedConstant("latency.request.vllm", \.latency.request.vllm, 15e-6, give: 0.2),
        FittedConstant("latency.request.sglang", \.latency.request.sglang, 15e-6, give: 0.2),
        FittedConstant("latency.request.tensorRTLLM", \.latency.request.tensorRTLLM, 15e-6, give: 0.2),
        FittedConstant("latency.prefill.vllm", \.latency.prefill.vllm, 2.5, give: 0.15),
        FittedConstant("latency.prefill.sglang", \.latency.prefill.sglang, 2, give: 0.15),
        FittedConstant("latency.prefill.tensorRTLLM", \.latency.prefill.tensorRTLLM, 1.6, give: 0.15),
        FittedConstant("latency.specialPrefill", \.latency.specialPrefill, 20, give: 0.25),
        FittedConstant("latency.yearlyGain", \.latency.yearlyGain, 0.28, give: 0.15),
    ]

    private static let experts = [
        FittedConstant("experts.popularityShape", \.experts.popularityShape, 0.45, give: 0.15),
        FittedConstant("experts.tilePadding", \.experts.tilePadding, 25, give: 0.15),
        FittedConstant("experts.imbalance", \.experts.imbalance, 0.5, give: 0.15),
    ]

    private static let scheduling = [
        FittedConstant("scheduling.overhead.vllm", \.scheduling.overhead.vllm, 25e-3, give: 0.2),
        FittedConstant("scheduling.overhead.sglang", \.scheduling.overhead.sglang, 40e-3, give: 0.2),
        FittedConstant("scheduling.overhead.tensorRTLLM", \.scheduling.overhead.tensorRTLLM, 30e-3, give: 0.2),
        FittedConstant("scheduling.overheadUnknown", \.scheduling.overheadUnknown, 60e-3, give: 0.2),
        FittedConstant("scheduling.burstUnknown", \.scheduling.burstUnknown, 0.2, give: 0.2),
        FittedConstant("scheduling.burstWaves", \.scheduling.burstWaves, 0.5, give: 0.2),
    ]
}
