/// Layers that attend only to the latest tokens.
public struct SlidingWindow: Hashable, Sendable {
    /// Layers with the window; the model's other attention layers see everything.
    public let layers: Int
    /// Tokens of the window.
    public let tokens: Int

    /// - Throws: ``ServingError`` if a count is below one.
    public init(layers: Int, tokens: Int) throws(ServingError) {
        try requireCount(layers, "sliding-window layers")
        try requireCount(tokens, "sliding window")
        self.init(uncheckedLayers: layers, tokens: tokens)
    }

    /// For the catalogue.
    init(uncheckedLayers layers: Int, tokens: Int) {
        self.layers = layers
        self.tokens = tokens
    }
}

/// Layers of gated delta rule, a linear attention with a state of fixed size in place of a cache: Yang et al., "Gated
/// Delta Networks", 2024.
public struct GatedDelta: Hashable, Sendable {
    /// Layers of this kind.
    public let layers: Int
    /// Query and key heads.
    public let keyHeads: Int
    /// Value heads: each has a state of key size x value size.
    public let valueHeads: Int
    /// Size of a key head.
    public let keySize: Int
    /// Size of a value head.
    public let valueSize: Int

    /// - Throws: ``ServingError`` if a count is below one, or the key heads do not divide the value heads.
    public init(layers: Int, keyHeads: Int, valueHeads: Int, keySize: Int, valueSize: Int) throws(ServingError) {
        try requireCount(layers, "gated-delta layers")
        try requireCount(keyHeads, "gated-delta key heads")
        try requireCount(valueHeads, "gated-delta value heads")
        try requireCount(keySize, "gated-delta key size")
        try requireCount(valueSize, "gated-delta value size")
        try requireDivides(keyHeads, "gated-delta key heads", valueHeads, "gated-delta value heads")
        self.init(
            uncheckedLayers: layers, keyHeads: keyHeads, valueHeads: valueHeads, keySize: keySize, valueSize: valueSize)
    }

    /// For the catalogue.
    init(uncheckedLayers layers: Int, keyHeads: Int, valueHeads: Int, keySize: Int, valueSize: Int) {
        self.layers = layers
        self.keyHeads = keyHeads
        self.valueHeads = valueHeads
        self.keySize = keySize
        self.valueSize = valueSize
    }
}

/// Sparse attention with an indexer that selects the tokens to attend to: DeepSeek-AI, "DeepSeek-V3.2", 2025.
public struct SparseAttention: Hashable, Sendable {
    /// Size of the indexer's key: its cache holds that many bytes for each token and layer.
    public let indexSize: Int
    /// Tokens selected at most.
    public let selectedTokens: Int

    /// - Throws: ``ServingError`` if a count is below one.
    public init(indexSize: Int, selectedTokens: Int) throws(ServingError) {
        try requireCount(indexSize, "index size")
        try requireCount(selectedTokens, "selected tokens")
        self.init(uncheckedIndexSize: indexSize, selectedTokens: selectedTokens)
    }

    /// For the catalogue.
    init(uncheckedIndexSize indexSize: Int, selectedTokens: Int) {
        self.indexSize = indexSize
        self.selectedTokens = selectedTokens
    }
}
