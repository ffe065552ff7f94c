internal import InferenceEconomics
internal import TestSupport
internal import Testing

@Suite struct ConfigurationTests {
    private func read(_ text: String, as model: LanguageModel) throws -> ModelConfiguration {
        try ModelConfiguration(
            configuration: Array(text.utf8), name: model.name, identifier: model.identifier, source: model.source)
    }

    @Test(arguments: ConfigurationTexts.all)
    func configurationsGiveTheEntryOfTheCatalogue(_ expected: ConfigurationTexts.Case) throws {
        let read = try read(expected.text, as: expected.model)
        #expect(read.model == expected.model)
        #expect(read.weights == expected.weights)
        let model = try LanguageModel(
            configuration: Array(expected.text.utf8), name: expected.model.name, identifier: expected.model.identifier,
            source: expected.model.source)
        #expect(model == expected.model)
    }

    @Test func windowsAreReadWhereTheyAreSwitchedOn() throws {
        func model(_ architecture: String, _ keys: String) throws -> LanguageModel {
            try read(ConfigurationTests.small(architecture, keys), as: .mistral7B).model
        }
        #expect(try model("MistralForCausalLM", #""sliding_window": 4096"#).slidingWindow?.layers == 8)
        #expect(try model("MistralForCausalLM", #""sliding_window": null"#).slidingWindow == nil)
        let switched = #""sliding_window": 4096, "max_window_layers": 6, "use_sliding_window": "#
        #expect(try model("Qwen2ForCausalLM", switched + "true").slidingWindow?.layers == 2)
        #expect(try model("Qwen2ForCausalLM", switched + "false").slidingWindow == nil)
    }

    @Test func hybridsWithDenseFeedForwardsAndWithoutExpertsAreRead() throws {
        let text = """
            {"architectures": ["NemotronHForCausalLM"], "num_hidden_layers": 6, "hidden_size": 512, "vocab_size": 1000,
             "num_attention_heads": 4, "num_key_value_heads": 2, "intermediate_size": 2048,
             "hybrid_override_pattern": "M-M-*-", "mamba_num_heads": 16, "mamba_head_dim": 64, "ssm_state_size": 128,
             "n_groups": 8}
            """
        let model = try read(text, as: .llama2_7B).model
        #expect(model.denseLayers == 3 && model.attentionLayers == 1 && model.stateSpace?.layers == 2)
        #expect(model.experts == nil && model.denseWidth == 2048)
    }

    /// A small dense model with further keys.
    static func small(_ architecture: String = "LlamaForCausalLM", _ keys: String) -> String {
        """
        {"architectures": ["\(architecture)"], "num_hidden_layers": 8, "hidden_size": 512, "vocab_size": 1000,
         "num_attention_heads": 8, "intermediate_size": 2048,
         \(keys)}
        """
    }

    @Test(arguments: [
        ("", "line 1, column 1: not JSON: expected a value"),
        ("[1]", "line 1, column 1: the configuration is a list, expected an object"),
        ("{}", "line 1, column 1: the key architectures is missing"),
        ("{\"a\": 1,\n \"a\": 2}", "line 2, column 2: the key a stands twice"),
        ("{\"a\": 1", "line 1, column 8: not JSON: expected a comma or a closing brace"),
        ("{\"a\": [1, 2", "line 1, column 12: not JSON: expected a comma or a closing bracket"),
        ("{\"a\" 1}", "line 1, column 6: not JSON: expected a colon after the key a"),
        ("{\"a\": 01}", "line 1, column 8: not JSON: expected no digit after a leading zero"),
        ("{\"a\": 1.}", "line 1, column 9: not JSON: expected a digit"),
        ("{\"a\": tru}", "line 1, column 7: not JSON: expected a value"),
        ("{\"a\": \"b", "line 1, column 9: not JSON: expected a closing quote"),
        ("{\"a\": \"\\q\"}", "line 1, column 9: not JSON: expected a letter that may follow a backslash"),
        ("{\"a\": \"\\u12g4\"}", "line 1, column 12: not JSON: expected four hexadecimal digits"),
        ("{'a': 1}", "line 1, column 2: not JSON: expected a key in double quotes"),
        ("{} x", "line 1, column 4: not JSON: expected the end of the text"),
        (
            "{\"architectures\": [7]}",
            "line 1, column 20: architectures is 7, expected the name of an architecture"
        ),
    ])
    func textsThatAreNoConfigurationAreRefused(_ text: String, _ message: String) {
        #expect(refusal(of: text) == message)
    }

