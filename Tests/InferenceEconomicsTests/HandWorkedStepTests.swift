internal import InferenceEconomics
internal import Testing

/// Parts of a step, each worked out by hand under constants that leave little else in it.
@Suite struct HandWorkedStepTests {
    static func calibration(_ change: (inout Calibration) -> Void) -> Calibration {
        var calibration = Calibration.fitted
        change(&calibration)
        return calibration
    }

    /// 80 layers with a residual stream of 8192 numbers, on GPUs whose link has 450 GB/s one way.
    static func llama(_ width: Int, _ calibration: Calibration) throws -> Step {
        try Server(
            model: .llama3_1_70B, accelerator: .h100SXM, parallelism: Parallelism(tensor: width), weights: .fp8,
            softwareDate: 0, calibration: calibration
        ).decodeStep(batch: 3, context: 1000)
    }

    @Test(arguments: [2, 4, 8])
    func aLayerSendsTwiceWhatTheOtherGPUsLackOneWay(_ width: Int) throws {
        let ideal = Self.calibration {
            $0.rates.interconnect = 1
            $0.rates.interconnectCeiling = 1e30
        }
        // Three tokens, 80 layers, after attention and after the feed-forward, 8192 numbers of two bytes.
        let stream = Double(3 * 80 * 2 * 8192 * 2)
        let others = Double(width - 1) / Double(width)
        expect(try Self.llama(width, ideal).parts.communication, within: 1e-9, of: stream * others / 450e9)
    }

    @Test(arguments: [(2, 1.0), (4, 1.5), (8, 2)])
    func allReducesTakeLongerAmongMoreGPUs(_ width: Int, _ times: Double) throws {
        let step = try Self.llama(width, Self.calibration { $0.latency.allReduce = 5e-6 })
        expect(step.parts.collectiveLatency, within: 1e-9, of: 160 * 5e-6 * times)
    }

