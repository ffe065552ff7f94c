public import SourceText

/// A mistake in the form of a formula; carries its diagnostic to the rule that can go on.
struct SyntaxFault: Error {
    let diagnostic: Diagnostic
}

/// Reads formulas: one method for each rule of the grammar, by recursive descent.
///
/// A parser is made for one stretch of an excerpt and reads the tokens there from left to right. It stops at the first
/// mistake of a formula, since what follows one is guesswork.
public struct Parser {
    /// How deep formulas may nest: parentheses, chains of operators, calls within calls.
    public static let deepest = 200
    /// How deep brackets, calls and branches may nest within one another. Each takes a dozen frames of the stack, where a
    /// level of a chain of operators takes none.
    static let deepestBrackets = 64

    let excerpt: SourceExcerpt
    var tokens: [Token]
    var position = 0
    private(set) var depth = 0

    /// A parser of a stretch of an excerpt.
    public init(_ excerpt: SourceExcerpt, _ range: Range<Int>) {
        self.excerpt = excerpt
        tokens = Lexer.tokens(excerpt, range)
    }

    /// Whether bytes spell a word of the language, such as `for`, which names nothing.
    public static func isKeyword(_ bytes: ArraySlice<UInt8>) -> Bool { Keyword(bytes) != nil }

    // MARK: - Tokens

    var token: Token { tokens[position] }

    var following: Token { tokens[min(position + 1, tokens.count - 1)] }

    mutating func advance() {
        if position < tokens.count - 1 { position += 1 }
    }

    mutating func take(_ symbol: Token.Symbol) -> Bool {
        guard token.isSymbol(symbol) else { return false }
        advance()
        return true
    }

    mutating func take(word: Keyword) -> Bool {
        guard token.isWord(word) else { return false }
        advance()
        return true
    }

    func span(_ token: Token) -> SourceSpan { excerpt.span(token.range) }

    func text(_ token: Token) -> String { excerpt.text(token.range) }

    func fault(_ id: String, _ summary: String, at span: SourceSpan, hint: String? = nil) -> SyntaxFault {
        SyntaxFault(diagnostic: Diagnostic(id, summary, at: span, hint: hint))
    }

    func unexpected(wanted: String, hint: String? = nil) -> SyntaxFault {
        if token.kind == .end {
            return fault(
                "incomplete-formula", "the formula ends where \(wanted) is expected", at: span(token),
                hint: hint ?? endHint)
        }
        if token.kind == .stray {
            let character = text(token)
            let advice =
                character.utf8.first == UInt8(ascii: "\"") ? "close the text with a second \"" : habit ?? hint
            return fault(
                "unexpected-character", "'\(character)' has no meaning in a formula", at: span(token), hint: advice)
        }
        return fault(
            "unexpected-token", "expected \(wanted), found '\(text(token))'", at: span(token),
            hint: (beginsLine(position) && following.isSymbol(.assign) ? Parser.indented : nil) ?? hint ?? habit)
    }

    /// What to write where a formula ends too early.
    private var endHint: String? {
        guard position > 0 else { return nil }
        let last = tokens[position - 1]
        if last.isSymbol(.dot), position > 1, case .number = tokens[position - 2].kind {
            return "write the number without the point, or with a digit behind it, as in 5.0"
        }
        if last.isWord(.in) { return "as in: in 1 USD/h .. 6 USD/h" }
        if last.isSymbol(.range) { return "write where the range ends, as in 1 .. 64" }
        return nil
    }

    mutating func expect(_ symbol: Token.Symbol, _ wanted: String) throws(SyntaxFault) {
        guard take(symbol) else { throw unexpected(wanted: wanted) }
    }

    // MARK: - Nodes

    /// A node above others; refused where the tree would become deeper than anyone who walks it may recurse.
    func node(
        _ kind: Expression.Kind, _ span: SourceSpan, above children: Expression...
    ) throws(SyntaxFault) -> Expression {
        try node(kind, span, above: children)
    }

