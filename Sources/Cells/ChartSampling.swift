internal import CNumerics

/// The values of a range at which a curve is computed: few to begin with, and then one more wherever the line between two
/// neighbours would be longest, so that points lie evenly on the page whatever the axes are.
struct ChartSampling: Sendable {
    /// How many values a curve begins with.
    static let fewest = 25
    /// How many it has at most.
    static let most = 89
    /// The part of the chart's size that a line between two neighbours need not be shorter than.
    static let shortest = 1.0 / 40

    let lower: Double
    let upper: Double
    /// What the values are whole multiples of; nil where they may lie anywhere.
    let whole: Double?
    /// Whether the values begin at equal ratios.
    let isLogarithmic: Bool

    /// The values to begin with, ascending; all of a short range of whole ones.
    func start() -> [Double] {
        if let whole, (upper - lower) / whole <= Double(ChartSampling.fewest) * 2 {
            let count = Int(((upper - lower) / whole + 1e-9).rounded(.down))
            return (0...max(count, 0)).map { lower + Double($0) * whole }
        }
        var values: [Double] = []
        for index in 0..<ChartSampling.fewest {
            let share = Double(index) / Double(ChartSampling.fewest - 1)
            // The ends are given back as they are, not as what is left of them after two logarithms.
            let value = index == 0 ? lower : index == ChartSampling.fewest - 1 ? upper : rounded(at(share))
            if let last = values.last, value <= last { continue }
            values.append(value)
        }
        return values
    }

    /// A value between two; nil where none lies between them.
    func middle(_ one: Double, _ other: Double) -> Double? {
        let value = rounded(isLogarithmic ? (one * other).squareRoot() : one / 2 + other / 2)
        return value > one && value < other ? value : nil
    }

    /// The part of the range that lies between two values.
    func share(_ one: Double, _ other: Double) -> Double {
        guard upper > lower else { return 0 }
        return isLogarithmic
            ? cnumerics_log(other / one) / cnumerics_log(upper / lower) : (other - one) / (upper - lower)
    }

    private func at(_ share: Double) -> Double {
        isLogarithmic
            ? lower * cnumerics_exp(cnumerics_log(upper / lower) * share) : lower + (upper - lower) * share
    }

    private func rounded(_ value: Double) -> Double {
        guard let whole else { return value }
        return lower + ((value - lower) / whole).rounded() * whole
    }
}
