extension ModelConfiguration {
    /// NemotronHForCausalLM: a letter for each layer, M state space, * attention, E experts, - dense feed-forward.
    static func nemotronH(_ text: inout ConfigurationObject) throws(ConfigurationError) -> ModelShape {
        var shape = try ModelShape(&text, attention: groupedQuery(&text))
        guard let pattern = try text.text("hybrid_override_pattern") else {
            throw text.missing("hybrid_override_pattern")
        }
        let layers = try census(of: pattern, in: text, count: shape.layers)
        _ = text.value("sliding_window")
        let activation = try text.text("mlp_hidden_act") ?? "relu2"
        try text.require(
            isSame(activation, "relu2"), "mlp_hidden_act", activation, "relu2, the activation without a gate")
        shape.gatesFeedForward = false
        shape.loneFeedForwards = layers.dense + layers.experts
        let width = try text.countOrZero("intermediate_size")
        if layers.dense > 0 { shape.denseWidth = width }
        if layers.stateSpace > 0 { shape.stateSpace = try stateSpace(&text, layers: layers.stateSpace) }
        if layers.experts > 0 {
            shape.experts = try expertsOfNemotron(&text, dense: layers.dense)
        }
        return shape
    }

    /// How many layers of each kind a pattern has, which together must be all layers.
    private static func census(
        of pattern: String, in text: ConfigurationObject, count: Int
    ) throws(ConfigurationError) -> (stateSpace: Int, attention: Int, experts: Int, dense: Int) {
        var found = (stateSpace: 0, attention: 0, experts: 0, dense: 0)
        for letter in pattern.utf8 {
            switch letter {
            case UInt8(ascii: "M"): found.stateSpace += 1
            case UInt8(ascii: "*"): found.attention += 1
            case UInt8(ascii: "E"): found.experts += 1
            case UInt8(ascii: "-"): found.dense += 1
            default:
                throw .value(
                    key: "hybrid_override_pattern", given: "a pattern with another letter", expected: "M, *, E and -",
                    at: text.place(of: "hybrid_override_pattern"))
            }
        }
        try text.require(
            pattern.utf8.count == count, "hybrid_override_pattern", "a pattern of \(pattern.utf8.count) letters",
            "one of as many as num_hidden_layers, \(count)")
        try text.require(
            found.experts + found.dense > 0, "hybrid_override_pattern", "a pattern without E and -",
            "at least one feed-forward")
        return found
    }

    private static func stateSpace(
        _ text: inout ConfigurationObject, layers: Int
    ) throws(ConfigurationError) -> StateSpace {
        let heads = try text.count("mamba_num_heads")
        let headSize = try text.count("mamba_head_dim")
        let stateSize = try text.count("ssm_state_size")
        let groups = try text.count("n_groups")
        return try reading { () throws(ServingError) in
            try StateSpace(layers: layers, heads: heads, headSize: headSize, stateSize: stateSize, groups: groups)
        }
    }

    /// In what order dense and expert layers stand does not matter to their cost: the dense ones count as leading.
    private static func expertsOfNemotron(
        _ text: inout ConfigurationObject, dense: Int
    ) throws(ConfigurationError) -> MixtureOfExperts {
        let experts = try text.count("n_routed_experts")
        let perToken = try text.count("num_experts_per_tok")
        let width = try text.count("moe_intermediate_size")
        let shared = try text.countOrZero("n_shared_experts")
        let sharedWidth = try text.product(
            shared, text.countOrZero("moe_shared_expert_intermediate_size"), "moe_shared_expert_intermediate_size")
        let latentSize = try text.countOrZero("moe_latent_size")
        return try reading { () throws(ServingError) in
            try MixtureOfExperts(
                experts: experts, expertsPerToken: perToken, width: width, sharedWidth: sharedWidth,
                leadingDenseLayers: dense, latentSize: latentSize)
        }
    }
}
