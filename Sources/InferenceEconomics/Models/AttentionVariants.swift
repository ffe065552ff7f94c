/// Layers that attend only to the latest tokens.
public struct SlidingWindow: Hashable, Sendable {
    /// Layers with the window; the model's other attention layers see everything.
    public let layers: Int
    /// Tokens of the window.
    public let tokens: Int
    /// Whether the window does not slide with the token but stands: the context is cut into chunks of ``tokens``, and a
    /// token sees those before it in its own chunk. Llama 4 (Hugging Face Transformers, `attention_chunk_size`).
    public let isChunked: Bool

    /// Layers with a window of so many tokens, each a count from 1 to a billion.
    ///
    /// - Throws: ``ServingError`` if a count is out of range.
    public init(layers: Int, tokens: Int, isChunked: Bool = false) throws(ServingError) {
        try requireCount(layers, "sliding-window layers")
        try requireCount(tokens, "sliding window")
        self.init(uncheckedLayers: layers, tokens: tokens, isChunked: isChunked)
    }

    /// For the catalogue.
    init(uncheckedLayers layers: Int, tokens: Int, isChunked: Bool = false) {
        self.layers = layers
        self.tokens = tokens
        self.isChunked = isChunked
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
    /// Numbers of a key head.
    public let keySize: Int
    /// Numbers of a value head.
    public let valueSize: Int

    /// Gated-delta layers by their counts, each from 1 to a billion.
    ///
    /// - Throws: ``ServingError`` if a count is out of range, or the key heads do not divide the value heads.
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
    /// Layers that attend to selected tokens alone; nothing if all full attention layers do.
    public let layers: Int?
    /// Of those, the layers with an indexer of their own; the others take the selection of the last one before them.
    /// Nothing if each has its own.
    public let indexLayers: Int?

    /// Sparse attention by its counts, each from 1 to a billion.
    ///
    /// - Throws: ``ServingError`` if a count is out of range.
    public init(
        indexSize: Int, selectedTokens: Int, layers: Int? = nil, indexLayers: Int? = nil
    ) throws(ServingError) {
        try requireCount(indexSize, "index size")
        try requireCount(selectedTokens, "selected tokens")
        if let layers { try requireCount(layers, "sparse-attention layers") }
        if let indexLayers { try requireCount(indexLayers, "index layers") }
        self.init(
            uncheckedIndexSize: indexSize, selectedTokens: selectedTokens, layers: layers, indexLayers: indexLayers)
    }

    /// For the catalogue.
    init(uncheckedIndexSize indexSize: Int, selectedTokens: Int, layers: Int? = nil, indexLayers: Int? = nil) {
        self.indexSize = indexSize
        self.selectedTokens = selectedTokens
        self.layers = layers
        self.indexLayers = indexLayers
    }
}
