internal import SourceText

/// How far toward an end of its range a parameter can be moved.
public struct Reach: Sendable {
    /// The end, or the last number on the way to it at which the formula has a value; the number toward which it grows without
    /// bound.
    public let number: Double
    /// The value of the formula there; nil where it has none but at the start, and where it grows without bound.
    public let value: Value?
    /// Why it has none at the end; nil where it has one, empty where the reason is reported elsewhere.
    public let obstacle: String?
}

extension Variation {
    /// A formula for one value of the parameter that is moved, or why it has none there.
    public mutating func result(of formula: Checked, at value: Value) throws(EvaluationFault) -> (Value?, String?) {
        set([value])
        do throws(EvaluationFault) {
            return (try evaluate(formula), nil)
        } catch {
            if error.isTooMuchWork { throw error }
            return (nil, error.isUntold ? "" : error.diagnostic.summary)
        }
    }

    /// A formula at an end of the range of the one parameter that is moved. Where it has no value there, the last number is
    /// looked for at which it has, by halving the way from the start: if values and gaps take turns, the end of one of the
    /// stretches is found.
    ///
    /// - Parameter start: the number that the parameter has in the book, where the formula has a value.
    public mutating func reach(
        of formula: Checked, over range: SearchRange, from start: Double, upward: Bool
    ) throws(EvaluationFault) -> Reach {
        let end = upward ? range.lastPlace : range.firstPlace
        let (value, obstacle) = try result(of: formula, at: .number(range.number(at: end)))
        guard let obstacle else { return Reach(number: range.number(at: end), value: value, obstacle: nil) }
        var (defined, undefined) = (range.place(of: start), end)
        var best: (number: Double, value: Value)?
        for _ in 0..<40 {
            var middle = defined + (undefined - defined) / 2
            if range.hasSteps { middle = middle.rounded(upward ? .down : .up) }
            guard middle != defined, middle != undefined else { break }
            let number = range.number(at: middle)
            if let value = try result(of: formula, at: .number(number)).0 {
                (defined, best) = (middle, (number, value))
            } else {
                undefined = middle
            }
        }
        if !range.hasSteps, best != nil, try isUnbounded(formula, from: start, to: undefined) {
            return Reach(number: range.number(at: undefined), value: nil, obstacle: obstacle)
        }
        return Reach(number: best?.number ?? start, value: best?.value, obstacle: obstacle)
    }

    /// Whether a formula grows without bound toward a number at which it has no value: a thousand times nearer to it, it has
    /// changed by as much again, or by more. (The logarithm of zero is such an end as well as a pole.)
    private mutating func isUnbounded(
        _ formula: Checked, from start: Double, to end: Double
    ) throws(EvaluationFault) -> Bool {
        var numbers: [Double] = []
        for share in [0x1p-10, 0x1p-18, 0x1p-26, 0x1p-34] {
            let place = end + (start - end) * share
            guard let number = try result(of: formula, at: .number(place)).0?.number, number.isFinite else {
                return false
            }
            numbers.append(number)
        }
        let changes = zip(numbers, numbers.dropFirst()).map { ($1 - $0).magnitude }
        guard let last = changes.last, let latest = numbers.last else { return false }
        let isGrowing = zip(changes, changes.dropFirst()).allSatisfy { $1 >= 0.9 * $0 }
        return isGrowing && last > 1e-9 * latest.magnitude
    }
}
