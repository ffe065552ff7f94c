extension LanguageModel {
    /// Layers with attention or what stands in its place: all that are not ``loneFeedForwards``.
    public var mixerLayers: Int { layers - loneFeedForwards }

    /// Layers with attention over a cache, sliding windows included.
    public var attentionLayers: Int { mixerLayers - (gatedDelta?.layers ?? 0) - (stateSpace?.layers ?? 0) }

    /// Attention layers without a sliding window.
    public var fullAttentionLayers: Int { attentionLayers - (slidingWindow?.layers ?? 0) }

    /// Layers that attend to the tokens that an indexer selects.
    public var sparseLayers: Int { sparseAttention.map { $0.layers ?? fullAttentionLayers } ?? 0 }

    /// Layers with an indexer of their own.
    public var indexLayers: Int { sparseAttention.map { $0.indexLayers ?? sparseLayers } ?? 0 }

    /// Layers with a feed-forward, dense or of experts.
    public var feedForwardLayers: Int { loneFeedForwards > 0 ? loneFeedForwards : layers }

    /// Layers with a mixture of experts.
    public var expertLayers: Int {
        experts.map { (feedForwardLayers - $0.leadingDenseLayers) / $0.layerInterval } ?? 0
    }

    /// Layers with a dense feed-forward.
    public var denseLayers: Int { feedForwardLayers - expertLayers }

    /// Layers as the model of latency and collectives counts them, each with a mixer and a feed-forward: two layers
    /// that have one of the two count as one.
    var depth: Double { Double(mixerLayers + feedForwardLayers) / 2 }

    /// Refuses variants that claim more layers than the model has.
    func requireLayersAddUp() throws(ServingError) {
        try requireAtMost(loneFeedForwards, "feed-forward layers", layers, "layers")
        guard loneFeedForwards >= 0 else {
            throw .value(
                name: "feed-forward layers", given: Double(loneFeedForwards), expected: "zero or a number of layers")
        }
        if let gatedDelta { try requireAtMost(gatedDelta.layers, "gated-delta layers", mixerLayers, "layers") }
        if let stateSpace {
            let left = mixerLayers - (gatedDelta?.layers ?? 0)
            try requireAtMost(stateSpace.layers, "state-space layers", left, "layers that are left")
        }
        if let slidingWindow {
            try requireAtMost(
                slidingWindow.layers, "sliding-window layers", attentionLayers, "attention layers")
        }
        if sparseAttention != nil {
            try requireAtMost(sparseLayers, "sparse-attention layers", fullAttentionLayers, "full attention layers")
            try requireAtMost(indexLayers, "index layers", sparseLayers, "sparse-attention layers")
        }
        if let experts, expertLayers < 1 {
            throw .value(
                name: "leading dense layers", given: Double(experts.leadingDenseLayers),
                expected: "so few that one of the \(feedForwardLayers) layers has experts")
        }
        if denseWidth != 0 || denseLayers > 0 { try requireCount(denseWidth, "dense width") }
    }

    /// Refuses a kind of layers of which there are more than a whole has.
    private func requireAtMost(_ count: Int, _ name: String, _ limit: Int, _ whole: String) throws(ServingError) {
        guard count <= limit else {
            throw .value(name: name, given: Double(count), expected: "at most \(limit) \(whole)")
        }
    }
}
