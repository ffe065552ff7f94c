internal import InferenceEconomics

/// Texts of `config.json` with the keys that Hugging Face writes for each architecture, and the entry of the catalogue
/// that they describe. Fields as in the copies of NVIDIA's aiconfigurator (see the entries' sources).
enum ConfigurationTexts {
    struct Case: Sendable {
        let text: String
        let model: LanguageModel
        let weights: Precision
    }

    static let all = [
        Case(text: llama, model: .llama3_1_70B, weights: .bf16),
        Case(text: llama2, model: .llama2_7B, weights: .bf16),
        Case(text: llamaTied, model: .llama3_2_3B, weights: .int4),
        Case(text: mistral, model: .mistralNemo12B, weights: .bf16),
        Case(text: mixtral, model: .mixtral8x22B, weights: .bf16),
        Case(text: qwen2, model: .qwen2_5_7B, weights: .int4),
        Case(text: qwen3, model: .qwen3_32B, weights: .bf16),
        Case(text: qwen3Experts, model: .qwen3_235B_A22B, weights: .fp8),
        Case(text: qwen3_5Experts, model: .qwen3_5_397B_A17B, weights: .bf16),
        Case(text: deepSeek, model: .deepSeekV3, weights: .fp8),
        Case(text: deepSeekSparse, model: .deepSeekV3_2, weights: .fp4),
        Case(text: glm, model: .glm5_2, weights: .bf16),
        Case(text: kimi, model: .kimiK2_5, weights: .int4),
        Case(text: gptOSS, model: .gptOSS120B, weights: .fp4),
        Case(text: miniMaxM2, model: .miniMaxM2_5, weights: .fp8),
        Case(text: miniMaxM3, model: .miniMaxM3, weights: .bf16),
        Case(text: scout, model: .llama4Scout, weights: .fp8),
        Case(text: maverick, model: .llama4Maverick, weights: .bf16),
        Case(text: nemotronNano, model: .nemotron3Nano30B_A3B, weights: .bf16),
        Case(text: nemotronSuper, model: .nemotron3Super120B_A12B, weights: .fp8),
    ]

    /// So many of an item, written as a list.
    private static func list(_ items: [String]) -> String {
        var text = ""
        for item in items { text += (text.isEmpty ? "" : ", ") + item }
        return "[" + text + "]"
    }

    private static func repeating(_ pattern: [String], _ count: Int) -> String {
        list((0..<count).map { pattern[$0 % pattern.count] })
    }

    static let llama = """
        {
          "_name_or_path": "/ckpts/Llama-3.1-70B-Instruct/",
          "architectures": ["LlamaForCausalLM"],
          "attention_bias": false, "attention_dropout": 0.0, "bos_token_id": 128000,
          "eos_token_id": [128001, 128008, 128009],
          "hidden_act": "silu", "hidden_size": 8192, "initializer_range": 0.02, "intermediate_size": 28672,
          "max_position_embeddings": 131072, "mlp_bias": false, "model_type": "llama",
          "num_attention_heads": 64, "num_hidden_layers": 80, "num_key_value_heads": 8,
          "pretraining_tp": 1, "rms_norm_eps": 1e-05,
          "rope_scaling": {"factor": 8.0, "high_freq_factor": 4.0, "rope_type": "llama3"},
          "rope_theta": 500000.0, "tie_word_embeddings": false, "torch_dtype": "bfloat16",
          "transformers_version": "4.44.0", "use_cache": true, "vocab_size": 128256
        }
        """

    static let llama2 = """
        {"architectures": ["LlamaForCausalLM"], "hidden_size": 4096, "intermediate_size": 11008, "model_type": "llama",
         "num_attention_heads": 32, "num_hidden_layers": 32, "pad_token_id": 0, "rms_norm_eps": 1e-06,
         "torch_dtype": "float16", "vocab_size": 32000}
        """

