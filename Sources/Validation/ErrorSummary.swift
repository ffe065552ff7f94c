/// How far predictions are from measurements, over a set of runs.
public struct ErrorSummary: Hashable, Sendable {
    /// Runs in which the metric was measured.
    public let rows: Int
    /// Median of the absolute errors, relative to the measurement: MdAPE / 100.
    public let medianAbsoluteError: Double
    /// Mean of the absolute errors, relative to the measurement: MAPE / 100.
    public let meanAbsoluteError: Double
    /// Median of the signed errors: above zero where predictions are too high.
    public let bias: Double
    /// Share of the runs whose prediction is within 20 % of the measurement.
    public let shareWithin20Percent: Double
    /// Share of the runs whose measurement lies in the 90 % interval.
    public let coverage: Double

    /// Summarises the runs in which a metric was measured; nil if there is none.
    ///
    /// - Complexity: O(n log n).
    public init?(_ figures: [Prediction.Figure]) {
        let errors = figures.compactMap { $0.error }
        guard !errors.isEmpty else { return nil }
        let sizes = errors.map { $0.magnitude }
        let count = Double(errors.count)
        rows = errors.count
        medianAbsoluteError = ErrorSummary.median(sizes)
        meanAbsoluteError = sizes.reduce(0, +) / count
        bias = ErrorSummary.median(errors)
        shareWithin20Percent = Double(sizes.filter { $0 <= 0.2 }.count) / count
        coverage = Double(figures.filter { $0.isCovered ?? false }.count) / count
    }

    /// The middle value, or the mean of the two; of at least one.
    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}
