internal import InferenceEconomics
internal import Testing

@Suite struct RefusalTests {
    static let nonsense: [Double] = [0, -1, .nan, .infinity, -.infinity]

    @Test(arguments: nonsense)
    func stepsRefuseNumbersThatAreNoBatchOrContext(_ value: Double) throws {
        let server = try MeasuredRow.llama.server()
        #expect(throws: ServingError.self) { try server.decodeStep(batch: value, context: 1000) }
        #expect(throws: ServingError.self) { try server.decodeStep(batch: 1, context: value) }
        #expect(throws: ServingError.self) { try server.prefillStep(prompt: value) }
        #expect(throws: ServingError.self) { try server.prefillStep(prompt: 1000, prompts: value) }
        #expect(throws: ServingError.self) { try server.largestBatch(context: value) }
        guard value != 0 else { return }
        #expect(throws: ServingError.self) { try server.prefillStep(prompt: 1000, cached: value) }
        #expect(throws: ServingError.self) { try server.step(batch: value, context: 0) }
        #expect(throws: ServingError.self) { try server.step(batch: 1, context: value) }
        #expect(throws: ServingError.self) { try server.step(batch: 1, context: 1, promptTokens: value) }
        #expect(throws: ServingError.self) { try server.step(batch: 1, context: 1, attentionWork: value) }
        #expect(throws: ServingError.self) { try server.keyValueBytesPerGPU(context: value) }
        #expect(throws: ServingError.self) {
            try server.decodeStep(batch: 1, context: 1000).costPerToken(hourlyRate: value)
        }
    }

    @Test(arguments: nonsense)
    func loadsRefuseNumbersOutOfRange(_ value: Double) throws {
        #expect(throws: ServingError.self) { try Load(concurrency: value, promptTokens: 1, outputTokens: 1) }
        #expect(throws: ServingError.self) { try Load(concurrency: 1, promptTokens: value, outputTokens: 1) }
        #expect(throws: ServingError.self) { try Load(concurrency: 1, promptTokens: 1, outputTokens: value) }
        #expect(throws: ServingError.self) {
            try Load(concurrency: 1, promptTokens: 100, outputTokens: 100, lengthShare: value)
        }
        guard value != 0 else { return }
        #expect(throws: ServingError.self) {
            try Load(concurrency: 1, promptTokens: 100, outputTokens: 100, prefixHitRate: value)
        }
    }

    @Test(arguments: nonsense)
    func acceleratorsRefuseFiguresOutOfRange(_ value: Double) throws {
        func make(
            memory: Double = 8e10, bandwidth: Double = 3e12, interconnect: Double = 4e11, power: Double = 700
        ) throws -> Accelerator {
            try Accelerator(
                name: "Test", identifier: "test", source: "made up", generation: .hopper, memory: memory,
                bandwidth: bandwidth, peak: PeakCompute(bf16: 1e15), interconnect: interconnect, power: power)
        }
        #expect(throws: ServingError.self) { try make(memory: value) }
        #expect(throws: ServingError.self) { try make(bandwidth: value) }
        #expect(throws: ServingError.self) { try make(interconnect: value) }
        #expect(throws: ServingError.self) { try make(power: value) }
        #expect(throws: ServingError.self) { try PeakCompute(bf16: value) }
        #expect(throws: ServingError.self) { try PeakCompute(bf16: 1, fp8: value) }
        #expect(throws: ServingError.self) { try PeakCompute(bf16: 1, fp4: value) }
        #expect(try make().power == 700)
    }

    @Test(arguments: nonsense)
    func serversRefuseSettingsOutOfRange(_ value: Double) throws {
        #expect(throws: ServingError.self) {
            try Server(model: .llama3_1_8B, accelerator: .h100SXM, memoryShare: value)
        }
        #expect(throws: ServingError.self) {
            try Server(model: .llama3_1_8B, accelerator: .h100SXM, prefillTokenBudget: value)
        }
        #expect(throws: ServingError.self) {
            try Server(model: .llama3_1_8B, accelerator: .h100SXM, receiveInterval: value)
        }
        var calibration = Calibration.fitted
        calibration.latency.layer = value.isFinite ? -1 : value
        #expect(throws: ServingError.self) {
            try Server(model: .llama3_1_8B, accelerator: .h100SXM, calibration: calibration)
        }
        guard !(-5...5).contains(value) else { return }
        #expect(throws: ServingError.self) {
            try Server(model: .llama3_1_8B, accelerator: .h100SXM, softwareDate: value)
        }
    }

    @Test(arguments: [0, -1, Int.min, Int.max])
    func countsRefuseWhatIsNoCount(_ value: Int) {
        #expect(throws: ServingError.self) { try Parallelism(tensor: value) }
        #expect(throws: ServingError.self) { try Parallelism(data: value) }
        #expect(throws: ServingError.self) { try Parallelism(pipeline: value) }
        #expect(throws: ServingError.self) { try Parallelism(expert: value) }
        #expect(throws: ServingError.self) { try GroupedQueryAttention(heads: value, keyValueHeads: 1, headSize: 1) }
        #expect(throws: ServingError.self) { try GroupedQueryAttention(heads: 8, keyValueHeads: value, headSize: 1) }
        #expect(throws: ServingError.self) { try SlidingWindow(layers: value, tokens: 128) }
        #expect(throws: ServingError.self) { try SparseAttention(indexSize: 128, selectedTokens: value) }
        #expect(throws: ServingError.self) { try MixtureOfExperts(experts: value, expertsPerToken: 1, width: 1) }
        #expect(throws: ServingError.self) { try MixtureOfExperts(experts: 8, expertsPerToken: value, width: 1) }
        #expect(throws: ServingError.self) {
            try GatedDelta(layers: 1, keyHeads: 1, valueHeads: value, keySize: 1, valueSize: 1)
        }
        #expect(throws: ServingError.self) {
            try LatentAttention(
                heads: 8, queryRank: 1, keyValueRank: value, nopeSize: 1, ropeSize: 1, valueSize: 1)
        }
    }

    @Test func widthsMustDivideWhatTheySplit() {
        #expect(throws: ServingError.doesNotDivide(name: "KV heads", given: 3, whole: "query heads", count: 32)) {
            try GroupedQueryAttention(heads: 32, keyValueHeads: 3, headSize: 128)
        }
        #expect(
            throws: ServingError.doesNotDivide(
                name: "tensor parallel width", given: 8, whole: "query heads", count: 28)
        ) {
            try Server(model: .qwen2_5_7B, accelerator: .h100SXM, parallelism: Parallelism(tensor: 8))
        }
        #expect(
            throws: ServingError.doesNotDivide(
                name: "expert parallel width", given: 3, whole: "GPUs of a pipeline stage", count: 8)
        ) {
            try Parallelism(tensor: 8, expert: 3)
        }
        #expect(throws: ServingError.self) {
            try Server(model: .llama3_1_8B, accelerator: .h100SXM, parallelism: Parallelism(tensor: 2, expert: 2))
        }
    }

    @Test func modelsRefuseMoreSpecialLayersThanTheyHave() throws {
        func make(
            sliding: Int? = nil, linear: Int? = nil, leading: Int = 0, denseWidth: Int = 512
        ) throws -> LanguageModel {
            try LanguageModel(
                name: "Test", identifier: "test", source: "made up", layers: 10, hiddenSize: 512, vocabulary: 1000,
                attention: .groupedQuery(GroupedQueryAttention(heads: 8, keyValueHeads: 8, headSize: 64)),
                slidingWindow: sliding.map { try SlidingWindow(layers: $0, tokens: 128) },
                gatedDelta: linear.map {
                    try GatedDelta(layers: $0, keyHeads: 1, valueHeads: 1, keySize: 1, valueSize: 1)
                },
                denseWidth: denseWidth,
                experts: MixtureOfExperts(experts: 8, expertsPerToken: 2, width: 64, leadingDenseLayers: leading))
        }
        #expect(try make(sliding: 4, linear: 6, leading: 9).fullAttentionLayers == 0)
        #expect(throws: ServingError.self) { try make(sliding: 5, linear: 6) }
        #expect(throws: ServingError.self) { try make(linear: 11) }
        #expect(throws: ServingError.self) { try make(leading: 10) }
        #expect(throws: ServingError.self) { try make(leading: 1, denseWidth: 0) }
        #expect(try make(denseWidth: 0).denseLayers == 0)
    }

    @Test func precisionsThatTheHardwareLacksAreRefusedOrComputedWide() throws {
        #expect(Accelerator.h100SXM.computePrecision(for: .fp4) == .bf16)
        #expect(Accelerator.a100SXM.computePrecision(for: .fp8) == .bf16)
        #expect(Accelerator.b200SXM.computePrecision(for: .fp4) == .fp4)
        #expect(Accelerator.b200SXM.computePrecision(for: .int4) == .bf16)
        let refused = ServingError.choice(
            name: "compute precision", given: "fp8", expected: "a precision that the A100 SXM 80GB computes in")
        #expect(throws: refused) { try Server(model: .llama3_1_8B, accelerator: .a100SXM, compute: .fp8) }
        #expect(throws: ServingError.choice(name: "KV cache precision", given: "fp4", expected: "bf16 or fp8")) {
            try Server(model: .llama3_1_8B, accelerator: .b200SXM, keyValueCache: .fp4)
        }
    }

    @Test(
        arguments: [
            (4_123.281_904, "4,123.28"), (1e12, "1,000,000,000,000"), (0.25, "0.25"), (-1_234.5, "-1,234.5"),
            (1.000_01, "1.00001"), (0.000_012_345_678, "0.0000123457"), (135.289_226, "135.289"),
            (99.999_999_9, "100"), (.infinity, "inf"),
        ] as [(Double, String)])
    func aNumberHasSixDigitsAtMostAndGroupsOfThree(_ number: Double, _ text: String) {
        #expect(
            ServingError.value(name: "it", given: number, expected: "less").description
                == "it is \(text), expected less")
    }

    @Test func refusalsReadAsSentences() throws {
        #expect(
            ServingError.value(name: "batch", given: -1, expected: "a finite number above zero").description
                == "batch is -1, expected a finite number above zero")
        #expect(
            ServingError.value(name: "context", given: .nan, expected: "a finite number above zero").description
                == "context is nan, expected a finite number above zero")
        #expect(
            ServingError.doesNotDivide(name: "KV heads", given: 3, whole: "query heads", count: 32).description
                == "KV heads is 3, which does not divide the 32 query heads")
        #expect(
            ServingError.cacheDoesNotFit(batch: 513, context: 4000, largest: 200).description
                == "the KV cache of 513 requests of 4,000 tokens does not fit; the largest batch that fits is 200")
        #expect(
            ServingError.weightsDoNotFit(needed: 1.5e12, available: 8.5e10, tensorWidth: nil).description
                == "the weights need 1397.0 GiB per GPU and the engine may use 79.2 GiB; no tensor parallel width fits")
    }
}
