/// Layers of a state-space model in place of attention, with a state of fixed size in place of a cache: Dao and Gu,
/// "Transformers are SSMs" (Mamba-2), 2024.
public struct StateSpace: Hashable, Sendable {
    /// Layers of this kind.
    public let layers: Int
    /// Heads.
    public let heads: Int
    /// Numbers of one head: heads x head size is the inner size of a layer.
    public let headSize: Int
    /// Numbers of state for each of them: a head has a state of head size x state size.
    public let stateSize: Int
    /// Groups of heads that share an input and an output projection to the state.
    public let groups: Int

    /// State-space layers by their counts, each from 1 to a billion.
    ///
    /// - Throws: ``ServingError`` if a count is out of range, or the groups do not divide the heads.
    public init(layers: Int, heads: Int, headSize: Int, stateSize: Int, groups: Int) throws(ServingError) {
        try requireCount(layers, "state-space layers")
        try requireCount(heads, "state-space heads")
        try requireCount(headSize, "state-space head size")
        try requireCount(stateSize, "state size")
        try requireCount(groups, "state-space groups")
        try requireDivides(groups, "state-space groups", heads, "state-space heads")
        self.init(uncheckedLayers: layers, heads: heads, headSize: headSize, stateSize: stateSize, groups: groups)
    }

    /// For the catalogue.
    init(uncheckedLayers layers: Int, heads: Int, headSize: Int, stateSize: Int, groups: Int) {
        self.layers = layers
        self.heads = heads
        self.headSize = headSize
        self.stateSize = stateSize
        self.groups = groups
    }
}

extension StateSpace {
    /// Parameters of all layers at a hidden size: the projections to gate, input, the two projections of the state and
    /// a step size for each head, and the projection back. Without the short convolution.
    func parameters(hiddenSize: Double) -> Double {
        let inner = Double(heads) * Double(headSize)
        let inward = 2 * inner + 2 * Double(groups) * Double(stateSize) + Double(heads)
        return Double(layers) * (hiddenSize * inward + inner * hiddenSize)
    }

    /// Bytes of all layers' states of one request: four a number, as `mamba_ssm_cache_dtype` of Nemotron 3 has it.
    /// Without the short convolution's last inputs, under two per cent of it.
    var stateBytes: Double {
        Double(layers) * Double(heads) * Double(headSize) * Double(stateSize) * 4
    }
}
