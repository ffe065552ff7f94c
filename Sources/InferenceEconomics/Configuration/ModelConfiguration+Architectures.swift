extension ModelConfiguration {
    /// How the fields of an architecture are read.
    enum Reader {
        /// Llama and its like: dense, grouped-query attention.
        case dense
        /// The same with a window in all layers if one is given.
        case mistral
        /// The same with a window only if it is switched on, in the later layers.
        case qwen
        /// The same with normalised queries and keys.
        case qwen3
        case mixtral
        case qwen3Experts
        case qwen3_5Experts
        case latentExperts
        case gptOSS
        case miniMaxM2
        case miniMaxM3
        case llama4
        case nemotronH
    }

    /// Every architecture that has a reader, under its name in `architectures`.
    private static let readers: [(name: StaticString, reader: Reader)] = [
        ("LlamaForCausalLM", .dense), ("MistralForCausalLM", .mistral), ("Qwen2ForCausalLM", .qwen),
        ("Qwen3ForCausalLM", .qwen3), ("MixtralForCausalLM", .mixtral), ("Qwen3MoeForCausalLM", .qwen3Experts),
        ("Qwen3_5MoeForConditionalGeneration", .qwen3_5Experts), ("DeepseekV3ForCausalLM", .latentExperts),
        ("DeepseekV32ForCausalLM", .latentExperts), ("GlmMoeDsaForCausalLM", .latentExperts),
        ("KimiK25ForConditionalGeneration", .latentExperts), ("GptOssForCausalLM", .gptOSS),
        ("MiniMaxM2ForCausalLM", .miniMaxM2), ("MiniMaxM3ForCausalLM", .miniMaxM3),
        ("Llama4ForConditionalGeneration", .llama4), ("NemotronHForCausalLM", .nemotronH),
    ]

    /// The reader of an architecture, if there is one.
    static func reader(of architecture: String) -> Reader? {
        readers.first { isSame(architecture, $0.name) }?.reader
    }

    /// The names of all architectures, for messages.
    static var architectureList: String {
        var list = ""
        for (name, _) in readers { list += (list.isEmpty ? "" : ", ") + "\(name)" }
        return list
    }

    /// Reads the fields of an architecture.
    static func shape(_ reader: Reader, _ text: inout ConfigurationObject) throws(ConfigurationError) -> ModelShape {
        switch reader {
        case .dense: try dense(&text)
        case .mistral: try mistral(&text)
        case .qwen: try qwen(&text)
        case .qwen3: try qwen3(&text)
        case .mixtral: try mixtral(&text)
        case .qwen3Experts: try qwen3Experts(&text)
        case .qwen3_5Experts: try qwen3_5Experts(&text)
        case .latentExperts: try latentExperts(&text)
        case .gptOSS: try gptOSS(&text)
        case .miniMaxM2: try miniMaxM2(&text)
        case .miniMaxM3: try miniMaxM3(&text)
        case .llama4: try llama4(&text)
        case .nemotronH: try nemotronH(&text)
        }
    }
}

/// The fields of a model while they are read, not yet checked against one another.
struct ModelShape {
    var layers: Int
    var hiddenSize: Int
    var vocabulary: Int
    var attention: Attention
    var slidingWindow: SlidingWindow?
    var gatedDelta: GatedDelta?
    var stateSpace: StateSpace?
    var sparseAttention: SparseAttention?
    var normalizesQueriesAndKeys = false
    var gatesOutput = false
    var loneFeedForwards = 0
    var gatesFeedForward = true
    var denseWidth = 0
    var experts: MixtureOfExperts?
    var tiesEmbeddings = false

    /// What every architecture has.
    init(_ text: inout ConfigurationObject, attention: Attention) throws(ConfigurationError) {
        layers = try text.count("num_hidden_layers")
        hiddenSize = try text.count("hidden_size")
        vocabulary = try text.count("vocab_size")
        self.attention = attention
    }

    /// The model, if its fields fit together.
    func model(
        _ name: String, _ identifier: String, _ source: String, _ format: FourBitFormat
    ) throws(ServingError) -> LanguageModel {
        try LanguageModel(
            name: name, identifier: identifier, source: source, layers: layers, hiddenSize: hiddenSize,
            vocabulary: vocabulary, attention: attention, slidingWindow: slidingWindow, gatedDelta: gatedDelta,
            stateSpace: stateSpace, sparseAttention: sparseAttention,
            normalizesQueriesAndKeys: normalizesQueriesAndKeys, gatesOutput: gatesOutput,
            loneFeedForwards: loneFeedForwards, gatesFeedForward: gatesFeedForward, denseWidth: denseWidth,
            experts: experts, tiesEmbeddings: tiesEmbeddings, fourBitFormat: format)
    }
}

/// Turns the refusal of a part of a model into that of its configuration.
func reading<Part>(_ make: () throws(ServingError) -> Part) throws(ConfigurationError) -> Part {
    do {
        return try make()
    } catch {
        throw .model(error)
    }
}
