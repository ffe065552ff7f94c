/// What is predicted of a run and compared with its measurement.
public enum Metric: String, CaseIterable, Hashable, Sendable {
    /// Mean time per output token, in seconds.
    case timePerOutputToken = "tpot"
    /// Mean time to first token, in seconds.
    case timeToFirstToken = "ttft"
    /// Output tokens per second and GPU.
    case throughput

    /// The name in words.
    var title: String {
        switch self {
        case .timePerOutputToken: "time per output token (tpot)"
        case .timeToFirstToken: "time to first token (ttft)"
        case .throughput: "output tokens per second and GPU (throughput)"
        }
    }
}

extension Metric {
    /// The median absolute error of each metric, in one line.
    static func medianErrors(_ predictions: [Prediction]) -> String {
        let parts = allCases.map { metric in
            let summary = ErrorSummary(predictions.map { $0[metric] })
            return "\(metric.rawValue) MdAPE " + (summary.map { percent($0.medianAbsoluteError) } ?? "-")
        }
        return parts.joined(separator: " \u{B7} ")
    }
}