    func node(
        _ kind: Expression.Kind, _ span: SourceSpan, above children: [Expression]
    ) throws(SyntaxFault) -> Expression {
        let height = 1 + children.reduce(0) { max($0, $1.height) }
        guard height <= Parser.deepest else { throw tooDeep(span, Parser.deepest) }
        return Expression(kind, span, height: height)
    }

    func tooDeep(_ span: SourceSpan, _ levels: Int) -> SyntaxFault {
        fault(
            "nesting-too-deep", "the formula nests more than \(levels) levels deep", at: span,
            hint: "name a part of it with let")
    }

    // MARK: - Expressions

    /// expression = choice [ "with" ( scenario | setting ) { "," setting } ]
    mutating func expression() throws(SyntaxFault) -> Expression {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Parser.deepestBrackets else { throw tooDeep(span(token), Parser.deepestBrackets) }
        let base = try choice()
        return take(word: .with) ? try with(base) : base
    }

    /// choice = "if" disjunction "then" expression "else" expression | search | interval | disjunction
    mutating func choice() throws(SyntaxFault) -> Expression {
        let start = span(token)
        if let search = try search() { return search }
        if token.isWord(.between) { return try interval() }
        guard take(word: .if) else { return try disjunction() }
        let condition = try disjunction()
        guard take(word: .then) else { throw unexpected(wanted: "'then'", hint: "if … then … else …") }
        let then = try expression()
        guard take(word: .else) else { throw unexpected(wanted: "'else'", hint: "if … then … else …") }
        let otherwise = try expression()
        return try node(
            .choice(condition: condition, then: then, otherwise: otherwise), start.union(otherwise.span),
            above: condition, then, otherwise)
    }

    /// disjunction = conjunction { "or" conjunction }
    private mutating func disjunction() throws(SyntaxFault) -> Expression {
        var left = try conjunction()
        while take(word: .or) {
            let right = try conjunction()
            left = try node(.binary(.or, left, right), left.span.union(right.span), above: left, right)
        }
        return left
    }

    /// conjunction = inversion { "and" inversion }
    private mutating func conjunction() throws(SyntaxFault) -> Expression {
        var left = try inversion()
        while take(word: .and) {
            let right = try inversion()
            left = try node(.binary(.and, left, right), left.span.union(right.span), above: left, right)
        }
        return left
    }

    /// inversion = { "not" } comparison
    private mutating func inversion() throws(SyntaxFault) -> Expression {
        var places: [SourceSpan] = []
        while token.isWord(.not) {
            places.append(span(token))
            advance()
        }
        var result = try comparison()
        for place in places.reversed() {
            result = try node(.not(result), place.union(result.span), above: result)
        }
        return result
    }

    /// comparison = range [ ( "==" | "!=" | "<" | "<=" | ">" | ">=" ) range [ "within" range ] ]
    private mutating func comparison() throws(SyntaxFault) -> Expression {
        let left = try range()
        guard let comparison = comparisonOperator else {
            if token.isSymbol(.assign), depth > 0, position > 0 {
                let turned = position + 1 < tokens.count ? tokens[position + 1] : token
                let hint =
                    isAfterWith
                    ? habit
                    : beginsLine(position - 1)
                        ? Parser.indented
                        : turned.isSymbol(.greater)
                            ? "'at least' is written >="
                            : turned.isSymbol(.less)
                                ? "'at most' is written <=" : "equality is written ==, a named argument as name: value"
                throw unexpected(wanted: "the end of the formula", hint: hint)
            }
            return left
        }
        advance()
        let right = try range()
        if comparisonOperator != nil {
            throw fault(
                "chained-comparison", "comparisons cannot be chained", at: span(token),
                hint: "write a < b and b < c")
        }
        if token.isWord(.within) { return try tolerance(of: comparison, left, right) }
        return try node(.binary(comparison, left, right), left.span.union(right.span), above: left, right)
    }

