// Qwen's mixtures of experts.

extension ModelConfiguration {
    /// Qwen3MoeForCausalLM: experts in every so manieth layer.
    static func qwen3Experts(_ text: inout ConfigurationObject) throws(ConfigurationError) -> ModelShape {
        var shape = try ModelShape(&text, attention: groupedQuery(&text))
        shape.slidingWindow = try switchedWindow(&text, layers: shape.layers)
        shape.normalizesQueriesAndKeys = true
        shape.experts = try expertsOfQwen(&text)
        if shape.experts?.layerInterval ?? 1 > 1 {
            shape.denseWidth = try text.count("intermediate_size")
        } else {
            _ = text.value("intermediate_size")
        }
        return shape
    }

    /// Qwen3_5MoeForConditionalGeneration: gated delta in all layers but every so manieth, whose output is gated.
    static func qwen3_5Experts(_ text: inout ConfigurationObject) throws(ConfigurationError) -> ModelShape {
        var shape = try ModelShape(&text, attention: groupedQuery(&text))
        shape.normalizesQueriesAndKeys = true
        shape.gatesOutput = try text.flag("attn_output_gate", unlessGiven: true)
        let interval = try text.optionalCount("full_attention_interval") ?? 4
        let kinds = try layerTypes(&text, layers: shape.layers, ["linear_attention", "full_attention"])
        let linear = kinds?[0] ?? shape.layers - shape.layers / interval
        if linear > 0 {
            let keyHeads = try text.count("linear_num_key_heads")
            let valueHeads = try text.count("linear_num_value_heads")
            let keySize = try text.count("linear_key_head_dim")
            let valueSize = try text.count("linear_value_head_dim")
            shape.gatedDelta = try reading { () throws(ServingError) in
                try GatedDelta(
                    layers: linear, keyHeads: keyHeads, valueHeads: valueHeads, keySize: keySize, valueSize: valueSize)
            }
        }
        shape.experts = try expertsOfQwen(&text)
        return shape
    }

    /// `num_experts` and the like; layers listed as dense are not expressed.
    private static func expertsOfQwen(_ text: inout ConfigurationObject) throws(ConfigurationError) -> MixtureOfExperts
    {
        let dense = try text.list("mlp_only_layers") ?? []
        try text.require(dense.isEmpty, "mlp_only_layers", "a list of \(dense.count)", "an empty list")
        let experts = try text.count("num_experts")
        let perToken = try text.count("num_experts_per_tok")
        let width = try text.count("moe_intermediate_size")
        let shared = try text.countOrZero("shared_expert_intermediate_size")
        let interval = try text.optionalCount("decoder_sparse_step") ?? 1
        return try reading { () throws(ServingError) in
            try MixtureOfExperts(
                experts: experts, expertsPerToken: perToken, width: width, sharedWidth: shared, layerInterval: interval)
        }
    }
}
