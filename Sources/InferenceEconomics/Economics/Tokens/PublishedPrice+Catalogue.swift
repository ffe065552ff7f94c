extension PublishedPrice {
    /// List prices by level of service: the labs' own models first, their fast tiers, then models of
    /// ``LanguageModel/catalogue`` whose weights anyone may serve.
    public static let catalogue: [PublishedPrice] = labs + fast + providers

    /// The list has no date of its own: it was read on this day.
    static let listDate = "by 2026-11-24"

    /// A list that its users keep.
    static let listSource =
        "litellm 1.109.1 on PyPI, model_prices_and_context_window_backup.json, a copy of vendors' lists kept by its users"

    /// List prices of open models, by model. Checkpoints of one architecture stand under one model.
    private static let providers: [PublishedPrice] =
        open(
            "gpt_oss_120b",
            [
                ("DeepInfra", "gpt-oss-120b", .standard, 0.037, nil, 0.17),
                ("DeepInfra", "gpt-oss-120b-Turbo", .standard, 0.15, nil, 0.6),
                ("DeepInfra", "gpt-oss-120b-Ultra", .standard, 0.2, nil, 0.95),
                ("Novita", "gpt-oss-120b", .standard, 0.05, nil, 0.25),
                ("Baseten", "gpt-oss-120b", .standard, 0.1, 0.1, 0.5),
                ("Together", "gpt-oss-120b", .standard, 0.15, nil, 0.6),
                ("Groq", "gpt-oss-120b", .standard, 0.15, 0.075, 0.6),
                ("Cerebras", "gpt-oss-120b", .standard, 0.35, nil, 0.75),
                ("Fireworks", "gpt-oss-120b", .standard, 0.15, 0.015, 0.6),
                ("Fireworks", "gpt-oss-120b", .priority, 0.18, 0.018, 0.72),
            ])
        + open(
            "deepseek_r1",
            [
                ("DeepSeek", "deepseek-r1", .standard, 0.55, 0.14, 2.19),
                ("DeepInfra", "DeepSeek-R1", .standard, 0.7, nil, 2.4),
                ("DeepInfra", "DeepSeek-R1-Turbo", .standard, 1, nil, 3),
                ("DeepInfra", "DeepSeek-R1-0528", .standard, 0.5, 0.4, 2.15),
                ("Novita", "deepseek-r1-0528", .standard, 0.7, 0.35, 2.5),
                ("Together", "DeepSeek-R1-0528", .standard, 3, nil, 7),
            ])
        + open(
            "deepseek_v3",
            [
                ("DeepSeek", "deepseek-v3", .standard, 0.27, 0.07, 1.1),
                ("DeepInfra", "DeepSeek-V3", .standard, 0.32, nil, 0.89),
                ("Together", "DeepSeek-V3", .standard, 1.25, nil, 1.25),
            ])
        + open(
            "deepseek_v3_2",
            [
                ("DeepSeek", "deepseek-v3.2", .standard, 0.28, 0.028, 0.4),
                ("DeepInfra", "DeepSeek-V3.2", .standard, 0.26, 0.13, 0.38),
                ("Novita", "deepseek-v3.2", .standard, 0.269, 0.1345, 0.4),
            ])
        + open(
            "kimi_k2",
            [
                ("DeepInfra", "Kimi-K2-Instruct", .standard, 0.5, nil, 2),
                ("Novita", "kimi-k2-instruct", .standard, 0.57, nil, 2.3),
                ("Together", "Kimi-K2-Instruct", .standard, 1, nil, 3),
                ("Baseten", "Kimi-K2-Instruct-0905", .standard, 0.6, nil, 2.5),
            ])
        + open(
            "llama_3_3_70b",
            [
                ("DeepInfra", "Llama-3.3-70B-Instruct", .standard, 0.23, nil, 0.4),
                ("DeepInfra", "Llama-3.3-70B-Instruct-Turbo", .standard, 0.1, nil, 0.32),
                ("Novita", "llama-3.3-70b-instruct", .standard, 0.135, nil, 0.4),
                ("Together", "Llama-3.3-70B-Instruct-Turbo", .standard, 1.04, nil, 1.04),
                ("Cerebras", "llama-3.3-70b", .standard, 0.85, nil, 1.2),
            ])
        + open(
            "qwen_3_235b_a22b",
            [
                ("DeepInfra", "Qwen3-235B-A22B-Instruct-2507", .standard, 0.09, nil, 0.55),
                ("Novita", "qwen3-235b-a22b-instruct-2507", .standard, 0.09, nil, 0.58),
                ("Fireworks", "qwen3-235b-a22b-instruct-2507", .standard, 0.22, nil, 0.88),
            ])

    /// An open model's sellers: input, cached input and output in dollars per million tokens.
    private static func open(
        _ identifier: String, _ sellers: [(String, String, ServiceTier, Double, Double?, Double)]
    ) -> [PublishedPrice] {
        sellers.map { vendor, model, tier, input, cached, output in
            PublishedPrice(
                vendor: vendor, model: model, openModel: identifier, tier: tier,
                prices: TokenPrices(uncheckedInput: input, cachedInput: cached, output: output), date: listDate,
                source: listSource)
        }
    }
}
