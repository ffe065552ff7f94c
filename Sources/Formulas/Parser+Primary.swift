internal import SourceText

extension Parser {
    /// postfix = primary { "." name [ arguments ] }
    mutating func postfix() throws(SyntaxFault) -> Expression {
        var base = try primary()
        while token.isSymbol(.dot) {
            advance()
            let nameSpan = span(token)
            let name = try self.name("the name of a field")
            if token.isSymbol(.open), !token.isSpaced {
                let (arguments, end) = try self.arguments()
                base = try node(
                    .methodCall(base, name, nameSpan: nameSpan, arguments), base.span.union(end),
                    above: [base] + arguments.map { $0.value })
            } else {
                base = try node(.member(base, name, nameSpan: nameSpan), base.span.union(nameSpan), above: base)
            }
        }
        return base
    }

    /// primary = number [ unit ] | text | "true" | "false" | name [ arguments ] | "(" expression ")" | "[" list "]"
    private mutating func primary() throws(SyntaxFault) -> Expression {
        let start = span(token)
        switch token.kind {
        case .number(let value, let decimals):
            advance()
            let unit = startsUnit ? try self.unit() : nil
            let place = unit.map { start.union($0.span) } ?? start
            return Expression(.number(value, decimals: decimals, unit: unit), place)
        case .text(let text):
            advance()
            return Expression(.text(text), start)
        case .word(let name):
            return try word(name, start)
        case .keyword(.true), .keyword(.false):
            let isTrue = token.isWord(.true)
            advance()
            return Expression(.truth(isTrue), start)
        case .keyword(.between):
            throw unexpected(
                wanted: "a value", hint: "put the interval in parentheses, as in 3 * (between 1.8 and 2.6)")
        case .keyword:
            throw unexpected(wanted: "a value", hint: "'\(text(token))' is a word of the language")
        case .symbol(.open):
            advance()
            let inner = try expression()
            let end = span(token)
            try expect(.close, "')'")
            return Expression(inner.kind, start.union(end), height: inner.height)
        case .symbol(.openBracket):
            advance()
            let elements = token.isSymbol(.closeBracket) ? [] : try list()
            let end = span(token)
            try expect(.closeBracket, "']'")
            return try node(.list(elements), start.union(end), above: elements)
        case .symbol(.assign) where position == 0:
            throw unexpected(wanted: "a value", hint: "one '=' is enough")
        default:
            throw unexpected(wanted: "a value")
        }
    }

    private mutating func word(_ name: Name, _ start: SourceSpan) throws(SyntaxFault) -> Expression {
        advance()
        guard token.isSymbol(.open), !token.isSpaced else { return Expression(.name(name), start) }
        let (arguments, end) = try self.arguments()
        return try node(
            .call(name, nameSpan: start, arguments), start.union(end), above: arguments.map { $0.value })
    }

    /// arguments = "(" [ argument { "," argument } ] ")"
    ///
    /// argument = [ name ":" ] expression
    private mutating func arguments() throws(SyntaxFault) -> ([Expression.Argument], end: SourceSpan) {
        advance()
        var arguments: [Expression.Argument] = []
        while !token.isSymbol(.close) {
            var label: Name?
            var labelSpan: SourceSpan?
            if case .word(let name) = token.kind, following.isSymbol(.colon) {
                label = name
                labelSpan = span(token)
                advance()
                advance()
            }
            arguments.append(Expression.Argument(label: label, labelSpan: labelSpan, value: try expression()))
            if !take(.comma) { break }
        }
        let end = span(token)
        try expect(.close, "',' or ')'")
        return (arguments, end)
    }

    /// list = expression { "," expression }
    mutating func list() throws(SyntaxFault) -> [Expression] {
        var elements = [try expression()]
        while take(.comma) { elements.append(try expression()) }
        return elements
    }

    mutating func name(_ wanted: String) throws(SyntaxFault) -> Name {
        guard case .word(let name) = token.kind else { throw unexpected(wanted: wanted) }
        advance()
        return name
    }

    // MARK: - Units

    /// Whether a unit follows a number here: a word that belongs to no other rule, or the sign for per cent.
    private var startsUnit: Bool {
        if token.isSymbol(.percent) { return true }
        guard case .word = token.kind else { return false }
        if readsTableHead, token.isName("across") || token.isName("compare") { return false }
        return !token.isName("log")
    }

    /// unit = factor { ( "/" | "*" ) factor }, without spaces
    mutating func unit() throws(SyntaxFault) -> WrittenUnit {
        var factors = [try unitFactor(isBelow: false)]
        while !token.isSpaced, token.isSymbol(.over) || token.isSymbol(.times), !following.isSpaced,
            case .word = following.kind
        {
            let isBelow = token.isSymbol(.over)
            advance()
            factors.append(try unitFactor(isBelow: isBelow))
        }
        return WrittenUnit(factors: factors, span: factors[0].span.union(factors[factors.count - 1].span))
    }

    /// factor = symbol [ "^" [ "-" ] digits ]
    private mutating func unitFactor(isBelow: Bool) throws(SyntaxFault) -> WrittenUnit.Factor {
        var place = span(token)
        let symbol: Name
        switch token.kind {
        case .symbol(.percent): symbol = Name("%")
        case .word(let name): symbol = name
        case .number, .symbol(.openBracket), .symbol(.open):
            throw unexpected(
                wanted: "a unit",
                hint: readsScenario
                    ? "a scenario sets a value; its range stands at the parameter"
                    : "'in' shows a value in a unit, as in x in USD/Mtoken; between two values it is x >= 1 and x <= 6")
        default: throw unexpected(wanted: "a unit", hint: "as in: in USD/Mtoken")
        }
        advance()
        var exponent = 1
        if token.isSymbol(.power), !token.isSpaced {
            advance()
            let isNegative = take(.minus)
            guard case .number(let value, _) = token.kind, value == value.rounded(), value >= 1, value <= 9 else {
                throw unexpected(wanted: "a whole number as the power of a unit")
            }
            place = place.union(span(token))
            exponent = isNegative ? -Int(value) : Int(value)
            advance()
        }
        return WrittenUnit.Factor(symbol: symbol, exponent: isBelow ? -exponent : exponent, span: place)
    }
}
