// Architectures with grouped-query attention and mixtures of experts.

extension ModelConfiguration {
    /// MixtralForCausalLM.
    static func mixtral(_ text: inout ConfigurationObject) throws(ConfigurationError) -> ModelShape {
        var shape = try ModelShape(&text, attention: groupedQuery(&text))
        shape.slidingWindow = try window(&text, layers: shape.layers)
        shape.experts = try localExperts(&text, width: text.count("intermediate_size"))
        return shape
    }

    /// GptOssForCausalLM: a window in the layers that `layer_types` says, in every second one if it is missing.
    static func gptOSS(_ text: inout ConfigurationObject) throws(ConfigurationError) -> ModelShape {
        var shape = try ModelShape(&text, attention: groupedQuery(&text))
        let kinds = try layerTypes(&text, layers: shape.layers, ["sliding_attention", "full_attention"])
        shape.slidingWindow = try window(&text, layers: kinds?[0] ?? (shape.layers + 1) / 2)
        shape.experts = try localExperts(&text, width: text.count("intermediate_size"))
        return shape
    }

    /// MiniMaxM2ForCausalLM: all layers of full attention, which `attn_type_list` writes as ones.
    static func miniMaxM2(_ text: inout ConfigurationObject) throws(ConfigurationError) -> ModelShape {
        var shape = try ModelShape(&text, attention: groupedQuery(&text))
        if let full = try text.ones("attn_type_list", outOf: shape.layers) {
            try text.require(
                full == shape.layers, "attn_type_list", "a list with zeros", "full attention, 1, in each layer")
        }
        shape.slidingWindow = try window(&text, "attn_window_size", layers: shape.layers)
        shape.normalizesQueriesAndKeys = try text.flag("use_qk_norm", unlessGiven: false)
        let shared = try text.countOrZero("shared_intermediate_size")
        shape.experts = try localExperts(&text, width: text.count("intermediate_size"), shared: shared)
        return shape
    }

    /// MiniMaxM3ForCausalLM: leading dense layers, and attention to selected blocks.
    static func miniMaxM3(_ text: inout ConfigurationObject) throws(ConfigurationError) -> ModelShape {
        var shape = try ModelShape(&text, attention: groupedQuery(&text))
        shape.normalizesQueriesAndKeys = try text.flag("use_qk_norm", unlessGiven: false)
        shape.gatesOutput = try text.flag("attention_output_gate", unlessGiven: false)
        let leading = try text.countOrZero("first_k_dense_replace")
        if let withExperts = try text.ones("moe_layer_freq", outOf: shape.layers) {
            try text.require(
                withExperts == shape.layers - leading, "moe_layer_freq", "a list with \(withExperts) ones",
                "experts in all layers but the first \(leading)")
        }
        if leading > 0 { shape.denseWidth = try text.count("dense_intermediate_size") }
        _ = text.value("intermediate_size")
        let shared = try text.product(
            text.countOrZero("n_shared_experts"), text.countOrZero("shared_intermediate_size"),
            "shared_intermediate_size")
        shape.experts = try localExperts(
            &text, width: text.count("moe_intermediate_size"), shared: shared, leading: leading)
        if var sparse = try text.object("sparse_attention_config") {
            shape.sparseAttention = try selectedBlocks(&sparse, layers: shape.layers)
        }
        return shape
    }

    /// The sparse attention of MiniMax M3: so many blocks of so many tokens, in the layers marked with one.
    private static func selectedBlocks(
        _ sparse: inout ConfigurationObject, layers: Int
    ) throws(ConfigurationError) -> SparseAttention? {
        let marked = try sparse.ones("sparse_attention_freq", outOf: layers) ?? layers
        guard try sparse.flag("use_sparse_attention", unlessGiven: true), marked > 0 else { return nil }
        let size = try sparse.count("sparse_index_dim")
        let tokens = try sparse.product(
            sparse.count("sparse_topk_blocks"), sparse.count("sparse_block_size"), "sparse_topk_blocks")
        return try reading { () throws(ServingError) in
            try SparseAttention(indexSize: size, selectedTokens: tokens, layers: marked, indexLayers: marked)
        }
    }

    /// `num_local_experts` and `num_experts_per_tok`.
    private static func localExperts(
        _ text: inout ConfigurationObject, width: Int, shared: Int = 0, leading: Int = 0
    ) throws(ConfigurationError) -> MixtureOfExperts {
        let experts = try text.count("num_local_experts")
        let perToken = try text.count("num_experts_per_tok")
        return try reading { () throws(ServingError) in
            try MixtureOfExperts(
                experts: experts, expertsPerToken: perToken, width: width, sharedWidth: shared,
                leadingDenseLayers: leading)
        }
    }

    /// Llama4ForConditionalGeneration: experts in every so manieth layer, attention in chunks but in every fourth. A
    /// list of `no_rope_layers` has a zero for each layer that sees everything; an empty one says nothing.
    static func llama4(_ text: inout ConfigurationObject) throws(ConfigurationError) -> ModelShape {
        var shape = try ModelShape(&text, attention: groupedQuery(&text))
        shape.normalizesQueriesAndKeys = try text.flag("use_qk_norm", unlessGiven: true)
        let interval = try text.count("interleave_moe_layer_step")
        if let listed = try text.list("moe_layers") {
            try text.require(
                listed.isEmpty || listed.count == shape.layers / interval, "moe_layers", "a list of \(listed.count)",
                "every \(interval) of the \(shape.layers) layers")
        }
        let full = shape.layers / (try text.optionalCount("no_rope_layer_interval") ?? 4)
        var chunked = shape.layers - full
        if let listed = try text.list("no_rope_layers"), !listed.isEmpty {
            chunked = try text.ones("no_rope_layers", outOf: shape.layers) ?? chunked
        }
        let kinds = try layerTypes(&text, layers: shape.layers, ["chunked_attention", "full_attention"])
        chunked = kinds?[0] ?? chunked
        if let tokens = try text.optionalCount("attention_chunk_size"), chunked > 0 {
            shape.slidingWindow = try reading { () throws(ServingError) in
                try SlidingWindow(layers: chunked, tokens: tokens, isChunked: true)
            }
        }
        let dense = try text.countOrZero("intermediate_size_mlp")
        if interval > 1 { shape.denseWidth = dense }
        let width = try text.count("intermediate_size")
        let experts = try text.count("num_local_experts")
        let perToken = try text.count("num_experts_per_tok")
        shape.experts = try reading { () throws(ServingError) in
            try MixtureOfExperts(
                experts: experts, expertsPerToken: perToken, width: width, sharedWidth: width, layerInterval: interval)
        }
        return shape
    }
}
