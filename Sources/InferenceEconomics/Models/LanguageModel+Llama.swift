// Models of Meta with grouped-query attention and dense feed-forward layers.

extension LanguageModel {
    /// Llama 3.1 8B. 8.030 billion parameters by its configuration.
    public static let llama3_1_8B = LanguageModel(
        unchecked: "Llama 3.1 8B", "llama_3_1_8b", configurator("meta-llama--Meta-Llama-3.1-8B_config.json"),
        layers: 32, hiddenSize: 4096, vocabulary: 128_256,
        attention: .groupedQuery(GroupedQueryAttention(uncheckedHeads: 32, keyValueHeads: 8, headSize: 128)),
        denseWidth: 14336)

    /// Llama 3.1 70B. 70.552 billion parameters by its configuration.
    public static let llama3_1_70B = LanguageModel(
        unchecked: "Llama 3.1 70B", "llama_3_1_70b", configurator("meta-llama--Meta-Llama-3.1-70B_config.json"),
        layers: 80, hiddenSize: 8192, vocabulary: 128_256,
        attention: .groupedQuery(GroupedQueryAttention(uncheckedHeads: 64, keyValueHeads: 8, headSize: 128)),
        denseWidth: 28672)

    /// Llama 3.3 70B, which has the shape of Llama 3.1 70B. 70.552 billion parameters by its configuration.
    public static let llama3_3_70B = LanguageModel(
        unchecked: "Llama 3.3 70B", "llama_3_3_70b", configurator("meta-llama--Meta-Llama-3.1-70B_config.json"),
        layers: 80, hiddenSize: 8192, vocabulary: 128_256,
        attention: .groupedQuery(GroupedQueryAttention(uncheckedHeads: 64, keyValueHeads: 8, headSize: 128)),
        denseWidth: 28672)

    /// Llama 3.1 405B. 405.849 billion parameters by its configuration.
    public static let llama3_1_405B = LanguageModel(
        unchecked: "Llama 3.1 405B", "llama_3_1_405b", configurator("meta-llama--Meta-Llama-3.1-405B_config.json"),
        layers: 126, hiddenSize: 16384, vocabulary: 128_256,
        attention: .groupedQuery(GroupedQueryAttention(uncheckedHeads: 128, keyValueHeads: 8, headSize: 128)),
        denseWidth: 53248)

    /// Llama 2 7B. 6.738 billion parameters by its configuration.
    public static let llama2_7B = LanguageModel(
        unchecked: "Llama 2 7B", "llama_2_7b",
        "mlc-ai/llm-perf-bench@d401356f:model_configs/Llama-2-7b-chat-hf.json",
        layers: 32, hiddenSize: 4096, vocabulary: 32000,
        attention: .groupedQuery(GroupedQueryAttention(uncheckedHeads: 32, keyValueHeads: 32, headSize: 128)),
        denseWidth: 11008)

    /// Llama 2 13B. 13.015 billion parameters by its configuration.
    public static let llama2_13B = LanguageModel(
        unchecked: "Llama 2 13B", "llama_2_13b",
        "mlc-ai/llm-perf-bench@d401356f:model_configs/Llama-2-13b-chat-hf.json",
        layers: 40, hiddenSize: 5120, vocabulary: 32000,
        attention: .groupedQuery(GroupedQueryAttention(uncheckedHeads: 40, keyValueHeads: 40, headSize: 128)),
        denseWidth: 13824)

    /// Llama 2 70B. 68.975 billion parameters by its configuration.
    public static let llama2_70B = LanguageModel(
        unchecked: "Llama 2 70B", "llama_2_70b",
        "mlc-ai/llm-perf-bench@d401356f:model_configs/Llama-2-70b-chat-hf.json",
        layers: 80, hiddenSize: 8192, vocabulary: 32000,
        attention: .groupedQuery(GroupedQueryAttention(uncheckedHeads: 64, keyValueHeads: 8, headSize: 128)),
        denseWidth: 28672)

    /// Llama 3.2 3B, whose input and output embeddings are one table. 3.213 billion parameters by its configuration.
    public static let llama3_2_3B = LanguageModel(
        unchecked: "Llama 3.2 3B", "llama_3_2_3b",
        "abhibambhaniya/GenZ-LLM-Analyzer@091bdd0:GenZ/Models/Model_sets/meta.py",
        layers: 28, hiddenSize: 3072, vocabulary: 128_256,
        attention: .groupedQuery(GroupedQueryAttention(uncheckedHeads: 24, keyValueHeads: 8, headSize: 128)),
        denseWidth: 8192, tiesEmbeddings: true)

    /// Code Llama 34B. 33.743 billion parameters by its configuration.
    public static let codeLlama34B = LanguageModel(
        unchecked: "Code Llama 34B", "code_llama_34b",
        "mlc-ai/llm-perf-bench@d401356f:model_configs/CodeLlama-34b-Instruct-hf.json",
        layers: 48, hiddenSize: 8192, vocabulary: 32000,
        attention: .groupedQuery(GroupedQueryAttention(uncheckedHeads: 64, keyValueHeads: 8, headSize: 128)),
        denseWidth: 22016)
}
