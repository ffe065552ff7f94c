internal import InferenceEconomics
internal import Testing

/// Speculative decoding: what it gives, what it costs, and that it stops paying at large batches.
@Suite struct SpeculationTests {
    static let accepted: [(Int, Double, Double)] = [
        // 1 + a, 1 + a + a^2, ...; all accepted; none accepted.
        (1, 0.8, 1.8), (2, 0.5, 1.75), (3, 0.9, 3.439), (4, 1, 5), (5, 0, 1),
    ]

    @Test(arguments: accepted)
    func aStepGivesTheAcceptedLengthAndOne(_ drafted: Int, _ acceptance: Double, _ tokens: Double) throws {
        let speculation = try Speculation(draftTokens: drafted, acceptance: acceptance)
        expect(speculation.tokensPerStep, within: 1e-12, of: tokens)
    }

    static func server(_ speculation: Speculation?, _ model: LanguageModel = .llama3_1_70B) throws -> Server {
        try Server(
            model: model, accelerator: .h200SXM, parallelism: Parallelism(tensor: 8), weights: .fp8,
            speculation: speculation)
    }

    @Test func freeAndCertainDraftsAlmostMultiplyTheSpeedOfOneUser() throws {
        let speculation = try Speculation(draftTokens: 3, acceptance: 1, draft: .lookup)
        let plain = try SpeculationTests.server(nil).decodeStep(batch: 1, context: 1000)
        let fast = try SpeculationTests.server(speculation).decodeStep(batch: 1, context: 1000)
        // Four tokens read the weights once; the little that they compute is hidden behind that.
        #expect(fast.speed / plain.speed > 3.9 && fast.speed / plain.speed <= 4)
        #expect(fast.parts.draft == 0)
    }

    @Test func atLargeBatchesVerifyingCostsMoreThanItGives() throws {
        let speculation = try Speculation(draftTokens: 4, acceptance: 0.6)
        func gain(_ batch: Double) throws -> Double {
            try SpeculationTests.server(speculation).decodeStep(batch: batch, context: 200).throughput
                / SpeculationTests.server(nil).decodeStep(batch: batch, context: 200).throughput
        }
        #expect(try gain(1) > 1.5)
        #expect(try gain(1) > gain(64))
        #expect(try gain(2048) < 1)
    }

    @Test func mixturesOfExpertsGainLessSinceDraftsTouchOtherExperts() throws {
        let speculation = try Speculation(draftTokens: 3, acceptance: 0.7, draft: .lookup)
        func gain(_ model: LanguageModel) throws -> Double {
            try SpeculationTests.server(speculation, model).decodeStep(batch: 4, context: 1000).speed
                / SpeculationTests.server(nil, model).decodeStep(batch: 4, context: 1000).speed
        }
        #expect(try gain(.deepSeekR1) < gain(.llama3_1_70B))
    }

    @Test func aPredictionLayerCostsALayerAndAHeadForEachDraftedToken() throws {
        let speculation = try Speculation(draftTokens: 2, acceptance: 0.7)
        let server = try SpeculationTests.server(speculation)
        let step = try server.decodeStep(batch: 1, context: 1000)
        let single = try SpeculationTests.server(nil).decodeStep(batch: 1, context: 1000).parts
        let layers =
            single.layers + single.collectiveLatency + single.denseWeights + single.attention + single.communication
        expect(step.parts.draft, within: 1e-9, of: 2 * (layers / 80 + single.head))
        // And holds a layer's weights and cache.
        let plain = try SpeculationTests.server(nil)
        #expect(server.weightBytesPerGPU > plain.weightBytesPerGPU)
        expect(
            try server.keyValueBytesPerGPU(context: 1000), within: 1e-12,
            of: try plain.keyValueBytesPerGPU(context: 1000) * 81 / 80)
    }

    @Test func aDraftModelCostsItsOwnStepsWeightsAndCache() throws {
        let speculation = try Speculation(draftTokens: 3, acceptance: 0.7, draft: .model(.llama3_1_8B))
        let server = try SpeculationTests.server(speculation)
        let draft = try Server(
            model: .llama3_1_8B, accelerator: .h200SXM, parallelism: Parallelism(tensor: 8), keyValueCache: .bf16)
        let step = try server.decodeStep(batch: 4, context: 1000)
        expect(step.parts.draft, within: 1e-9, of: 3 * (try draft.decodeStep(batch: 4, context: 1000).time))
        let plain = try SpeculationTests.server(nil)
        expect(
            server.weightBytesPerGPU, within: 1e-12, of: plain.weightBytesPerGPU + draft.weightBytesPerGPU)
        #expect(try server.largestBatch(context: 1000) < plain.largestBatch(context: 1000))
    }

    @Test func speculationShortensTheTimePerOutputTokenUnderLoad() throws {
        let load = try Load(concurrency: 8, promptTokens: 1000, outputTokens: 500)
        let fast = try SpeculationTests.server(Speculation(draftTokens: 3, acceptance: 0.8)).operatingPoint(load)
        let plain = try SpeculationTests.server(nil).operatingPoint(load)
        #expect(fast.timePerOutputToken < 0.6 * plain.timePerOutputToken)
        #expect(fast.novelty.contains(.speculation))
        expect(
            fast.step.time / fast.step.tokensPerRequest + fast.insertedPrefill, within: 1e-12,
            of: fast.timePerOutputToken)
    }

    @Test func nonsenseIsRefused() throws {
        #expect(throws: ServingError.value(name: "draft tokens", given: 0, expected: "a whole number from 1 to 32")) {
            try Speculation(draftTokens: 0, acceptance: 0.5)
        }
        for acceptance in [-0.1, 1.1, .nan, .infinity] {
            #expect(throws: ServingError.self) { try Speculation(draftTokens: 1, acceptance: acceptance) }
        }
        // A draft that the model's split does not divide.
        #expect(throws: ServingError.self) {
            try Server(
                model: .llama3_1_405B, accelerator: .b200SXM, parallelism: Parallelism(tensor: 16), weights: .fp8,
                speculation: Speculation(draftTokens: 1, acceptance: 0.5, draft: .model(.qwen2_5_7B)))
        }
    }
}

/// Speculative decoding as one of the ways that a search compares.
@Suite struct SpeculationSearchTests {
    @Test func guessingAheadReachesSpeedsThatNothingElseDoes() throws {
        let speculation = try Speculation(draftTokens: 3, acceptance: 0.8)
        func frontier(_ speculations: [Speculation?]) throws -> Frontier {
            let space = try SearchSpace(
                model: .llama3_1_70B, accelerators: [PricedAccelerator(.h200SXM, hourlyRate: 3)],
                speculations: speculations)
            return try Frontier(of: space.search(Load(concurrency: 1, promptTokens: 1000, outputTokens: 500)))
        }
        let plain = try frontier([nil])
        let both = try frontier([nil, speculation])
        let fastest = try #require(both.points.last)
        #expect(fastest.operatingPoint.speed > 1.8 * (plain.points.last?.operatingPoint.speed ?? .infinity))
        #expect(fastest.deployment.server.speculation == speculation)
        // At every speed the larger space is at least as cheap.
        for point in plain.points {
            let speed = point.operatingPoint.speed
            let cheapest = try both.cheapest(speed: speed)
            #expect(cheapest.costPerToken <= point.costPerToken)
        }
    }
}
