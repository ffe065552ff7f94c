/// A language model by what of its architecture costs time or memory.
///
/// The fields are those of a Hugging Face `config.json`. Norms, biases and multi-token-prediction layers are left out.
public struct LanguageModel: Hashable, Sendable {
    /// The name for people: "Llama 3.3 70B".
    public let name: String
    /// The name in a chapter: "llama_3_3_70b".
    public let identifier: String
    /// Where the figures come from.
    public let source: String

    /// Layers.
    public let layers: Int
    /// Size of the residual stream.
    public let hiddenSize: Int
    /// Tokens of the vocabulary.
    public let vocabulary: Int
    /// The attention of all layers that ``gatedDelta`` does not replace.
    public let attention: Attention
    /// Attention layers that see only the latest tokens, if any.
    public let slidingWindow: SlidingWindow?
    /// Linear layers in place of attention, if any.
    public let gatedDelta: GatedDelta?
    /// An indexer that selects what attention sees, if any.
    public let sparseAttention: SparseAttention?
    /// Whether queries and keys are normalised, which costs a small kernel in each attention layer.
    public let normalizesQueriesAndKeys: Bool
    /// Whether attention's output passes a gate as wide as itself.
    public let gatesOutput: Bool
    /// Width of the dense feed-forward layers; zero if there are none.
    public let denseWidth: Int
    /// Experts, if the model is a mixture of them.
    public let experts: MixtureOfExperts?
    /// Whether input and output embeddings are one table.
    public let tiesEmbeddings: Bool
    /// The format of its published or usual 4-bit weights.
    public let fourBitFormat: FourBitFormat

    /// A model by its architecture.
    ///
    /// - Throws: ``ServingError`` if a count is below one, the variants claim more layers than there are, or there is
    ///   neither a dense width nor a mixture of experts where a layer needs one.
    public init(
        name: String, identifier: String, source: String, layers: Int, hiddenSize: Int, vocabulary: Int,
        attention: Attention, slidingWindow: SlidingWindow? = nil, gatedDelta: GatedDelta? = nil,
        sparseAttention: SparseAttention? = nil, normalizesQueriesAndKeys: Bool = false, gatesOutput: Bool = false,
        denseWidth: Int = 0, experts: MixtureOfExperts? = nil, tiesEmbeddings: Bool = false,
        fourBitFormat: FourBitFormat = .nvfp4
    ) throws(ServingError) {
        try requireCount(layers, "layers")
        try requireCount(hiddenSize, "hidden size")
        try requireCount(vocabulary, "vocabulary")
        self.init(
            unchecked: name, identifier, source, layers: layers, hiddenSize: hiddenSize, vocabulary: vocabulary,
            attention: attention, slidingWindow: slidingWindow, gatedDelta: gatedDelta,
            sparseAttention: sparseAttention, normalizesQueriesAndKeys: normalizesQueriesAndKeys,
            gatesOutput: gatesOutput, denseWidth: denseWidth, experts: experts, tiesEmbeddings: tiesEmbeddings,
            fourBitFormat: fourBitFormat)
        try requireLayersAddUp()
    }

    /// For the catalogue, whose entries a test puts through the checking initialiser.
    init(
        unchecked name: String, _ identifier: String, _ source: String, layers: Int, hiddenSize: Int, vocabulary: Int,
        attention: Attention, slidingWindow: SlidingWindow? = nil, gatedDelta: GatedDelta? = nil,
        sparseAttention: SparseAttention? = nil, normalizesQueriesAndKeys: Bool = false, gatesOutput: Bool = false,
        denseWidth: Int = 0, experts: MixtureOfExperts? = nil, tiesEmbeddings: Bool = false,
        fourBitFormat: FourBitFormat = .nvfp4
    ) {
        self.name = name
        self.identifier = identifier
        self.source = source
        self.layers = layers
        self.hiddenSize = hiddenSize
        self.vocabulary = vocabulary
        self.attention = attention
        self.slidingWindow = slidingWindow
        self.gatedDelta = gatedDelta
        self.sparseAttention = sparseAttention
        self.normalizesQueriesAndKeys = normalizesQueriesAndKeys
        self.gatesOutput = gatesOutput
        self.denseWidth = denseWidth
        self.experts = experts
        self.tiesEmbeddings = tiesEmbeddings
        self.fourBitFormat = fourBitFormat
    }

    /// Refuses variants that claim more layers than the model has.
    private func requireLayersAddUp() throws(ServingError) {
        if let gatedDelta, gatedDelta.layers > layers {
            throw .value(
                name: "gated-delta layers", given: Double(gatedDelta.layers), expected: "at most \(layers) layers")
        }
        if let slidingWindow, slidingWindow.layers > attentionLayers {
            throw .value(
                name: "sliding-window layers", given: Double(slidingWindow.layers),
                expected: "at most \(attentionLayers) attention layers")
        }
        if let experts, experts.leadingDenseLayers >= layers {
            throw .value(
                name: "leading dense layers", given: Double(experts.leadingDenseLayers),
                expected: "fewer than the \(layers) layers")
        }
        if denseWidth != 0 || denseLayers > 0 { try requireCount(denseWidth, "dense width") }
    }
}

extension LanguageModel {
    /// Layers with attention over a cache.
    public var attentionLayers: Int { layers - (gatedDelta?.layers ?? 0) }

    /// Attention layers without a sliding window.
    public var fullAttentionLayers: Int { attentionLayers - (slidingWindow?.layers ?? 0) }

    /// Layers with a mixture of experts.
    public var expertLayers: Int { experts.map { layers - $0.leadingDenseLayers } ?? 0 }

    /// Layers with a dense feed-forward.
    public var denseLayers: Int { layers - expertLayers }
}
