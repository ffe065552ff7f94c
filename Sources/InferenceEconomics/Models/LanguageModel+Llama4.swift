// Meta's Llama 4. Every fourth layer attends to everything, the others within chunks of 8192 tokens
// (`no_rope_layer_interval` is 4 unless a configuration says otherwise: Hugging Face Transformers, Llama4TextConfig,
// whose code also gives each layer of experts a shared one). The image encoder is left out.

extension LanguageModel {
    /// Llama 4 Scout. 107.769 billion parameters by its configuration, 16.138 billion active. Published: 17 billion
    /// active, by its name. Each layer has experts, and normalises queries and keys.
    public static let llama4Scout = LanguageModel(
        unchecked: "Llama 4 Scout", "llama_4_scout",
        configurator("meta-llama--Llama-4-Scout-17B-16E-Instruct_config.json"),
        layers: 48, hiddenSize: 5120, vocabulary: 202_048,
        attention: .groupedQuery(GroupedQueryAttention(uncheckedHeads: 40, keyValueHeads: 8, headSize: 128)),
        slidingWindow: SlidingWindow(uncheckedLayers: 36, tokens: 8192, isChunked: true),
        normalizesQueriesAndKeys: true,
        experts: MixtureOfExperts(uncheckedExperts: 16, perToken: 1, width: 8192, sharedWidth: 8192))

    /// Llama 4 Maverick. 400.711 billion parameters by its configuration, 16.150 billion active. Published: 400
    /// billion, 17 billion active. Every second layer has experts.
    public static let llama4Maverick = LanguageModel(
        unchecked: "Llama 4 Maverick", "llama_4_maverick",
        configurator("meta-llama--Llama-4-Maverick-17B-128E-Instruct_config.json"),
        layers: 48, hiddenSize: 5120, vocabulary: 202_048,
        attention: .groupedQuery(GroupedQueryAttention(uncheckedHeads: 40, keyValueHeads: 8, headSize: 128)),
        slidingWindow: SlidingWindow(uncheckedLayers: 36, tokens: 8192, isChunked: true),
        denseWidth: 16384,
        experts: MixtureOfExperts(
            uncheckedExperts: 128, perToken: 1, width: 8192, sharedWidth: 8192, layerInterval: 2))
}