    @Test(arguments: [
        ("\"num_key_value_heads\": 3", "KV heads is 3, which does not divide the 8 query heads"),
        (
            "\"num_key_value_heads\": -4",
            "line 3, column 25: num_key_value_heads is -4, expected a whole number from 1 to a billion"
        ),
        ("\"head_dim\": 64.5", "line 3, column 14: head_dim is 64.5, expected a whole number from 1 to a billion"),
        ("\"head_dim\": NaN", "line 3, column 14: head_dim is NaN, expected a whole number from 1 to a billion"),
        (
            "\"head_dim\": -Infinity",
            "line 3, column 14: head_dim is -Infinity, expected a whole number from 1 to a billion"
        ),
        (
            "\"head_dim\": 99999999999999999999",
            "line 3, column 14: head_dim is 99999999999999999999, expected a whole number from 1 to a billion"
        ),
        ("\"head_dim\": \"64\"", "line 3, column 14: head_dim is \"64\", expected a whole number from 1 to a billion"),
        ("\"tie_word_embeddings\": 1", "line 3, column 25: tie_word_embeddings is 1, expected true or false"),
        (
            "\"rope_theta\": 1e4, \"sparse_mixer\": {}",
            "line 3, column 21: the key sparse_mixer is not understood; remove it if it changes neither sizes nor layers, "
                + "or describe the model by its fields"
        ),
        ("\"quantization_config\": []", "line 3, column 25: quantization_config is a list, expected an object"),
        ("\"quantization_config\": {}", "line 3, column 25: the key quant_method is missing"),
        (
            "\"quantization_config\": {\"quant_method\": \"hqq\"}",
            "line 3, column 42: quant_method is hqq, expected fp8, fbgemm_fp8, mxfp4, awq, gptq, compressed-tensors or "
                + "modelopt"
        ),
        (
            "\"quantization_config\": {\"quant_method\": \"awq\", \"bits\": 3}",
            "line 3, column 57: bits is 3 bits of whole numbers, expected 4 bits, or 8 bits of floating-point numbers"
        ),
    ])
    func fieldsThatCannotBeAreRefused(_ keys: String, _ message: String) {
        #expect(refusal(of: ConfigurationTests.small("LlamaForCausalLM", keys)) == message)
    }

