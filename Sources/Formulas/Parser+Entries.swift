internal import Quantities
public import SourceText

/// `name = expression` or `name(a, b) = expression`, as it is written.
public struct WrittenDefinition: Sendable {
    /// A parameter of a function.
    public struct Parameter: Sendable {
        /// Its name.
        public let name: Name
        /// Where it stands.
        public let span: SourceSpan
    }

    /// What is defined.
    public let name: Name
    /// Where the name stands.
    public let nameSpan: SourceSpan
    /// The parameters of a function; nil for a value.
    public let parameters: [Parameter]?
    /// What the name stands for.
    public let body: Expression
}

/// The values that a parameter may take.
public enum WrittenDomain: Sendable {
    /// `in a .. b`, with `by step` or `log`
    case range(lower: Expression, upper: Expression, step: Expression?, isLogarithmic: Bool, SourceSpan)
    /// `in a, b, c`
    case choices([Expression])

    /// The values that are listed; nil for a range.
    public var choices: [Expression]? {
        if case .choices(let choices) = self { return choices }
        return nil
    }
}

/// `name = value in domain`, as it is written.
public struct WrittenParameter: Sendable {
    /// The parameter.
    public let name: Name
    /// Where the name stands.
    public let nameSpan: SourceSpan
    /// Its value.
    public let value: Expression
    /// What it may be set to; nil for a parameter that the reader cannot move.
    public let domain: WrittenDomain?
}

/// `name = value` from outside a book, as it is written.
public struct WrittenSetting: Sendable {
    /// The parameter: `rent`, or `assumptions.rent`.
    public let name: String
    /// Where the name stands.
    public let span: SourceSpan
    /// Its value.
    public let value: Expression
}

/// `for name in values`, as it is written.
public struct WrittenLoop: Sendable {
    /// The variable.
    public let name: Name
    /// Where its name stands.
    public let nameSpan: SourceSpan
    /// What it runs over: a list, a range, or a name that stands for one.
    public let values: Expression
}

extension Parser {
    /// formula = expression [ ":" format ]
    public mutating func formula(into diagnostics: inout Diagnostics) -> Formula? {
        attempt(into: &diagnostics) { (parser) throws(SyntaxFault) in
            guard parser.token.kind != .end else {
                throw parser.fault(
                    "empty-formula", "there is no formula after the '='", at: parser.span(parser.token),
                    hint: "write what to compute, as in = 2 * 3")
            }
            let start = parser.token.range.lowerBound
            let expression = try parser.expression()
            let end = parser.position > 0 ? parser.tokens[parser.position - 1].range.upperBound : start
            let (format, formatSpan) = try parser.format()
            let whole = parser.excerpt.span(start..<max(end, parser.token.range.lowerBound))
            return Formula(
                expression: expression, format: format, formatSpan: formatSpan, text: parser.excerpt.text(start..<end),
                span: whole)
        }
    }

    /// format = what `NumberFormat` reads
    private mutating func format() throws(SyntaxFault) -> (NumberFormat, SourceSpan?) {
        guard token.isSymbol(.colon) else {
            guard token.kind == .end else { throw unexpected(wanted: "the end of the formula") }
            return (.automatic, nil)
        }
        let colon = token
        // `x with rent: 3 USD/h`
        let isSetting = position > 1 && (tokens[position - 2].isWord(.with) || tokens[position - 2].isSymbol(.comma))
        var range = colon.range.upperBound..<tokens[tokens.count - 1].range.upperBound
        while let first = range.first, excerpt.bytes[first] == 0x20 {
            range = (range.lowerBound + 1)..<range.upperBound
        }
        while let last = range.last, excerpt.bytes[last] == 0x20 { range = range.lowerBound..<(range.upperBound - 1) }
        position = tokens.count - 1
        guard let format = NumberFormat(parsing: excerpt.bytes[range]) else {
            throw fault(
                "unknown-format", "'\(excerpt.text(range))' is not a format",
                at: range.isEmpty ? span(colon) : excerpt.span(range),
                hint: isSetting ? "a value is set by '=', as in x with rent = 3 USD/h" : NumberFormat.help)
        }
        return (format, excerpt.span(range))
    }

    /// definition = name [ "(" name { "," name } ")" ] "=" expression
    public mutating func definition(into diagnostics: inout Diagnostics) -> WrittenDefinition? {
        attempt(into: &diagnostics) { (parser) throws(SyntaxFault) in
            let (name, nameSpan) = try parser.definedName()
            var parameters: [WrittenDefinition.Parameter]?
            if parser.take(.open) {
                var names: [WrittenDefinition.Parameter] = []
                repeat {
                    let place = parser.span(parser.token)
                    let parameter = try parser.name("the name of a parameter")
                    names.append(WrittenDefinition.Parameter(name: parameter, span: place))
                } while parser.take(.comma)
                try parser.expect(.close, "',' or ')'")
                parameters = names
            }
            let body = try parser.valueAfterSign(name)
            try parser.expectEnd()
            return WrittenDefinition(name: name, nameSpan: nameSpan, parameters: parameters, body: body)
        }
    }

