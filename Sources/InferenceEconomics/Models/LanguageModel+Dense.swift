// Dense models of other makers.

extension LanguageModel {
    /// GPT-J 6B. 6.050 billion parameters by its configuration. Multi-head attention; feed-forwards without a gate.
    public static let gptJ6B = LanguageModel(
        unchecked: "GPT-J 6B", "gpt_j_6b",
        "cli99/llm-analysis@d841e40:llm_analysis/model_configs/EleutherAI_gpt-j-6b.json",
        layers: 28, hiddenSize: 4096, vocabulary: 50400,
        attention: .groupedQuery(GroupedQueryAttention(uncheckedHeads: 16, keyValueHeads: 16, headSize: 256)),
        gatesFeedForward: false, denseWidth: 16384)

    /// BLOOM 176B. 176.234 billion parameters. Multi-head attention; feed-forwards of four times the hidden size
    /// without a gate; one table of embeddings. The source has layers, heads and hidden size; the vocabulary is that of
    /// bigscience/bloom's `config.json` as repeated in public tests, the rest BLOOM's code in Hugging Face
    /// Transformers.
    public static let bloom176B = LanguageModel(
        unchecked: "BLOOM 176B", "bloom_176b",
        "Mutinifni/splitwise-sim@8f99e7dc:configs/model_repo/architectures/bloom-176b.yaml; bigscience/bloom config.json",
        layers: 70, hiddenSize: 14336, vocabulary: 250_880,
        attention: .groupedQuery(GroupedQueryAttention(uncheckedHeads: 112, keyValueHeads: 112, headSize: 128)),
        gatesFeedForward: false, denseWidth: 57344, tiesEmbeddings: true)

    /// Yi 34B of 01.AI. 34.388 billion parameters by its configuration.
    public static let yi34B = LanguageModel(
        unchecked: "Yi 34B", "yi_34b", "inference-sim/inference-sim@f90a1e3a:model_configs/yi-34b/config.json",
        layers: 60, hiddenSize: 7168, vocabulary: 64000,
        attention: .groupedQuery(GroupedQueryAttention(uncheckedHeads: 56, keyValueHeads: 8, headSize: 128)),
        denseWidth: 20480)
}
