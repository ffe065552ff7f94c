internal import CNumerics
internal import InferenceEconomics

/// A measured run that the model can predict, with what it counts in a fit.
struct PreparedRun: Sendable {
    let run: MeasuredRun
    let load: Load
    let weight: Double

    /// The runs that the model can predict, each weighed by the size of its group.
    static func prepare(_ runs: [MeasuredRun], groupSize: Double) -> [PreparedRun] {
        var sizes: [String: Int] = [:]
        for run in runs { sizes[run.group, default: 0] += 1 }
        return runs.compactMap { run in
            guard let load = try? run.load(), let server = try? run.server(),
                (try? server.operatingPoint(load)) != nil
            else { return nil }
            let share = groupSize / Double(sizes[run.group] ?? 1)
            return PreparedRun(run: run, load: load, weight: share.squareRoot().squareRoot())
        }
    }

    /// What the model says with other constants; nil if it refuses the run with them.
    func predict(_ calibration: Calibration) -> OperatingPoint? {
        guard let server = try? run.server(calibration: calibration) else { return nil }
        return try? server.operatingPoint(load)
    }
}

extension MeasuredRun {
    /// The sweep that the run belongs to.
    var group: String { "\(engine.rawValue) \(model.identifier) \(accelerator.identifier) \(weights.rawValue)" }
}
