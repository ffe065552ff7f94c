internal import CNumerics
internal import InferenceEconomics

/// Where a fit stands.
struct FitPoint {
    let logarithms: [Double]
    let calibration: Calibration
    let residuals: [Double]
    /// The robust sum of squares and the pull of the priors.
    let cost: Double

    init(at logarithms: [Double], of calibrator: Calibrator, from start: Calibration) {
        self.logarithms = logarithms
        calibration = calibrator.calibration(logarithms, from: start)
        residuals = calibrator.residuals(calibration)
        var cost = 0.0
        for (residual, weight) in zip(residuals, calibrator.residualWeights) {
            cost += weight * 2 * ((1 + residual * residual).squareRoot() - 1)
        }
        for (constant, logarithm) in zip(calibrator.constants, logarithms) {
            let distance = (logarithm - cnumerics_log(constant.prior)) / constant.spread
            cost += distance * distance
        }
        self.cost = cost
    }
}

/// The linearised least-squares problem at a point: residuals reweighted by the soft-L1 loss.
struct NormalEquations {
    private var matrix: [[Double]]
    private var right: [Double]

    init(
        slopes: [[Double]], residuals: [Double], weights: [Double], priors: [(slope: Double, curvature: Double)]
    ) {
        let effective = zip(residuals, weights).map { residual, weight in
            weight / (1 + residual * residual).squareRoot()
        }
        matrix = slopes.map { row in
            let weighed = zip(row, effective).map { $0 * $1 }
            return slopes.map { column in zip(weighed, column).reduce(0) { $0 + $1.0 * $1.1 } }
        }
        right = slopes.map { row in
            var sum = 0.0
            for index in row.indices { sum += row[index] * effective[index] * residuals[index] }
            return sum
        }
        for (index, prior) in priors.enumerated() {
            matrix[index][index] += prior.curvature
            right[index] += prior.slope
        }
    }

    /// The step to subtract, with the diagonal raised by a share of itself; nil if there is none.
    func step(damping: Double) -> [Double]? {
        var damped = matrix
        for index in damped.indices { damped[index][index] *= 1 + damping }
        return solvePositiveDefinite(damped, right)
    }
}
