extension Calibration {
    /// The constants that `marginal calibrate` finds, in the words in which it prints them.
    ///
    /// Least squares with a soft-L1 loss on log(predicted / measured) over 1,487 measured runs of vLLM, SGLang and
    /// TensorRT-LLM on H100, H200, B200 and B300 (InferenceX by SemiAnalysis, and runs published with NVIDIA's
    /// aiconfigurator; 2025-07-15 to 2026-04-22), against Gaussian priors on the logarithms of the constants.
    public static let fitted = Calibration(
        rates: RateCalibration(
            memory: 0.813, wideProducts: 0.696, narrowProducts: 0.41,
            expertProducts: 0.317, interconnect: 0.402,
            interconnectCeiling: 186e9),
        latency: LatencyCalibration(
            layer: 40.7e-6, expertLayer: 16.4e-6,
            queryKeyNorm: 7.43e-6, blockScaling: 36.7e-6,
            engine: PerEngine(vllm: 1, sglang: 0.836, tensorRTLLM: 0.659),
            latentAttention: 40.1e-6, sparseAttention: 56.6e-6,
            gatedDelta: 43.7e-6, emulatedExperts: 44.4e-6,
            allReduce: 4.31e-6,
            request: PerEngine(vllm: 16.4e-6, sglang: 20.7e-6, tensorRTLLM: 14.3e-6),
            prefill: PerEngine(vllm: 3.01, sglang: 1.95, tensorRTLLM: 1.57),
            specialPrefill: 26.8, yearlyGain: 0.267),
        experts: ExpertCalibration(
            popularityShape: 0.452, tilePadding: 23.5,
            imbalance: 0.468),
        scheduling: SchedulingCalibration(
            overhead: PerEngine(vllm: 27.8e-3, sglang: 60.5e-3, tensorRTLLM: 35.3e-3),
            overheadUnknown: 0.1, burstUnknown: 0.135,
            burstWaves: 0.734))
}
