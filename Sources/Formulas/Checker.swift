public import Quantities
public import SourceText

/// Resolves the names of formulas and infers their types before anything is evaluated.
///
/// A definition is checked once, after those that it needs. A function is checked with unknown arguments first, which
/// finds what is wrong with it in any case, and then once for each combination of argument types with which it is called.
/// Mistakes are reported and leave an unknown type behind, which fits everywhere, so that one mistake gives one message.
public struct Checker: Sendable {
    /// How deep calls of functions of the book may nest. There is no recursion, so only a very long chain reaches it.
    static let deepestCalls = 100
    /// How many levels the formulas of calls within calls may add up to, since checking and evaluation walk them by recursion.
    static let deepestWalk = 250
    /// How many kinds of arguments the functions of a book may be called with, all together.
    static let mostInstances = 2_000

    /// How many `with` may be evaluated within one another.
    static let deepestSettings = 16

    /// The vocabulary.
    public let lexicon: Lexicon
    /// The units, those that the book declares included.
    public let units: UnitTable
    var scopes: Scopes
    let dependencies: Dependencies
    /// Prints quantities in the units of the book.
    public let formatter: QuantityFormatter
    let place: @Sendable (SourceSpan) -> String

    var checked: [Checked]
    var isBroken: [Bool]
    var instances: [Instance] = []
    var instancePlaces: [[Int]]
    var callDepth = 0
    /// The levels of the formulas in which the one that is being checked is called.
    var walkDepth = 0
    /// The levels of the deepest function that the formula calls which is being checked.
    var calledHeight = 0
    var chapter = 0
    var locals: [Local] = []
    var plan: DrawPlan
    /// Where the next uncertain term of the formula stands that is being checked.
    var stream = DrawStream(chapter: "", definition: "")
    /// What was found so far.
    public internal(set) var diagnostics = Diagnostics()

    /// Checks all definitions of a book.
    ///
    /// - Parameters:
    ///   - draws: how many draws each uncertain value has, at least two.
    ///   - place: how a place is named in a note, as in `chapters/assumptions.md:12:1`.
    public init(
        scopes: Scopes, lexicon: Lexicon, units: UnitTable, draws: Int = Draws.standardCount,
        place: @escaping @Sendable (SourceSpan) -> String
    ) {
        precondition(draws >= 2, "an interval takes two draws at least")
        plan = DrawPlan(count: draws)
        self.scopes = scopes
        self.lexicon = lexicon
        self.units = units
        self.place = place
        formatter = QuantityFormatter(units: units)
        dependencies = Dependencies(scopes)
        let count = scopes.definitions.count
        checked = [Checked](repeating: .broken, count: count)
        isBroken = scopes.definitions.map { $0.isFaulty }
        instancePlaces = [[Int]](repeating: [], count: count)
        reportCycles()
        reportDeepSettings()
        for definition in dependencies.order { checkDefinition(definition) }
    }

    /// Checks a formula of a chapter.
    ///
    /// - Parameter locals: the variables of loops around it, whose values evaluation takes in the same order.
    public mutating func check(_ expression: Expression, in chapter: Int, locals: [Local] = []) -> Checked {
        begin(in: chapter)
        self.locals = locals
        return check(expression)
    }

    /// Sets out to check a formula: one of a chapter's text, or that of a definition.
    mutating func begin(in chapter: Int, definition: Int? = nil) {
        self.chapter = chapter
        let name = definition.map { scopes.definitions[$0].name.text } ?? ""
        stream = DrawStream(chapter: scopes.chapters[chapter].address, definition: name)
    }

    /// What a definition was found to be.
    public func checked(_ definition: Int) -> Checked { checked[definition] }

    /// Where the value stands that a definition is given from outside, if it is.
    public func override(of definition: Int) -> SourceSpan? { scopes.definitions[definition].override?.span }

    /// Checks a bound or a choice of a parameter's domain, which must be of the parameter's kind.
    public mutating func checkBound(
        _ expression: Expression, of parameter: Name, _ value: Checked, in chapter: Int
    ) -> Checked {
        let bound = check(expression, in: chapter)
        if !bound.type.matches(value.type) {
            reportWrongSetting(parameter, is: value, not: bound, at: expression.span)
            return .broken
        }
        return bound
    }

    /// Forgets what was found so far, since somebody else has taken it.
    public mutating func forgetDiagnostics() { diagnostics = Diagnostics() }

    /// The same values, with the functions that were checked since.
    public func extend(_ evaluation: Evaluation) -> Evaluation {
        guard evaluation.program.instances.count < instances.count else { return evaluation }
        var extended = evaluation
        extended.program = evaluation.program.adding(
            instances[evaluation.program.instances.count...].map { $0.result.term })
        return extended
    }

    /// What evaluation needs.
    public var program: Program {
        Program(
            lexicon: lexicon, definitions: scopes.definitions, dependencies: dependencies,
            terms: checked.map { $0.term }, drawCount: plan.count, formatter: formatter,
            instances: instances.map { $0.result.term })
    }

    // MARK: - Definitions

