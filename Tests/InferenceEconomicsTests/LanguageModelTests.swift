internal import InferenceEconomics
internal import Testing

@Suite struct LanguageModelTests {
    /// Billions of parameters, all and active, counted by others from the same configurations.
    static let counted: [(LanguageModel, total: Double, active: Double)] = [
        (.llama3_1_8B, 8.030, 7.505), (.llama3_1_70B, 70.552, 69.502), (.llama3_1_405B, 405.849, 403.748),
        (.llama2_7B, 6.738, 6.607), (.llama2_13B, 13.015, 12.852), (.llama2_70B, 68.975, 68.713),
        (.mistral7B, 7.241, 7.110), (.mixtral8x7B, 46.703, 12.749), (.mixtral8x22B, 140.620, 38.955),
        (.qwen2_5_7B, 7.615, 7.070), (.qwen2_5_14B, 14.769, 13.991), (.qwen3_8B, 8.190, 7.568),
        (.qwen3_14B, 14.768, 13.990), (.qwen3_32B, 32.761, 31.984), (.qwen3_30B_A3B, 30.532, 3.042),
        (.qwen3_235B_A22B, 235.093, 21.568), (.qwen3Coder480B_A35B, 480.154, 34.540),
        (.deepSeekV3, 671.025, 36.625), (.kimiK2, 1026.407, 31.686), (.gptOSS20B, 20.908, 3.607),
        (.gptOSS120B, 116.789, 5.131), (.qwen3_0_6B, 0.596, 0.596), (.qwen3_1_7B, 1.720, 1.720),
        (.llama3_2_3B, 3.213, 3.213), (.codeLlama34B, 33.743, 33.481), (.mistralNemo12B, 12.247, 11.576),
        (.yi34B, 34.388, 33.929), (.gptJ6B, 6.050, 5.844), (.kimiK2_5, 1026.407, 31.686),
        (.deepSeekR1, 671.025, 36.625),
    ]

    @Test(arguments: counted)
    func parametersAgreeToThePrintedDigits(_ model: LanguageModel, _ total: Double, _ active: Double) {
        #expect((model.totalParameters / 1e9 - total).magnitude < 0.00051)
        #expect((model.activeParameters / 1e9 - active).magnitude < 0.00051)
    }

    /// Billions of parameters as their makers round them, where nobody counted.
    @Test(arguments: [
        (LanguageModel.qwen3_5_397B_A17B, 397.0, 17.0, 0.05), (.glm5, 744, 40, 0.01), (.miniMaxM2_5, 230, 10, 0.05),
        (.deepSeekV3_2, 671, 37, 0.02), (.qwen3_5_35B_A3B, 35, 3, 0.02), (.glm5_2, 744, 40, 0.01),
        (.nemotron3Super120B_A12B, 120, 12, 0.02), (.bloom176B, 176, 176, 0.002),
        // Published with the input embedding of 1.03 billion, of which a token reads one row.
        (.llama4Maverick, 400, 17 - 1.03, 0.012),
        // Published without the output head of 1.23 billion.
        (.miniMaxM3, 428, 23 + 1.23, 0.012),
    ])
    func parametersComeNearThePublishedOnes(
        _ model: LanguageModel, _ total: Double, _ active: Double, _ tolerance: Double
    ) {
        expect(model.totalParameters / 1e9, within: 0.011, of: total)
        expect(model.activeParameters / 1e9, within: tolerance, of: active)
    }

    /// Billions of parameters counted by hand from the fields of configurations that others did not count: experts in
    /// every second layer, layers of one kind each, experts without a gate behind a projection.
    @Test(arguments: [
        (LanguageModel.llama4Scout, 107.76936, 16.13791), (.llama4Maverick, 400.71135, 16.14971),
        (.nemotron3Nano30B_A3B, 31.57699, 3.22680), (.nemotron3Super120B_A12B, 120.66593, 12.23059),
        (.miniMaxM3, 425.94966, 24.50837), (.bloom176B, 176.23417, 176.23417),
    ])
    func parametersOfUnusualShapesAddUp(_ model: LanguageModel, _ total: Double, _ active: Double) {
        #expect((model.totalParameters / 1e9 - total).magnitude < 1e-5)
        #expect((model.activeParameters / 1e9 - active).magnitude < 1e-5)
    }