    static let llamaTied = """
        {"architectures": ["LlamaForCausalLM"], "head_dim": 128, "hidden_size": 3072, "intermediate_size": 8192,
         "num_attention_heads": 24, "num_hidden_layers": 28, "num_key_value_heads": 8, "tie_word_embeddings": true,
         "vocab_size": 128256,
         "quantization_config": {"quant_method": "awq", "bits": 4, "group_size": 128, "version": "gemm", "zero_point": true}}
        """

    static let mistral = """
        {"architectures": ["MistralForCausalLM"], "attention_dropout": 0.0, "head_dim": 128, "hidden_act": "silu",
         "hidden_size": 5120, "intermediate_size": 14336, "max_position_embeddings": 1024000, "model_type": "mistral",
         "num_attention_heads": 32, "num_hidden_layers": 40, "num_key_value_heads": 8, "rms_norm_eps": 1e-05,
         "rope_theta": 1000000.0, "sliding_window": null, "tie_word_embeddings": false, "vocab_size": 131072}
        """

    static let mixtral = """
        {"architectures": ["MixtralForCausalLM"], "attention_dropout": 0.0, "bos_token_id": 1, "eos_token_id": 2,
         "hidden_act": "silu", "hidden_size": 6144, "initializer_range": 0.02, "intermediate_size": 16384,
         "max_position_embeddings": 65536, "model_type": "mixtral", "num_attention_heads": 48,
         "num_experts_per_tok": 2, "num_hidden_layers": 56, "num_key_value_heads": 8, "num_local_experts": 8,
         "output_router_logits": false, "rms_norm_eps": 1e-05, "rope_theta": 1000000, "router_aux_loss_coef": 0.001,
         "sliding_window": null, "tie_word_embeddings": false, "torch_dtype": "bfloat16",
         "transformers_version": "4.38.0", "use_cache": true, "vocab_size": 32000}
        """

    static let qwen2 = """
        {"architectures": ["Qwen2ForCausalLM"], "hidden_size": 3584, "intermediate_size": 18944,
         "max_window_layers": 28, "model_type": "qwen2", "num_attention_heads": 28, "num_hidden_layers": 28,
         "num_key_value_heads": 4, "sliding_window": 131072, "tie_word_embeddings": false,
         "use_sliding_window": false, "vocab_size": 152064,
         "quantization_config": {"quant_method": "gptq", "bits": 4, "desc_act": false}}
        """

    static let qwen3 = """
        {"architectures": ["Qwen3ForCausalLM"], "head_dim": 128, "hidden_size": 5120, "intermediate_size": 25600,
         "max_window_layers": 64, "model_type": "qwen3", "num_attention_heads": 64, "num_hidden_layers": 64,
         "num_key_value_heads": 8, "rope_scaling": null, "sliding_window": null, "use_sliding_window": false,
         "vocab_size": 151936}
        """

    static let qwen3Experts = """
        {"architectures": ["Qwen3MoeForCausalLM"], "decoder_sparse_step": 1, "head_dim": 128, "hidden_size": 4096,
         "intermediate_size": 12288, "max_window_layers": 94, "mlp_only_layers": [], "model_type": "qwen3_moe",
         "moe_intermediate_size": 1536, "norm_topk_prob": true, "num_attention_heads": 64, "num_experts": 128,
         "num_experts_per_tok": 8, "num_hidden_layers": 94, "num_key_value_heads": 4, "sliding_window": null,
         "tie_word_embeddings": false, "use_sliding_window": false, "vocab_size": 151936,
         "quantization_config": {"activation_scheme": "dynamic", "modules_to_not_convert": ["lm_head"], "fmt": "e4m3",
           "quant_method": "fp8", "weight_block_size": [128, 128]}}
        """

