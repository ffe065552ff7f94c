public import SourceText

/// A line of a scenario, as it is written.
public enum WrittenScenarioLine: Sendable {
    /// `with lab`: the scenario on which it builds.
    case base(Expression)
    /// `rent = 3 USD/h`
    case setting(Expression.Setting)
}

extension Parser {
    /// line = "with" scenario | setting
    public mutating func scenarioLine(into diagnostics: inout Diagnostics) -> WrittenScenarioLine? {
        attempt(into: &diagnostics) { (parser) throws(SyntaxFault) in
            let start = parser.span(parser.token)
            let line: WrittenScenarioLine
            parser.readsScenario = true
            let part: Expression
            if parser.take(word: .with) {
                part = try parser.scenario()
                line = .base(part)
            } else {
                let setting = try parser.setting { (parser) throws(SyntaxFault) in try parser.expression() }
                part = setting.value
                line = .setting(setting)
            }
            try parser.expectEnd()
            guard part.height < Parser.deepest else { throw parser.tooDeep(start.union(part.span), Parser.deepest) }
            return line
        }
    }

    /// What follows a formula's `with`: a scenario, or settings, or both.
    mutating func with(_ base: Expression) throws(SyntaxFault) -> Expression {
        let scenario = isSetting(at: position) ? nil : try self.scenario()
        var settings: [Expression.Setting] = []
        if scenario == nil { settings.append(try setting()) }
        while token.isSymbol(.comma), isSetting(at: position + 1) {
            advance()
            settings.append(try setting())
        }
        if token.isWord(.in), !(readsDomain && depth <= 1) {
            throw unexpected(
                wanted: "the end of the formula", hint: "the unit stands before 'with', as in cost in USD/h with lab")
        }
        let parts = (scenario.map { [$0] } ?? []) + settings.map { $0.value }
        let span = parts.last.map { base.span.union($0.span) } ?? base.span
        return try node(.with(base, scenario: scenario, settings), span, above: [base] + parts)
    }

    /// scenario = postfix
    private mutating func scenario() throws(SyntaxFault) -> Expression {
        guard token.kind != .end else { throw unexpected(wanted: "a scenario or the name of a parameter") }
        return try postfix()
    }

    /// Whether a setting stands there, `name =` or `chapter.name =`, and not the next argument.
    private func isSetting(at place: Int) -> Bool {
        func isWord(_ place: Int) -> Bool {
            if case .word = tokens[place].kind { true } else { false }
        }
        guard place + 1 < tokens.count, isWord(place) else { return false }
        if tokens[place + 1].isSymbol(.assign) { return true }
        return place + 3 < tokens.count && tokens[place + 1].isSymbol(.dot) && isWord(place + 2)
            && tokens[place + 3].isSymbol(.assign)
    }

    /// setting = [ name "." ] name "=" choice
    private mutating func setting() throws(SyntaxFault) -> Expression.Setting {
        try setting { (parser) throws(SyntaxFault) in try parser.choice() }
    }

    private mutating func setting(
        _ value: (inout Parser) throws(SyntaxFault) -> Expression
    ) throws(SyntaxFault) -> Expression.Setting {
        var place = span(token)
        var name = try self.name("the name of a parameter")
        var chapter: Name?
        if take(.dot) {
            place = place.union(span(token))
            chapter = name
            name = try self.name("the name of a parameter")
        }
        guard take(.assign) else {
            throw unexpected(
                wanted: "'=' and a value",
                hint: token.isSymbol(.colon) || token.isSymbol(.equal)
                    ? "a name gets its value by '=', as in \(name.text) = …"
                    : "write the value that it has in this scenario, as in \(name.text) = 3")
        }
        return Expression.Setting(chapter: chapter, name: name, span: place, value: try value(&self))
    }
}