    @Test func cacheFollowsKeyValueHeadsAndNotQueryHeads() throws {
        func bytes(heads: Int, keyValueHeads: Int) throws -> Double {
            try dense(GroupedQueryAttention(heads: heads, keyValueHeads: keyValueHeads, headSize: 128))
                .keyValueBytesPerToken(.bf16)
        }
        #expect(try bytes(heads: 64, keyValueHeads: 8) == bytes(heads: 32, keyValueHeads: 8))
        #expect(try bytes(heads: 64, keyValueHeads: 8) * 8 == bytes(heads: 64, keyValueHeads: 64))
    }

    @Test func cacheOfKnownModelsIsKnown() {
        // 80 layers x 2 x 8 heads x 128 x 2 bytes; 61 layers x (512 + 64) x 2 bytes.
        #expect(LanguageModel.llama3_1_70B.keyValueBytesPerToken(.bf16) == 327_680)
        #expect(LanguageModel.deepSeekV3.keyValueBytesPerToken(.bf16) == 70_272)
        #expect(LanguageModel.llama3_1_70B.keyValueBytes(context: 1000, .fp8) == 163_840_000)
    }

    @Test func cacheOfSlidingLayersStopsGrowingAtTheWindow() {
        let model = LanguageModel.gptOSS120B
        let perToken = model.keyValueBytesPerToken(.bf16)
        #expect(model.keyValueBytes(context: 128, .bf16) == 128 * perToken)
        let beyond = model.keyValueBytes(context: 10_128, .bf16) - model.keyValueBytes(context: 128, .bf16)
        #expect(beyond == 10_000 * perToken / 2)
    }

    @Test func linearLayersHoldAStateAndNoCache() {
        let model = LanguageModel.qwen3_5_397B_A17B
        let state = model.keyValueBytes(context: 0, .fp8)
        #expect(state == 45 * 64 * 128 * 128 * 2)
        #expect(model.keyValueBytesPerToken(.fp8) == 15 * 2 * 2 * 256)
    }

    @Test func stateSpaceLayersHoldAStateAndFeedForwardsNothing() {
        let model = LanguageModel.nemotron3Nano30B_A3B
        #expect(model.attentionLayers == 6)
        #expect(model.keyValueBytes(context: 0, .fp8) == 23 * 64 * 64 * 128 * 4)
        #expect(model.keyValueBytesPerToken(.bf16) == 6 * 2 * 2 * 128 * 2)
    }

    @Test func sharedIndexersCacheOnce() {
        let own = LanguageModel.glm5.keyValueBytesPerToken(.bf16)
        let shared = LanguageModel.glm5_2.keyValueBytesPerToken(.bf16)
        #expect(own - shared == (78 - 21) * 128)
    }

    @Test func layersOfAllKindsAddUp() {
        for model in LanguageModel.catalogue {
            let linear = (model.gatedDelta?.layers ?? 0) + (model.stateSpace?.layers ?? 0)
            let sliding = model.slidingWindow?.layers ?? 0
            #expect(model.fullAttentionLayers + sliding + linear + model.loneFeedForwards == model.layers)
            #expect(model.denseLayers + model.expertLayers == model.feedForwardLayers)
        }
    }

    @Test func tiedEmbeddingsCountOnce() throws {
        let attention = try GroupedQueryAttention(heads: 16, keyValueHeads: 8, headSize: 128)
        let tied = try dense(attention, tiesEmbeddings: true)
        let apart = try dense(attention)
        #expect(apart.totalParameters - tied.totalParameters == 128_256 * 4096)
        #expect(apart.activeParameters == tied.activeParameters)
    }
}

/// A dense model that differs from others only in its attention.
func dense(_ attention: GroupedQueryAttention, tiesEmbeddings: Bool = false) throws -> LanguageModel {
    try LanguageModel(
        name: "Test", identifier: "test", source: "made up", layers: 32, hiddenSize: 4096, vocabulary: 128_256,
        attention: .groupedQuery(attention), denseWidth: 14336, tiesEmbeddings: tiesEmbeddings)
}
