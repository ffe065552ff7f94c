internal import CNumerics
internal import Formulas
internal import Quantities
internal import SourceText

/// How the results of a sensitivity are shown, and the one that is moved away from.
struct ResultScale: Sendable {
    let number: Double
    let type: Type
    let presentation: Presentation
    let formula: Formula
}

/// A sensitivity of which some parameters were moved.
struct SensitivityWork: Sendable {
    let sensitivity: CheckedCell.Sensitivity
    let caption: [EvaluatedPiece]
    let scale: ResultScale
    /// The parameters that were not moved yet.
    var inputs: ArraySlice<CheckedCell.Input>
    var rows: [(row: EvaluatedSensitivity.Row, swing: Double)] = []
}

extension CellEvaluator {
    /// How far a parameter is moved to either side for its elasticity, as a share of it.
    private static let nearby = 1e-4

    /// Sets out to find what moves a number; nil, with a diagnostic, where nothing can.
    mutating func begin(_ sensitivity: CheckedCell.Sensitivity) -> SensitivityWork? {
        let caption = evaluate(sensitivity.caption)
        if let mistake = sensitivity.mistake {
            diagnostics.add(mistake)
            return nil
        }
        guard let value = value(of: sensitivity.checked), case .quantity(let dimension) = sensitivity.checked.type
        else { return nil }
        let read = evaluation.readings(of: sensitivity.checked, needs: sensitivity.needs)
        let inputs = sensitivity.inputs.filter { read[$0.definition] }
        let formula = sensitivity.block.formula
        guard !inputs.isEmpty else {
            diagnostics.add(
                Diagnostic(
                    "nothing-to-move", "nothing that this is computed from can be moved", at: formula.span,
                    hint: "give a parameter a range, as in rent = 2 USD/h in 1 USD/h .. 6 USD/h"))
            return nil
        }
        // All results in one unit: that of the number as it is.
        let written = sensitivity.checked.presentation
        let unit = formatter.displayUnit(
            value.number, dimension, Presentation(unit: written.unit, isExact: written.isExact))
        let scale = ResultScale(
            number: value.number, type: sensitivity.checked.type, presentation: Presentation(unit: unit, isExact: true),
            formula: formula)
        return SensitivityWork(sensitivity: sensitivity, caption: caption, scale: scale, inputs: inputs[...])
    }

    /// Moves one parameter; what moves the number, and how far, once all were moved.
    mutating func proceed(_ work: inout SensitivityWork) -> EvaluatedSensitivity? {
        if let input = work.inputs.popFirst(), let row = row(input, work.sensitivity, work.scale) {
            work.rows.append(row)
        }
        guard work.inputs.isEmpty else { return nil }
        let rows = work.rows
        // A parameter with as long a swing as another stays after it.
        let order = rows.indices.sorted { one, other in
            rows[one].swing == rows[other].swing ? one < other : rows[one].swing > rows[other].swing
        }
        let block = work.sensitivity.block
        return EvaluatedSensitivity(
            label: block.label.map { $0.text } ?? "", caption: work.caption,
            result: publish(work.scale.number, work.scale, block.formula.text), rows: order.map { rows[$0].row })
    }

    private mutating func publish(_ number: Double, _ scale: ResultScale, _ text: String) -> PublishedValue {
        publish(.number(number), scale.type, scale.presentation, scale.formula.format, text, scale.formula.span)
    }

    /// What one parameter does; nil, with a diagnostic, where that cannot be found out.
    private mutating func row(
        _ input: CheckedCell.Input, _ sensitivity: CheckedCell.Sensitivity, _ scale: ResultScale
    ) -> (row: EvaluatedSensitivity.Row, swing: Double)? {
        guard let value = value(of: input.value) else { return nil }
        var variation = Variation(evaluation, moving: [input.definition], for: sensitivity.needs)
        do throws(EvaluationFault) {
            switch input.domain {
            case .range(let lower, let upper, let step, let isLogarithmic):
                guard let range = searchRange(lower, upper, step, isLogarithmic) else { return nil }
                return try over(range, &variation, input, value, sensitivity.checked, scale)
            case .choices(let choices):
                return try over(choices.map { $0.checked }, &variation, input, value, sensitivity.checked, scale)
            }
        } catch {
            if !error.isUntold { diagnostics.add(error.diagnostic) }
            return nil
        }
    }

    // MARK: - Ranges

