extension LanguageModel {
    /// Every model of the catalogue, by family.
    ///
    /// Left out, because this model of cost does not express them or their fields are not known:
    /// - DeepSeek V4 Pro and Flash: each layer keeps one key-value vector in place of heads, for the latest 128 tokens,
    ///   and for those before only one in 4 or in 128, layer by layer (`compress_ratios`); the output projection is
    ///   grouped and of low rank (`o_groups`, `o_lora_rank`); four residual streams are mixed in every layer (`hc_mult`).
    /// - Kimi K3: most layers are of Kimi delta attention, and how many and of what size the table of its fields does
    ///   not say, nor how many experts a token uses.
    /// - Llama 3.3 Nemotron Super 49B: layers differ in the width of their feed-forward, and some have no attention
    ///   (`block_configs`).
    public static let catalogue: [LanguageModel] = [
        .llama3_1_8B, .llama3_1_70B, .llama3_3_70B, .llama3_1_405B, .llama3_2_3B, .llama2_7B, .llama2_13B, .llama2_70B,
        .codeLlama34B, .llama4Scout, .llama4Maverick, .mistral7B, .mistralNemo12B, .mixtral8x7B, .mixtral8x22B,
        .qwen2_5_7B, .qwen2_5_14B, .qwen3_0_6B, .qwen3_1_7B, .qwen3_8B, .qwen3_14B, .qwen3_32B, .qwen3_30B_A3B,
        .qwen3_235B_A22B, .qwen3Coder480B_A35B, .qwen3_5_35B_A3B, .qwen3_5_397B_A17B, .deepSeekV3, .deepSeekR1,
        .deepSeekV3_2, .kimiK2, .kimiK2_5, .glm5, .glm5_2, .miniMaxM2_5, .miniMaxM3, .gptOSS20B, .gptOSS120B,
        .nemotron3Nano30B_A3B, .nemotron3Super120B_A12B, .gptJ6B, .bloom176B, .yi34B,
    ]

    /// A copy of a Hugging Face `config.json` in NVIDIA's aiconfigurator.
    static func configurator(_ file: String) -> String {
        "ai-dynamo/aiconfigurator@095f58a5:aic-core/src/aiconfigurator_core/model_configs/\(file)"
    }
}
