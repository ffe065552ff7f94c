/// What is asked of an uncertain value, with one certain number as the answer. Of a certain number every quantile is the
/// number itself, and its deviation is zero; a certain condition has the probability 1 or 0.
enum Statistic: Sendable, Hashable {
    /// What that share of the draws stays below.
    case quantile(percent: Int)
    /// The expected value.
    case mean
    /// The standard deviation.
    case deviation
    /// The share of the draws in which a condition holds.
    case probability

    private static let table: [(name: String, statistic: Statistic)] =
        [5, 10, 25, 50, 75, 90, 95].map { ("p\($0)", .quantile(percent: $0)) } + [
            ("sd", .deviation), ("probability", .probability),
        ]

    static let names: [String] = table.map { $0.name }

    private static let byName = Dictionary(uniqueKeysWithValues: table.map { (Name($0.name), $0.statistic) })

    /// The statistic under a name. The mean is none of them: it is that of a list as well.
    init?(_ name: Name) {
        guard let statistic = Statistic.byName[name] else { return nil }
        self = statistic
    }

    /// The answer for a value. Draws that did not count, since the formula is a branch that they do not take, are left out.
    func callAsFunction(_ value: Value) -> Double {
        switch (self, value) {
        case (.quantile(let percent), .uncertain(let draws)):
            return Statistic.quantile(Double(percent) / 100, of: draws.sortedNumbers)
        case (.mean, .uncertain(.numbers(let numbers))): return Statistic.average(numbers.filter { $0.isFinite })
        case (.deviation, .uncertain(.numbers(let numbers))):
            return Statistic.deviation(numbers.filter { $0.isFinite })
        case (.probability, .uncertain(let draws)): return draws.probability
        case (.probability, _): return value.truth ? 1 : 0
        case (.deviation, .number): return 0
        default: return value.number
        }
    }

    /// The quantile of ascending numbers by Hazen's plotting positions: the i-th of n numbers is the quantile of
    /// (i - 1/2)/n, and between two of them the quantile runs straight. (Hazen, Transactions of the ASCE 77, 1914; number 5
    /// in Hyndman and Fan, The American Statistician 50, 1996.) These are the very positions at which `DrawPlan` draws, so
    /// that what an author writes as an interval has this interval.
    static func quantile(_ share: Double, of sorted: [Double]) -> Double {
        guard let first = sorted.first, let last = sorted.last else { return .nan }
        let place = share * Double(sorted.count) - 0.5
        guard place > 0 else { return first }
        let below = Int(place)
        guard below + 1 < sorted.count else { return last }
        let part = place - Double(below)
        let quantile = sorted[below] + (sorted[below + 1] - sorted[below]) * part
        // Two numbers that are as far on either side of zero meet there, but for the rounding of their last bits.
        return quantile.magnitude < 0x1p-50 * max(first.magnitude, last.magnitude) ? 0 : quantile
    }

    static func average(_ numbers: [Double]) -> Double {
        guard let first = numbers.first else { return .nan }
        // From the first one on, so that many times one number has exactly this number as its mean.
        return first + numbers.reduce(0) { $0 + ($1 - first) } / Double(numbers.count)
    }

    private static func deviation(_ numbers: [Double]) -> Double {
        guard numbers.count > 1 else { return numbers.isEmpty ? .nan : 0 }
        let mean = average(numbers)
        return (numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(numbers.count - 1)).squareRoot()
    }
}