    var comparisonOperator: BinaryOperator? {
        guard case .symbol(let symbol) = token.kind else { return nil }
        switch symbol {
        case .equal: return .equal
        case .notEqual: return .notEqual
        case .less: return .less
        case .lessOrEqual: return .lessOrEqual
        case .greater: return .greater
        case .greaterOrEqual: return .greaterOrEqual
        default: return nil
        }
    }

    /// range = conversion [ ".." conversion [ "log" ] [ "by" conversion ] ]
    mutating func range() throws(SyntaxFault) -> Expression {
        let lower = try conversion()
        guard take(.range) else { return lower }
        let upper = try conversion()
        var span = lower.span.union(upper.span)
        var isLogarithmic = false
        if token.isName("log") {
            span = span.union(self.span(token))
            advance()
            isLogarithmic = true
        }
        var step: Expression?
        if take(word: .by) {
            let value = try conversion()
            span = span.union(value.span)
            step = value
        }
        return try node(
            .range(lower: lower, upper: upper, step: step, isLogarithmic: isLogarithmic), span,
            above: [lower, upper] + (step.map { [$0] } ?? []))
    }

    /// Whether `in` begins the domain of a parameter here rather than a conversion.
    var readsDomain = false
    /// Whether the line of a scenario is read.
    var readsScenario = false
    /// Whether `across` and `compare` are words of their own here.
    var readsTableHead = false

    /// conversion = sum [ "in" unit ]
    mutating func conversion() throws(SyntaxFault) -> Expression {
        let value = try sum()
        return try conversion(of: value)
    }

    /// A value, in the unit that follows if one does.
    mutating func conversion(of value: Expression) throws(SyntaxFault) -> Expression {
        guard token.isWord(.in), !(readsDomain && depth <= 1) else { return value }
        advance()
        let unit = try self.unit()
        if token.isSymbol(.over) || token.isSymbol(.times) {
            throw unexpected(
                wanted: "the end of the formula", hint: "write the unit without spaces, as in USD/Mtoken")
        }
        return try node(.conversion(value, unit), value.span.union(unit.span), above: value)
    }

    /// sum = product { ( "+" | "-" ) product }
    mutating func sum() throws(SyntaxFault) -> Expression {
        var left = try product()
        while token.isSymbol(.plus) || token.isSymbol(.minus) {
            let sign: BinaryOperator = token.isSymbol(.plus) ? .add : .subtract
            advance()
            let right = try product()
            left = try node(.binary(sign, left, right), left.span.union(right.span), above: left, right)
        }
        return left
    }

    /// product = sign { ( "*" | "/" ) sign }
    private mutating func product() throws(SyntaxFault) -> Expression {
        var left = try negation()
        while token.isSymbol(.times) || token.isSymbol(.over) {
            let sign: BinaryOperator = token.isSymbol(.times) ? .multiply : .divide
            advance()
            let right = try negation()
            left = try node(.binary(sign, left, right), left.span.union(right.span), above: left, right)
        }
        return left
    }

    /// negation = { "-" } power
    mutating func negation() throws(SyntaxFault) -> Expression {
        var places: [SourceSpan] = []
        while token.isSymbol(.minus) {
            places.append(span(token))
            advance()
        }
        var result = try power()
        for place in places.reversed() {
            result = try node(.negation(result), place.union(result.span), above: result)
        }
        return result
    }

    /// power = postfix [ "^" { "-" } postfix ]
    private mutating func power() throws(SyntaxFault) -> Expression {
        let base = try postfix()
        guard take(.power) else { return base }
        depth += 1
        defer { depth -= 1 }
        guard depth <= Parser.deepestBrackets else { throw tooDeep(span(token), Parser.deepestBrackets) }
        let exponent = try negation()
        return try node(.binary(.power, base, exponent), base.span.union(exponent.span), above: base, exponent)
    }
}
