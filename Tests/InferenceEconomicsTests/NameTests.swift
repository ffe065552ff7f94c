internal import InferenceEconomics
internal import TestSupport
internal import Testing

@Suite struct NameTests {
    @Test(arguments: MeasuredNames.all)
    func namesOfMeasuredTablesLeadToTheModelThatIsMeant(_ name: String, _ meant: String?) throws {
        let found = LanguageModel.named(name)
        guard let meant, !MeasuredNames.leftOut.contains(meant) else {
            #expect(found == nil, "\(name) is no model of the catalogue")
            return
        }
        let expected = try #require(LanguageModel.named(meant), "\(meant)")
        let model = try #require(found, "\(name)")
        #expect(hasShape(model, of: expected), "\(name) became \(model.name)")
    }

    @Test(arguments: [
        ("deepseek-ai/DeepSeek-R1", LanguageModel.deepSeekR1), ("nvidia/DeepSeek-R1-0528-FP4", .deepSeekR1),
        ("meta-llama/Llama-3.1-70B-Instruct", .llama3_1_70B), ("Qwen/Qwen3-235B-A22B-FP8", .qwen3_235B_A22B),
        ("amd/Llama-3.1-405B-Instruct-FP8-KV", .llama3_1_405B), ("nvidia/DeepSeek-R1-0528-NVFP4-v2", .deepSeekR1),
        ("RedHatAI/Meta-Llama-3.1-8B-Instruct-quantized.w4a16", .llama3_1_8B), ("Qwen3-32B-AWQ", .qwen3_32B),
        ("Qwen/Qwen3-30B-A3B-GPTQ-Int4", .qwen3_30B_A3B), ("GPTOSS120B", .gptOSS120B),
        ("DeepSeekV3.2-Exp", .deepSeekV3_2),
        ("llama_3_3_70b", .llama3_3_70B), ("Llama-3_3-70B-Instruct", .llama3_3_70B), ("mixtral 8x7b", .mixtral8x7B),
        ("mistralai/Mistral-7B-Instruct-v0.3", .mistral7B), ("moonshotai/Kimi-K2-Instruct-0905", .kimiK2),
        ("kimi-k2.5", .kimiK2_5), ("QWEN3.5 397B-A17B", .qwen3_5_397B_A17B), ("zai-org/GLM-5-FP8", .glm5),
    ])
    func repositoriesAndSpellingsAreUnderstood(_ name: String, _ model: LanguageModel) {
        #expect(LanguageModel.named(name) == model)
    }

    @Test(arguments: [
        "", "/", "(70B)", "Llama", "Llama-3.1", "Llama-3.1-7B", "Llama-3.1-700B", "Llama-3.8B", "Llama-3.10-70B",
        "DeepSeek-V3.3", "DeepSeek-V3.2-Math", "DeepSeek-V4", "DeepSeek-R10", "DeepSeek-R1-Distill-Llama-70B",
        "DeepSeek-R1-Distill-Qwen-32B", "DeepSeek-R1-7b", "Qwen3-VL-235B-A22B", "Qwen3-235B", "Qwen3-30B",
        "Qwen3-8B-A1B",
        "Qwen3-32B-VL-Instruct", "Kimi-K2.6", "Kimi-K20", "Kimi-Linear-48B-A3B", "GLM-5.1", "GLM-4.7", "MiniMax-M2",
        "MiniMax-M2.55", "gpt-oss", "gpt-oss-12b", "Mixtral-7B", "Mistral-8x7B", "Mistral-Small-24B", "Nemotron-H-56B",
        "Llama-3_3-Nemotron-Super-49B-v1", "bloom-7b1", "Yi-1.5-34B", "CodeLlama-70B", "Llama 3.1 8B 16B", "70B",
    ])
    func otherModelsAreUnknown(_ name: String) {
        #expect(LanguageModel.named(name) == nil, "\(LanguageModel.named(name)?.name ?? "")")
    }

    @Test func everyModelIsFoundUnderItsNamesHoweverTheyAreWritten() {
        var random = SeededGenerator(seed: 20)
        for model in LanguageModel.catalogue {
            for name in [model.name, model.identifier] {
                for _ in 0..<40 {
                    let written = disguise(name, &random)
                    #expect(LanguageModel.named(written) == model, "\(written)")
                }
            }
        }
    }

