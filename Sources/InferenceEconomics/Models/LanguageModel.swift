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

    /// Layers, of all kinds together.
    public let layers: Int
    /// Numbers of the residual stream.
    public let hiddenSize: Int
    /// Tokens of the vocabulary.
    public let vocabulary: Int
    /// The attention of all layers that ``gatedDelta`` or ``stateSpace`` do not replace.
    public let attention: Attention
    /// Attention layers that see only the latest tokens, if any.
    public let slidingWindow: SlidingWindow?
    /// Linear layers in place of attention, if any.
    public let gatedDelta: GatedDelta?
    /// State-space layers in place of attention, if any.
    public let stateSpace: StateSpace?
    /// An indexer that selects what attention sees, if any.
    public let sparseAttention: SparseAttention?
    /// Whether queries and keys are normalised, which costs a small kernel in each attention layer.
    public let normalizesQueriesAndKeys: Bool
    /// Whether attention's output passes a gate as wide as itself.
    public let gatesOutput: Bool
    /// Layers that are a feed-forward and nothing else. If there are any, the other layers have none (Nemotron-H: a
    /// layer is attention, state space or feed-forward); zero where every layer has both.
    public let loneFeedForwards: Int
    /// Whether feed-forwards, experts included, pass a gate: three matrices with it, two without.
    public let gatesFeedForward: Bool
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
        stateSpace: StateSpace? = nil, sparseAttention: SparseAttention? = nil,
        normalizesQueriesAndKeys: Bool = false, gatesOutput: Bool = false, loneFeedForwards: Int = 0,
        gatesFeedForward: Bool = true, denseWidth: Int = 0, experts: MixtureOfExperts? = nil,
        tiesEmbeddings: Bool = false,
        fourBitFormat: FourBitFormat = .nvfp4
    ) throws(ServingError) {
        try requireCount(layers, "layers")
        try requireCount(hiddenSize, "hidden size")
        try requireCount(vocabulary, "vocabulary")
        self.init(
            unchecked: name, identifier, source, layers: layers, hiddenSize: hiddenSize, vocabulary: vocabulary,
            attention: attention, slidingWindow: slidingWindow, gatedDelta: gatedDelta, stateSpace: stateSpace,
            sparseAttention: sparseAttention, normalizesQueriesAndKeys: normalizesQueriesAndKeys,
            gatesOutput: gatesOutput, loneFeedForwards: loneFeedForwards, gatesFeedForward: gatesFeedForward,
            denseWidth: denseWidth, experts: experts, tiesEmbeddings: tiesEmbeddings,
            fourBitFormat: fourBitFormat)
        try requireLayersAddUp()
    }

    /// For the catalogue, whose entries a test puts through the checking initialiser.
    init(
        unchecked name: String, _ identifier: String, _ source: String, layers: Int, hiddenSize: Int, vocabulary: Int,
        attention: Attention, slidingWindow: SlidingWindow? = nil, gatedDelta: GatedDelta? = nil,
        stateSpace: StateSpace? = nil, sparseAttention: SparseAttention? = nil,
        normalizesQueriesAndKeys: Bool = false, gatesOutput: Bool = false, loneFeedForwards: Int = 0,
        gatesFeedForward: Bool = true, denseWidth: Int = 0, experts: MixtureOfExperts? = nil,
        tiesEmbeddings: Bool = false,
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
        self.stateSpace = stateSpace
        self.sparseAttention = sparseAttention
        self.normalizesQueriesAndKeys = normalizesQueriesAndKeys
        self.gatesOutput = gatesOutput
        self.loneFeedForwards = loneFeedForwards
        self.gatesFeedForward = gatesFeedForward
        self.denseWidth = denseWidth
        self.experts = experts
        self.tiesEmbeddings = tiesEmbeddings
        self.fourBitFormat = fourBitFormat
    }
}
