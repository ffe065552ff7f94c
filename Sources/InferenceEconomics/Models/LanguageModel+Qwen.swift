// Models of the Qwen team at Alibaba.

extension LanguageModel {
    /// Qwen2.5 7B. 7.615 billion parameters by its configuration.
    public static let qwen2_5_7B = LanguageModel(
        unchecked: "Qwen2.5 7B", "qwen_2_5_7b",
        "abhibambhaniya/GenZ-LLM-Analyzer@091bdd0:GenZ/Models/Model_sets/alibaba.py",
        layers: 28, hiddenSize: 3584, vocabulary: 152_064,
        attention: .groupedQuery(GroupedQueryAttention(uncheckedHeads: 28, keyValueHeads: 4, headSize: 128)),
        denseWidth: 18944)

    /// Qwen2.5 14B. 14.769 billion parameters by its configuration.
    public static let qwen2_5_14B = LanguageModel(
        unchecked: "Qwen2.5 14B", "qwen_2_5_14b",
        "abhibambhaniya/GenZ-LLM-Analyzer@091bdd0:GenZ/Models/Model_sets/alibaba.py",
        layers: 48, hiddenSize: 5120, vocabulary: 152_064,
        attention: .groupedQuery(GroupedQueryAttention(uncheckedHeads: 40, keyValueHeads: 8, headSize: 128)),
        denseWidth: 13824)

    /// Qwen3 0.6B, whose input and output embeddings are one table. 0.596 billion parameters by its configuration.
    public static let qwen3_0_6B = LanguageModel(
        unchecked: "Qwen3 0.6B", "qwen_3_0_6b", configurator("Qwen--Qwen3-0.6B_config.json"),
        layers: 28, hiddenSize: 1024, vocabulary: 151_936,
        attention: .groupedQuery(GroupedQueryAttention(uncheckedHeads: 16, keyValueHeads: 8, headSize: 128)),
        normalizesQueriesAndKeys: true, denseWidth: 3072, tiesEmbeddings: true)

    /// Qwen3 1.7B, whose input and output embeddings are one table. 1.720 billion parameters by its configuration.
    public static let qwen3_1_7B = LanguageModel(
        unchecked: "Qwen3 1.7B", "qwen_3_1_7b", configurator("Qwen--Qwen3-1.7B_config.json"),
        layers: 28, hiddenSize: 2048, vocabulary: 151_936,
        attention: .groupedQuery(GroupedQueryAttention(uncheckedHeads: 16, keyValueHeads: 8, headSize: 128)),
        normalizesQueriesAndKeys: true, denseWidth: 6144, tiesEmbeddings: true)

    /// Qwen3 8B. 8.190 billion parameters by its configuration.
    public static let qwen3_8B = LanguageModel(
        unchecked: "Qwen3 8B", "qwen_3_8b", configurator("Qwen--Qwen3-8B_config.json"),
        layers: 36, hiddenSize: 4096, vocabulary: 151_936,
        attention: .groupedQuery(GroupedQueryAttention(uncheckedHeads: 32, keyValueHeads: 8, headSize: 128)),
        normalizesQueriesAndKeys: true, denseWidth: 12288)

    /// Qwen3 14B. 14.768 billion parameters by its configuration.
    public static let qwen3_14B = LanguageModel(
        unchecked: "Qwen3 14B", "qwen_3_14b",
        "abhibambhaniya/GenZ-LLM-Analyzer@091bdd0:GenZ/Models/Model_sets/alibaba.py",
        layers: 40, hiddenSize: 5120, vocabulary: 151_936,
        attention: .groupedQuery(GroupedQueryAttention(uncheckedHeads: 40, keyValueHeads: 8, headSize: 128)),
        normalizesQueriesAndKeys: true, denseWidth: 17408)

    /// Qwen3 32B. 32.761 billion parameters by its configuration.
    public static let qwen3_32B = LanguageModel(
        unchecked: "Qwen3 32B", "qwen_3_32b", configurator("Qwen--Qwen3-32B_config.json"),
        layers: 64, hiddenSize: 5120, vocabulary: 151_936,
        attention: .groupedQuery(GroupedQueryAttention(uncheckedHeads: 64, keyValueHeads: 8, headSize: 128)),
        normalizesQueriesAndKeys: true, denseWidth: 25600)