    @Test func aWordThatIsNotUnderstoodMakesTheNameUnknown() {
        for model in LanguageModel.catalogue {
            for word in ["VL", "Distill", "Math", "Audio", "REAP", "Mini", "2", "1B", "MoE", "x2"] {
                for name in [model.name + "-" + word, model.name + "-" + word + "-FP8"] {
                    guard let found = LanguageModel.named(name) else { continue }
                    // "DeepSeek-V3-2" is a way to write V3.2.
                    #expect(word == "2" && found != model && digits(name).starts(with: digits(found.name)), "\(name)")
                }
            }
        }
    }

    /// A digit more, less or other is another model; if the catalogue has one under it, then one with those digits.
    @Test func noModelIsFoundUnderOtherNumbersThanItsOwn() {
        var random = SeededGenerator(seed: 21)
        for model in LanguageModel.catalogue {
            var letters = Array(model.name.utf8)
            for place in letters.indices where isDigit(letters[place]) {
                let old = letters[place]
                letters[place] = UInt8.random(in: UInt8(ascii: "0")...UInt8(ascii: "9"), using: &random)
                let name = String(decoding: letters, as: UTF8.self)
                if let found = LanguageModel.named(name), letters[place] != old {
                    #expect(digits(found.name) == digits(name), "\(name) became \(found.name)")
                }
                letters.insert(UInt8(ascii: "7"), at: place)
                let longer = String(decoding: letters, as: UTF8.self)
                #expect(LanguageModel.named(longer) == nil, "\(longer)")
                letters.remove(at: place)
                letters[place] = old
            }
        }
    }

    @Test(arguments: [
        ("Llama 3.1 7B", "Llama 3.1 8B"), ("llama-3.1-70", "Llama 3.1 70B"), ("mixtal 8x7b", "Mixtral 8x7B"),
        ("Kimi K3", "Kimi K2"),
    ])
    func nearNamesAreProposed(_ name: String, _ nearest: String) {
        #expect(LanguageModel.closestNames(to: name).first == nearest)
        #expect(LanguageModel.closestNames(to: name, atMost: 0).isEmpty)
        #expect(LanguageModel.closestNames(to: name).count <= 3)
    }

    @Test func farNamesAreNot() {
        #expect(LanguageModel.closestNames(to: "falcon 180b").isEmpty)
        #expect(Accelerator.closestNames(to: "abacus").isEmpty)
        #expect(Accelerator.closestNames(to: "H10 SXM").first == "H100 SXM")
    }

    /// A name in other letters and punctuation, with an organisation before and harmless words behind it.
    private func disguise(_ name: String, _ random: inout SeededGenerator) -> String {
        let separators = ["-", "_", " ", "--", ":"]
        var written = ["", "org/", "Some-Lab/", "a/b/"].randomElement(using: &random) ?? ""
        for letter in name {
            if letter == " " || letter == "_" || letter == "-" {
                written += separators.randomElement(using: &random) ?? ""
            } else {
                written += Bool.random(using: &random) ? letter.uppercased() : letter.lowercased()
            }
        }
        let suffixes = [
            "-Instruct", "-FP8", "-NVFP4", "-MXFP4", "-AWQ", "-GPTQ-Int4", "-0528", "-v2", "-v0.1", "-chat-hf",
            " (8-bit)",
            "-FP8-dynamic", ".w4a16", "-Thinking-2507", "_fp8_e4m3",
        ]
        for _ in 0..<Int.random(in: 0...3, using: &random) { written += suffixes.randomElement(using: &random) ?? "" }
        return written
    }

    private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private func digits(_ name: String) -> [UInt8] { name.utf8.filter(isDigit) }

    /// Whether two models cost the same, up to the rows of the embedding.
    private func hasShape(_ model: LanguageModel, of other: LanguageModel) -> Bool {
        model.layers == other.layers && model.hiddenSize == other.hiddenSize && model.attention == other.attention
            && model.denseWidth == other.denseWidth && model.experts == other.experts
            && model.stateSpace == other.stateSpace
    }
}
