extension LanguageModel {
    /// Every model of the catalogue, by family.
    public static let catalogue: [LanguageModel] = [
        .llama3_1_8B, .llama3_1_70B, .llama3_3_70B, .llama3_1_405B, .llama2_7B, .llama2_13B, .llama2_70B,
        .mistral7B, .mixtral8x7B, .mixtral8x22B, .qwen2_5_7B, .qwen2_5_14B, .qwen3_8B, .qwen3_14B, .qwen3_32B,
        .qwen3_30B_A3B, .qwen3_235B_A22B, .qwen3Coder480B_A35B, .qwen3_5_35B_A3B, .qwen3_5_397B_A17B, .deepSeekV3,
        .deepSeekR1, .deepSeekV3_2, .kimiK2, .glm5, .miniMaxM2_5, .gptOSS20B, .gptOSS120B,
    ]

    /// A copy of a Hugging Face `config.json` in NVIDIA's aiconfigurator.
    static func configurator(_ file: String) -> String {
        "ai-dynamo/aiconfigurator@095f58a5:aic-core/src/aiconfigurator_core/model_configs/\(file)"
    }
}