    private mutating func reportCycles() {
        for cycle in dependencies.cycles {
            for definition in cycle { isBroken[definition] = true }
            let members = cycle.map { scopes.definitions[$0] }
            guard let first = members.first else { continue }
            let names = (members + [first]).map { $0.name.text }
            diagnostics.add(
                Diagnostic(
                    "cycle", "'\(first.name.text)' is defined in terms of itself", at: first.span,
                    labels: members.dropFirst().map { Diagnostic.Label($0.span, "part of the circle") },
                    notes: ["the circle is \(joined(names, with: " → "))"]
                        + members.dropFirst().map { "'\($0.name.text)' is defined at \(place($0.span))" },
                    hint: "give one of them a value of its own"))
        }
    }

    private mutating func reportDeepSettings() {
        let depths = dependencies.settingDepths
        for index in depths.indices where depths[index] > Checker.deepestSettings {
            // Those that only need such a definition are not to blame.
            guard dependencies.direct[index].allSatisfy({ depths[$0] <= Checker.deepestSettings }) else { continue }
            isBroken[index] = true
            diagnostics.add(
                Diagnostic(
                    "nesting-too-deep",
                    "'\(scopes.definitions[index].name.text)' needs more than \(Checker.deepestSettings) 'with' within one another",
                    at: scopes.definitions[index].span, hint: "set several parameters by one 'with'"))
        }
    }

    private mutating func checkDefinition(_ index: Int) {
        guard !isBroken[index] else { return }
        let definition = scopes.definitions[index]
        let before = diagnostics.all.count
        begin(in: definition.chapter, definition: index)
        switch definition.kind {
        case .parameter, .value, .scenario:
            locals = []
            checked[index] = check(definition.body)
            if let override = definition.override { checkOverride(index, definition, override) }
        case .faulty: break
        case .function(let parameters):
            locals = parameters.map { Local(name: $0.name, type: .unknown, presentation: .automatic) }
            reportRepeatedParameters(parameters)
            _ = check(definition.body)
        }
        isBroken[index] = diagnostics.all.count > before
    }

    /// Checks a definition that was given another value.
    mutating func recheck(_ index: Int) {
        isBroken[index] = false
        checkDefinition(index)
    }

    /// A parameter that is set from outside must stay of its kind.
    private mutating func checkOverride(_ index: Int, _ definition: Definition, _ override: Expression) {
        begin(in: definition.chapter, definition: index)
        let value = check(override)
        if value.type.matches(checked[index].type) {
            checked[index] = value
        } else {
            reportWrongSetting(definition.name, is: checked[index], not: value, at: override.span)
        }
    }

    private mutating func reportRepeatedParameters(_ parameters: [WrittenDefinition.Parameter]) {
        for (index, parameter) in parameters.enumerated() {
            for earlier in parameters[..<index] where earlier.name == parameter.name {
                diagnostics.add(
                    Diagnostic(
                        "duplicate-parameter", "the function has two parameters '\(parameter.name.text)'",
                        at: parameter.span, labels: [Diagnostic.Label(earlier.span, "the first one")],
                        hint: "give one of them another name"))
            }
        }
    }

    // MARK: - Reporting

    mutating func report(
        _ id: String, _ summary: String, at span: SourceSpan, labels: [Diagnostic.Label] = [], notes: [String] = [],
        hint: String? = nil
    ) -> Checked {
        diagnostics.add(Diagnostic(id, summary, at: span, labels: labels, notes: notes, hint: hint))
        return .broken
    }

    func joined(_ parts: [String], with separator: String) -> String {
        var text = ""
        for (index, part) in parts.enumerated() { text += index == 0 ? part : separator + part }
        return text
    }

    // MARK: - Expressions

    mutating func check(_ expression: Expression) -> Checked {
        let span = expression.span
        switch expression.kind {
        case .number(let value, let decimals, let unit):
            return checkNumber(value, decimals, unit, span)
        case .text(let text):
            return Checked(.constant(.text(text)), .text)
        case .truth(let truth):
            return Checked(.constant(.truth(truth)), .truth)
        case .name(let name):
            return checkName(name, span)
        case .negation(let inner):
            return checkNegation(inner, span)
        case .not(let inner):
            let operand = checkTruth(inner, "not")
            return Checked(.not(operand.term), .truth)
        case .binary(let sign, let left, let right):
            return checkBinary(sign, left, right, span)
        case .call(let name, let nameSpan, let arguments):
            return checkCall(name, nameSpan, arguments, span)
        case .member(let base, let name, let nameSpan):
            return checkMember(base, name, nameSpan, span)
        case .methodCall(let base, let name, let nameSpan, let arguments):
            return checkMethod(base, name, nameSpan, arguments, span)
        case .conversion(let inner, let unit):
            return checkConversion(inner, unit, span)
        case .choice(let condition, let then, let otherwise):
            return checkChoice(condition, then, otherwise)
        case .list(let elements):
            return checkList(elements, span)
        case .range(let lower, let upper, let step, let isLogarithmic):
            return checkRange(lower, upper, step, isLogarithmic, span)
        case .with(let base, let scenario, let settings):
            return checkWith(base, scenario, settings)
        case .within(let sign, let left, let right, let tolerance):
            return checkWithin(sign, left, right, tolerance)
        case .between(let lower, let upper):
            return checkInterval(lower, upper, span)
        case .search(let search):
            return checkSearch(search, span)
        case .scenario(let scenario):
            return check(scenario, span)
        }
    }

