internal import Formulas
internal import Quantities
internal import SourceText

extension CellEvaluator {
    /// A claim with its verdict; one that is not as the text says is reported, unless the book lets claims fail.
    mutating func evaluate(_ claim: CheckedCell.Claim) -> EvaluatedClaim {
        let block = claim.block
        let sentence = claim.sentence.map { evaluate($0, []) }
        guard let condition = claim.condition, let part = weigh(condition, block) else {
            return evaluated(
                claim, .fails, sentence, EvaluatedClaim.Margin(part: nil, text: "", left: nil, right: nil), [])
        }
        let margin = part.margin(isAlone: condition.isSingle, block)
        let read = evaluation.readings(of: condition, needs: claim.needs)
        let flips = claim.inputs.filter { read[$0.definition] }.compactMap {
            self.flips($0, condition, claim.needs, holds: part.holds)
        }
        let verdict: EvaluatedClaim.Verdict =
            block.isRefuted ? part.holds ? .unexpected : .refuted : part.holds ? .holds : .fails
        let result = evaluated(claim, verdict, sentence, margin, flips)
        if !verdict.isAsWritten, !claimsMayFail { report(result, at: part.span) }
        return result
    }

    private func evaluated(
        _ claim: CheckedCell.Claim, _ verdict: EvaluatedClaim.Verdict, _ sentence: [EvaluatedPiece],
        _ margin: EvaluatedClaim.Margin, _ flips: [EvaluatedClaim.ParameterFlips]
    ) -> EvaluatedClaim {
        EvaluatedClaim(
            label: claim.block.label.text, verdict: verdict, sentence: sentence,
            condition: claim.block.condition.text, span: claim.block.condition.span, margin: margin, flips: flips)
    }

    private mutating func report(_ claim: EvaluatedClaim, at span: SourceSpan) {
        let notes = claim.flips.filter { $0.distance != nil }.prefix(6).map { "\($0.name): \($0.text)" }
        if claim.verdict == .unexpected {
            diagnostics.add(
                Diagnostic(
                    "refuted-claim-holds",
                    "the claim '\(claim.label)' is called refuted, but it holds: \(claim.margin.text)",
                    at: span, notes: notes, hint: "leave out 'refuted', or correct the condition"))
        } else {
            diagnostics.add(
                Diagnostic(
                    "claim-fails", "the claim '\(claim.label)' fails: \(claim.margin.text)", at: span, notes: notes,
                    hint:
                        "correct the text or the numbers, or call it refuted; a book may publish claims that fail with 'claims: may fail' in the front matter of index.md"
                ))
        }
    }

    // MARK: - Margins

    /// The part of a condition that decides it, with its figures.
    struct WeighedPart {
        let holds: Bool
        /// How near it is to being otherwise, as a share: above zero where it holds.
        let size: Double
        let span: SourceSpan
        let text: String
        var left: PublishedValue?
        var right: PublishedValue?

        fileprivate func margin(isAlone: Bool, _ block: ClaimBlock) -> EvaluatedClaim.Margin {
            EvaluatedClaim.Margin(
                part: isAlone ? nil : block.text.text(at: span), text: text, left: left, right: right)
        }
    }

    /// Of what must hold together the tightest part, of what may hold instead the best; nil, with a diagnostic, where a
    /// part that is needed has no value.
    private mutating func weigh(_ condition: Condition, _ block: ClaimBlock) -> WeighedPart? {
        switch condition {
        case .comparison(let comparison): return weigh(comparison, block)
        case .truth(let checked, let isNegated, let span):
            guard let value = value(of: checked) else { return nil }
            let holds = value.truth != isNegated
            return WeighedPart(
                holds: holds, size: holds ? 1 : -1, span: span, text: value.truth ? "yes" : "no")
        case .and(let left, let right):
            // As in a formula, what follows a part that decides is not asked for.
            guard let first = weigh(left, block) else { return nil }
            guard first.holds, let second = weigh(right, block) else { return first.holds ? nil : first }
            return second.size < first.size ? second : first
        case .or(let left, let right):
            guard let first = weigh(left, block) else { return nil }
            guard !first.holds, let second = weigh(right, block) else { return first.holds ? first : nil }
            return second.size > first.size ? second : first
        }
    }

