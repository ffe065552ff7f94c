extension Expression {
    /// Whether a name stands in it, as that of a value or of a function.
    public func names(_ name: Name) -> Bool {
        switch kind {
        case .name(let own): if own == name { return true }
        case .call(let own, _, _): if own == name { return true }
        default: break
        }
        return parts.contains { $0.names(name) }
    }

    /// Whether it compares two values, or joins such comparisons.
    public var isComparison: Bool {
        switch kind {
        case .within: true
        case .binary(let sign, let left, let right):
            switch sign {
            case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
            case .and, .or: left.isComparison && right.isComparison
            default: false
            }
        case .not(let inner): inner.isComparison
        default: false
        }
    }

    /// The formulas of which it consists. (They nest at most `Parser.deepest` levels.)
    var parts: [Expression] {
        switch kind {
        case .number, .text, .truth, .name: []
        case .negation(let inner), .not(let inner), .conversion(let inner, _), .member(let inner, _, _): [inner]
        case .binary(_, let left, let right), .between(let left, let right): [left, right]
        case .call(_, _, let arguments): arguments.map { $0.value }
        case .methodCall(let base, _, _, let arguments): [base] + arguments.map { $0.value }
        case .choice(let condition, let then, let otherwise): [condition, then, otherwise]
        case .list(let elements): elements
        case .range(let lower, let upper, let step, _): [lower, upper] + (step.map { [$0] } ?? [])
        case .within(_, let left, let right, let tolerance): [left, right, tolerance]
        case .search(let search): search.parts
        case .with(let base, let scenario, let settings):
            [base] + (scenario.map { [$0] } ?? []) + settings.map { $0.value }
        case .scenario(let scenario): (scenario.base.map { [$0] } ?? []) + scenario.settings.map { $0.value }
        }
    }
}