    static let qwen3_5Experts = """
        {"architectures": ["Qwen3_5MoeForConditionalGeneration"], "image_token_id": 248056, "model_type": "qwen3_5_moe",
         "text_config": {
           "attn_output_gate": true, "dtype": "bfloat16", "full_attention_interval": 4, "head_dim": 256,
           "hidden_size": 4096,
           "layer_types": \(repeating(["\"linear_attention\"", "\"linear_attention\"", "\"linear_attention\"", "\"full_attention\""], 60)),
           "linear_conv_kernel_dim": 4, "linear_key_head_dim": 128, "linear_num_key_heads": 16,
           "linear_num_value_heads": 64, "linear_value_head_dim": 128, "mamba_ssm_dtype": "float32",
           "mlp_only_layers": [], "moe_intermediate_size": 1024, "mtp_num_hidden_layers": 1,
           "mtp_use_dedicated_embeddings": false, "num_attention_heads": 32, "num_experts": 512,
           "num_experts_per_tok": 10, "num_hidden_layers": 60, "num_key_value_heads": 2,
           "shared_expert_intermediate_size": 1024, "vocab_size": 248320},
         "tie_word_embeddings": false, "video_token_id": 248057, "vision_config": {"depth": 27, "hidden_size": 1152},
         "vision_end_token_id": 248054, "vision_start_token_id": 248053}
        """

    /// The keys of DeepSeek's shape.
    private static func latent(
        _ architecture: String, layers: Int, hidden: Int, heads: Int, dense: Int, leading: Int, experts: Int,
        queryRank: Int,
        nope: Int, value: Int, vocabulary: Int, more: String
    ) -> String {
        """
        {"architectures": ["\(architecture)"], "attention_bias": false, "aux_loss_alpha": 0.001, "ep_size": 1,
         "first_k_dense_replace": \(leading), "hidden_act": "silu", "hidden_size": \(hidden),
         "intermediate_size": \(dense), "kv_lora_rank": 512, "moe_intermediate_size": 2048, "moe_layer_freq": 1,
         "n_group": 8, "n_routed_experts": \(experts), "n_shared_experts": 1, "norm_topk_prob": true,
         "num_attention_heads": \(heads), "num_experts_per_tok": 8, "num_hidden_layers": \(layers),
         "num_key_value_heads": \(heads), "num_nextn_predict_layers": 1, "q_lora_rank": \(queryRank),
         "qk_nope_head_dim": \(nope), "qk_rope_head_dim": 64, "routed_scaling_factor": 2.5, "scoring_func": "sigmoid",
         "seq_aux": true, "topk_group": 4, "topk_method": "noaux_tc", "v_head_dim": \(value),
         "vocab_size": \(vocabulary), \(more)}
        """
    }

    static let deepSeek = latent(
        "DeepseekV3ForCausalLM", layers: 61, hidden: 7168, heads: 128, dense: 18432, leading: 3, experts: 256,
        queryRank: 1536, nope: 128, value: 128, vocabulary: 129_280,
        more: """
            "quantization_config": {"activation_scheme": "dynamic", "fmt": "e4m3", "quant_method": "fp8",
              "weight_block_size": [128, 128]}
            """)

    static let deepSeekSparse = latent(
        "DeepseekV32ForCausalLM", layers: 61, hidden: 7168, heads: 128, dense: 18432, leading: 3, experts: 256,
        queryRank: 1536, nope: 128, value: 128, vocabulary: 129_280,
        more: """
            "index_head_dim": 128, "index_n_heads": 64, "index_topk": 2048,
            "quantization_config": {"quant_method": "modelopt", "quant_algo": "NVFP4", "ignore": ["lm_head"]}
            """)

    static let glm = latent(
        "GlmMoeDsaForCausalLM", layers: 78, hidden: 6144, heads: 64, dense: 12288, leading: 3, experts: 256,
        queryRank: 2048, nope: 192, value: 256, vocabulary: 154_880,
        more: """
            "head_dim": 192, "index_head_dim": 128, "index_n_heads": 32, "index_share_for_mtp_iteration": true,
            "index_skip_topk_offset": 3, "index_topk": 2048, "index_topk_freq": 4, "index_topk_pattern": null,
            "indexer_rope_interleave": true, "moe_router_dtype": "float32", "qk_head_dim": 256, "rope_interleave": true,
            "rope_parameters": {"rope_theta": 8000000, "rope_type": "default"},
            "indexer_types": \(list(["\"full\"", "\"full\""] + (0..<76).map { $0 % 4 == 0 ? "\"full\"" : "\"shared\"" })),
            "mlp_layer_types": \(list((0..<78).map { $0 < 3 ? "\"dense\"" : "\"sparse\"" }))
            """)

