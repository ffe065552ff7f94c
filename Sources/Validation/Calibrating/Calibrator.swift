internal import CNumerics
public import InferenceEconomics

/// Fits the constants of the model to measured runs.
///
/// Least squares on log(predicted / measured), robust, against Gaussian priors on the logarithms of the constants: by
/// Gauss-Newton steps with Levenberg's damping, the residuals reweighted at each (Huber, "Robust Statistics", 1981; the
/// soft-L1 loss of Triggs et al., "Bundle Adjustment", 2000). Everything is in the order of the table, so that the same
/// table gives the same constants.
public struct Calibrator: Sendable {
    /// How residuals are weighed. The values were chosen once; a study may change them.
    public struct Weights: Hashable, Sendable {
        /// A residual of log(time per output token) that counts as one: between versions of an engine they differ by
        /// 12.6 % at the median.
        public var timePerOutputTokenScale = 0.08
        /// The same of log(time to first token), which depends more on how the benchmark arrives.
        public var timeToFirstTokenScale = 0.2
        /// What a time to first token counts beside a time per output token.
        public var timeToFirstTokenWeight = 0.5
        /// What the measurements count beside the priors: runs of one sweep are not independent.
        public var data = 0.4
        /// Runs of a group of engine, model, accelerator and precision beyond which its runs count less, so that a
        /// group of many does not decide alone: each by the fourth root of this over their number.
        public var groupSize = 40.0

        /// The weights of the published fit.
        public init() {}
    }

    let constants: [FittedConstant]
    let runs: [PreparedRun]
    let weights: Weights

    /// A fit to runs. Those that the model refuses are left out.
    public init(_ runs: [MeasuredRun], weights: Weights = Weights()) {
        self.init(runs, constants: FittedConstant.all, weights: weights)
    }

    /// A fit of some of the constants.
    init(_ runs: [MeasuredRun], constants: [FittedConstant], weights: Weights = Weights()) {
        self.constants = constants
        self.weights = weights
        self.runs = PreparedRun.prepare(runs, groupSize: weights.groupSize)
    }

    /// A fit of the same constants to some of the runs.
    private init(_ other: Calibrator, keeping isKept: (PreparedRun) -> Bool) {
        constants = other.constants
        weights = other.weights
        runs = other.runs.filter(isKept)
    }

    /// How many runs the fit rests on.
    public var count: Int { runs.count }

    /// How many constants are fitted.
    public var constantCount: Int { constants.count }

    /// The constants of least cost, found from others.
    ///
    /// - Complexity: O(runs x constants) evaluations a step.
    public func fit(from start: Calibration = .fitted, steps: Int = 25) -> Calibration {
        var point = FitPoint(at: constants.map { cnumerics_log(start[keyPath: $0.place]) }, of: self, from: start)
        var damping = 1e-3
        for _ in 0..<steps {
            let system = normalEquations(at: point, from: start)
            var accepted = false
            for _ in 0..<8 where !accepted {
                guard let step = system.step(damping: damping) else {
                    damping *= 5
                    continue
                }
                // Half a logarithm at a time: further away the line is no longer the curve.
                let moved = zip(point.logarithms, step).map { $0 - max(-0.5, min(0.5, $1)) }
                let next = FitPoint(at: moved, of: self, from: start)
                guard next.cost < point.cost else {
                    damping *= 5
                    continue
                }
                let gain = point.cost - next.cost
                point = next
                damping = max(damping / 5, 1e-6)
                accepted = true
                if gain < 1e-3 { return point.calibration }
            }
            if !accepted { break }
        }
        return point.calibration
    }

    /// Predicts every run with constants that were fitted without the runs of its group.
    ///
    /// - Returns: one calibration for each group that occurs, and the groups' names.
    public func leaveOneOut(
        by group: @Sendable (MeasuredRun) -> String, from start: Calibration = .fitted, steps: Int = 6
    ) -> [(group: String, calibration: Calibration)] {
        var groups: [String] = []
        for run in runs where !groups.contains(group(run.run)) { groups.append(group(run.run)) }
        return groups.map { name in
            let rest = Calibrator(self) { group($0.run) != name }
            return (name, rest.fit(from: start, steps: steps))
        }
    }

    /// The linearised problem at a point.
    private func normalEquations(at point: FitPoint, from start: Calibration) -> NormalEquations {
        let nudge = 1e-4
        let slopes = constants.indices.map { index in
            var moved = point.logarithms
            moved[index] += nudge
            let there = residuals(calibration(moved, from: start))
            return zip(there, point.residuals).map { ($0 - $1) / nudge }
        }
        let pull = zip(constants, point.logarithms).map { constant, logarithm in
            (
                slope: (logarithm - cnumerics_log(constant.prior)) / (constant.spread * constant.spread),
                curvature: 1 / (constant.spread * constant.spread)
            )
        }
        return NormalEquations(slopes: slopes, residuals: point.residuals, weights: residualWeights, priors: pull)
    }

    /// The calibration with these logarithms in the place of the fitted constants.
    func calibration(_ logarithms: [Double], from start: Calibration) -> Calibration {
        var calibration = start
        for (constant, logarithm) in zip(constants, logarithms) {
            calibration[keyPath: constant.place] = cnumerics_exp(logarithm)
        }
        return calibration
    }

    /// Two scaled residuals a run; zero where a time was not measured.
    func residuals(_ calibration: Calibration) -> [Double] {
        var residuals: [Double] = []
        residuals.reserveCapacity(2 * runs.count)
        for run in runs {
            let point = run.predict(calibration)
            residuals.append(
                scaled(point?.timePerOutputToken, run.run.timePerOutputToken, weights.timePerOutputTokenScale))
            residuals.append(
                scaled(point?.timeToFirstToken, run.run.timeToFirstToken, weights.timeToFirstTokenScale))
        }
        return residuals
    }

    private func scaled(_ predicted: Double?, _ measured: Double?, _ scale: Double) -> Double {
        guard let predicted, let measured else { return 0 }
        return cnumerics_log(predicted / measured) / scale
    }

    /// What each residual counts.
    var residualWeights: [Double] {
        runs.flatMap { [$0.weight * weights.data, $0.weight * weights.data * weights.timeToFirstTokenWeight] }
    }
}
