internal import InferenceEconomics

/// The 90 % interval about a predicted figure: from the figure divided by a factor to the figure times it.
///
/// The factors are assumed, and the same for every run. On the development rows the intervals hold 91 % of the measured
/// times per output token, 90 % of the times to first token and 92 % of the throughputs (2026-04-27 rows, the constants
/// that were fitted on them); where nothing was measured they are too narrow.
func predictionInterval(of metric: Metric, at point: OperatingPoint, _ predicted: Double) -> (
    low: Double, high: Double
) {
    let factor =
        switch metric {
        case .timePerOutputToken, .throughput: 1.25
        case .timeToFirstToken: 2.0
        }
    return (predicted / factor, predicted * factor)
}
