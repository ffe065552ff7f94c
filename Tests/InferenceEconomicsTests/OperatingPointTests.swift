internal import InferenceEconomics
internal import Testing

@Suite struct OperatingPointTests {
    static func load(
        _ concurrency: Double, prompt: Double = 1000, output: Double = 1000, arrivals: Arrivals = .closedLoop,
        prefixHitRate: Double = 0
    ) throws -> Load {
        try Load(
            concurrency: concurrency, promptTokens: prompt, outputTokens: output, arrivals: arrivals,
            prefixHitRate: prefixHitRate)
    }

    @Test(arguments: MeasuredRow.all)
    func throughputAndTimeKeepLittlesLaw(_ row: MeasuredRow) throws {
        let point = try row.operatingPoint()
        expect(point.requestRate * point.timePerRequest, within: 1e-12, of: row.concurrency)
        expect(point.throughput, within: 1e-12, of: point.requestRate * 0.9 * row.output)
        // Requests that decode are fewer than those under way, and no more than fit.
        #expect(point.runningBatch < point.largestBatch && point.largestBatch <= row.concurrency)
    }

    @Test(arguments: MeasuredRow.all)
    func noMoreTokensComeOutThanTheBatchDecodes(_ row: MeasuredRow) throws {
        let server = try row.server()
        for concurrency in [1.0, 30, 500, 5000] {
            let point = try server.operatingPoint(Self.load(concurrency, prompt: 4000))
            #expect(point.throughput * point.timePerOutputToken <= point.largestBatch)
        }
    }

    @Test(arguments: MeasuredRow.all)
    func requestOfOneTokenEndsWithItsFirst(_ row: MeasuredRow) throws {
        let point = try row.server().operatingPoint(Self.load(4, output: 1))
        #expect(point.timePerRequest == point.timeToFirstToken)
    }

    /// Where arrivals are unknown, half of those that come in a burst find nobody decoding.
    @Test(arguments: [(0.0, Arrivals.closedLoop, 1.0), (0.25, .steady, 1), (0.9, .closedLoop, 1), (0, .unknown, 0.75)])
    func promptInsertsWhatItAddsToADecodeStep(_ hitRate: Double, _ arrivals: Arrivals, _ seen: Double) throws {
        var calibration = Calibration.fitted
        calibration.scheduling.joined = 1
        calibration.scheduling.burstUnknown = 0.5
        let server = try Server(
            model: .llama3_1_70B, accelerator: .h200SXM, parallelism: Parallelism(tensor: 2), calibration: calibration)
        let load = try Self.load(8, prompt: 20_000, output: 400, arrivals: arrivals, prefixHitRate: hitRate)
        let point = try server.operatingPoint(load)
        func time(_ tokens: Double, _ work: Double) throws -> Double {
            try server.step(batch: point.runningBatch, context: 20_200, promptTokens: tokens, attentionWork: work).time
        }
        let cached = 20_000 * hitRate
        let work = try server.prefillAttentionWork(prompt: 20_000, cached: cached)
        let added = try time(20_000 - cached, work) - time(0, 0)
        // With every 400 tokens of each request comes a prompt.
        expect(point.insertedPrefill, within: 1e-9, of: seen * added * point.runningBatch / 400)
    }

    /// Under an engine that looks at its queue every step: where looks are rare, all wait for them likewise.
    @Test func startingTogetherDelaysTheFirstToken() throws {
        for row in [MeasuredRow.llama, .miniMax, .crowded] {
            let server = try row.server()
            let together = try server.operatingPoint(Self.load(64))
            let apart = try server.operatingPoint(Self.load(64, arrivals: .steady))
            #expect(together.timeToFirstToken > apart.timeToFirstToken)
        }
    }

    @Test func moreRequestsSlowEachAndServeMore() throws {
        let server = try MeasuredRow.llama.server()
        var last = try server.operatingPoint(Self.load(1))
        for concurrency in [2.0, 4, 8, 16, 32, 64] {
            let point = try server.operatingPoint(Self.load(concurrency))
            #expect(point.timePerOutputToken > last.timePerOutputToken)
            #expect(point.throughput > last.throughput)
            last = point
        }
    }

