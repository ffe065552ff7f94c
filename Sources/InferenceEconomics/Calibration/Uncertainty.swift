internal import CNumerics

/// How far a measurement may lie from its prediction, as natural logarithms of measured over predicted.
struct Spread: Hashable, Sendable {
    /// One measurement in twenty lies below this, which is below zero.
    let low: Double
    /// One in twenty lies above this, which is above zero.
    let high: Double

    /// A spread from a logarithm below zero to one above.
    init(_ low: Double, _ high: Double) {
        self.low = low
        self.high = high
    }

    /// The same with independent sources of error added: their squares add up.
    func widened(bySquares squares: Double) -> Spread {
        Spread(-(low * low + squares).squareRoot(), (high * high + squares).squareRoot())
    }

    /// The interval about a prediction.
    func interval(about prediction: Double) -> ClosedRange<Double> {
        (prediction * cnumerics_exp(low))...(prediction * cnumerics_exp(high))
    }
}

/// What the intervals of predictions are made of.
struct Uncertainty: Hashable, Sendable {
    /// Of the time per output token.
    let timePerOutputToken: Spread
    /// Of the time to first token.
    let timeToFirstToken: Spread
    /// Of the throughput per GPU.
    let throughput: Spread

    /// Learnt from residuals: those of each pair of an engine and a model under constants that were fitted without it, as
    /// `marginal calibrate` prints them.
    static let closedLoop = Uncertainty(
        timePerOutputToken: Spread(-0.163, 0.267), timeToFirstToken: Spread(-0.394, 0.682),
        throughput: Spread(-0.261, 0.16))

    /// The same for runs whose arrivals are unknown.
    static let unknownArrivals = Uncertainty(
        timePerOutputToken: Spread(-0.244, 0.201), timeToFirstToken: Spread(-0.574, 1.13),
        throughput: Spread(-0.267, 0.212))

    /// What a novelty adds. Only the first is measured: leaving each accelerator out of the fit widens the residuals by
    /// this at most. The others are assumed, larger where less is known; AMD's kernels differ most.
    static let widths: [(novelty: Novelty, width: Double)] = [
        (.accelerator, 0.1), (.generation, 0.3), (.engine, 0.1), (.integerWeights, 0.15), (.pipeline, 0.2),
        (.prefixCache, 0.15), (.speculation, 0.2), (.disaggregation, 0.25), (.softwareDate, 0.1), (.length, 0.15),
    ]

    /// What waiting for memory adds to the time to first token: the wait is a small difference of large numbers. Of the
    /// order of the residuals of the few measured runs that waited.
    static let memoryWait = 1.0

    /// What a set of novelties adds, as the sum of squares.
    static func squares(_ novelty: Novelty) -> Double {
        var sum = 0.0
        for (part, width) in widths where novelty.contains(part) { sum += width * width }
        return sum
    }
}

/// The 90 % intervals of a prediction: of twenty measurements, one is expected below and one above.
public struct PredictionIntervals: Hashable, Sendable {
    /// Of the mean time per output token, in seconds.
    public let timePerOutputToken: ClosedRange<Double>
    /// Of the mean time to first token, in seconds.
    public let timeToFirstToken: ClosedRange<Double>
    /// Of the output tokens per second and GPU.
    public let throughputPerGPU: ClosedRange<Double>
}

extension PredictionIntervals {
    /// The intervals about predictions for a load, wider by what was not measured and by waiting for memory.
    init(
        timePerOutputToken: Double, timeToFirstToken: Double, throughputPerGPU: Double, load: Load, novelty: Novelty,
        waitsForMemory: Bool
    ) {
        let learnt = load.arrivals == .unknown ? Uncertainty.unknownArrivals : .closedLoop
        let squares = Uncertainty.squares(novelty)
        let wait = waitsForMemory ? Uncertainty.memoryWait * Uncertainty.memoryWait : 0
        self.init(
            timePerOutputToken: learnt.timePerOutputToken.widened(bySquares: squares)
                .interval(about: timePerOutputToken),
            timeToFirstToken: learnt.timeToFirstToken.widened(bySquares: squares + wait)
                .interval(about: timeToFirstToken),
            throughputPerGPU: learnt.throughput.widened(bySquares: squares).interval(about: throughputPerGPU))
    }
}

extension OperatingPoint {
    /// The 90 % intervals: learnt from residuals, wider for what was not measured.
    public var intervals: PredictionIntervals {
        PredictionIntervals(
            timePerOutputToken: timePerOutputToken, timeToFirstToken: timeToFirstToken,
            throughputPerGPU: throughputPerGPU, load: load, novelty: novelty, waitsForMemory: isMemoryBound)
    }
}

extension DisaggregatedPoint {
    /// The 90 % intervals: those of an ordinary server, wider since no disaggregated one was measured.
    public var intervals: PredictionIntervals {
        PredictionIntervals(
            timePerOutputToken: timePerOutputToken, timeToFirstToken: timeToFirstToken,
            throughputPerGPU: throughputPerGPU, load: load, novelty: novelty, waitsForMemory: memoryWait > 0)
    }
}
