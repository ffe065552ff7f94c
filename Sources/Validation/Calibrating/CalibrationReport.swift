public import InferenceEconomics

/// A fit of the constants, and how well it does on runs that it has and has not seen.
public struct CalibrationReport: Sendable {
    /// What a fit leaves out and then predicts.
    public enum Fold: String, CaseIterable, Sendable {
        /// Every pair of an engine and a model.
        case pair = "engine and model"
        /// Every accelerator.
        case accelerator
        /// Every generation of accelerators.
        case generation
        /// Every engine.
        case engine

        /// The name of a run's group.
        func group(_ run: MeasuredRun) -> String {
            switch self {
            case .pair: run.engine.rawValue + " " + run.model.identifier
            case .accelerator: run.accelerator.identifier
            case .generation: run.accelerator.generation.rawValue
            case .engine: run.engine.rawValue
            }
        }
    }

    /// The constants found.
    public let calibration: Calibration
    /// The runs, predicted with them.
    public let seen: [Prediction]
    /// The runs, each predicted with constants of a fit without its group.
    public let unseen: [(fold: Fold, predictions: [Prediction])]
    let calibrator: Calibrator

    /// Fits, and then once more for each group that is left out.
    ///
    /// - Parameter progress: is told what comes next.
    public init(_ calibrator: Calibrator, folds: [Fold] = Fold.allCases, progress: (String) -> Void = { _ in }) {
        self.calibrator = calibrator
        progress("fitting \(calibrator.constants.count) constants to \(calibrator.count) runs")
        let found = calibrator.fit()
        calibration = found
        seen = CalibrationReport.predict(calibrator.runs) { _ in found }
        unseen = folds.map { fold in
            progress("leaving out each \(fold.rawValue) in turn")
            let fits = calibrator.leaveOneOut(by: fold.group, from: found)
            let predictions = CalibrationReport.predict(calibrator.runs) { run in
                fits.first { $0.group == fold.group(run) }?.calibration ?? found
            }
            return (fold, predictions)
        }
    }

    private static func predict(_ runs: [PreparedRun], _ choose: (MeasuredRun) -> Calibration) -> [Prediction] {
        runs.compactMap { run in try? Prediction(run.run, calibration: choose(run.run)) }
    }

    /// What the command prints: the constants as source, beside what was believed, and the errors.
    public var text: String {
        var lines = ["The constants, as in Sources/InferenceEconomics/Calibration/Calibration+Fitted.swift:", ""]
        lines += [calibration.source, "", "CONSTANT, what was believed, what was found"]
        lines += calibrator.constants.map { constant in
            let found = calibration[keyPath: constant.place]
            return "  " + padded(constant.name, 34) + padded(sourceLiteral(constant.prior), 10) + sourceLiteral(found)
        }
        lines += ["", agreement, "", "LOG(MEASURED / PREDICTED) AT 5 % AND 95 %, left out and predicted"]
        lines += spreads
        lines += ["", summary("in the fit", seen)]
        lines += unseen.map { summary("without its " + $0.fold.rawValue, $0.predictions) }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Whether the source holds what was found.
    private var agreement: String {
        let moved = calibrator.constants.filter { constant in
            let ratio = calibration[keyPath: constant.place] / Calibration.fitted[keyPath: constant.place]
            return (ratio - 1).magnitude > 0.01
        }
        guard !moved.isEmpty else { return "The source has these constants, within 1 %." }
        return "The source differs by more than 1 % in \(moved.map { $0.name }.joined(separator: ", "))."
    }

    private func summary(_ title: String, _ predictions: [Prediction]) -> String {
        "\(title): \(Metric.medianErrors(predictions)) \u{B7} \(predictions.count) rows"
    }

    /// The quantiles that the intervals of predictions are learnt from.
    private var spreads: [String] {
        unseen.flatMap { fold, predictions in
            Metric.allCases.map { metric in
                let known = predictions.filter { $0.run.arrivals != .unknown }
                let other = predictions.filter { $0.run.arrivals == .unknown }
                return "  " + padded(fold.rawValue, 18) + padded(metric.rawValue, 12)
                    + padded(quantiles(known, metric), 20) + "arrivals unknown " + quantiles(other, metric)
            }
        }
    }

    private func quantiles(_ predictions: [Prediction], _ metric: Metric) -> String {
        let residuals = predictions.compactMap { $0[metric].logarithm }.sorted()
        guard !residuals.isEmpty else { return "-" }
        func quantile(_ share: Double) -> Double { residuals[Int((Double(residuals.count - 1) * share).rounded())] }
        return "\(sourceLiteral(quantile(0.05))) \(sourceLiteral(quantile(0.95)))"
    }

    private func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(width - text.count, 1))
    }
}
