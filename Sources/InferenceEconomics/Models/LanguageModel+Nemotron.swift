// NVIDIA's Nemotron 3: layers of one kind each, state space (Mamba-2), attention or experts without a gate
// (`hybrid_override_pattern`). None is in the fit: a state-space layer takes the latency of a gated-delta layer.

extension LanguageModel {
    /// Nemotron 3 Nano 30B A3B. 31.577 billion parameters by its configuration, 3.227 billion active. Published: 30
    /// billion, 3 billion active (blog of vLLM, 2025-12-15), rounded down.
    public static let nemotron3Nano30B_A3B = LanguageModel(
        unchecked: "Nemotron 3 Nano 30B A3B", "nemotron_3_nano_30b_a3b",
        configurator("nvidia--NVIDIA-Nemotron-3-Nano-30B-A3B-BF16_config.json"),
        layers: 52, hiddenSize: 2688, vocabulary: 131_072,
        attention: .groupedQuery(GroupedQueryAttention(uncheckedHeads: 32, keyValueHeads: 2, headSize: 128)),
        stateSpace: StateSpace(uncheckedLayers: 23, heads: 64, headSize: 64, stateSize: 128, groups: 8),
        loneFeedForwards: 23, gatesFeedForward: false,
        experts: MixtureOfExperts(uncheckedExperts: 128, perToken: 6, width: 1856, sharedWidth: 3712))

    /// Nemotron 3 Super 120B A12B, whose routed experts work on a projection of the residual stream to 1024 numbers
    /// (`moe_latent_size`). 120.666 billion parameters by its configuration, 12.231 billion active. Published: 120
    /// billion, 12 billion active (blog of vLLM, 2026-03-11).
    public static let nemotron3Super120B_A12B = LanguageModel(
        unchecked: "Nemotron 3 Super 120B A12B", "nemotron_3_super_120b_a12b",
        configurator("nvidia--NVIDIA-Nemotron-3-Super-120B-A12B-FP8_config.json"),
        layers: 88, hiddenSize: 4096, vocabulary: 131_072,
        attention: .groupedQuery(GroupedQueryAttention(uncheckedHeads: 32, keyValueHeads: 2, headSize: 128)),
        stateSpace: StateSpace(uncheckedLayers: 40, heads: 128, headSize: 64, stateSize: 128, groups: 8),
        loneFeedForwards: 40, gatesFeedForward: false,
        experts: MixtureOfExperts(
            uncheckedExperts: 512, perToken: 22, width: 2688, sharedWidth: 5376, latentSize: 1024))
}