    /// parameter = name "=" expression [ "in" ( range | list ) ]
    public mutating func parameter(into diagnostics: inout Diagnostics) -> WrittenParameter? {
        attempt(into: &diagnostics) { (parser) throws(SyntaxFault) in
            let (name, nameSpan) = try parser.definedName()
            parser.readsDomain = true
            let value = try parser.valueAfterSign(name)
            parser.readsDomain = false
            var domain: WrittenDomain?
            if parser.take(word: .in) {
                let values = try parser.list()
                if values.count == 1, case .range(let lower, let upper, let step, let isLogarithmic) = values[0].kind {
                    domain = .range(
                        lower: lower, upper: upper, step: step, isLogarithmic: isLogarithmic, values[0].span)
                } else {
                    domain = .choices(values)
                }
            }
            try parser.expectEnd()
            return WrittenParameter(name: name, nameSpan: nameSpan, value: value, domain: domain)
        }
    }

    /// setting = name [ "." name ] "=" expression
    public mutating func setting(into diagnostics: inout Diagnostics) -> WrittenSetting? {
        attempt(into: &diagnostics) { (parser) throws(SyntaxFault) in
            var place = parser.span(parser.token)
            var name = try parser.name("the name of a parameter")
            if parser.take(.dot) {
                place = place.union(parser.span(parser.token))
                name = Name(name.text + "." + (try parser.name("the name of a parameter")).text)
            }
            let value = try parser.valueAfterSign(name)
            try parser.expectEnd()
            return WrittenSetting(name: name.text, span: place, value: value)
        }
    }

    /// loop = "for" name "in" list
    public mutating func loop(into diagnostics: inout Diagnostics) -> WrittenLoop? {
        loop(.for, usage: "as in: for b in 1, 4, 16", into: &diagnostics)
    }

    /// series = "each" name "in" list
    public mutating func series(into diagnostics: inout Diagnostics) -> WrittenLoop? {
        loop(.each, usage: "as in: each gpu in h100_sxm, h200_sxm", into: &diagnostics)
    }

    private mutating func loop(
        _ word: Keyword, usage: String, into diagnostics: inout Diagnostics
    ) -> WrittenLoop? {
        attempt(into: &diagnostics) { (parser) throws(SyntaxFault) in
            guard parser.take(word: word) else {
                throw parser.unexpected(wanted: word == .for ? "'for'" : "'each'", hint: usage)
            }
            let loop = try parser.loop(usage: usage)
            try parser.expectEnd()
            return loop
        }
    }

    /// loop = name "in" list
    mutating func loop(usage: String) throws(SyntaxFault) -> WrittenLoop {
        let place = span(token)
        let name = try self.name("the name of a variable")
        guard take(word: .in) else { throw unexpected(wanted: "'in'", hint: usage) }
        let values = try list()
        let whole = values[0].span.union(values[values.count - 1].span)
        let list = values.count == 1 ? values[0] : try node(.list(values), whole, above: values)
        return WrittenLoop(name: name, nameSpan: place, values: list)
    }

    /// The name that a line begins with, where it begins with one: all that can be said of a line with a mistake in it.
    public var leadingName: (name: Name, span: SourceSpan)? {
        guard let first = tokens.first, case .word(let name) = first.kind else { return nil }
        return (name, span(first))
    }

    private mutating func definedName() throws(SyntaxFault) -> (Name, SourceSpan) {
        let place = span(token)
        if case .keyword = token.kind {
            throw fault(
                "reserved-name", "'\(text(token))' is a word of the language and cannot be defined", at: place,
                hint: "choose another name, as in my_\(text(token))")
        }
        return (try name("a name"), place)
    }

    private mutating func valueAfterSign(_ name: Name) throws(SyntaxFault) -> Expression {
        guard take(.assign) else {
            throw unexpected(
                wanted: "'='", hint: assignmentHabit(name) ?? (token.kind == .end ? "as in: \(name.text) = 3" : nil))
        }
        guard token.kind != .end else {
            throw fault(
                "empty-value", "'\(name.text)' has no value", at: span(token), hint: "write one, as in \(name.text) = 3"
            )
        }
        return try expression()
    }

    func expectEnd() throws(SyntaxFault) {
        guard token.kind == .end else { throw unexpected(wanted: "the end of the line") }
    }

    mutating func attempt<Result>(
        into diagnostics: inout Diagnostics, _ rule: (inout Parser) throws(SyntaxFault) -> Result
    ) -> Result? {
        do throws(SyntaxFault) {
            return try rule(&self)
        } catch {
            diagnostics.add(error.diagnostic)
            return nil
        }
    }
}