    static let kimi = """
        {"architectures": ["KimiK25ForConditionalGeneration"], "ignore_index": -100, "media_placeholder_token_id": 163605,
         "model_type": "kimi_k25", "tie_word_embeddings": false, "vision_config": {"vt_num_hidden_layers": 27},
         "text_config":
        """
        + latent(
            "DeepseekV3ForCausalLM", layers: 61, hidden: 7168, heads: 64, dense: 18432, leading: 1, experts: 384,
            queryRank: 1536, nope: 128, value: 128, vocabulary: 163_840,
            more: """
                "temperature": 1.0, "top_k": 50,
                "quantization_config": {"quant_method": "compressed-tensors", "format": "pack-quantized",
                  "config_groups": {"group_0": {"input_activations": null, "targets": ["Linear"],
                    "weights": {"group_size": 32, "num_bits": 4, "strategy": "group", "symmetric": true, "type": "int"}}}}
                """) + "}"

    static let gptOSS = """
        {"architectures": ["GptOssForCausalLM"], "attention_bias": true, "experts_per_token": 4, "head_dim": 64,
         "hidden_size": 2880, "initial_context_length": 4096, "intermediate_size": 2880,
         "layer_types": \(repeating(["\"sliding_attention\"", "\"full_attention\""], 36)),
         "model_type": "gpt_oss", "num_attention_heads": 64, "num_experts_per_tok": 4, "num_hidden_layers": 36,
         "num_key_value_heads": 8, "num_local_experts": 128, "sliding_window": 128, "swiglu_limit": 7.0,
         "quantization_config": {"modules_to_not_convert": ["lm_head"], "quant_method": "mxfp4"},
         "tie_word_embeddings": false, "vocab_size": 201088}
        """

    static let miniMaxM2 = """
        {"architectures": ["MiniMaxM2ForCausalLM"], "attn_type_list": \(repeating(["1"], 62)), "attn_window_size": null,
         "head_dim": 128, "hidden_size": 3072, "intermediate_size": 1536, "layernorm_mlp_beta": 1.0,
         "mlp_intermediate_size": 8192, "model_type": "minimax_m2", "mtp_transformer_layers": 1,
         "num_attention_heads": 48, "num_experts_per_tok": 8, "num_hidden_layers": 62, "num_key_value_heads": 8,
         "num_local_experts": 256, "num_mtp_modules": 3, "qk_norm_type": "per_layer", "rotary_dim": 64,
         "scoring_func": "sigmoid", "shared_intermediate_size": 0, "tie_word_embeddings": false, "use_mtp": true,
         "use_qk_norm": true, "use_routing_bias": true, "vocab_size": 200064,
         "quantization_config": {"quant_method": "fp8", "fmt": "float8_e4m3fn", "weight_block_size": [128, 128]}}
        """

    static let miniMaxM3 = """
        {"architectures": ["MiniMaxM3ForCausalLM"], "attention_output_gate": false, "dense_intermediate_size": 12288,
         "first_k_dense_replace": 3, "head_dim": 128, "hidden_act": "swigluoai", "hidden_size": 6144,
         "intermediate_size": 3072, "moe_intermediate_size": 3072,
         "moe_layer_freq": \(list((0..<60).map { $0 < 3 ? "0" : "1" })),
         "n_shared_experts": 1, "num_attention_heads": 64, "num_experts_per_tok": 4, "num_hidden_layers": 60,
         "num_key_value_heads": 4, "num_local_experts": 128, "num_mtp_modules": 7, "shared_intermediate_size": 3072,
         "sparse_attention_config": {
           "sparse_attention_freq": \(list((0..<60).map { $0 < 3 ? "0" : "1" })),
           "sparse_block_size": 128, "sparse_index_dim": 128, "sparse_init_block": 0, "sparse_local_block": 1,
           "sparse_num_index_heads": 4, "sparse_score_type": "max", "sparse_topk_blocks": 16,
           "use_sparse_attention": true},
         "swiglu_alpha": 1.702, "tie_word_embeddings": false, "use_gemma_norm": true, "use_qk_norm": true,
         "vocab_size": 200064}
        """

