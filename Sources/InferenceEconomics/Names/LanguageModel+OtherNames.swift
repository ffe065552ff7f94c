extension LanguageModel {
    /// Names that no rule leads to a name of the catalogue: other models of the same shape, and short or old spellings.
    ///
    /// Shapes are the same up to a few rows of the embedding and to the training: Llama 3 is Llama 3.1 with a shorter
    /// context, the coder models are their general ones, DeepSeek V3.1 is V3, and the 14B distilled from R1 is Qwen2.5.
    static let otherNames: [(String, LanguageModel)] = [
        ("Llama 3 8B", .llama3_1_8B), ("Llama 3 70B", .llama3_1_70B), ("Llama v3.1 8B", .llama3_1_8B),
        ("Llama v3.1 70B", .llama3_1_70B), ("Llama v3.1 405B", .llama3_1_405B), ("Llama v3.3 70B", .llama3_3_70B),
        ("Llama 7B", .llama2_7B), ("Llama 70B", .llama2_70B), ("CodeLlama 13B", .llama2_13B),
        ("Code Llama 13B", .llama2_13B), ("Llama 4 Scout 17B 16E", .llama4Scout),
        ("Llama 4 Maverick 17B 128E", .llama4Maverick), ("Mistral Nemo", .mistralNemo12B),
        ("Qwen2.5 Coder 7B", .qwen2_5_7B), ("Qwen2.5 Coder 14B", .qwen2_5_14B), ("Qwen3 Coder 30B A3B", .qwen3_30B_A3B),
        ("DeepSeek V3.1", .deepSeekV3), ("DeepSeek R1/V3", .deepSeekR1), ("DeepSeek V3/R1", .deepSeekV3),
        ("DeepSeek R1 671B", .deepSeekR1), ("DeepSeek V3 671B", .deepSeekV3), ("DeepSeek R1 14B", .qwen2_5_14B),
        ("DeepSeek R1 Distill 14B", .qwen2_5_14B), ("DeepSeek R1 Distill Qwen 14B", .qwen2_5_14B), ("GPT-J", .gptJ6B),
        ("BLOOM", .bloom176B),
    ]
}