    @Test func architecturesWithoutAReaderAreRefusedWithThoseThatHaveOne() throws {
        let message = try #require(
            refusal(of: ConfigurationTests.small("DeepseekV4ForCausalLM", "\"compress_ratios\": [128]")))
        #expect(message.hasPrefix("line 1, column 20: the architecture DeepseekV4ForCausalLM is not understood"))
        #expect(message.hasSuffix("MiniMaxM3ForCausalLM, Llama4ForConditionalGeneration, NemotronHForCausalLM"))
    }

    @Test(arguments: [
        (
            ConfigurationTexts.llama, "\"num_hidden_layers\": 80, ", "",
            "line 1, column 1: the key num_hidden_layers is missing"
        ),
        (
            ConfigurationTexts.gptOSS, "\"num_hidden_layers\": 36", "\"num_hidden_layers\": 35",
            "expected one of as many items"
        ),
        (
            ConfigurationTexts.gptOSS, "\"full_attention\"]", "\"global_attention\"]",
            "expected sliding_attention or full_attention"
        ),
        (
            ConfigurationTexts.glm, "\"first_k_dense_replace\": 3", "\"first_k_dense_replace\": 4",
            "mlp_layer_types is a list of 3"
        ),
        (
            ConfigurationTexts.glm, "\"n_shared_experts\": 1", "\"n_shared_experts\": 1000000000",
            "a product of at most a billion"
        ),
        (
            ConfigurationTexts.qwen3Experts, "\"mlp_only_layers\": []", "\"mlp_only_layers\": [0]",
            "expected an empty list"
        ),
        (
            ConfigurationTexts.qwen3Experts, "\"num_experts_per_tok\": 8", "\"num_experts_per_tok\": 129",
            "number of experts, 128"
        ),
        (ConfigurationTexts.nemotronNano, "MEMEM*", "MEMEMX", "a pattern with another letter"),
        (ConfigurationTexts.nemotronNano, "MEMEM*", "MEMEMM*", "expected one of as many as num_hidden_layers, 52"),
        (ConfigurationTexts.nemotronNano, "\"relu2\"", "\"silu\"", "expected relu2"),
        (
            ConfigurationTexts.maverick, "\"interleave_moe_layer_step\": 2", "\"interleave_moe_layer_step\": 0",
            "is 0, expected"
        ),
        (
            ConfigurationTexts.maverick, "\"interleave_moe_layer_step\": 2", "\"interleave_moe_layer_step\": 3",
            "moe_layers is"
        ),
        (ConfigurationTexts.miniMaxM2, "[1, ", "[0, ", "expected full attention, 1, in each layer"),
        (ConfigurationTexts.miniMaxM2, "[1, ", "[2, ", "expected a list of 0 and 1"),
        (ConfigurationTexts.kimi, "\"vision_config\"", "\"speech_expert\"", "the key speech_expert is not understood"),
        (ConfigurationTexts.kimi, "\"top_k\"", "\"top_kk\"", "the key top_kk is not understood"),
    ])
    func contradictionsAreRefused(_ text: String, _ old: String, _ new: String, _ part: String) throws {
        let changed = text.replacing(old, with: new, maxReplacements: 1)
        #expect(changed != text)
        let message = try #require(refusal(of: changed))
        #expect(message.contains(part), "\(message)")
    }

    @Test func deepNestingIsRefusedAndNotFollowed() throws {
        for bracket in ["[", "{\"a\":"] {
            let text = "{\"a\": " + String(repeating: bracket, count: 100_000)
            let message = try #require(refusal(of: text))
            #expect(message.hasSuffix("expected at most 64 levels of nesting"), "\(message)")
        }
        #expect(refusal(of: "[" + String(repeating: "[", count: 63) + String(repeating: "]", count: 64)) != nil)
    }

    /// Bytes changed, taken out, doubled and cut off: a model or a refusal that reads as a line, never a crash.
    @Test func damagedConfigurationsNeverCrash() {
        var random = SeededGenerator(seed: 22)
        let interesting = Array("{}[]\",:0123456789-+.eE\\u \n\tnulltrueNaN".utf8) + [0, 0x80, 0xFF]
        for expected in ConfigurationTexts.all {
            let text = Array(expected.text.utf8)
            for _ in 0..<150 {
                var damaged = text
                for _ in 0..<Int.random(in: 1...4, using: &random) where !damaged.isEmpty {
                    let place = Int.random(in: damaged.indices, using: &random)
                    switch Int.random(in: 0..<5, using: &random) {
                    case 0: damaged[place] = interesting.randomElement(using: &random) ?? 0
                    case 1: damaged.remove(at: place)
                    case 2: damaged.insert(interesting.randomElement(using: &random) ?? 0, at: place)
                    case 3: damaged.removeSubrange(place...)
                    default:
                        let end = min(place + 40, damaged.count)
                        damaged.insert(contentsOf: Array(damaged[place..<end]), at: place)
                    }
                }
                do {
                    let model = try LanguageModel(
                        configuration: damaged, name: "Test", identifier: "test", source: "damaged")
                    #expect(model.totalParameters.isFinite && model.activeParameters > 0)
                } catch {
                    #expect(!error.description.isEmpty && !error.description.hasSuffix("."))
                }
            }
        }
    }

    /// The message with which a text is refused, or nothing if it is not.
    private func refusal(of text: String) -> String? {
        do {
            _ = try ModelConfiguration(
                configuration: Array(text.utf8), name: "Test", identifier: "test", source: "made up")
            return nil
        } catch {
            return error.description
        }
    }
}
