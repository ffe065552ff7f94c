internal import Formulas
internal import Quantities
internal import SourceText

extension CellEvaluator {
    /// A `working` block with its value and all that it comes from.
    mutating func evaluate(_ working: CheckedCell.Working) -> EvaluatedWorking? {
        let caption = evaluate(working.caption)
        guard let line = working.line, let value = value(of: line.value) else { return nil }
        let formula = working.block.formula
        let result = publish(value, line.value, formula.format, formula.text, formula.span)
        let writer = WorkingWriter(evaluation: evaluation, frame: [], formatter: formatter)
        return EvaluatedWorking(
            label: working.block.label?.text ?? "", caption: caption,
            line: writer.line(line, result: result))
    }
}

/// Puts the numbers into the formulas of a working. What cannot be evaluated stays a name: the value as a whole has been
/// evaluated already, so that this is no more than a branch which was not taken.
struct WorkingWriter {
    let evaluation: Evaluation
    /// The values of the variables around the formula.
    let frame: [Value]
    let formatter: QuantityFormatter

    func line(_ line: CheckedWorkingLine, result: PublishedValue) -> EvaluatedWorking.Line {
        let beside = line.step.map { self.beside($0) } ?? self
        let inner = line.step.map { self.inside($0, beside) } ?? self
        let formula = line.step?.formula
        let symbol = line.symbol?.notation
        var substituted = formula.map { inner.substituted($0) }
        if substituted == formula?.notation || isText(substituted, result.text) { substituted = nil }
        var shown = formula?.notation
        if shown == symbol || isText(shown, result.text) { shown = nil }
        if shown == nil, substituted == nil, let symbol = line.symbol {
            // A call of the vocabulary has no formula here; its arguments have values.
            let arguments = self.substituted(inner: symbol)
            if arguments != symbol.notation, !isText(arguments, result.text) { substituted = arguments }
        }
        var inputs: [EvaluatedWorking.Line] = []
        for (lines, writer) in [
            (line.step?.outer ?? [], self), (line.step?.beside ?? [], beside), (line.step?.inner ?? [], inner),
        ] {
            for input in lines { if let input = writer.line(input) { inputs.append(input) } }
        }
        if line.kind != nil, shown != nil { substituted = nil }
        let isSilent = line.kind.map { $0.utf8.elementsEqual(result.text.utf8) } ?? false
        return EvaluatedWorking.Line(
            symbol: symbol, formula: shown, substituted: substituted, result: result,
            isResultShown: !(isSilent && (shown != nil || substituted != nil)), origin: line.origin, inputs: inputs)
    }

    /// A line below another; nil where its value is not needed, and cannot be had.
    private func line(_ line: CheckedWorkingLine) -> EvaluatedWorking.Line? {
        guard let value = value(of: line.value),
            let shown = Notation(value, line.value.type, line.value.presentation, formatter, of: evaluation)
        else { return nil }
        var (figure, unit, number) = (shown.text, "", Double?.none)
        if case .quantity(let own, let ownUnit) = shown { (figure, unit, number) = (own, ownUnit, value.number) }
        let result = PublishedValue(
            figure: figure, unit: unit, number: number, formula: line.symbol?.notation.text ?? "",
            span: line.origin.span)
        return self.line(line, result: result)
    }

    private func isText(_ notation: Notation?, _ text: String) -> Bool {
        notation.map { $0.text.utf8.elementsEqual(text.utf8) } ?? false
    }

    // MARK: - Where a formula is evaluated

    /// With the parameters that a `with` sets, and the variables of the formula around.
    private func beside(_ step: CheckedWorkingLine.Step) -> WorkingWriter {
        guard let settings = step.settings else { return self }
        do throws(EvaluationFault) {
            guard let inside = try evaluation.inside(settings, locals: frame) else { return self }
            return WorkingWriter(evaluation: inside, frame: frame, formatter: formatter)
        } catch {
            return self
        }
    }

    /// With the variables of the function, too.
    private func inside(_ step: CheckedWorkingLine.Step, _ beside: WorkingWriter) -> WorkingWriter {
        guard let arguments = step.arguments else { return beside }
        return WorkingWriter(
            evaluation: beside.evaluation, frame: arguments.map { beside.value(of: $0) ?? .number(.nan) },
            formatter: formatter)
    }

    private func value(of checked: Checked) -> Value? {
        do throws(EvaluationFault) {
            return try evaluation.evaluate(checked, locals: frame)
        } catch {
            return nil
        }
    }

    // MARK: - Numbers in the place of names

    /// A whole formula: where it is a call, the call with the numbers put in.
    private func substituted(_ part: WorkingPart) -> Notation {
        if case .operand(let form, _) = part { return substituted(inner: form) }
        return numbers(part)
    }

    private func substituted(inner form: WorkingPart) -> Notation {
        switch form {
        case .operation(let operation, let parts): .operation(operation, parts.map { numbers($0) })
        case .operand(let form, _): substituted(inner: form)
        case .constant, .name, .choice: form.notation
        }
    }

    private func numbers(_ part: WorkingPart) -> Notation {
        switch part {
        case .constant(let notation): return notation
        case .name(let name): return .name(name)
        case .operand(let form, let checked):
            guard let value = value(of: checked) else { return form.notation }
            if case .record = value { return form.notation }
            return Notation(value, checked.type, checked.presentation, formatter, of: evaluation) ?? form.notation
        case .choice(let condition, let parts):
            guard let truth = value(of: condition), parts.count == 3 else { return part.notation }
            // Of a condition that some draws meet and others do not, no branch is the one that was taken.
            if truth.isUncertain { return .operation(.choice, parts.map { numbers($0) }) }
            let reason = numbers(parts[0])
            return .operation(
                .since, [numbers(parts[truth.truth ? 1 : 2]), truth.truth ? reason : WorkingWriter.negated(reason)])
        case .operation(let operation, let parts): return .operation(operation, parts.map { numbers($0) })
        }
    }

    /// What is the case where a condition is not.
    private static func negated(_ condition: Notation) -> Notation {
        switch condition {
        case .operation(.comparison(let sign), let parts): .operation(.comparison(sign.negated), parts)
        case .operation(.within(let isEqual), let parts): .operation(.within(isEqual: !isEqual), parts)
        case .operation(.not, let parts): parts.first ?? condition
        default: .operation(.not, [condition])
        }
    }
}

extension EvaluatedWorking.Origin {
    /// Where the name is defined that has the value; the start of the book's first file for what has no name.
    var span: SourceSpan {
        switch self {
        case .parameter(let place, _), .definition(let place): place.span
        case .vocabulary, .setting, .argument, .formula: SourceSpan(file: SourceID(0), lower: 0, upper: 0)
        }
    }
}