    @Test func requestsThatDoNotFitWait() throws {
        let server = try MeasuredRow.crowded.server()
        let fits = try server.operatingPoint(Self.load(64, prompt: 8000))
        let waits = try server.operatingPoint(Self.load(1024, prompt: 8000))
        #expect(fits.memoryWait == 0 && !fits.isMemoryBound)
        #expect(waits.isMemoryBound && waits.memoryWait > 0.9 * waits.timeToFirstToken)
        #expect(waits.largestBatch < 300)
    }

    @Test func singleRequestDecodesAtTheSpeedOfABatchOfOne() throws {
        let server = try MeasuredRow.llama.server()
        let point = try server.operatingPoint(Self.load(1, prompt: 10, output: 4000))
        let alone = try server.decodeStep(batch: 1, context: 2010)
        expect(point.timePerOutputToken, within: 0.02, of: alone.time)
    }

    @Test func prefixCacheShortensTheFirstTokenAndTheRest() throws {
        let server = try MeasuredRow.llama.server()
        let cold = try server.operatingPoint(Self.load(32, prompt: 8000))
        let warm = try server.operatingPoint(Self.load(32, prompt: 8000, prefixHitRate: 0.9))
        #expect(warm.timeToFirstToken < cold.timeToFirstToken / 2)
        #expect(warm.insertedPrefill < cold.insertedPrefill / 3)
        #expect(warm.throughput > cold.throughput)
    }

    @Test func unknownArrivalsWaitLongerForTheFirstToken() throws {
        let server = try Server(model: .llama3_1_8B, accelerator: .h100SXM, engine: .sglang)
        let known = try server.operatingPoint(Self.load(64))
        let unknown = try server.operatingPoint(Self.load(64, arrivals: .unknown))
        #expect(unknown.timeToFirstToken > known.timeToFirstToken)
    }

    @Test func rareLooksAtTheQueueDelayTheFirstTokenOfSGLangAlone() throws {
        func first(_ engine: Engine, _ interval: Double) throws -> Double {
            try Server(model: .llama3_1_8B, accelerator: .h100SXM, engine: engine, receiveInterval: interval)
                .operatingPoint(Self.load(32)).timeToFirstToken
        }
        #expect(try first(.sglang, 30) > 1.5 * first(.sglang, 1))
        #expect(try first(.vllm, 30) == first(.vllm, 1))
    }

    @Test(arguments: [nil, 3])
    func looksAtTheQueueAreStepsApartAndNotTokens(_ drafted: Int?) throws {
        let speculation = try drafted.map { try Speculation(draftTokens: $0, acceptance: 0.8, draft: .lookup) }
        func point(_ interval: Double) throws -> OperatingPoint {
            try Server(
                model: .llama3_1_8B, accelerator: .h100SXM, engine: .sglang, receiveInterval: interval,
                speculation: speculation
            ).operatingPoint(Self.load(1, prompt: 10, output: 8000, arrivals: .steady))
        }
        let (often, rarely) = try (point(1), point(101))
        // On average half of the steps between two looks are left.
        expect(rarely.timeToFirstToken - often.timeToFirstToken, within: 0.02, of: 50 * often.step.time)
    }

    @Test func costIsRentOverTokens() throws {
        let point = try MeasuredRow.deepSeek.operatingPoint()
        let perToken = try point.costPerToken(hourlyRate: 3)
        expect(perToken * point.throughput * 3600, within: 1e-12, of: 3 * 4)
        let phases = try point.phaseCosts(hourlyRate: 3)
        let load = point.load
        let request = phases.prefill * load.meanPrompt + phases.decode * load.meanOutput
        expect(request, within: 1e-12, of: try point.costPerRequest(hourlyRate: 3))
        // Eight times as many prompt tokens as output tokens, and yet a prompt token costs far less.
        #expect(phases.prefill * 10 < phases.decode)
        #expect(try point.costPerToken(hourlyRate: 0) == 0)
    }

    @Test func requestThatDoesNotFitAloneIsRefused() throws {
        let server = try Server(model: .llama3_1_70B, accelerator: .h100SXM, parallelism: Parallelism(tensor: 2))
        #expect(throws: ServingError.self) { try server.operatingPoint(Self.load(1, prompt: 1_000_000)) }
        #expect(try server.largestBatch(context: 1_000_000) == 0)
    }
}
