/// Keys of a `config.json` that change neither the size nor the number of anything that costs time or memory here.
enum HarmlessKeys {
    /// Whether a key is one of them.
    static func contains(_ key: String) -> Bool {
        for group in [bookkeeping, generation, numbers, positions, routing, otherParts, repeated] {
            for known in group where isSame(key, known) { return true }
        }
        return false
    }

    /// Of files, tokenizers and software.
    private static let bookkeeping: [StaticString] = [
        "_name_or_path", "_attn_implementation_autoset", "auto_map", "bos_token_id", "cache_implementation", "dtype",
        "eos_token_id", "for_llm_compressor", "ignore_index", "is_encoder_decoder", "max_length", "max_model_len",
        "model_type",
        "num_logits_to_keep", "output_router_logits", "pad_token_id", "pretraining_tp", "return_dict", "torch_dtype",
        "transformers_version", "unsloth_fixed", "use_cache", "use_mamba_kernels", "keys_to_ignore_at_inference",
    ]

    /// What Hugging Face Transformers writes into any configuration: how to generate, and of tasks that are not text.
    private static let generation: [StaticString] = [
        "add_cross_attention", "bad_words_ids", "begin_suppress_tokens", "chunk_size_feed_forward",
        "cross_attention_hidden_size", "decoder_start_token_id", "diversity_penalty", "do_sample", "early_stopping",
        "encoder_no_repeat_ngram_size", "exponential_decay_length_penalty", "finetuning_task", "forced_bos_token_id",
        "forced_eos_token_id", "id2label", "is_decoder", "label2id", "length_penalty", "min_length",
        "no_repeat_ngram_size", "num_beam_groups", "num_beams", "num_return_sequences", "output_attentions",
        "output_hidden_states", "output_scores", "prefix", "problem_type", "pruned_heads", "remove_invalid_values",
        "repetition_penalty", "return_dict_in_generate", "sep_token_id", "suppress_tokens", "task_specific_params",
        "temperature", "tf_legacy_loss", "tie_encoder_decoder", "tokenizer_class", "top_k", "top_p", "torchscript",
        "typical_p", "use_bfloat16",
    ]

    /// Norms, biases, activations, initial values, dropout. Whether a feed-forward has a gate is decided by the
    /// architecture.
    private static let numbers: [StaticString] = [
        "attention_bias", "attention_dropout", "attn_pdrop", "embd_pdrop", "hidden_act", "hidden_dropout",
        "initializer_range", "layer_norm_epsilon", "layernorm_full_attention_beta", "layernorm_linear_attention_beta",
        "layernorm_mlp_beta", "mamba_hidden_act", "mamba_proj_bias", "mamba_ssm_dtype", "mlp_bias", "norm_eps",
        "qk_norm_type", "rescale_prenorm_residual", "resid_pdrop", "residual_in_fp32", "rms_norm_eps", "swiglu_alpha",
        "swiglu_limit", "time_step_floor", "time_step_limit", "time_step_max", "time_step_min", "use_bias",
        "use_conv_bias", "use_gemma_norm", "use_qkv_bias",
    ]

    /// Positions, and the size of the short convolutions and of the chunks in which kernels work.
    private static let positions: [StaticString] = [
        "attn_scale", "attn_temperature_tuning", "chunk_size", "conv_kernel", "floor_scale", "index_topk_freq",
        "index_topk_pattern", "index_skip_topk_offset", "index_share_for_mtp_iteration", "indexer_rope_interleave",
        "initial_context_length", "linear_conv_kernel_dim", "max_position_embeddings", "mrope_interleaved",
        "mrope_section", "original_max_position_embeddings", "partial_rotary_factor", "rope_interleave",
        "rope_parameters", "rope_scaling", "rope_theta", "rotary_dim",
    ]

    /// How tokens choose experts, and the losses of training.
    private static let routing: [StaticString] = [
        "aux_loss_alpha", "ep_size", "num_expert_group", "use_grouped_topk", "moe_router_dtype",
        "moe_shared_expert_overlap", "n_group", "norm_topk_prob",
        "routed_scaling_factor", "router_aux_loss_coef", "router_jitter_noise", "scoring_func", "seq_aux", "topk_group",
        "topk_method", "use_routing_bias",
    ]

    /// Encoders of images and sound, and layers that predict further tokens: left out of the model.
    private static let otherParts: [StaticString] = [
        "audio_config", "audio_token_id", "boi_token_index", "eoi_token_index", "image_token_id", "image_token_index",
        "media_placeholder_token_id", "mtp_hybrid_override_pattern", "mtp_num_hidden_layers", "mtp_transformer_layers",
        "mtp_use_dedicated_embeddings", "num_mtp_modules", "num_nextn_predict_layers", "use_mtp",
        "use_unified_vision_chunk",
        "video_placeholder", "video_token_id", "vision_config", "vision_end_token_id", "vision_start_token_id",
    ]

    /// What other keys say already, and what has no use: the inner size is heads x head size, the indexer's query heads
    /// cost FLOPs that the model does not count, MiniMax M2 has no feed-forward of `mlp_intermediate_size`.
    private static let repeated: [StaticString] = [
        "expand", "experts_per_token", "mlp_intermediate_size", "index_n_heads", "mamba_ssm_cache_dtype", "qk_head_dim",
    ]
}
