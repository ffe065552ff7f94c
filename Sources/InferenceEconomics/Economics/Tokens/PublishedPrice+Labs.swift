extension PublishedPrice {
    /// List prices of the labs' own models, by lab and model, each model's tiers together.
    static let labs: [PublishedPrice] =
        list(
            "Anthropic", "claude-opus-4-6",
            [
                (.standard, 5, 0.5, 25),
                (.batch, 2.5, 0.25, 12.5),
            ])
        + list(
            "Anthropic", "claude-opus-4-8",
            [
                (.standard, 5, 0.5, 25),
                (.batch, 2.5, 0.25, 12.5),
            ])
        + list(
            "Anthropic", "claude-opus-5",
            [
                (.standard, 5, 0.5, 25),
                (.batch, 2.5, 0.25, 12.5),
            ])
        + list(
            "Anthropic", "claude-opus-5-5",
            [
                (.standard, 4, 0.2, 20),
                (.batch, 2, 0.1, 10),
            ])
        + list(
            "Anthropic", "claude-sonnet-4-6",
            [
                (.standard, 3, 0.3, 15),
                (.batch, 1.5, 0.15, 7.5),
            ])
        + list(
            "Anthropic", "claude-haiku-4-5",
            [
                (.standard, 1, 0.1, 5),
                (.batch, 0.5, 0.05, 2.5),
            ])
        + list(
            "OpenAI", "gpt-5",
            [
                (.standard, 1.25, 0.125, 10),
                (.batch, 0.625, 0.0625, 5),
                (.flex, 0.625, 0.0625, 5),
                (.priority, 2.5, 0.25, 20),
            ])
        + list(
            "OpenAI", "gpt-5-mini",
            [
                (.standard, 0.25, 0.025, 2),
                (.batch, 0.125, 0.0125, 1),
                (.flex, 0.125, 0.0125, 1),
                (.priority, 0.45, 0.045, 3.6),
            ])
        + list(
            "OpenAI", "gpt-5.2",
            [
                (.standard, 1.75, 0.175, 14),
                (.batch, 0.875, 0.0875, 7),
                (.flex, 0.875, 0.0875, 7),
                (.priority, 3.5, 0.35, 28),
            ])
        + list(
            "OpenAI", "gpt-5.5",
            [
                (.standard, 5, 0.5, 30),
                (.batch, 2.5, 0.25, 15),
                (.flex, 2.5, 0.25, 15),
                (.priority, 12.5, 1.25, 75),
            ])
        + list(
            "OpenAI", "gpt-6-sol",
            [
                (.standard, 2, 0.2, 10),
                (.batch, 1, 0.1, 5),
                (.flex, 1, 0.1, 5),
                (.priority, 4, 0.4, 20),
            ])
        + list(
            "OpenAI", "gpt-6-astra",
            [
                (.standard, 10, 1, 50),
                (.batch, 5, 0.5, 25),
                (.flex, 5, 0.5, 25),
                (.priority, 20, 2, 100),
            ])
        + list(
            "Google", "gemini-2.5-pro",
            [
                (.standard, 1.25, 0.125, 10),
                (.batch, 0.625, 0.125, 5),
                (.flex, 0.625, 0.125, 5),
                (.priority, 2.25, 0.225, 18),
            ])
        + list(
            "Google", "gemini-2.5-flash",
            [
                (.standard, 0.3, 0.03, 2.5),
                (.batch, 0.15, 0.03, 1.25),
                (.flex, 0.15, 0.03, 1.25),
                (.priority, 0.54, 0.054, 4.5),
            ])
        + list(
            "Google", "gemini-3.1-pro-preview",
            [
                (.standard, 2, 0.2, 12),
                (.batch, 1, 0.2, 6),
                (.flex, 1, 0.2, 6),
                (.priority, 3.6, 0.36, 21.6),
            ])
        + list(
            "Google", "gemini-3.5-flash",
            [
                (.standard, 1.5, 0.15, 9),
                (.batch, 0.75, 0.075, 4.5),
                (.flex, 0.75, 0.08, 4.5),
                (.priority, 2.7, 0.27, 16.2),
            ])
        + list(
            "Google", "gemini-4-argon",
            [
                (.standard, 2, 0.1, 10),
                (.batch, 1, 0.05, 5),
                (.flex, 1, 0.05, 5),
                (.priority, 3.6, 0.18, 18),
            ])

    /// Faster tiers of the same models. What the source prints as a multiple of the standard price is worked out.
    static let fast: [PublishedPrice] = [
        PublishedPrice(
            vendor: "Anthropic", model: "claude-opus-4-6", tier: .fast,
            prices: TokenPrices(uncheckedInput: 30, output: 150), date: "2026-04-07",
            source: "openrouter.ai/anthropic/claude-opus-4.6-fast"),
        twice("claude-opus-4-8", input: 5, output: 25),
        twice("claude-opus-5", input: 5, output: 25),
        twice("claude-opus-5-5", input: 4, output: 20),
    ]

    /// A fast tier at twice the standard price.
    private static func twice(_ model: String, input: Double, output: Double) -> PublishedPrice {
        PublishedPrice(
            vendor: "Anthropic", model: model, tier: .fast,
            prices: TokenPrices(uncheckedInput: 2 * input, output: 2 * output), date: listDate, source: listSource)
    }

    /// The tiers of a lab's model: input, cached input and output in dollars per million tokens.
    private static func list(
        _ vendor: String, _ model: String, _ tiers: [(ServiceTier, Double, Double?, Double)]
    ) -> [PublishedPrice] {
        tiers.map { tier, input, cached, output in
            PublishedPrice(
                vendor: vendor, model: model, tier: tier,
                prices: TokenPrices(uncheckedInput: input, cachedInput: cached, output: output), date: listDate,
                source: listSource)
        }
    }
}