    private mutating func over(
        _ range: SearchRange, _ variation: inout Variation, _ input: CheckedCell.Input, _ value: Value,
        _ formula: Checked, _ scale: ResultScale
    ) throws(EvaluationFault) -> (EvaluatedSensitivity.Row, Double) {
        var obstacles: [String] = []
        var numbers = [scale.number]
        var ends: [EvaluatedSensitivity.End?] = []
        let presentation = Presentation(unit: input.value.presentation.unit)
        for isUpper in [false, true] {
            let reach = try variation.reach(of: formula, over: range, from: value.number, upward: isUpper)
            let shown = publish(
                .number(reach.number), input.value.type, presentation, .automatic, input.name.text, input.span)
            if let obstacle = reach.obstacle {
                let end = publish(
                    .number(isUpper ? range.upper : range.lower), input.value.type, presentation, .automatic,
                    input.name.text, input.span)
                let isEnd = shown.text.utf8.elementsEqual(end.text.utf8)
                obstacles.append(
                    "cannot be evaluated \(isEnd ? "at" : isUpper ? "above" : "below") \(shown.text)"
                        + (obstacle.utf8.isEmpty ? "" : ": " + obstacle))
            }
            guard let result = reach.value else {
                ends.append(nil)
                continue
            }
            numbers.append(result.number)
            ends.append(
                EvaluatedSensitivity.End(input: shown, result: publish(result.number, scale, scale.formula.text)))
        }
        let elasticity = try self.elasticity(range, &variation, value.number, formula)
        return row(input, value, elasticity, ends, numbers, obstacles, scale, isChoice: false)
    }

    /// d ln x / d ln p: by the numbers next to the published one, which are the next steps in a range that has them. One
    /// beyond the range or without a value is left out.
    private mutating func elasticity(
        _ range: SearchRange, _ variation: inout Variation, _ number: Double, _ formula: Checked
    ) throws(EvaluationFault) -> Double? {
        var points: [(input: Double, result: Double)] = []
        let near = range.neighbours(of: number, share: CellEvaluator.nearby)
        for point in [near.below, number, near.above] {
            if points.contains(where: { $0.input == point }) { continue }
            if let result = try variation.result(of: formula, at: .number(point)).0?.number {
                points.append((point, result))
            }
        }
        guard let first = points.first, let last = points.last, points.count > 1, first.input / last.input > 0,
            first.result / last.result > 0
        else { return nil }
        let elasticity =
            cnumerics_log(last.result / first.result) / cnumerics_log(last.input / first.input)
        return elasticity.isFinite ? elasticity : nil
    }

    // MARK: - Choices

    private mutating func over(
        _ choices: [Checked], _ variation: inout Variation, _ input: CheckedCell.Input, _ value: Value,
        _ formula: Checked, _ scale: ResultScale
    ) throws(EvaluationFault) -> (EvaluatedSensitivity.Row, Double) {
        var results: [(number: Double, input: PublishedValue)] = []
        var obstacles: [String] = []
        for choice in choices {
            guard let value = self.value(of: choice) else { continue }
            let shown = publish(value, choice, .automatic, input.name.text, input.span)
            let (result, obstacle) = try variation.result(of: formula, at: value)
            if let result { results.append((result.number, shown)) }
            if let obstacle {
                obstacles.append(
                    "cannot be evaluated with \(shown.text)" + (obstacle.utf8.isEmpty ? "" : ": " + obstacle))
            }
        }
        func end(_ isBetter: (Double, Double) -> Bool) -> EvaluatedSensitivity.End? {
            let best = results.dropFirst().reduce(results.first) { best, next in
                best.map { isBetter(next.number, $0.number) ? next : $0 }
            }
            return best.map {
                EvaluatedSensitivity.End(input: $0.input, result: publish($0.number, scale, scale.formula.text))
            }
        }
        let ends = [end(<), end(>)]
        return row(
            input, value, nil, ends, results.map { $0.number } + [scale.number], obstacles, scale, isChoice: true)
    }

    private mutating func row(
        _ input: CheckedCell.Input, _ value: Value, _ elasticity: Double?, _ ends: [EvaluatedSensitivity.End?],
        _ numbers: [Double], _ obstacles: [String], _ scale: ResultScale, isChoice: Bool
    ) -> (EvaluatedSensitivity.Row, Double) {
        let least = numbers.reduce(scale.number) { min($0, $1) }
        let most = numbers.reduce(scale.number) { max($0, $1) }
        let format = NumberFormat(digits: .decimals(2))
        let row = EvaluatedSensitivity.Row(
            name: input.name.text, value: publish(value, input.value, .automatic, input.name.text, input.span),
            elasticity: elasticity.map {
                publish(
                    // No sign before a zero.
                    .number($0.magnitude < 0.005 ? 0 : $0), .number, .automatic, format,
                    "elasticity of \(scale.formula.text)", scale.formula.span)
            }, from: ends[0], to: ends[1], swing: publish(most - least, scale, "swing of \(scale.formula.text)"),
            obstacles: obstacles, isChoice: isChoice)
        return (row, most - least)
    }
}
