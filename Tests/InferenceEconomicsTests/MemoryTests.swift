internal import InferenceEconomics
internal import Testing

@Suite struct MemoryTests {
    @Test func latentCacheIsNotDividedByTensorParallelismAndGroupedQueryIs() throws {
        func bytes(_ model: LanguageModel, _ width: Int) throws -> Double {
            try Server(
                model: model, accelerator: .b300SXM, parallelism: Parallelism(tensor: width), weights: .fp4
            ).keyValueBytesPerGPU(context: 1000)
        }
        #expect(try bytes(.deepSeekR1, 8) == bytes(.deepSeekR1, 4))
        #expect(try bytes(.llama3_1_70B, 4) == bytes(.llama3_1_70B, 1) / 4)
        // Four KV heads: eight GPUs hold each twice.
        #expect(try bytes(.qwen3_235B_A22B, 8) == bytes(.qwen3_235B_A22B, 4))
    }

    @Test func sparseAttentionReadsLittleAndKeepsEverything() throws {
        let server = try Server(
            model: .deepSeekV3_2, accelerator: .b200SXM, parallelism: Parallelism(tensor: 8), weights: .fp8)
        let dense = try Server(
            model: .deepSeekV3, accelerator: .b200SXM, parallelism: Parallelism(tensor: 8), weights: .fp8)
        #expect(try server.keyValueBytesPerGPU(context: 60_000) > dense.keyValueBytesPerGPU(context: 60_000))
        let sparseTime = try server.decodeStep(batch: 16, context: 60_000).parts.attention
        let denseTime = try dense.decodeStep(batch: 16, context: 60_000).parts.attention
        #expect(sparseTime < denseTime / 3)
    }

    @Test func largestBatchIsTheLastThatIsNotRefused() throws {
        for row in MeasuredRow.all {
            let server = try row.server()
            let largest = try server.largestBatch(context: 4000)
            #expect(largest >= 1 && largest == largest.rounded())
            #expect((try server.decodeStep(batch: largest, context: 4000)).batch == largest)
            #expect(throws: ServingError.cacheDoesNotFit(batch: largest + 1, context: 4000, largest: largest)) {
                try server.decodeStep(batch: largest + 1, context: 4000)
            }
        }
    }

    @Test func cacheOfTheLargestBatchFillsTheRoom() throws {
        let server = try MeasuredRow.llama.server()
        let largest = try server.largestBatch(context: 2000)
        let each = try server.keyValueBytesPerGPU(context: 2000)
        #expect(largest * each <= server.keyValueRoomPerGPU)
        #expect((largest + 1) * each > server.keyValueRoomPerGPU)
        #expect(server.weightBytesPerGPU + server.keyValueRoomPerGPU <= 0.9 * server.accelerator.memory)
    }

    @Test func weightsThatDoNotFitAreRefusedWithTheWidthThatDoes() throws {
        let error = #expect(throws: ServingError.self) {
            try Server(model: .llama3_1_70B, accelerator: .h100SXM)
        }
        guard case .weightsDoNotFit(let needed, let available, let width) = error else {
            Issue.record("the weights were not refused for their size")
            return
        }
        #expect(needed == LanguageModel.llama3_1_70B.totalParameters * 2)
        #expect(available == 0.9 * Accelerator.h100SXM.memory - 3 * 1_073_741_824)
        #expect(width == 2)
        #expect(
            error?.description
                == "the weights need 131.4 GiB per GPU and the engine may use 69.0 GiB; tensor parallel width 2 fits")
        let proposed = try Parallelism(tensor: #require(width))
        #expect(throws: Never.self) {
            try Server(model: .llama3_1_70B, accelerator: .h100SXM, parallelism: proposed)
        }
    }

    @Test func noWidthIsProposedWhereNoneDivides() throws {
        // 28 query heads: four GPUs, or seven, but never enough of them for this much less memory.
        let small = try Accelerator(
            name: "Small", identifier: "small", source: "made up", generation: .hopper, memory: 4.5e9, bandwidth: 1e12,
            peak: PeakCompute(bf16: 1e14), interconnect: 1e11)
        #expect {
            try Server(model: .qwen2_5_7B, accelerator: small)
        } throws: { error in
            guard case .weightsDoNotFit(_, _, .none)? = error as? ServingError else { return false }
            return true
        }
    }

    @Test func fourBitMixturesKeepAttentionWideAndDenseModelsDoNot() throws {
        func bytes(_ model: LanguageModel, _ weights: Precision) throws -> Double {
            try Server(model: model, accelerator: .b300SXM, parallelism: Parallelism(tensor: 2), weights: weights)
                .weightBytesPerGPU
        }
        let embeddings = 2 * 2 * 128_256 * 8192.0 / 2
        let dense = try bytes(.llama3_1_70B, .bf16) - embeddings
        expect(try bytes(.llama3_1_70B, .fp4) - embeddings, within: 1e-12, of: dense * 0.5625 / 2)
        // A little over a quarter: attention and embeddings stay in bf16.
        let ratio = try bytes(.qwen3_235B_A22B, .fp4) / bytes(.qwen3_235B_A22B, .bf16)
        #expect(ratio > 0.28125 * 1.05 && ratio < 0.28125 * 1.2)
    }

    @Test func fourBitMixturesNarrowTheirExpertsAndIntegersNothingElse() throws {
        func bytes(_ model: LanguageModel, _ weights: Precision) throws -> Double {
            try Server(model: model, accelerator: .b300SXM, parallelism: Parallelism(tensor: 8), weights: weights)
                .weightBytesPerGPU
        }
        let saved = 2 - 0.5625
        // 94 layers of 128 experts of three matrices, and nothing that is dense or shared.
        let experts = Double(94 * 128 * 3 * 4096 * 1536)
        for weights in [Precision.fp4, .int4] {
            let narrow = try bytes(.qwen3_235B_A22B, .bf16) - bytes(.qwen3_235B_A22B, weights)
            expect(narrow, within: 1e-12, of: experts * saved / 8)
        }
        // Three dense layers and a shared expert in each of the others, narrow as floating-point numbers alone.
        let dense = Double(3 * 7168 * (3 * 18432 + 58 * 2048))
        expect(try bytes(.deepSeekV3, .int4) - bytes(.deepSeekV3, .fp4), within: 1e-9, of: dense * saved / 8)
    }

    @Test func tiedEmbeddingsAreHeldOnce() throws {
        let attention = try GroupedQueryAttention(heads: 16, keyValueHeads: 8, headSize: 128)
        let tied = try Server(model: dense(attention, tiesEmbeddings: true), accelerator: .h100SXM)
        let apart = try Server(model: dense(attention), accelerator: .h100SXM)
        #expect(tied.memoryPerGPU.embeddings == 2 * 128_256 * 4096)
        #expect(apart.weightBytesPerGPU - tied.weightBytesPerGPU == 2 * 128_256 * 4096)
    }

    @Test func enginesReckonTheirMemoryDifferently() throws {
        func room(_ engine: Engine) throws -> Double {
            try Server(model: .llama3_1_8B, accelerator: .h100SXM, engine: engine, memoryShare: 0.8).keyValueRoomPerGPU
        }
        let gibibyte = 1_073_741_824.0
        let weights = LanguageModel.llama3_1_8B.totalParameters * 2
        expect(try room(.vllm), within: 1e-12, of: 61 * gibibyte - weights)
        expect(try room(.sglang), within: 1e-12, of: 63.5 * gibibyte - weights)
        expect(try room(.tensorRTLLM), within: 1e-12, of: 0.8 * (77 * gibibyte - weights))
    }
}
