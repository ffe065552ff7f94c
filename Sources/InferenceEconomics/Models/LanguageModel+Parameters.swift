extension LanguageModel {
    /// All parameters: attention, feed-forward, experts, routers and embeddings. Without norms, biases and
    /// multi-token-prediction layers, and without the indexer of sparse attention.
    public var totalParameters: Double {
        let embeddings = embeddingParameters * (tiesEmbeddings ? 1 : 2)
        return attentionParameters + denseParameters + sharedParameters + expertParameters + routerParameters
            + embeddings
    }

    /// Parameters that one token uses: the total without the experts it is not routed to, and without the input
    /// embedding, of which it reads one row.
    public var activeParameters: Double {
        attentionParameters + denseParameters + sharedParameters + activeExpertParameters + routerParameters
            + embeddingParameters
    }

    /// Parameters of attention and of what stands in its place, in all layers.
    var attentionParameters: Double {
        let hidden = Double(hiddenSize)
        var perLayer: Double
        switch attention {
        case .groupedQuery(let grouped):
            let size = Double(grouped.headSize)
            let heads = Double(grouped.heads)
            perLayer = hidden * size * (2 * heads + 2 * Double(grouped.keyValueHeads))
            if gatesOutput { perLayer += hidden * size * heads }
        case .latent(let latent):
            let heads = Double(latent.heads)
            let queryRank = Double(latent.queryRank)
            let rank = Double(latent.keyValueRank)
            let nope = Double(latent.nopeSize)
            let rope = Double(latent.ropeSize)
            let value = Double(latent.valueSize)
            perLayer = hidden * queryRank + queryRank * heads * (nope + rope)
            perLayer += hidden * (rank + rope) + rank * heads * (nope + value) + heads * value * hidden
            if gatesOutput { perLayer += hidden * value * heads }
        }
        let stateSpaces = stateSpace?.parameters(hiddenSize: hidden) ?? 0
        return Double(attentionLayers) * perLayer + gatedDeltaParameters + stateSpaces
    }

    /// Projections to queries, keys, values and gate, the two numbers of decay and strength for each value head, and
    /// the projection back.
    private var gatedDeltaParameters: Double {
        guard let gatedDelta else { return 0 }
        let hidden = Double(hiddenSize)
        let keys = Double(gatedDelta.keyHeads) * Double(gatedDelta.keySize)
        let values = Double(gatedDelta.valueHeads) * Double(gatedDelta.valueSize)
        let perLayer = hidden * (2 * keys + 2 * values) + 2 * hidden * Double(gatedDelta.valueHeads) + values * hidden
        return Double(gatedDelta.layers) * perLayer
    }

    /// Three matrices (gate, up, down) of input size x width, two without a gate.
    private func feedForward(input: Int, width: Int) -> Double {
        (gatesFeedForward ? 3 : 2) * Double(input) * Double(width)
    }

    /// Parameters of the dense feed-forward layers.
    var denseParameters: Double { Double(denseLayers) * feedForward(input: hiddenSize, width: denseWidth) }

    /// Parameters of the shared experts, and of the projections to the routed experts and back, in all layers.
    var sharedParameters: Double {
        guard let experts else { return 0 }
        let projections = 2 * Double(hiddenSize) * Double(experts.latentSize)
        return Double(expertLayers) * (feedForward(input: hiddenSize, width: experts.sharedWidth) + projections)
    }

    /// Parameters of all routed experts, in all layers.
    var expertParameters: Double { Double(experts?.experts ?? 0) * singleExpertParameters }

    /// Parameters of the routed experts that a token uses, in all layers.
    var activeExpertParameters: Double { Double(experts?.expertsPerToken ?? 0) * singleExpertParameters }

    /// Parameters of one routed expert in each layer.
    private var singleExpertParameters: Double {
        guard let experts else { return 0 }
        let input = experts.latentSize > 0 ? experts.latentSize : hiddenSize
        return Double(expertLayers) * feedForward(input: input, width: experts.width)
    }

    /// Parameters of the routers, in all layers.
    private var routerParameters: Double { Double(expertLayers) * Double(hiddenSize) * Double(experts?.experts ?? 0) }

    /// Parameters of one table of embeddings.
    var embeddingParameters: Double { Double(vocabulary) * Double(hiddenSize) }
}
