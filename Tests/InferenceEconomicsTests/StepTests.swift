internal import InferenceEconomics
internal import Testing

@Suite struct StepTests {
    static let batches: [Double] = [1, 2, 3, 5, 8, 16, 33, 64, 128, 200]

    /// Dense, latent with experts, sliding with data-parallel attention, linear with experts.
    static func servers() throws -> [Server] {
        try [MeasuredRow.llama, .deepSeek, .gptOSS, .qwen].map { try $0.server() }
    }

    @Test func timeGrowsWithTheBatchAndWithTheContext() throws {
        for server in try Self.servers() {
            for (fewer, more) in zip(Self.batches, Self.batches.dropFirst()) {
                let step = try server.decodeStep(batch: fewer, context: 1000)
                #expect(step.time < (try server.decodeStep(batch: more, context: 1000)).time)
                #expect(step.time < (try server.decodeStep(batch: fewer, context: 2000)).time)
            }
        }
    }

    @Test func batchingMakesATokenCheaper() throws {
        for server in try Self.servers() {
            var last = Double.infinity
            for batch in Self.batches.prefix(8) {
                let cost = try server.decodeStep(batch: batch, context: 1000).costPerToken(hourlyRate: 2)
                #expect(cost < last, "\(server.model.name) at \(batch)")
                last = cost
            }
        }
    }

    @Test func batchOfOneReadsOnlyTheExpertsOfOneToken() throws {
        let server = try MeasuredRow.miniMax.server()
        let one = try server.decodeStep(batch: 1, context: 1).parts.experts
        let many = try server.decodeStep(batch: 10_000, context: 1).parts.experts
        // A token touches about 8 of 256 experts; ten thousand nearly all.
        #expect(one * 20 < many)
    }

    @Test func morePopularExpertsMeanFewerTouchedOnes() throws {
        var skewed = Calibration.fitted
        var uniform = skewed
        skewed.experts.popularityShape = 0.4
        uniform.experts.popularityShape = 1000
        func experts(_ calibration: Calibration) throws -> Double {
            try Server(
                model: .miniMaxM2_5, accelerator: .b200SXM, parallelism: Parallelism(tensor: 2), weights: .fp8,
                calibration: calibration
            ).decodeStep(batch: 64, context: 1).parts.experts
        }
        #expect(try experts(skewed) < 0.8 * experts(uniform))
    }

    @Test func uniformExpertsAreTouchedAsTheBallsInBinsFormulaSays() throws {
        var calibration = Calibration.fitted
        calibration.experts.popularityShape = 1e7
        calibration.rates.expertProducts = 1e6
        let server = try Server(
            model: .miniMaxM2_5, accelerator: .b200SXM, parallelism: Parallelism(tensor: 2), weights: .fp8,
            calibration: calibration)
        func time(_ batch: Double) throws -> Double { try server.decodeStep(batch: batch, context: 1).parts.experts }
        // 1 - e^(-N k / E): at 32 tokens 1 - 1/e of all.
        expect(try time(32) / time(40_000), within: 1e-4, of: 0.632_121)
    }

    @Test func widerTensorParallelismTradesReadingForSynchronisation() throws {
        func step(_ width: Int) throws -> Step {
            try Server(
                model: .llama3_1_70B, accelerator: .h200SXM, parallelism: Parallelism(tensor: width), weights: .fp8
            ).decodeStep(batch: 8, context: 1000)
        }
        let narrow = try step(1)
        let wide = try step(8)
        expect(narrow.parts.denseWeights / wide.parts.denseWeights, within: 1e-9, of: 8)
        #expect(narrow.parts.collectiveLatency == 0 && narrow.parts.communication == 0)
        #expect(wide.parts.collectiveLatency > 0 && wide.parts.communication > 0)
        #expect(wide.time < narrow.time && wide.time > narrow.time / 8)
    }

    @Test func laterSoftwareHasShorterLatencyAndTheSameBandwidth() throws {
        func step(_ date: Double) throws -> Step {
            try Server(model: .llama3_1_8B, accelerator: .h100SXM, softwareDate: date)
                .decodeStep(batch: 1, context: 1000)
        }
        let early = try step(-0.4)
        let late = try step(0.3)
        #expect(late.parts.layers < early.parts.layers && late.parts.fixed < early.parts.fixed)
        #expect(late.bandwidthTime == early.bandwidthTime)
    }

    @Test func prefillIsComputeBoundAndDecodeOfALargeModelIsNot() throws {
        let server = try MeasuredRow.llama.server()
        #expect(try server.prefillStep(prompt: 8192).bound == .compute)
        #expect(try server.decodeStep(batch: 1, context: 1000).bound == .bandwidth)
        let small = try Server(model: .llama3_1_8B, accelerator: .b200SXM, parallelism: Parallelism(tensor: 8))
        #expect(try small.decodeStep(batch: 1, context: 1000).bound == .latency)
    }

    @Test func prefillStepIsTheGeneralStepWithoutRequests() throws {
        for server in try Self.servers() {
            let prompts = Double(server.parallelism.data)
            let work = try server.prefillAttentionWork(prompt: 3000)
            let general = try server.step(
                batch: 0, context: 0, promptTokens: 3000 * prompts, attentionWork: work * prompts)
            expect(try server.prefillStep(prompt: 3000).time, within: 1e-12, of: general.time)
            #expect(general.speed == 0 && general.throughput == 0)
        }
    }

    @Test func chunksOfAPromptDoTheAttentionOfTheWhole() throws {
        for server in try Self.servers() {
            let whole = try server.prefillAttentionWork(prompt: 4000)
            let first = try server.prefillAttentionWork(prompt: 1500)
            let second = try server.prefillAttentionWork(prompt: 4000, cached: 1500)
            expect(first + second, within: 1e-12, of: whole)
        }
    }

    @Test func prefixCacheShortensPrefill() throws {
        let server = try MeasuredRow.llama.server()
        let cold = try server.prefillStep(prompt: 8000)
        let warm = try server.prefillStep(prompt: 8000, cached: 6000)
        #expect(warm.promptTokens == 2000)
        // Three quarters of the products are saved; of attention less, since the last tokens see all others.
        #expect(warm.time < cold.time / 3)
        #expect(warm.parts.prefillAttention > cold.parts.prefillAttention / 4)
    }

    @Test func pipelineStagesHoldLessAndAnswerNoFaster() throws {
        func server(_ stages: Int) throws -> Server {
            try Server(
                model: .llama3_1_70B, accelerator: .h200SXM, parallelism: Parallelism(tensor: 2, pipeline: stages))
        }
        let one = try server(1)
        let two = try server(2)
        expect(two.weightBytesPerGPU, within: 1e-12, of: one.weightBytesPerGPU / 2)
        // Twice the batch in two turns: a token takes no less time, and twice as many come out.
        let single = try one.decodeStep(batch: 16, context: 1000)
        let double = try two.decodeStep(batch: 32, context: 1000)
        #expect(double.time >= single.time)
        expect(double.throughput, within: 0.01, of: 2 * single.throughput)
    }

    @Test func speedAndThroughputAreOfTheWholeServer() throws {
        let server = try MeasuredRow.gptOSS.server()
        let step = try server.decodeStep(batch: 64, context: 1000)
        #expect(step.batch == 64)
        expect(step.throughput, within: 1e-12, of: 64 * step.speed)
        expect(step.throughputPerGPU, within: 1e-12, of: step.throughput / 4)
    }
}