    /// Qwen3 30B A3B. 30.532 billion parameters by its configuration, 3.042 billion active.
    public static let qwen3_30B_A3B = LanguageModel(
        unchecked: "Qwen3 30B A3B", "qwen_3_30b_a3b", configurator("Qwen--Qwen3-30B-A3B_config.json"),
        layers: 48, hiddenSize: 2048, vocabulary: 151_936,
        attention: .groupedQuery(GroupedQueryAttention(uncheckedHeads: 32, keyValueHeads: 4, headSize: 128)),
        normalizesQueriesAndKeys: true,
        experts: MixtureOfExperts(
            uncheckedExperts: 128, perToken: 8, width: 768))

    /// Qwen3 235B A22B. 235.093 billion parameters by its configuration, 21.568 billion active.
    public static let qwen3_235B_A22B = LanguageModel(
        unchecked: "Qwen3 235B A22B", "qwen_3_235b_a22b", configurator("Qwen--Qwen3-235B-A22B_config.json"),
        layers: 94, hiddenSize: 4096, vocabulary: 151_936,
        attention: .groupedQuery(GroupedQueryAttention(uncheckedHeads: 64, keyValueHeads: 4, headSize: 128)),
        normalizesQueriesAndKeys: true,
        experts: MixtureOfExperts(
            uncheckedExperts: 128, perToken: 8, width: 1536))

    /// Qwen3 Coder 480B A35B. 480.154 billion parameters by its configuration, 34.540 billion active.
    public static let qwen3Coder480B_A35B = LanguageModel(
        unchecked: "Qwen3 Coder 480B A35B", "qwen_3_coder_480b_a35b",
        configurator("Qwen--Qwen3-Coder-480B-A35B-Instruct_config.json"),
        layers: 62, hiddenSize: 6144, vocabulary: 151_936,
        attention: .groupedQuery(GroupedQueryAttention(uncheckedHeads: 96, keyValueHeads: 8, headSize: 128)),
        normalizesQueriesAndKeys: true,
        experts: MixtureOfExperts(
            uncheckedExperts: 160, perToken: 8, width: 2560))

    /// Qwen3.5 35B A3B. Published: 35 billion, 3 billion active, by its name. Linear-attention heads and output gate:
    /// the table of Qwen3.6-35B-A3B, of the same shape, at
    /// lilting.ch/en/articles/qwen36-35b-a3b-agentic-coding-moe-hybrid. Its full attention normalises queries and keys
    /// (Qwen3NextAttention in Hugging Face Transformers).
    public static let qwen3_5_35B_A3B = LanguageModel(
        unchecked: "Qwen3.5 35B A3B", "qwen_3_5_35b_a3b", configurator("Qwen--Qwen3.5-35B-A3B_config.json"),
        layers: 40, hiddenSize: 2048, vocabulary: 248_320,
        attention: .groupedQuery(GroupedQueryAttention(uncheckedHeads: 16, keyValueHeads: 2, headSize: 256)),
        gatedDelta: GatedDelta(
            uncheckedLayers: 30, keyHeads: 16, valueHeads: 32, keySize: 128, valueSize: 128),
        normalizesQueriesAndKeys: true, gatesOutput: true,
        experts: MixtureOfExperts(
            uncheckedExperts: 256, perToken: 8, width: 512, sharedWidth: 512))

    /// Qwen3.5 397B A17B. Published: 397 billion, 17 billion active. Linear-attention heads and output gate: the same
    /// file, of which a copy is in the older path src/aiconfigurator/model_configs at 87fe4b0c. Its full attention
    /// normalises queries and keys (Qwen3NextAttention in Hugging Face Transformers).
    public static let qwen3_5_397B_A17B = LanguageModel(
        unchecked: "Qwen3.5 397B A17B", "qwen_3_5_397b_a17b", configurator("Qwen--Qwen3.5-397B-A17B_config.json"),
        layers: 60, hiddenSize: 4096, vocabulary: 248_320,
        attention: .groupedQuery(GroupedQueryAttention(uncheckedHeads: 32, keyValueHeads: 2, headSize: 256)),
        gatedDelta: GatedDelta(
            uncheckedLayers: 45, keyHeads: 16, valueHeads: 64, keySize: 128, valueSize: 128),
        normalizesQueriesAndKeys: true, gatesOutput: true,
        experts: MixtureOfExperts(
            uncheckedExperts: 512, perToken: 10, width: 1024, sharedWidth: 1024))
}
