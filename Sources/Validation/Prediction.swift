internal import CNumerics
public import InferenceEconomics

/// What the model says of a measured run.
public struct Prediction: Hashable, Sendable {
    /// A predicted figure beside the measured one.
    public struct Figure: Hashable, Sendable {
        /// What the model says.
        public let predicted: Double
        /// The lower end of the 90 % interval.
        public let low: Double
        /// The upper end of the 90 % interval.
        public let high: Double
        /// What was measured, if it was.
        public let measured: Double?

        /// Predicted over measured, less one: 0.1 is a prediction ten per cent too high. Nil without a measurement.
        public var error: Double? { measured.map { predicted / $0 - 1 } }

        /// log(measured / predicted). Nil without a measurement.
        var logarithm: Double? { measured.map { cnumerics_log($0 / predicted) } }

        /// Whether the interval holds the measurement. Nil without one.
        public var isCovered: Bool? { measured.map { low <= $0 && $0 <= high } }
    }

    /// The run.
    public let run: MeasuredRun
    /// Time per output token, in seconds.
    public let timePerOutputToken: Figure
    /// Time to first token, in seconds.
    public let timeToFirstToken: Figure
    /// Output tokens per second and GPU.
    public let throughput: Figure

    /// Predicts a run.
    ///
    /// - Parameter calibration: other constants than the fitted ones.
    /// - Throws: ``ServingError`` if the model refuses the deployment or the load.
    public init(_ run: MeasuredRun, calibration: Calibration = .fitted) throws(ServingError) {
        let point = try run.server(calibration: calibration).operatingPoint(run.load())
        self.run = run
        let intervals = point.intervals
        func figure(_ predicted: Double, _ interval: ClosedRange<Double>, _ measured: Double?) -> Figure {
            Figure(predicted: predicted, low: interval.lowerBound, high: interval.upperBound, measured: measured)
        }
        timePerOutputToken = figure(
            point.timePerOutputToken, intervals.timePerOutputToken, run.timePerOutputToken)
        timeToFirstToken = figure(point.timeToFirstToken, intervals.timeToFirstToken, run.timeToFirstToken)
        throughput = figure(point.throughputPerGPU, intervals.throughputPerGPU, run.throughputPerGPU)
    }

    /// The figure of a metric.
    public subscript(metric: Metric) -> Figure {
        switch metric {
        case .timePerOutputToken: timePerOutputToken
        case .timeToFirstToken: timeToFirstToken
        case .throughput: throughput
        }
    }
}
