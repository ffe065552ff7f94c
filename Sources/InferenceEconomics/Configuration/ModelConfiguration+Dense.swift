// Architectures with grouped-query attention and dense feed-forwards.

extension ModelConfiguration {
    /// The heads of grouped-query attention; a head is hidden size / heads unless stated.
    static func groupedQuery(_ text: inout ConfigurationObject) throws(ConfigurationError) -> Attention {
        let heads = try text.count("num_attention_heads")
        let keyValueHeads = try text.optionalCount("num_key_value_heads") ?? heads
        let hidden = try text.count("hidden_size")
        let stated = try text.optionalCount("head_dim")
        if stated == nil {
            try text.require(
                hidden % heads == 0, "hidden_size", "\(hidden)", "a multiple of the \(heads) heads, or a head_dim")
        }
        return .groupedQuery(
            try reading { () throws(ServingError) in
                try GroupedQueryAttention(
                    heads: heads, keyValueHeads: keyValueHeads, headSize: stated ?? hidden / heads)
            })
    }

    /// LlamaForCausalLM.
    static func dense(_ text: inout ConfigurationObject) throws(ConfigurationError) -> ModelShape {
        var shape = try ModelShape(&text, attention: groupedQuery(&text))
        shape.denseWidth = try text.count("intermediate_size")
        return shape
    }

    /// MistralForCausalLM.
    static func mistral(_ text: inout ConfigurationObject) throws(ConfigurationError) -> ModelShape {
        var shape = try dense(&text)
        shape.slidingWindow = try window(&text, layers: shape.layers)
        return shape
    }

    /// Qwen2ForCausalLM.
    static func qwen(_ text: inout ConfigurationObject) throws(ConfigurationError) -> ModelShape {
        var shape = try dense(&text)
        shape.slidingWindow = try switchedWindow(&text, layers: shape.layers)
        return shape
    }

    /// Qwen3ForCausalLM.
    static func qwen3(_ text: inout ConfigurationObject) throws(ConfigurationError) -> ModelShape {
        var shape = try qwen(&text)
        shape.normalizesQueriesAndKeys = true
        return shape
    }

    /// A window in so many layers, if one is given.
    static func window(
        _ text: inout ConfigurationObject, _ key: StaticString = "sliding_window", layers: Int
    ) throws(ConfigurationError) -> SlidingWindow? {
        guard let tokens = try text.optionalCount(key), layers > 0 else { return nil }
        return try reading { () throws(ServingError) in try SlidingWindow(layers: layers, tokens: tokens) }
    }

    /// Qwen's window: only if `use_sliding_window`, in the layers that `layer_types` or `max_window_layers` say.
    static func switchedWindow(
        _ text: inout ConfigurationObject, layers: Int
    ) throws(ConfigurationError) -> SlidingWindow? {
        let isUsed = try text.flag("use_sliding_window", unlessGiven: false)
        let first = try text.countOrZero("max_window_layers")
        let kinds = try layerTypes(&text, layers: layers, ["sliding_attention", "full_attention"])
        guard isUsed else {
            _ = text.value("sliding_window")
            return nil
        }
        return try window(&text, layers: kinds?[0] ?? max(layers - first, 0))
    }

    /// How many layers are of each kind, which together must be all layers.
    static func layerTypes(
        _ text: inout ConfigurationObject, layers: Int, _ kinds: [StaticString]
    ) throws(ConfigurationError) -> [Int]? {
        guard let counts = try text.census("layer_types", of: kinds) else { return nil }
        let sum = counts.reduce(0, +)
        try text.require(
            sum == layers, "layer_types", "a list of \(sum)", "one of as many items as num_hidden_layers, \(layers)")
        return counts
    }
}
