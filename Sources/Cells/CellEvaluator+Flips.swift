internal import Formulas
internal import Quantities
internal import SourceText

extension CellEvaluator {
    /// What a parameter does to a claim over its domain; nil, with a diagnostic, where that cannot be found out.
    mutating func flips(
        _ input: CheckedCell.Input, _ condition: Condition, _ needs: [Int], holds: Bool
    ) -> EvaluatedClaim.ParameterFlips? {
        guard let value = value(of: input.value) else { return nil }
        var variation = Variation(evaluation, moving: [input.definition], for: needs)
        let published = publish(value, input.value, .automatic, input.name.text, input.span)
        do throws(EvaluationFault) {
            switch input.domain {
            case .range(let lower, let upper, let step, let isLogarithmic):
                guard let range = searchRange(lower, upper, step, isLogarithmic) else { return nil }
                let stretches = try variation.stretches(of: condition, over: range, published: value.number)
                return over(range, stretches, input, published, value.number, holds)
            case .choices(let choices):
                return try over(choices.map { $0.checked }, &variation, condition, input, published, holds)
            }
        } catch {
            if !error.isUntold { diagnostics.add(error.diagnostic) }
            return nil
        }
    }

    // MARK: - Ranges

    /// The range of a parameter; nil where an end has no value or the range no number, which its own block reports.
    mutating func searchRange(
        _ lower: Checked, _ upper: Checked, _ step: Checked?, _ isLogarithmic: Bool
    ) -> SearchRange? {
        guard let low = value(of: lower)?.number, let high = value(of: upper)?.number else { return nil }
        return SearchRange(
            lower: low, upper: high, step: step.flatMap { value(of: $0)?.number }, isLogarithmic: isLogarithmic,
            unit: (lower.presentation.unit ?? upper.presentation.unit)?.scale ?? 1)
    }

    private mutating func over(
        _ range: SearchRange, _ stretches: [ConditionStretch], _ input: CheckedCell.Input,
        _ published: PublishedValue, _ value: Double, _ holds: Bool
    ) -> EvaluatedClaim.ParameterFlips {
        let presentation = Presentation(unit: input.value.presentation.unit)
        let formatter = self.formatter
        func show(_ number: Double) -> FormattedQuantity {
            guard case .quantity(let dimension) = input.value.type else {
                return FormattedQuantity(number: "", unit: "")
            }
            return formatter.format(number, dimension, presentation)
        }
        let phrase = FlipPhrase(stretches: stretches, holds: holds, hasSteps: range.hasSteps) { show($0).text }
        let places = zip(stretches, stretches.dropFirst()).compactMap { left, right -> Double? in
            switch (left.state, right.state) {
            case (.holds, .fails): left.upper
            case (.fails, .holds): right.lower
            default: nil
            }
        }
        let width = range.distance(range.lower, range.upper)
        let distance = places.reduce(nil as Double?) { least, place in
            let own = width > 0 ? range.distance(place, value) / width : 0
            return least.map { min($0, own) } ?? own
        }
        return EvaluatedClaim.ParameterFlips(
            name: input.name.text, chapter: input.chapter, value: published, text: phrase.text,
            places: places.map { place in
                let shown = show(place)
                return PublishedValue(
                    figure: shown.number, unit: shown.unit, number: shown.value, formula: input.name.text,
                    span: input.span)
            }, distance: distance)
    }

    // MARK: - Choices

    private mutating func over(
        _ choices: [Checked], _ variation: inout Variation, _ condition: Condition, _ input: CheckedCell.Input,
        _ published: PublishedValue, _ holds: Bool
    ) throws(EvaluationFault) -> EvaluatedClaim.ParameterFlips {
        var flipped: [PublishedValue] = []
        var undefined: [(text: String, reason: String)] = []
        for choice in choices {
            guard let value = value(of: choice) else { continue }
            let shown = publish(value, choice, .automatic, input.name.text, input.span)
            switch try variation.state(of: condition, at: value) {
            case .holds: if !holds { flipped.append(shown) }
            case .fails: if holds { flipped.append(shown) }
            case .undefined(let reason): undefined.append((shown.text, reason))
            }
        }
        // One step from choice to choice is as near as it gets.
        return EvaluatedClaim.ParameterFlips(
            name: input.name.text, chapter: input.chapter, value: published,
            text: FlipPhrase.choices(flipped.map { $0.text }, undefined, holds: holds), places: flipped,
            distance: flipped.isEmpty ? nil : 1 / Double(choices.count))
    }
}
