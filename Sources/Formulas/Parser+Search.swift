public import SourceText

extension Parser {
    /// search = ( "solve" | "solutions" ) name "in" range ":" choice
    ///
    /// - Returns: nil where neither word stands.
    mutating func search() throws(SyntaxFault) -> Expression? {
        let start = span(token)
        guard token.isWord(.solve) || token.isWord(.solutions) else { return nil }
        let isList = token.isWord(.solutions)
        advance()
        let head = try searchHead()
        guard take(.colon) else {
            throw unexpected(wanted: "':' and a condition", hint: Parser.searchUsage)
        }
        // One level deeper, since a condition may be a search again.
        let condition = try expression()
        return try search(head, condition, isList: isList, start.union(condition.span))
    }

    private static let searchUsage = "as in: solve x in 1 .. 6: f(x) == 3"

    /// What stands before the condition.
    struct SearchHead {
        let name: Name
        let nameSpan: SourceSpan
        let lower: Expression
        let upper: Expression
        let step: Expression?
        let isLogarithmic: Bool
    }

    /// head = name "in" range
    private mutating func searchHead() throws(SyntaxFault) -> SearchHead {
        let place = span(token)
        guard case .word(let name) = token.kind else {
            throw unexpected(
                wanted: "the name of what to solve for",
                hint: token.isWord(.for)
                    ? "leave out 'for', as in: solve rent in 1 USD/h .. 6 USD/h" : Parser.searchUsage)
        }
        advance()
        guard take(word: .in) else { throw unexpected(wanted: "'in' and a range", hint: Parser.searchUsage) }
        let range = try self.range()
        guard case .range(let lower, let upper, let step, let isLogarithmic) = range.kind else {
            throw fault(
                "search-without-range", "a solution is looked for in a range, this is none", at: range.span,
                hint: "write where it begins and where it ends, as in 1 USD/h .. 6 USD/h")
        }
        return SearchHead(
            name: name, nameSpan: place, lower: lower, upper: upper, step: step, isLogarithmic: isLogarithmic)
    }

    private func search(
        _ head: SearchHead, _ condition: Expression, isList: Bool, isBlock: Bool = false, _ span: SourceSpan
    ) throws(SyntaxFault) -> Expression {
        let search = Expression.WrittenSearch(
            name: head.name, nameSpan: head.nameSpan, lower: head.lower, upper: head.upper, step: head.step,
            isLogarithmic: head.isLogarithmic, condition: condition, isList: isList, isBlock: isBlock)
        return try node(.search(search), span, above: search.parts)
    }

    /// tolerance = "within" range, after an equality
    mutating func tolerance(
        of comparison: BinaryOperator, _ left: Expression, _ right: Expression
    ) throws(SyntaxFault) -> Expression {
        let word = span(token)
        advance()
        guard comparison == .equal || comparison == .notEqual else {
            throw fault(
                "tolerance-of-an-order", "only an equality has a tolerance", at: word,
                hint: "write a == b within 5 %, or put the tolerance into the bound, as in a <= b * 1.05")
        }
        let tolerance = try range()
        return try node(
            .within(comparison, left, right, tolerance: tolerance), left.span.union(tolerance.span),
            above: left, right, tolerance)
    }

    /// The search of a `solve` block: its head stands on the opening line, its condition in another stretch of text.
    ///
    /// - Parameter condition: the condition, read already.
    public mutating func search(for condition: Expression, into diagnostics: inout Diagnostics) -> Expression? {
        attempt(into: &diagnostics) { (parser) throws(SyntaxFault) in
            let start = parser.span(parser.token)
            let head = try parser.searchHead()
            guard parser.token.kind == .end else { throw parser.unexpected(wanted: "the end of the line") }
            return try parser.search(
                head, condition, isList: true, isBlock: true, start.union(parser.span(parser.token)))
        }
    }
}
