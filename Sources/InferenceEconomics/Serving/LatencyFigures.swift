internal import CNumerics

/// Seconds of a step that do not depend on what is in it.
struct LatencyFigures {
    /// The fixed part.
    let step: Double
    /// All layers.
    let layers: Double
    /// What prompt tokens add to all layers.
    let prefillLayers: Double
    /// The latency of all collectives, and of the hops between pipeline stages.
    let collectives: Double

    init(
        model: LanguageModel, accelerator: Accelerator, engine: Engine, parallelism: Parallelism, weights: Precision,
        softwareDate: Double, latency: LatencyCalibration
    ) {
        let speed = cnumerics_exp(-latency.yearlyGain * softwareDate)
        let depth = model.depth
        let attentionDepth = Double(model.attentionLayers)
        let expertDepth = Double(model.expertLayers)

        var common = depth * latency.layer + expertDepth * latency.expertLayer
        if model.normalizesQueriesAndKeys { common += attentionDepth * latency.queryKeyNorm }
        if model.experts != nil, weights == .fp8 { common += depth * latency.blockScaling }
        common *= speed * latency.engine[engine]

        // The kernels of a kind of model cost the same under every engine: multiplying them by the engine's factor put
        // a pair of engine and model that was not in the fit wrong by a factor of two.
        var special = 0.0
        var emulated = 0.0
        if model.attention.isLatent { special += attentionDepth * latency.latentAttention }
        if model.sparseAttention != nil { special += Double(model.indexLayers) * latency.sparseAttention }
        if let gatedDelta = model.gatedDelta { special += Double(gatedDelta.layers) * latency.gatedDelta }
        // Assumed: a state-space layer launches about what a gated-delta layer does. None is in the fit.
        if let stateSpace = model.stateSpace { special += Double(stateSpace.layers) * latency.gatedDelta }
        if engine == .tensorRTLLM, weights.isFourBit, accelerator.peak.fp4 == nil {
            emulated += expertDepth * latency.emulatedExperts
        }
        special *= speed
        emulated *= speed

        step = latency.step * speed
        layers = common + special + emulated
        prefillLayers = (latency.prefill[engine] - 1) * (common + emulated) + latency.specialPrefill * special

        let sharers = Double(parallelism.gpusPerStage)
        let allReduces = sharers > 1 ? 2 * depth * latency.allReduce * (1 + cnumerics_log2(sharers)) / 2 : 0
        collectives = allReduces + Double(parallelism.pipeline - 1) * latency.allReduce
    }
}
