internal import Formulas
internal import Quantities
internal import SourceText

/// Gives checked cells their values, and reports what has none.
struct CellEvaluator: Sendable {
    /// The values of the definitions; those of a table's turn while it is evaluated.
    var evaluation: Evaluation
    let formatter: QuantityFormatter
    /// Whether a claim that does not hold is no mistake.
    var claimsMayFail = false
    var diagnostics = Diagnostics()

    init(evaluation: Evaluation, formatter: QuantityFormatter) {
        self.evaluation = evaluation
        self.formatter = formatter
    }

    /// A cell with its values. What takes long is done part by part, but all of it.
    mutating func evaluate(_ cell: CheckedCell) -> EvaluatedCell {
        switch cell {
        case .parameters(let rows): return .parameters(rows.compactMap { evaluate($0) })
        case .definitions(let text): return .definitions(text)
        case .value(let expressed): return .value(evaluate(expressed, []))
        case .text(let pieces): return .text(pieces.map { evaluate($0, []) })
        case .solve(let solve): return .solve(evaluate(solve))
        // Without one a mistake is reported, and nothing is published.
        case .working(let working): return evaluate(working).map { .working($0) } ?? .text([])
        case .scenario(let scenario): return .scenario(evaluate(scenario))
        case .table, .claim, .sensitivity, .chart:
            let work = CellWork(cell, self)
            while !work.isDone { work.proceed() }
            diagnostics = work.diagnostics
            return work.result ?? .text([])
        }
    }

    // MARK: - Values

    private mutating func evaluate(_ expressed: CheckedCell.Expressed, _ locals: [Value]) -> PublishedValue {
        publish(value(of: expressed.checked, locals), expressed)
    }

    /// The value of a formula as it is published; nothing where it has none, which is reported.
    mutating func publish(_ value: Value?, _ expressed: CheckedCell.Expressed) -> PublishedValue {
        let formula = expressed.formula
        guard let value else {
            return PublishedValue(figure: "", unit: "", number: nil, formula: formula.text, span: formula.span)
        }
        return publish(value, expressed.checked, formula.format, formula.text, formula.span)
    }

    mutating func value(of checked: Checked, _ locals: [Value] = []) -> Value? {
        do throws(EvaluationFault) {
            return try evaluation.evaluate(checked, locals: locals)
        } catch {
            if !error.isUntold { diagnostics.add(error.diagnostic) }
            return nil
        }
    }

    mutating func publish(
        _ value: Value, _ checked: Checked, _ format: NumberFormat, _ text: String, _ span: SourceSpan
    ) -> PublishedValue {
        publish(value, checked.type, checked.presentation, format, text, span)
    }

    mutating func publish(
        _ value: Value, _ type: Type, _ presentation: Presentation, _ format: NumberFormat, _ text: String,
        _ span: SourceSpan
    ) -> PublishedValue {
        let shown = show(value, type, presentation, format, span)
        return PublishedValue(
            figure: shown.number, unit: shown.unit, number: shown.value, formula: text, span: span,
            interval: shown.interval)
    }

    mutating func show(
        _ value: Value, _ type: Type, _ presentation: Presentation, _ format: NumberFormat, _ span: SourceSpan
    ) -> FormattedQuantity {
        switch value {
        case .number(let number):
            guard case .quantity(let dimension) = type else {
                // The sum of an empty list: nothing says what it is a sum of.
                diagnostics.add(
                    Diagnostic(
                        "empty-list", "there is no value in the list", at: span,
                        hint: "ask for its count first: if count(x) > 0 then … else …"))
                return FormattedQuantity(number: "", unit: "")
            }
            guard number.isFinite else {
                diagnostics.add(
                    Diagnostic(
                        "not-finite", number.isNaN ? "this is not a number" : "this is infinite", at: span,
                        hint: "guard it with if … then … else …"))
                return FormattedQuantity(number: "", unit: "")
            }
            let hasUnit = presentation.unit.map { $0.dimension == dimension } ?? false
            if !hasUnit, formatter.canonicalUnit(dimension).dimension != dimension {
                diagnostics.add(
                    Diagnostic(
                        "no-unit", "a unit to the power of a fraction cannot be printed", at: span,
                        hint: "divide by such a power first, so that a plain number or a whole power is left"))
            }
            let shown = formatter.format(number, dimension, presentation, format)
            if let value = shown.value, !value.isFinite {
                diagnostics.add(
                    Diagnostic(
                        "not-finite", "this is too large to be shown in this unit", at: span,
                        hint: "choose a larger unit with 'in'"))
            }
            return shown
        case .truth(let truth): return FormattedQuantity(number: truth ? "yes" : "no", unit: "")
        case .text(let text): return FormattedQuantity(number: text, unit: "")
        case .record(let record): return FormattedQuantity(number: record.title, unit: "")
        case .uncertain(let draws): return show(draws, type, presentation, format, span)
        case .scenario(let scenario): return FormattedQuantity(number: scenario.title, unit: "")
        case .list(let values):
            guard case .list(let element) = type else { return FormattedQuantity(number: "", unit: "") }
            if values.isEmpty {
                diagnostics.add(
                    Diagnostic(
                        "empty-value", "the list is empty: there is nothing to print", at: span,
                        hint: "print its count, or choose with if count(x) > 0 then … else …"))
            }
            var text = ""
            for (index, value) in values.enumerated() {
                text += index == 0 ? "" : ", "
                text += show(value, element, presentation, format, span).text
            }
            return FormattedQuantity(number: text, unit: "")
        }
    }

