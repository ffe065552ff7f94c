// Models with multi-head latent attention, all in the shape of DeepSeek-V3.

extension LanguageModel {
    private static let deepSeekAttention = Attention.latent(
        LatentAttention(
            uncheckedHeads: 128, queryRank: 1536, keyValueRank: 512, nopeSize: 128, ropeSize: 64, valueSize: 128))

    private static let kimiAttention = Attention.latent(
        LatentAttention(
            uncheckedHeads: 64, queryRank: 1536, keyValueRank: 512, nopeSize: 128, ropeSize: 64, valueSize: 128))

    private static let glmAttention = Attention.latent(
        LatentAttention(
            uncheckedHeads: 64, queryRank: 2048, keyValueRank: 512, nopeSize: 192, ropeSize: 64, valueSize: 256))

    /// Of DeepSeek and GLM alike.
    private static let manyExperts = MixtureOfExperts(
        uncheckedExperts: 256, perToken: 8, width: 2048, sharedWidth: 2048, leadingDenseLayers: 3)

    /// DeepSeek V3. 671.025 billion parameters by its configuration, 36.625 billion active. Published: 671 billion,
    /// 37 billion active.
    public static let deepSeekV3 = LanguageModel(
        unchecked: "DeepSeek V3", "deepseek_v3", configurator("deepseek-ai--DeepSeek-V3_config.json"),
        layers: 61, hiddenSize: 7168, vocabulary: 129_280,
        attention: deepSeekAttention,
        denseWidth: 18432,
        experts: manyExperts)

    /// DeepSeek R1, which has the shape of DeepSeek V3. 671.025 billion parameters by its configuration, 36.625
    /// billion active. Published: 671 billion, 37 billion active.
    public static let deepSeekR1 = LanguageModel(
        unchecked: "DeepSeek R1", "deepseek_r1", configurator("deepseek-ai--DeepSeek-R1_config.json"),
        layers: 61, hiddenSize: 7168, vocabulary: 129_280,
        attention: deepSeekAttention,
        denseWidth: 18432,
        experts: manyExperts)

    /// DeepSeek V3.2. Published: 671 billion, 37 billion active. The parameters of its indexer are not counted.
    public static let deepSeekV3_2 = LanguageModel(
        unchecked: "DeepSeek V3.2", "deepseek_v3_2", configurator("deepseek-ai--DeepSeek-V3.2_config.json"),
        layers: 61, hiddenSize: 7168, vocabulary: 129_280,
        attention: deepSeekAttention,
        sparseAttention: SparseAttention(uncheckedIndexSize: 128, selectedTokens: 2048), denseWidth: 18432,
        experts: manyExperts)

    /// Kimi K2. 1026.407 billion parameters by its configuration, 31.686 billion active. Published: 1000 billion, 32
    /// billion active.
    public static let kimiK2 = LanguageModel(
        unchecked: "Kimi K2", "kimi_k2", configurator("moonshotai--Kimi-K2-Instruct_config.json"),
        layers: 61, hiddenSize: 7168, vocabulary: 163_840,
        attention: kimiAttention,
        denseWidth: 18432,
        experts: MixtureOfExperts(
            uncheckedExperts: 384, perToken: 8, width: 2048, sharedWidth: 2048, leadingDenseLayers: 1))

    /// GLM-5. Published: 744 billion, 40 billion active. The parameters of its indexer are not counted.
    public static let glm5 = LanguageModel(
        unchecked: "GLM-5", "glm_5", configurator("zai-org--GLM-5_config.json"),
        layers: 78, hiddenSize: 6144, vocabulary: 154_880,
        attention: glmAttention,
        sparseAttention: SparseAttention(uncheckedIndexSize: 128, selectedTokens: 2048), denseWidth: 12288,
        experts: manyExperts)

    /// Kimi K2.5, whose language model has the shape of Kimi K2. 1026.407 billion parameters by its configuration,
    /// 31.686 billion active. Published: 1000 billion, 32 billion active. Its own weights are 4-bit integers. The image
    /// encoder is left out.
    public static let kimiK2_5 = LanguageModel(
        unchecked: "Kimi K2.5", "kimi_k2_5", configurator("moonshotai--Kimi-K2.5_config.json"),
        layers: 61, hiddenSize: 7168, vocabulary: 163_840,
        attention: kimiAttention,
        denseWidth: 18432,
        experts: MixtureOfExperts(
            uncheckedExperts: 384, perToken: 8, width: 2048, sharedWidth: 2048, leadingDenseLayers: 1))

    /// GLM-5.2, which has the shape of GLM-5, but an indexer in only 21 of its 78 layers (`indexer_types`); the others
    /// take the selection of the last one before them. Published: 744 billion, 40 billion active. The parameters of its
    /// indexer are not counted.
    public static let glm5_2 = LanguageModel(
        unchecked: "GLM-5.2", "glm_5_2", configurator("zai-org--GLM-5.2_config.json"),
        layers: 78, hiddenSize: 6144, vocabulary: 154_880,
        attention: glmAttention,
        sparseAttention: SparseAttention(uncheckedIndexSize: 128, selectedTokens: 2048, layers: 78, indexLayers: 21),
        denseWidth: 12288,
        experts: manyExperts)
}