    private mutating func checkNumber(
        _ value: Double, _ decimals: Int, _ written: WrittenUnit?, _ span: SourceSpan
    ) -> Checked {
        guard let written else {
            guard value.isFinite else { return reportTooLarge(span) }
            return Checked(
                .constant(.number(value)), .number, Presentation(unit: UnitExpression.none, decimals: decimals))
        }
        guard let unit = unit(written) else { return .broken }
        guard (value * unit.scale).isFinite else { return reportTooLarge(span) }
        return Checked(
            .constant(.number(value * unit.scale)), .quantity(unit.dimension),
            Presentation(unit: unit, decimals: decimals))
    }

    private mutating func reportTooLarge(_ span: SourceSpan) -> Checked {
        report("not-finite", "this is too large for a number", at: span)
    }

    /// Looks up the symbols of a unit; nil, with a diagnostic for each, where one is not known.
    mutating func unit(_ written: WrittenUnit) -> UnitExpression? {
        var factors: [UnitExpression.Factor] = []
        for factor in written.factors {
            if let unit = units.unit(factor.symbol.text) {
                factors.append(UnitExpression.Factor(unit: unit, exponent: factor.exponent))
            } else {
                reportUnknownUnit(factor)
            }
        }
        guard factors.count == written.factors.count else { return nil }
        let unit = UnitExpression(factors: factors)
        guard unit.scale > 0, unit.scale.isFinite else {
            _ = report("not-finite", "a unit of this size is too large or too small for a number", at: written.span)
            return nil
        }
        return unit
    }

    private mutating func reportUnknownUnit(_ factor: WrittenUnit.Factor) {
        let symbol = factor.symbol.text
        var hint: String?
        if let own = units.symbol(forSpelling: symbol) {
            hint = "write \(own)"
        } else if case .definition = scopes.resolve(factor.symbol, in: chapter) {
            hint = "'\(symbol)' is a name: put a space on each side of the sign, or '*' between number and name"
        } else if locals.contains(where: { $0.name == factor.symbol }) {
            hint = "'\(symbol)' is a name: put a space on each side of the sign, or '*' between number and name"
        } else if let near = nearest(to: symbol, among: units.symbols) {
            hint = "did you mean '\(near)'?"
        } else {
            hint = "a chapter declares a unit of its own with a line 'unit \(symbol)' in a let block"
        }
        diagnostics.add(Diagnostic("unknown-unit", "there is no unit '\(symbol)'", at: factor.span, hint: hint))
    }

    private mutating func checkConversion(_ inner: Expression, _ written: WrittenUnit, _ span: SourceSpan) -> Checked {
        let value = check(inner)
        guard let unit = unit(written) else { return .broken }
        guard !value.type.isUnknown else {
            return Checked(value.term, .quantity(unit.dimension), Presentation(unit: unit, isExact: true))
        }
        guard let dimension = value.dimension else {
            return report(
                "wrong-type", "\(describe(value)) cannot be shown in \(unit.text)", at: inner.span,
                hint: "only quantities have units")
        }
        guard dimension == unit.dimension else {
            return report(
                "dimension-mismatch", "\(unitText(value)) cannot be shown in \(unit.text)", at: inner.span,
                labels: [Diagnostic.Label(written.span)],
                notes: differences(dimension, unit.dimension, "the value", "the unit"))
        }
        return Checked(value.term, value.type, Presentation(unit: unit, isExact: true))
    }

    private mutating func checkNegation(_ inner: Expression, _ span: SourceSpan) -> Checked {
        let value = check(inner)
        guard !value.type.isUnknown else { return Checked(.negation(value.term), .unknown) }
        guard value.dimension != nil else {
            return report("wrong-type", "\(describe(value)) has no sign", at: inner.span)
        }
        return Checked(.negation(value.term), value.type, value.presentation)
    }

    mutating func checkTruth(_ expression: Expression, _ word: String) -> Checked {
        let value = check(expression)
        if !value.type.matches(.truth) {
            return report(
                "wrong-type", "'\(word)' needs a condition, this is \(describe(value))", at: expression.span,
                hint: "compare it with something, as in x > 0")
        }
        return value
    }

    private mutating func checkChoice(
        _ condition: Expression, _ then: Expression, _ otherwise: Expression
    ) -> Checked {
        let test = checkTruth(condition, "if")
        let first = check(then)
        let second = check(otherwise)
        guard first.type.matches(second.type) else {
            return report(
                "wrong-type", "both branches must be of one kind: \(describe(first)) and \(describe(second))",
                at: then.span, labels: [Diagnostic.Label(otherwise.span)])
        }
        let known = first.type.isKnown ? first : second
        return Checked(
            .choice(test.term, first.term, second.term), known.type,
            Presentation(unit: known.presentation.unit, isExact: known.presentation.isExact))
    }
}