    // MARK: - Texts and tables

    /// A text with its values.
    mutating func evaluate(_ pieces: [CheckedCell.Piece]) -> [EvaluatedPiece] { pieces.map { evaluate($0, []) } }

    mutating func evaluate(_ piece: CheckedCell.Piece, _ locals: [Value]) -> EvaluatedPiece {
        switch piece {
        case .text(let text, let span): .text(EvaluatedPiece.Written(text: text, span: span))
        case .formula(let expressed): .value(evaluate(expressed, locals))
        }
    }

    mutating func evaluate(_ content: CheckedCell.Content, _ locals: [Value]) -> EvaluatedTable.Content {
        switch content {
        case .text(let pieces): .text(pieces.map { evaluate($0, locals) })
        case .formula(let expressed): .value(evaluate(expressed, locals))
        }
    }

    // MARK: - Parameters

    private mutating func evaluate(_ parameter: CheckedCell.Parameter) -> EvaluatedParameter? {
        guard parameter.definition != nil, let value = value(of: parameter.value) else { return nil }
        let span = parameter.override ?? parameter.written.value.span
        let published = publish(
            value, parameter.value, .automatic, parameter.written.name.text, parameter.written.nameSpan)
        guard hasCertainBounds(parameter) else { return nil }
        let domain = parameter.domain.map { describe($0, value, parameter.value, published, span) } ?? ""
        return EvaluatedParameter(
            name: parameter.written.name.text, value: published, domain: domain, note: parameter.note)
    }

    private mutating func reportBetweenSteps(
        _ steps: (below: Double, above: Double), _ checked: Checked, _ published: PublishedValue, _ span: SourceSpan
    ) {
        let presentation = Presentation(unit: checked.presentation.unit)
        let below = show(.number(steps.below), checked.type, presentation, .automatic, span).text
        let above = show(.number(steps.above), checked.type, presentation, .automatic, span).text
        diagnostics.add(
            Diagnostic(
                "out-of-range", "\(published.text) is none of the steps of the declared range", at: span,
                hint: "write \(below)\(steps.below == steps.above ? "" : " or \(above)"), or a range without 'by'"))
    }

    /// The domain in words; reports a value outside it.
    mutating func describe(
        _ domain: CheckedCell.Domain, _ value: Value, _ checked: Checked, _ published: PublishedValue,
        _ span: SourceSpan
    ) -> String {
        switch domain {
        case .range(let lower, let upper, let step, let isLogarithmic):
            guard let low = self.value(of: lower), let high = self.value(of: upper) else { return "" }
            let first = show(low, lower.type, lower.presentation, .automatic, span)
            let last = show(high, upper.type, upper.presentation, .automatic, span)
            // The last bit of a bound may differ from that of a value written in another unit.
            let (least, most) = bounds(of: value)
            // The quantiles of draws are not the bounds to the last digit.
            let slack = 1e-12 * max(low.number.magnitude, high.number.magnitude) + 0.01 * (most - least)
            if low.number > high.number {
                diagnostics.add(
                    Diagnostic(
                        "empty-range", "the range ends before it begins", at: span,
                        hint: "write the smaller bound first"))
            } else if least < low.number - slack || most > high.number + slack {
                diagnostics.add(
                    Diagnostic(
                        "out-of-range", "\(published.text) is outside the declared range \(first.text) .. \(last.text)",
                        at: span, hint: "write a value within it, or a wider range"))
            } else if let step, least == most, let range = searchRange(lower, upper, step, isLogarithmic),
                let steps = range.steps(around: least)
            {
                reportBetweenSteps(steps, checked, published, span)
            }
            return first.unit.hasSameBytes(as: last.unit)
                ? first.number + " to " + last.text : first.text + " to " + last.text
        case .choices(let choices):
            var text = ""
            var isAmong = false
            for (index, choice) in choices.enumerated() {
                guard let one = self.value(of: choice.checked) else { return "" }
                let shown = show(one, choice.checked.type, choice.checked.presentation, .automatic, span)
                text += index == 0 ? "" : index == choices.count - 1 ? " or " : ", "
                text += shown.text
                isAmong = isAmong || Evaluation.areEqual(one, value)
            }
            if !isAmong {
                diagnostics.add(
                    Diagnostic(
                        "out-of-range", "\(published.text) is not among the declared choices \(text)", at: span,
                        hint: choices.count == 1
                            ? "a range is written 1 .. 6, and choices 1, 2, 4" : "write one of them, or add it to them")
                )
            }
            return text
        }
    }
}
