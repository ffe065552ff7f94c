// Models of Mistral AI.

extension LanguageModel {
    /// Mistral 7B. 7.241 billion parameters by its configuration.
    public static let mistral7B = LanguageModel(
        unchecked: "Mistral 7B", "mistral_7b",
        "abhibambhaniya/GenZ-LLM-Analyzer@091bdd0:GenZ/Models/Model_sets/mistral.py",
        layers: 32, hiddenSize: 4096, vocabulary: 32000,
        attention: .groupedQuery(GroupedQueryAttention(uncheckedHeads: 32, keyValueHeads: 8, headSize: 128)),
        denseWidth: 14336)

    /// Mixtral 8x7B. 46.703 billion parameters by its configuration, 12.749 billion active.
    public static let mixtral8x7B = LanguageModel(
        unchecked: "Mixtral 8x7B", "mixtral_8x7b", configurator("mistralai--Mixtral-8x7B-v0.1_config.json"),
        layers: 32, hiddenSize: 4096, vocabulary: 32000,
        attention: .groupedQuery(GroupedQueryAttention(uncheckedHeads: 32, keyValueHeads: 8, headSize: 128)),
        experts: MixtureOfExperts(
            uncheckedExperts: 8, perToken: 2, width: 14336))

    /// Mixtral 8x22B. 140.620 billion parameters by its configuration, 38.955 billion active.
    public static let mixtral8x22B = LanguageModel(
        unchecked: "Mixtral 8x22B", "mixtral_8x22b", configurator("mistralai--Mixtral-8x22B-v0.1_config.json"),
        layers: 56, hiddenSize: 6144, vocabulary: 32000,
        attention: .groupedQuery(GroupedQueryAttention(uncheckedHeads: 48, keyValueHeads: 8, headSize: 128)),
        experts: MixtureOfExperts(
            uncheckedExperts: 8, perToken: 2, width: 16384))

    /// Mistral Nemo 12B. 12.247 billion parameters by its configuration. Its heads are smaller than hidden size /
    /// heads.
    public static let mistralNemo12B = LanguageModel(
        unchecked: "Mistral Nemo 12B", "mistral_nemo_12b",
        "inference-sim/inference-sim@f90a1e3a:model_configs/mistral-nemo-instruct-2407/config.json",
        layers: 40, hiddenSize: 5120, vocabulary: 131_072,
        attention: .groupedQuery(GroupedQueryAttention(uncheckedHeads: 32, keyValueHeads: 8, headSize: 128)),
        denseWidth: 14336)
}
