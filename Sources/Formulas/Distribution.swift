internal import CNumerics

/// What is known of an uncertain quantity.
enum Distribution: Sendable, Hashable {
    /// `between a and b`: a 90 % interval, lognormal where both bounds are above zero, normal otherwise.
    case interval
    /// `normal(mean, sd)`
    case normal
    /// `uniform(low, high)`
    case uniform
    /// `triangular(low, mode, high)`
    case triangular

    private static let table: [(name: String, distribution: Distribution)] = [
        ("normal", .normal), ("uniform", .uniform), ("triangular", .triangular),
    ]

    static let names: [String] = table.map { $0.name }

    private static let byName = Dictionary(uniqueKeysWithValues: table.map { (Name($0.name), $0.distribution) })

    /// The distribution that a function gives.
    init?(_ name: Name) {
        guard let distribution = Distribution.byName[name] else { return nil }
        self = distribution
    }

    /// What describes it, in order.
    var parameters: [Name] {
        switch self {
        case .interval, .uniform: [Name("low"), Name("high")]
        case .normal: [Name("mean"), Name("sd")]
        case .triangular: [Name("low"), Name("mode"), Name("high")]
        }
    }

    /// Whether its draws come from normal ones, and not from shares.
    var isOfNormalScores: Bool { self == .interval || self == .normal }

    /// What is wrong with its parameters, and what to write instead; nil where nothing is.
    func mistake(_ parameters: [Double]) -> (summary: String, hint: String)? {
        switch self {
        case .interval, .uniform:
            parameters[0] <= parameters[1]
                ? nil : ("the interval ends before it begins", "write the smaller bound first")
        case .normal:
            parameters[1] >= 0
                ? nil : ("a standard deviation cannot be below zero", "write normal(mean, sd) with an sd above zero")
        case .triangular:
            parameters[0] <= parameters[1] && parameters[1] <= parameters[2]
                ? nil
                : (
                    "the most likely value must lie between the lowest and the highest",
                    "write triangular(low, mode, high)"
                )
        }
    }

    /// The draws, one for each score.
    func draws(_ parameters: [Double], _ scores: [Double]) -> [Double] {
        switch self {
        case .interval where parameters[0] > 0:
            let (low, high) = (cnumerics_log(parameters[0]), cnumerics_log(parameters[1]))
            let middle = (low + high) / 2
            let deviation = (high - low) / (2 * NormalQuantile.ofInterval)
            return scores.map { cnumerics_exp(middle + deviation * $0) }
        case .interval:
            let middle = parameters[0] + (parameters[1] - parameters[0]) / 2
            let deviation = (parameters[1] - parameters[0]) / (2 * NormalQuantile.ofInterval)
            return scores.map { middle + deviation * $0 }
        case .normal: return scores.map { parameters[0] + parameters[1] * $0 }
        case .uniform: return scores.map { parameters[0] + (parameters[1] - parameters[0]) * $0 }
        case .triangular:
            let (low, mode, high) = (parameters[0], parameters[1], parameters[2])
            guard high > low else { return scores.map { _ in low } }
            let share = (mode - low) / (high - low)
            return scores.map { score in
                score < share
                    ? low + (score * (high - low) * (mode - low)).squareRoot()
                    : high - ((1 - score) * (high - low) * (high - mode)).squareRoot()
            }
        }
    }
}