    @Test func nothingIsReadFasterThanTheMemoryGives() throws {
        for row in MeasuredRow.all {
            let server = try row.server()
            for batch in [1.0, 7, 64] {
                let step = try server.decodeStep(batch: batch, context: 2000)
                let pairs = [
                    (step.parts.denseWeights, step.bytesRead.denseWeights), (step.parts.head, step.bytesRead.head),
                    (step.parts.experts, step.bytesRead.experts), (step.parts.attention, step.bytesRead.cache),
                ]
                for (seconds, bytes) in pairs { #expect(seconds >= bytes / server.accelerator.bandwidth) }
            }
        }
    }

    @Test func matricesAreMultipliedAtTheDensePeak() throws {
        let ideal = Self.calibration {
            $0.rates.wideProducts = 1
            $0.rates.memory = 1e6
        }
        let server = try Server(
            model: .llama3_1_8B, accelerator: .h100SXM, softwareDate: 0, calibration: ideal)
        // 32 layers: queries and output 4096 x 4096, keys and values 4096 x 1024, three matrices of 4096 x 14336.
        let attention = 2 * 4096 * (4096 + 1024)
        let weights = Double(32 * (attention + 3 * 4096 * 14336))
        let step = try server.prefillStep(prompt: 1000)
        expect(step.parts.denseWeights, within: 1e-9, of: 1000 * 2 * weights / 989e12)
    }

    @Test(arguments: [nil, 3])
    func decodingAttendsToEveryTokenOfTheContext(_ drafted: Int?) throws {
        let ideal = Self.calibration {
            $0.rates.attention = 1
            $0.rates.memory = 1e6
        }
        let speculation = try drafted.map { try Speculation(draftTokens: $0, acceptance: 0.5, draft: .lookup) }
        func seconds(_ model: LanguageModel, _ width: Int) throws -> Double {
            try Server(
                model: model, accelerator: .b200SXM, parallelism: Parallelism(tensor: width), weights: .fp8,
                speculation: speculation, calibration: ideal
            ).decodeStep(batch: 5, context: 1000).parts.attention
        }
        // What is drafted attends as well. A product and a sum with each of the context's keys, and with each value.
        let pairs = Double(drafted ?? 0) * 5000 + 5000
        let grouped = Double(32 * 2 * 2 * 32 * 128)
        expect(try seconds(.llama3_1_8B, 1), within: 1e-9, of: pairs * grouped / 2250e12)
        // The compressed vector stands for both, the position for the key alone.
        let latent = Double(61 * 2 * 128 * (2 * 512 + 64) / 8)
        expect(try seconds(.deepSeekR1, 8), within: 1e-9, of: pairs * latent / 2250e12)
    }

    @Test func stagesHandTheResidualStreamOn() throws {
        let ideal = Self.calibration {
            $0.rates.interconnect = 1
            $0.rates.interconnectCeiling = 1e30
        }
        let server = try Server(
            model: .llama3_1_70B, accelerator: .h100SXM, parallelism: Parallelism(pipeline: 4), weights: .fp8,
            calibration: ideal)
        // Five requests in each of four turns, three hops, 8192 numbers of two bytes.
        let step = try server.decodeStep(batch: 20, context: 1000)
        expect(step.parts.communication, within: 1e-9, of: 5 * 3 * 8192 * 2 / 450e9)
    }

    @Test func everyTouchedExpertPadsItsTokens() throws {
        func experts(padding: Double) throws -> Double {
            let calibration = Self.calibration {
                $0.experts.popularityShape = 1e7
                $0.experts.tilePadding = padding
                $0.rates.memory = 1e6
            }
            return try Server(
                model: .miniMaxM2_5, accelerator: .b200SXM, parallelism: Parallelism(tensor: 2), weights: .fp8,
                calibration: calibration
            ).decodeStep(batch: 32, context: 1).parts.experts
        }
        // 32 tokens to 8 of 256 experts touch 1 - 1/e of them, each with 10 in vain: 2560 x (1 - 1/e) beside 256.
        expect(try experts(padding: 10) / experts(padding: 0), within: 1e-4, of: 1 + 10 * 0.632_121)
    }

    @Test func expertsThatAreNotSplitKeepTheBusiestGPULonger() throws {
        func experts(_ expert: Int, imbalance: Double, batch: Double) throws -> Double {
            try Server(
                model: .deepSeekR1, accelerator: .b200SXM, parallelism: Parallelism(tensor: 8, expert: expert),
                weights: .fp4, calibration: Self.calibration { $0.experts.imbalance = imbalance }
            ).decodeStep(batch: batch, context: 1).parts.experts
        }
        for batch in [1.0, 16, 256] {
            let split = try experts(1, imbalance: 0.5, batch: batch)
            expect(try experts(8, imbalance: 0, batch: batch), within: 1e-12, of: split)
            let whole = try experts(8, imbalance: 0.5, batch: batch)
            #expect(whole > split * 1.01 && whole <= split * 8)
        }
        // The more tokens, the more even.
        let (few, many) = try (
            experts(8, imbalance: 0.5, batch: 1) / experts(1, imbalance: 0.5, batch: 1),
            experts(8, imbalance: 0.5, batch: 256) / experts(1, imbalance: 0.5, batch: 256)
        )
        #expect(few > many)
    }

    @Test(arguments: Engine.allCases)
    func kernelsOfAKindOfModelCostTheSameUnderEveryEngine(_ engine: Engine) throws {
        func layers(_ latency: Double) throws -> Double {
            try Server(
                model: .deepSeekR1, accelerator: .b200SXM, engine: engine, parallelism: Parallelism(tensor: 8),
                weights: .fp4, softwareDate: 0, calibration: Self.calibration { $0.latency.latentAttention = latency }
            ).decodeStep(batch: 1, context: 1).parts.layers
        }
        expect(try layers(40e-6) - layers(0), within: 1e-9, of: 61 * 40e-6)
    }
}
