/// What an uncertain value is in each of a book's draws.
///
/// All uncertain values of a book have the same number of draws, and the first draw of one belongs to the first draw of
/// every other: what two values share moves both together, so that `x - x` is zero in every draw.
public enum Draws: Sendable {
    /// Numbers, in base units.
    case numbers([Double])
    /// Truths: of a comparison of what is uncertain.
    case truths([Bool])
    /// Records, texts or lists.
    case others([Value])

    /// How many draws an evaluation takes where nobody says how many.
    public static let standardCount = 1_000

    /// How many draws there are.
    public var count: Int {
        switch self {
        case .numbers(let numbers): numbers.count
        case .truths(let truths): truths.count
        case .others(let values): values.count
        }
    }

    /// The value in one of the draws.
    public subscript(draw: Int) -> Value {
        switch self {
        case .numbers(let numbers): .number(numbers[draw])
        case .truths(let truths): .truth(truths[draw])
        case .others(let values): values[draw]
        }
    }

    /// One value for each draw. What kind they are is seen from one that counts.
    ///
    /// - Parameter mask: the draws that count; nil for all. Of the others nothing is known.
    init(_ values: [Value], mask: [Bool]?) {
        let first = values.indices.first { mask?[$0] ?? true }
        switch first.map({ values[$0] }) {
        case .number?: self = .numbers(values.map { $0.number })
        case .truth?: self = .truths(values.map { $0.truth })
        default: self = .others(values)
        }
    }

    /// The numbers, ascending; without those of draws that did not count. None of what are no numbers.
    public var sortedNumbers: [Double] {
        guard case .numbers(let numbers) = self else { return [] }
        return numbers.filter { $0.isFinite }.sorted()
    }

    /// The share of the draws that are true.
    public var probability: Double {
        guard case .truths(let truths) = self, !truths.isEmpty else { return .nan }
        return Double(truths.reduce(0) { $0 + ($1 ? 1 : 0) }) / Double(truths.count)
    }
}

/// The median of an uncertain number and the bounds of its middle 90 %.
public struct DrawSummary: Sendable {
    /// What 5 of 100 draws stay below, in base units.
    public let low: Double
    /// What half of the draws stay below: the figure that stands for the whole.
    public let median: Double
    /// What 95 of 100 draws stay below.
    public let high: Double
    /// Whether all draws are the same number, but for rounding.
    public let isCertain: Bool

    /// A summary of draws; nil where they are no numbers.
    public init?(_ draws: Draws) {
        let sorted = draws.sortedNumbers
        guard let first = sorted.first, let last = sorted.last else { return nil }
        low = Statistic.quantile(0.05, of: sorted)
        median = Statistic.quantile(0.5, of: sorted)
        high = Statistic.quantile(0.95, of: sorted)
        // What cancels leaves the rounding of the last bits behind.
        isCertain = last - first <= 1e-13 * max(first.magnitude, last.magnitude)
    }
}

extension Value {
    /// Whether it differs between draws, or contains what does.
    public var isUncertain: Bool { drawCount != nil }

    /// How many draws it has; nil for what is certain.
    var drawCount: Int? {
        switch self {
        case .uncertain(let draws): return draws.count
        case .list(let values):
            for value in values { if let count = value.drawCount { return count } }
            return nil
        case .number, .truth, .text, .record, .scenario: return nil
        }
    }

    /// What it is in one of the draws.
    func at(draw: Int) -> Value {
        switch self {
        case .uncertain(let draws): draws[draw]
        case .list(let values) where isUncertain: .list(values.map { $0.at(draw: draw) })
        case .number, .truth, .text, .record, .list, .scenario: self
        }
    }

    /// The numbers of all draws; of a certain number the same one for each.
    func numbers(_ count: Int) -> [Double] {
        if case .uncertain(.numbers(let numbers)) = self { return numbers }
        return [Double](repeating: number, count: count)
    }

    /// The truths of all draws; of a certain one the same for each.
    func truths(_ count: Int) -> [Bool] {
        if case .uncertain(.truths(let truths)) = self { return truths }
        return [Bool](repeating: truth, count: count)
    }
}
