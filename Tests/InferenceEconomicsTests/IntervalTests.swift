internal import InferenceEconomics
internal import Testing

/// The intervals that predictions carry.
@Suite struct IntervalTests {
    @Test func intervalsHoldTheirPrediction() throws {
        for row in MeasuredRow.all {
            let point = try row.operatingPoint()
            let intervals = point.intervals
            #expect(intervals.timePerOutputToken.contains(point.timePerOutputToken))
            #expect(intervals.timeToFirstToken.contains(point.timeToFirstToken))
            #expect(intervals.throughputPerGPU.contains(point.throughputPerGPU))
            #expect(point.novelty.isEmpty, "\(point.novelty.descriptions)")
        }
    }

    /// Servers that differ from a measured one in one thing that was not measured.
    static let unmeasured: [(Accelerator, Engine, Precision, Double, Double, [String])] = [
        (.gb200, .vllm, .fp8, 0, 0, ["the accelerator"]),
        (.mi300X, .vllm, .fp8, 0, 0, ["the generation of the accelerator"]),
        (.b200SXM, .plain, .fp8, 0, 0, ["the plain engine"]),
        (.b200SXM, .vllm, .int4, 0, 0, ["integer weights"]),
        (.b200SXM, .vllm, .fp8, 2, 0, ["software of this date"]),
        (.b200SXM, .vllm, .fp8, 0, 0.5, ["the prefix cache"]),
    ]

    @Test(arguments: unmeasured)
    func whatWasNotMeasuredWidensTheInterval(
        _ accelerator: Accelerator, _ engine: Engine, _ weights: Precision, _ date: Double, _ hits: Double,
        _ said: [String]
    ) throws {
        func point(
            _ accelerator: Accelerator, _ engine: Engine, _ weights: Precision, _ date: Double, _ hits: Double
        ) throws -> OperatingPoint {
            try Server(
                model: .llama3_1_70B, accelerator: accelerator, engine: engine,
                parallelism: Parallelism(tensor: 4), weights: weights, softwareDate: date
            ).operatingPoint(
                Load(concurrency: 32, promptTokens: 1000, outputTokens: 500, prefixHitRate: hits))
        }
        func width(_ point: OperatingPoint) -> Double {
            point.intervals.timePerOutputToken.upperBound / point.intervals.timePerOutputToken.lowerBound
        }
        let measured = try point(.b200SXM, .vllm, .fp8, 0, 0)
        let other = try point(accelerator, engine, weights, date, hits)
        #expect(other.novelty.descriptions == said)
        #expect(width(other) > 1.01 * width(measured))
    }

    /// Sources of error are independent, so that their squares add up.
    @Test func whatIsNewWidensANarrowIntervalMoreThanAWideOne() throws {
        func intervals(_ hits: Double) throws -> (narrow: Double, wide: Double) {
            let point = try Server(model: .llama3_1_70B, accelerator: .h200SXM, weights: .fp8)
                .operatingPoint(Load(concurrency: 4, promptTokens: 1000, outputTokens: 500, prefixHitRate: hits))
            return (
                point.intervals.timePerOutputToken.upperBound / point.timePerOutputToken,
                point.intervals.timeToFirstToken.upperBound / point.timeToFirstToken
            )
        }
        let (measured, new) = try (intervals(0), intervals(0.5))
        #expect(measured.narrow < measured.wide)
        #expect(new.wide > 1.001 * measured.wide)
        #expect(new.narrow / measured.narrow > 1.01 * new.wide / measured.wide)
    }

    @Test func longRequestsAndPipelinesAreNovel() throws {
        let server = try Server(
            model: .llama3_1_70B, accelerator: .h200SXM, parallelism: Parallelism(tensor: 2, pipeline: 2), weights: .fp8
        )
        let point = try server.operatingPoint(Load(concurrency: 4, promptTokens: 20_000, outputTokens: 500))
        #expect(point.novelty.descriptions == ["pipeline stages", "requests of this length"])
    }

    @Test func waitingForMemoryWidensTheTimeToFirstTokenAlone() throws {
        let intervals = try MeasuredRow.crowded.operatingPoint().intervals
        #expect(intervals.timeToFirstToken.upperBound / intervals.timeToFirstToken.lowerBound > 5)
        #expect(intervals.timePerOutputToken.upperBound / intervals.timePerOutputToken.lowerBound < 2)
    }
}
