internal import InferenceEconomics
internal import Testing

/// Prefill and decode on servers of their own.
@Suite struct DisaggregationTests {
    static func server(_ tensor: Int = 4) throws -> Server {
        try Server(
            model: .llama3_1_70B, accelerator: .h200SXM, parallelism: Parallelism(tensor: tensor), weights: .fp8)
    }

    static func load(_ concurrency: Double, prompt: Double = 4000) throws -> Load {
        try Load(concurrency: concurrency, promptTokens: prompt, outputTokens: 500, arrivals: .steady)
    }

    @Test(arguments: [1.0, 8, 64, 256, 2000, 20_000])
    func asManyAreUnderWayAsTheLoadSays(_ concurrency: Double) throws {
        let deployment = try DisaggregatedServer(prefill: Self.server(), decode: Self.server())
        let point = try deployment.operatingPoint(Self.load(concurrency))
        let underWay = point.requestRate * (point.timeToFirstToken + point.timePerOutputToken * 500)
        expect(underWay, within: 1e-6, of: concurrency)
        #expect(point.prefillUtilisation <= 1)
        // Those who decode follow from the rate likewise.
        expect(point.runningBatch, within: 1e-9, of: point.requestRate * point.timePerOutputToken * 500)
        expect(point.step.time, within: 1e-12, of: point.timePerOutputToken)
    }

    @Test func noPromptKeepsADecodeStepWaiting() throws {
        let apart = try DisaggregatedServer(prefill: Self.server(), decode: Self.server())
            .operatingPoint(Self.load(64))
        let together = try Self.server(8).operatingPoint(Self.load(64))
        #expect(together.insertedPrefill > 0)
        #expect(apart.timePerOutputToken < together.timePerOutputToken + together.insertedPrefill)
        let step = try Self.server().decodeStep(batch: apart.runningBatch, context: 4250)
        expect(apart.timePerOutputToken, within: 1e-9, of: step.time)
    }

    @Test func moreReadersShortenTheWaitUntilDecodingIsTheLimit() throws {
        var former = try DisaggregatedServer(prefill: Self.server(), decode: Self.server())
            .operatingPoint(Self.load(200))
        for readers in 2...5 {
            let point = try DisaggregatedServer(
                prefill: Self.server(), prefillServers: readers, decode: Self.server()
            ).operatingPoint(Self.load(200))
            #expect(point.prefillWait < former.prefillWait)
            #expect(point.requestRate > former.requestRate)
            former = point
        }
    }

    @Test(arguments: [2.0, 20, 100, 150])
    func promptsWaitAsQueueingTheorySaysOfServiceThatTakesAlwaysTheSame(_ concurrency: Double) throws {
        func point(_ readers: Int) throws -> DisaggregatedPoint {
            try DisaggregatedServer(prefill: Self.server(), prefillServers: readers, decode: Self.server())
                .operatingPoint(Self.load(concurrency * Double(readers)))
        }
        // M/D/1, by Pollaczek and Khinchine.
        let one = try point(1)
        let busy = one.prefillUtilisation
        expect(one.prefillWait, within: 1e-9, of: one.prefillTime * busy / (1 - busy) / 2)
        expect(busy, within: 1e-9, of: one.requestRate * one.prefillTime)
        // Half of M/M/2, by Erlang; the formula is an approximation that is good where the wait is long.
        let two = try point(2)
        let each = two.prefillUtilisation
        guard each > 0.6 else { return }
        expect(two.prefillWait, within: 0.06, of: two.prefillTime * each * each / (1 - each * each) / 2)
    }

    @Test(arguments: [0, 0.25, 0.75])
    func onlyWhatIsNotCachedIsRead(_ hitRate: Double) throws {
        let deployment = try DisaggregatedServer(prefill: Self.server(), decode: Self.server())
        let point = try deployment.operatingPoint(
            Load(concurrency: 4, promptTokens: 4000, outputTokens: 500, arrivals: .steady, prefixHitRate: hitRate))
        let step = try Self.server().prefillStep(prompt: 4000, cached: 4000 * hitRate)
        expect(point.prefillTime, within: 1e-12, of: step.time)
    }

