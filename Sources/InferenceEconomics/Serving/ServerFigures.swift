/// What a deployment alone decides: bytes, FLOPs and the seconds that they take, per GPU and for all layers.
///
/// With pipeline stages, the seconds are those of all stages one after the other, since that is what a token waits for;
/// the bytes held by one GPU are a stage's part.
struct ServerFigures: Hashable, Sendable {
    // Seconds of a step whatever is in it.
    let stepSeconds: Double
    let layerSeconds: Double
    let collectiveSeconds: Double
    /// What prompt tokens in a step add to the latency of its layers.
    let prefillLayerSeconds: Double

    // Weights: seconds to read them, seconds to compute one token.
    let denseReadSeconds: Double
    let denseSecondsPerToken: Double
    let headReadSeconds: Double
    let headSecondsPerRequest: Double
    let communicationSecondsPerToken: Double
    let requestSeconds: Double

    let experts: ExpertFigures?
    let attention: AttentionFigures
    /// What drafting costs; nil without speculative decoding.
    let speculation: SpeculationFigures?

    /// Data-parallel ranks times pipeline stages: the requests of the whole deployment are spread over so many batches.
    let batches: Double
    /// Bytes of weights that one GPU holds, embeddings included.
    let weightBytes: Double
    /// Bytes of dense weights that one GPU reads in a step, and of experts if all are touched.
    let denseBytes: Double
    let expertBytes: Double
    /// Bytes of the output head that one GPU reads in a step, and of both embeddings that it holds.
    let headBytes: Double
    let embeddingBytes: Double
    /// Bytes of the weights of what drafts, on one GPU.
    let draftBytes: Double

    init(
        model: LanguageModel, accelerator: Accelerator, engine: Engine, parallelism: Parallelism, weights: Precision,
        keyValueCache: Precision, computePeak: Double, computeShare: Double, softwareDate: Double,
        calibration: Calibration, speculation: SpeculationFigures?
    ) {
        let rates = calibration.rates
        let tensor = Double(parallelism.tensor)
        let stage = Double(parallelism.gpusPerStage)
        let bytes = WeightBytes(model, weights)
        let readRate = accelerator.bandwidth * rates.memory
        headBytes = Precision.bf16.bytesPerWeight(model.fourBitFormat) * model.embeddingParameters / tensor

        denseBytes =
            (model.attentionParameters * bytes.attention + model.denseParameters * bytes.dense
                + model.sharedParameters * bytes.dense) / tensor
        expertBytes = model.expertParameters * bytes.experts / stage
        let stages = Double(parallelism.pipeline)
        embeddingBytes = headBytes * (model.tiesEmbeddings ? 1 : 2)
        let draftLayer = (speculation?.layerShare ?? 0) * (denseBytes + expertBytes)
        draftBytes = draftLayer / stages + (speculation?.weightBytes ?? 0)
        weightBytes = (denseBytes + expertBytes + embeddingBytes) / stages + draftBytes
        self.speculation = speculation

        // Attention weights that stay in bf16 are also computed in it.
        let attentionRate =
            bytes.attentionStaysWide ? accelerator.peak.bf16 * rates.wideProducts : computePeak * computeShare
        denseReadSeconds = denseBytes / readRate
        denseSecondsPerToken =
            2 * model.attentionParameters / tensor / attentionRate
            + 2 * (model.denseParameters + model.sharedParameters) / tensor / (computePeak * computeShare)
        headReadSeconds = headBytes / readRate
        headSecondsPerRequest = 2 * model.embeddingParameters / tensor / (accelerator.peak.bf16 * rates.head)

        experts = ExpertFigures(
            model: model, accelerator: accelerator, parallelism: parallelism, bytes: expertBytes,
            computeRate: computePeak * computeShare * rates.expertProducts,
            calibration: calibration)
        attention = AttentionFigures(
            model: model, accelerator: accelerator, tensor: parallelism.tensor, keyValueCache: keyValueCache,
            rates: rates)

        let latency = LatencyFigures(
            model: model, accelerator: accelerator, engine: engine, parallelism: parallelism, weights: weights,
            softwareDate: softwareDate, latency: calibration.latency)
        stepSeconds = latency.step
        layerSeconds = latency.layers
        prefillLayerSeconds = latency.prefillLayers
        collectiveSeconds = latency.collectives
        communicationSecondsPerToken =
            ServerFigures.bytesExchangedPerToken(model, parallelism)
            / rates.collectiveRate(link: accelerator.interconnect)
        requestSeconds = calibration.latency.request[engine] * Double(parallelism.data).squareRoot()
        batches = Double(parallelism.data * parallelism.pipeline)
    }

    /// Output tokens that a request gets from a step, on average.
    var tokensPerStep: Double { speculation?.tokensPerStep ?? 1 }

    /// Bytes that one request occupies on one GPU of a stage at a context, its draft's among them.
    func bytesStored(context: Double) -> Double {
        let own = attention.bytesStored(context: context)
        return own + (speculation?.bytesStored(context: context, own: own) ?? 0)
    }

    /// Bytes that a GPU sends for a token: the residual stream twice in each layer, after attention and after the
    /// feed-forward, to all GPUs but itself, in bf16; and one hop to each further pipeline stage.
    ///
    /// That is once over the ring, as a gather or a scatter sends. An all-reduce by ring sends twice as much: the fitted
    /// rate of collectives takes that up, being half of what the link then carries.
    private static func bytesExchangedPerToken(_ model: LanguageModel, _ parallelism: Parallelism) -> Double {
        let sharers = Double(parallelism.data > 1 ? parallelism.gpusPerStage : parallelism.tensor)
        let residual = Double(model.hiddenSize)
        let layers = 4 * model.depth * residual * (sharers - 1) / sharers
        return layers + 2 * residual * Double(parallelism.pipeline - 1)
    }
}

/// Bytes of a weight, by where it stands.
struct WeightBytes: Hashable, Sendable {
    /// Attention.
    let attention: Double
    /// Dense feed-forward and shared experts.
    let dense: Double
    /// Routed experts.
    let experts: Double
    /// Whether attention stays in bf16 though the experts do not.
    let attentionStaysWide: Bool

    /// Published 4-bit mixtures of experts leave attention in bf16, those of integers the dense layers as well. Dense
    /// models are quantised throughout.
    init(_ model: LanguageModel, _ weights: Precision) {
        let bulk = weights.bytesPerWeight(model.fourBitFormat)
        let wide = Precision.bf16.bytesPerWeight(model.fourBitFormat)
        experts = bulk
        attentionStaysWide = model.experts != nil && weights.isFourBit
        attention = attentionStaysWide ? wide : bulk
        dense = model.experts != nil && weights == .int4 ? wide : bulk
    }
}
