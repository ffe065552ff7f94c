internal import SourceText

extension Parser {
    /// interval = "between" sum "and" negation [ "in" unit ]
    ///
    /// The second bound takes no operator, so that nobody need ask what `between 1 and 2 * 3` means. Its unit is that of
    /// the first, where that is written without one.
    mutating func interval() throws(SyntaxFault) -> Expression {
        let start = span(token)
        advance()
        let lower = try sum()
        guard take(word: .and) else {
            throw unexpected(wanted: "'and' and the upper bound", hint: "as in: between 1.8 and 2.6 USD/h")
        }
        let upper = try negation()
        guard !isOperator else {
            throw fault(
                "operator-after-interval", "'\(text(token))' cannot follow an interval", at: span(token),
                hint:
                    "put the interval in parentheses, as in (between 1 and 2) * 3, or its bound: between 1 and (2 * 3)")
        }
        let interval = try node(
            .between(Parser.sharingUnit(lower, of: upper), upper), start.union(upper.span), above: lower, upper)
        return try conversion(of: interval)
    }

    private var isOperator: Bool {
        guard case .symbol(let symbol) = token.kind else { return false }
        switch symbol {
        case .plus, .minus, .times, .over, .power, .percent: return true
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: return true
        case .open, .close, .openBracket, .closeBracket, .comma, .dot, .range, .colon, .assign: return false
        }
    }

    /// A number without a unit, with the unit of another number.
    private static func sharingUnit(_ lower: Expression, of upper: Expression) -> Expression {
        switch (lower.kind, upper.kind) {
        case (_, .negation(let inner)): sharingUnit(lower, of: inner)
        case (.negation(let inner), _):
            Expression(.negation(sharingUnit(inner, of: upper)), lower.span, height: lower.height)
        case (.number(let value, let decimals, nil), .number(_, _, let unit?)):
            Expression(.number(value, decimals: decimals, unit: unit), lower.span)
        default: lower
        }
    }
}