    private mutating func weigh(_ comparison: Comparison, _ block: ClaimBlock) -> WeighedPart? {
        guard let left = value(of: comparison.left), let right = value(of: comparison.right) else { return nil }
        let format = block.condition.format
        let unit = comparison.commonUnit
        let (one, other) = (comparison.left.presentation.shown(in: unit), comparison.right.presentation.shown(in: unit))
        let figure = publish(left, comparison.left, one, format, comparison.span, block)
        let threshold = publish(right, comparison.right, other, format, comparison.span, block)
        var tolerance: MarginPhrase.Tolerance?
        if let written = comparison.tolerance {
            guard let amount = value(of: written.amount) else { return nil }
            tolerance = MarginPhrase.Tolerance(
                amount: amount.number, isRelative: written.isRelative,
                text: publish(amount, written.amount, written.amount.presentation, .automatic, comparison.span, block)
                    .text)
        }
        let isNumber = comparison.isOfQuantities
        let holds: Bool
        do throws(EvaluationFault) {
            holds = try evaluation.holds(.comparison(comparison))
        } catch {
            if !error.isUntold { diagnostics.add(error.diagnostic) }
            return nil
        }
        let presentation = Presentation(unit: unit)
        let phrase = MarginPhrase(
            sign: comparison.sign, figure: MarginPhrase.Side(number: isNumber ? left.number : nil, text: figure.text),
            threshold: MarginPhrase.Side(number: isNumber ? right.number : nil, text: threshold.text),
            tolerance: tolerance
        ) { [formatter] difference in
            guard case .quantity(let dimension) = comparison.left.type else { return "" }
            return formatter.format(difference, dimension, presentation).text
        }
        let isWhole = left.number == left.number.rounded() && right.number == right.number.rounded()
        if comparison.isExactEquality, !isWhole { recommendTolerance(comparison) }
        let size = isNumber ? phrase.size : holds ? 1 : -1
        return WeighedPart(
            holds: holds, size: size, span: comparison.span, text: phrase.text, left: figure, right: threshold)
    }

    /// A side of a comparison as it is published.
    private mutating func publish(
        _ value: Value, _ checked: Checked, _ presentation: Presentation, _ format: NumberFormat, _ span: SourceSpan,
        _ block: ClaimBlock
    ) -> PublishedValue {
        let shown = show(value, checked.type, presentation, format, span)
        return PublishedValue(
            figure: shown.number, unit: shown.unit, number: shown.value,
            formula: block.text.text(at: span) ?? block.condition.text, span: span)
    }

    private mutating func recommendTolerance(_ comparison: Comparison) {
        diagnostics.add(
            Diagnostic(
                "exact-equality", "computed numbers are seldom equal to the last bit", at: comparison.span,
                severity: .warning, hint: "give the equality a tolerance, as in a == b within 5 %"))
    }
}

extension Condition {
    /// Whether it is one comparison or truth.
    fileprivate var isSingle: Bool {
        switch self {
        case .comparison, .truth: true
        case .and, .or: false
        }
    }
}

extension Comparison {
    /// The unit in which both sides are shown: one that the author asks for, or else that of the threshold.
    fileprivate var commonUnit: UnitExpression? {
        if left.presentation.isExact { return left.presentation.unit }
        return right.presentation.unit ?? left.presentation.unit
    }
}

extension Presentation {
    /// The same with another unit; digits that were written beside the old one go with it.
    fileprivate func shown(in unit: UnitExpression?) -> Presentation {
        unit == self.unit ? self : Presentation(unit: unit, isExact: isExact)
    }
}
