// The shape of DeepSeek V3, of V3.2 and GLM with an indexer, and of Kimi.

extension ModelConfiguration {
    /// DeepseekV3ForCausalLM, DeepseekV32ForCausalLM, GlmMoeDsaForCausalLM, KimiK25ForConditionalGeneration.
    static func latentExperts(_ text: inout ConfigurationObject) throws(ConfigurationError) -> ModelShape {
        var shape = try ModelShape(&text, attention: latent(&text))
        shape.denseWidth = try text.count("intermediate_size")
        let leading = try text.countOrZero("first_k_dense_replace")
        let interval = try text.optionalCount("moe_layer_freq") ?? 1
        if let kinds = try text.census("mlp_layer_types", of: ["dense", "sparse"]) {
            try text.require(
                kinds[0] == leading && kinds[0] + kinds[1] == shape.layers, "mlp_layer_types",
                "a list of \(kinds[0]) dense and \(kinds[1]) sparse",
                "\(leading) dense of \(shape.layers) layers, as first_k_dense_replace has it")
        }
        let experts = try text.count("n_routed_experts")
        let perToken = try text.count("num_experts_per_tok")
        let width = try text.count("moe_intermediate_size")
        let shared = try text.product(text.countOrZero("n_shared_experts"), width, "n_shared_experts")
        shape.experts = try reading { () throws(ServingError) in
            try MixtureOfExperts(
                experts: experts, expertsPerToken: perToken, width: width, sharedWidth: shared,
                leadingDenseLayers: leading, layerInterval: interval)
        }
        shape.sparseAttention = try indexer(&text, layers: shape.layers)
        return shape
    }

    /// The ranks and sizes of latent attention. Key heads, and a head size beside them, say nothing more.
    private static func latent(_ text: inout ConfigurationObject) throws(ConfigurationError) -> Attention {
        let heads = try text.count("num_attention_heads")
        _ = text.value("num_key_value_heads")
        _ = text.value("head_dim")
        let queryRank = try text.count("q_lora_rank")
        let keyValueRank = try text.count("kv_lora_rank")
        let nopeSize = try text.count("qk_nope_head_dim")
        let ropeSize = try text.count("qk_rope_head_dim")
        let valueSize = try text.count("v_head_dim")
        return .latent(
            try reading { () throws(ServingError) in
                try LatentAttention(
                    heads: heads, queryRank: queryRank, keyValueRank: keyValueRank, nopeSize: nopeSize,
                    ropeSize: ropeSize, valueSize: valueSize)
            })
    }

    /// The indexer of sparse attention, if there is one; `indexer_types` says which layers have their own.
    private static func indexer(
        _ text: inout ConfigurationObject, layers: Int
    ) throws(ConfigurationError) -> SparseAttention? {
        let kinds = try text.census("indexer_types", of: ["full", "shared"])
        guard let size = try text.optionalCount("index_head_dim") else { return nil }
        let tokens = try text.count("index_topk")
        if let kinds {
            try text.require(
                kinds[0] + kinds[1] == layers, "indexer_types", "a list of \(kinds[0] + kinds[1])",
                "one of as many items as num_hidden_layers, \(layers)")
        }
        return try reading { () throws(ServingError) in
            try SparseAttention(
                indexSize: size, selectedTokens: tokens, layers: kinds.map { _ in layers }, indexLayers: kinds?[0])
        }
    }
}
