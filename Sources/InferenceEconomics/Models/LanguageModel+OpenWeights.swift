// Mixtures of experts with grouped-query attention, of MiniMax and OpenAI.

extension LanguageModel {
    /// MiniMax M2.5. Published: 230 billion, 10 billion active. Normalises queries and keys (`use_qk_norm`; every
    /// layer has full attention).
    public static let miniMaxM2_5 = LanguageModel(
        unchecked: "MiniMax M2.5", "minimax_m2_5", configurator("MiniMaxAI--MiniMax-M2.5_config.json"),
        layers: 62, hiddenSize: 3072, vocabulary: 200_064,
        attention: .groupedQuery(GroupedQueryAttention(uncheckedHeads: 48, keyValueHeads: 8, headSize: 128)),
        normalizesQueriesAndKeys: true,
        experts: MixtureOfExperts(
            uncheckedExperts: 256, perToken: 8, width: 1536))

    /// gpt-oss 20B. 20.908 billion parameters by its configuration, 3.607 billion active. Every second layer has a
    /// window of 128 tokens; its own weights are MXFP4.
    public static let gptOSS20B = LanguageModel(
        unchecked: "gpt-oss 20B", "gpt_oss_20b", configurator("openai--gpt-oss-20b_config.json"),
        layers: 24, hiddenSize: 2880, vocabulary: 201_088,
        attention: .groupedQuery(GroupedQueryAttention(uncheckedHeads: 64, keyValueHeads: 8, headSize: 64)),
        slidingWindow: SlidingWindow(uncheckedLayers: 12, tokens: 128),
        experts: MixtureOfExperts(
            uncheckedExperts: 32, perToken: 4, width: 2880),
        fourBitFormat: .mxfp4)

    /// gpt-oss 120B. 116.789 billion parameters by its configuration, 5.131 billion active. Published: 117 billion,
    /// 5.1 billion active. Every second layer has a window of 128 tokens; its own weights are MXFP4.
    public static let gptOSS120B = LanguageModel(
        unchecked: "gpt-oss 120B", "gpt_oss_120b", configurator("openai--gpt-oss-120b_config.json"),
        layers: 36, hiddenSize: 2880, vocabulary: 201_088,
        attention: .groupedQuery(GroupedQueryAttention(uncheckedHeads: 64, keyValueHeads: 8, headSize: 64)),
        slidingWindow: SlidingWindow(uncheckedLayers: 18, tokens: 128),
        experts: MixtureOfExperts(
            uncheckedExperts: 128, perToken: 4, width: 2880),
        fourBitFormat: .mxfp4)

    /// MiniMax M3. Published: 428 billion, 23 billion active (ThakiCloud on the release, 2026-06-20; the
    /// latter without the output head). After three layers of full attention, 57 attend to 16 blocks of 128 tokens,
    /// selected by an indexer with one key for a token, which is assumed to be cached in a byte a number as DeepSeek's
    /// is. The parameters of the indexer and the image encoder are not counted.
    public static let miniMaxM3 = LanguageModel(
        unchecked: "MiniMax M3", "minimax_m3", configurator("MiniMaxAI--MiniMax-M3_config.json"),
        layers: 60, hiddenSize: 6144, vocabulary: 200_064,
        attention: .groupedQuery(GroupedQueryAttention(uncheckedHeads: 64, keyValueHeads: 4, headSize: 128)),
        sparseAttention: SparseAttention(uncheckedIndexSize: 128, selectedTokens: 2048, layers: 57, indexLayers: 57),
        normalizesQueriesAndKeys: true, denseWidth: 12288,
        experts: MixtureOfExperts(
            uncheckedExperts: 128, perToken: 4, width: 3072, sharedWidth: 3072, leadingDenseLayers: 3))
}