    @Test func requestOfOneTokenEndsWithItsFirst() throws {
        let point = try DisaggregatedServer(prefill: Self.server(), decode: Self.server())
            .operatingPoint(Load(concurrency: 4, promptTokens: 4000, outputTokens: 1))
        #expect(point.timePerRequest == point.timeToFirstToken)
    }

    @Test func theCacheOfThePromptIsSent() throws {
        let slow = try DisaggregatedServer(
            prefill: Self.server(), decode: Self.server(), transferBandwidth: 10e9)
        let bytes = try slow.transferBytes(prompt: 4000)
        // 80 layers, 8 KV heads of 128, keys and values, bf16.
        expect(bytes, within: 1e-12, of: 80.0 * 8 * 128 * 2 * 2 * 4000)
        expect(try slow.operatingPoint(Self.load(4)).transferTime, within: 1e-12, of: bytes / 10e9)
    }

    @Test func promptsPayForTheirGPUsAndOutputForTheOthers() throws {
        let point = try DisaggregatedServer(prefill: Self.server(), prefillServers: 2, decode: Self.server(8))
            .operatingPoint(Self.load(64))
        let costs = try point.tokenCosts(prefillHourlyRate: 2, decodeHourlyRate: 3)
        let paid = point.requestRate * (4000 * costs.prompt + 500 * costs.output) * 3600
        expect(paid, within: 1e-9, of: 2.0 * 8 + 3.0 * 8)
        #expect(throws: ServingError.self) { try point.tokenCosts(prefillHourlyRate: -1, decodeHourlyRate: 1) }
    }

    @Test func partsOfTheTimeToFirstTokenAddUp() throws {
        let point = try DisaggregatedServer(prefill: Self.server(), decode: Self.server())
            .operatingPoint(Self.load(20_000))
        let parts = point.prefillWait + point.prefillTime + point.transferTime + point.memoryWait
        #expect(point.timeToFirstToken > parts && point.timeToFirstToken < parts + 0.1)
    }

    @Test func intervalsAreWiderThanThoseOfAMeasuredServer() throws {
        let apart = try DisaggregatedServer(prefill: Self.server(), decode: Self.server())
            .operatingPoint(Self.load(16))
        let together = try Self.server(8).operatingPoint(Self.load(16))
        #expect(apart.novelty.descriptions == ["disaggregated prefill"])
        func width(_ range: ClosedRange<Double>) -> Double { range.upperBound / range.lowerBound }
        #expect(apart.intervals.timePerOutputToken.contains(apart.timePerOutputToken))
        #expect(
            width(apart.intervals.timePerOutputToken) > 1.1 * width(together.intervals.timePerOutputToken))
        #expect(width(apart.intervals.timeToFirstToken) > 1.05 * width(together.intervals.timeToFirstToken))
    }

    @Test func whatDoesNotGoTogetherIsRefused() throws {
        let other = try Server(
            model: .llama3_3_70B, accelerator: .h200SXM, parallelism: Parallelism(tensor: 4), weights: .fp8)
        let narrow = try Server(
            model: .llama3_1_70B, accelerator: .h200SXM, parallelism: Parallelism(tensor: 4), weights: .fp8,
            keyValueCache: .fp8)
        let guessing = try Server(
            model: .llama3_1_70B, accelerator: .h200SXM, parallelism: Parallelism(tensor: 4), weights: .fp8,
            speculation: Speculation(draftTokens: 1, acceptance: 0.5))
        let plain = try Self.server()
        let refused: [(Server, Server, Int, Int, Double?)] = [
            (plain, other, 1, 1, nil), (plain, narrow, 1, 1, nil), (guessing, plain, 1, 1, nil),
            (plain, plain, 0, 1, nil), (plain, plain, 1, 0, nil), (plain, plain, 1, 1, 0), (plain, plain, 1, 1, .nan),
        ]
        for (prefill, decode, readers, writers, bandwidth) in refused {
            #expect(throws: ServingError.self) {
                try DisaggregatedServer(
                    prefill: prefill, prefillServers: readers, decode: decode, decodeServers: writers,
                    transferBandwidth: bandwidth)
            }
        }
        // A prompt that no server holds.
        #expect(throws: ServingError.self) {
            try DisaggregatedServer(prefill: plain, decode: plain)
                .operatingPoint(Load(concurrency: 1, promptTokens: 5e6, outputTokens: 10))
        }
    }
}