    /// Llama 4 with keys beside the common ones, in the language model and around it.
    private static func llama4(experts: Int, interval: Int, inner: String, outer: String) -> String {
        """
        {"architectures": ["Llama4ForConditionalGeneration"], "boi_token_index": 200080, "model_type": "llama4",
         "text_config": {
           "attention_chunk_size": 8192, "head_dim": 128, "hidden_size": 5120, "interleave_moe_layer_step": \(interval),
           "intermediate_size": 8192, "intermediate_size_mlp": 16384, "model_type": "llama4_text",
           "num_attention_heads": 40, "num_experts_per_tok": 1, "num_hidden_layers": 48, "num_key_value_heads": 8,
           "num_local_experts": \(experts), \(inner), "vocab_size": 202048},
         \(outer) "vision_config": {"hidden_size": 1408}}
        """
    }

    static let scout = llama4(
        experts: 16, interval: 1, inner: "\"use_qk_norm\": true, \"no_rope_layers\": []",
        outer: """
            "quantization_config": {"quant_method": "compressed-tensors", "config_groups": {"group_0":
              {"weights": {"num_bits": 8, "type": "float"}}}},
            """)

    static let maverick = llama4(
        experts: 128, interval: 2,
        inner: """
            "use_qk_norm": false, "moe_layers": \(list((0..<24).map { "\(2 * $0 + 1)" })),
            "no_rope_layers": \(repeating(["1", "1", "1", "0"], 48)), "attn_temperature_tuning": true, "floor_scale": 8192
            """, outer: "")

    /// The keys of Nemotron 3.
    private static func nemotron(
        hidden: Int, layers: Int, pattern: String, heads: Int, width: Int, experts: Int, perToken: Int, more: String
    ) -> String {
        """
        {"architectures": ["NemotronHForCausalLM"], "chunk_size": 128, "conv_kernel": 4, "expand": 2, "head_dim": 128,
         "hidden_size": \(hidden), "hybrid_override_pattern": "\(pattern)", "intermediate_size": \(width),
         "mamba_head_dim": 64, "mamba_num_heads": \(heads), "mamba_ssm_cache_dtype": "float32",
         "mlp_hidden_act": "relu2", "moe_intermediate_size": \(width),
         "moe_shared_expert_intermediate_size": \(2 * width), "n_group": 1, "n_groups": 8,
         "n_routed_experts": \(experts), "n_shared_experts": 1, "num_attention_heads": 32,
         "num_experts_per_tok": \(perToken), "num_hidden_layers": \(layers), "num_key_value_heads": 2,
         "rescale_prenorm_residual": true, "sliding_window": null, "ssm_state_size": 128, "time_step_floor": 0.0001,
         "tie_word_embeddings": false, "use_bias": false, "use_conv_bias": true, "use_mamba_kernels": true,
         "vocab_size": 131072\(more)}
        """
    }

    static let nemotronNano = nemotron(
        hidden: 2688, layers: 52, pattern: "MEMEM*EMEMEM*EMEMEM*EMEMEM*EMEMEM*EMEMEMEM*EMEMEMEME", heads: 64,
        width: 1856,
        experts: 128, perToken: 6, more: "")

    static let nemotronSuper = nemotron(
        hidden: 4096, layers: 88,
        pattern: "MEMEMEM*EMEMEMEM*EMEMEMEM*EMEMEMEMEM*EMEMEMEMEM*EMEMEMEMEM*EMEMEMEMEM*EMEMEMEM*EMEMEMEME", heads: 128,
        width: 2688, experts: 512, perToken: 22,
        more: """
            , "moe_latent_size": 1024, "moe_shared_expert_overlap": false, "mtp_hybrid_override_pattern": "*E",
            "time_step_limit": [0.0, Infinity],
            "quantization_config": {"quant_method": "modelopt", "quant_algo": "FP8"}
            """)
}
