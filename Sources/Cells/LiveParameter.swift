internal import Formulas
internal import Quantities
public import SourceText

/// A parameter that the reader of a live page may move.
public struct LiveParameter: Sendable {
    /// What it may be set to.
    public enum Kind: Sendable {
        /// Numbers in the published unit.
        case range(lower: Double, upper: Double, step: Double?, isLogarithmic: Bool)
        /// The values that it may have: where each is written, and how it is shown.
        case choices([(span: SourceSpan, label: String)])
        /// True or false.
        case truth
        /// Any number, or an uncertain one.
        case number
        /// Anything else, as an author would write it.
        case text
    }

    /// The place of its definition.
    public let definition: Int
    /// Its name.
    public let name: String
    /// Its chapter, by its place in the book.
    public let chapter: Int
    /// The cell that defines it, and its row in there.
    public let cell: Int
    /// See `cell`.
    public let row: Int
    /// What it may be set to.
    public let kind: Kind
    /// What is published.
    public let value: PublishedValue
    /// Where the published value is written.
    public let span: SourceSpan
    /// The note beside it, as it is written.
    public let note: String
}

extension LiveChapter {
    /// The parameters on which any cell depends, those of the chapter itself first.
    public var parameters: [LiveParameter] {
        mutating get {
            let needed = self.needed
            let definitions = checker.parameters(neededBy: needed.indices.filter { needed[$0] })
            refresh(closure(of: definitions), simulate: false)
            let own = definitions.filter { checker.chapter(of: $0) == chapter }
            return (own + definitions.filter { checker.chapter(of: $0) != chapter }).compactMap { parameter($0) }
        }
    }

    private func parameter(_ definition: Int) -> LiveParameter? {
        let home = checker.chapter(of: definition)
        guard let row = book.rows[definition], let place = place(of: definition, in: home) else { return nil }
        let checked = checker.checked(definition)
        var evaluator = CellEvaluator(evaluation: evaluation.apart, formatter: checker.formatter)
        guard let value = evaluator.value(of: checked) else { return nil }
        let shown = evaluator.publish(value, checked, .automatic, row.written.name.text, row.written.nameSpan)
        return LiveParameter(
            definition: definition, name: row.written.name.text, chapter: home, cell: place.cell, row: place.row,
            kind: kind(row, value, checked, home, &evaluator), value: shown, span: row.written.value.span,
            note: row.note)
    }

    private func place(of definition: Int, in chapter: Int) -> (cell: Int, row: Int)? {
        for (cell, rows) in book.parameterPlaces[chapter].enumerated() {
            if let row = rows.firstIndex(of: definition) { return (cell, row) }
        }
        return nil
    }

    private func kind(
        _ row: ParameterBlock.Row, _ value: Value, _ checked: Checked, _ home: Int, _ evaluator: inout CellEvaluator
    ) -> LiveParameter.Kind {
        var checker = self.checker
        if let written = row.written.domain {
            switch (checker.domain(written, of: row.written.name, checked, in: home), written) {
            case (.range(let lower, let upper, let step, let isLogarithmic), _):
                guard let range = evaluator.searchRange(lower, upper, step, isLogarithmic),
                    case .quantity(let dimension) = checked.type
                else { return .text }
                let unit = checker.formatter.displayUnit(value.number, dimension, checked.presentation)
                let scale = unit.isNone ? 1 : unit.scale
                return .range(
                    lower: LiveChapter.plain(range.lower / scale), upper: LiveChapter.plain(range.upper / scale),
                    // The step of a logarithmic range is a ratio, and has no unit.
                    step: step.flatMap { evaluator.value(of: $0)?.number }.map {
                        LiveChapter.plain(isLogarithmic ? $0 : $0 / scale)
                    },
                    isLogarithmic: isLogarithmic)
            case (.choices(let choices), .choices(let texts)):
                return .choices(
                    zip(choices, texts).compactMap { choice, text in
                        evaluator.value(of: choice.checked).map {
                            let shown = evaluator.publish($0, choice.checked, .automatic, "", text.span)
                            return (text.span, shown.text)
                        }
                    })
            default: break
            }
        }
        switch value {
        case .number: return .number
        case .truth: return .truth
        case .uncertain:
            if case .quantity = checked.type { return .number }
            return .text
        default: return .text
        }
    }

    /// A number without the last bits that a change of units leaves behind.
    public static func plain(_ number: Double) -> Double {
        guard number != 0, number.isFinite else { return number }
        var scale = 1.0
        while number.magnitude * scale < 1e11, scale < 1e200 { scale *= 10 }
        return (number * scale).rounded() / scale
    }

    /// What is wrong with a value: it is of another kind, or outside the range of its parameter.
    public mutating func faults(of setting: Setting) -> [Diagnostic] {
        guard let row = book.rows[setting.parameter] else { return [] }
        let home = checker.chapter(of: setting.parameter)
        refresh(closure(of: [setting.parameter] + checker.needs(of: setting.value, in: home)), simulate: false)
        var checker = self.checker
        _ = checker.set(setting.parameter, to: setting.value)
        guard checker.diagnostics.isEmpty else { return checker.diagnostics.all }
        let checked = checker.checked(setting.parameter)
        let domain = row.written.domain.map { checker.domain($0, of: row.written.name, checked, in: home) }
        let extended = checker.extend(evaluation.apart)
        var evaluator = CellEvaluator(evaluation: extended, formatter: checker.formatter)
        guard let value = evaluator.value(of: checked) else { return evaluator.diagnostics.all }
        let shown = evaluator.publish(value, checked, .automatic, row.written.name.text, setting.value.span)
        if let domain { _ = evaluator.describe(domain, value, checked, shown, setting.value.span) }
        return evaluator.diagnostics.all
    }

    /// Whether a value would make a parameter depend on itself, while others of a state are set too.
    ///
    /// Complexity: linear in the definitions on which the value depends.
    public func isCircular(_ setting: Setting, among others: [Setting]) -> Bool {
        var values: [Int: Expression] = [:]
        for each in others { values[each.parameter] = each.value }
        let home = checker.chapter(of: setting.parameter)
        var open = checker.needs(of: setting.value, in: home)
        if open.isEmpty { return false }
        var isSeen = [Bool](repeating: false, count: book.scopes.definitions.count)
        while let place = open.popLast() {
            if place == setting.parameter { return true }
            if isSeen[place] { continue }
            isSeen[place] = true
            let definition = book.scopes.definitions[place]
            open += checker.needs(of: values[place] ?? definition.body, in: definition.chapter)
        }
        return false
    }

    /// The parameters under a name: `rent`, or `assumptions.rent`. A name that the chapter itself or only one chapter
    /// defines names one.
    public func parameters(named name: String) -> [Int] {
        let found = book.scopes.parameters(named: name)
        let own = found.filter { checker.chapter(of: $0) == chapter }
        return own.isEmpty ? found : own
    }

    /// The names of all parameters, for a suggestion.
    public var parameterNames: [String] { book.scopes.parameterNames }
}
