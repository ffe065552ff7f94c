internal import Formulas
internal import Quantities
internal import SourceText

/// A claim that is being evaluated: its verdict is known, and what some parameters do to it.
struct ClaimWork: Sendable {
    let claim: CheckedCell.Claim
    /// Where the part of the condition stands that decides it.
    let span: SourceSpan
    let truth: Value
    /// The parameters that were not moved yet; nil before it is known which of them may change anything.
    var inputs: ArraySlice<CheckedCell.Input>?
    var isDone: Bool
    var result: EvaluatedClaim
}

extension CellEvaluator {
    /// A claim with its verdict, before it is known what would change it.
    ///
    /// An uncertain condition holds where it is as probable as not.
    mutating func judge(_ claim: CheckedCell.Claim) -> ClaimWork {
        let block = claim.block
        let sentence = claim.sentence.map { evaluate($0, []) }
        guard let condition = claim.condition, let part = weigh(condition, block), let truth = truth(of: condition)
        else {
            let margin = EvaluatedClaim.Margin(part: nil, text: "", left: nil, right: nil)
            return ClaimWork(
                claim: claim, span: block.condition.span, truth: .truth(false), isDone: true,
                result: EvaluatedClaim(
                    label: block.label.text, verdict: .fails, sentence: sentence, condition: block.condition.text,
                    span: block.condition.span, margin: margin, probability: nil, flips: [], flipsNote: nil))
        }
        let holds = truth.truth
        let result = EvaluatedClaim(
            label: block.label.text,
            verdict: block.isRefuted ? holds ? .unexpected : .refuted : holds ? .holds : .fails,
            sentence: sentence, condition: block.condition.text, span: block.condition.span,
            margin: part.margin(isAlone: condition.isSingle, block), probability: probability(of: truth),
            flips: [], flipsNote: nil, awaitsFlips: true)
        return ClaimWork(claim: claim, span: part.span, truth: truth, isDone: false, result: result)
    }

    /// Finds out what would change a claim, one parameter each time. A claim that is not as the text says is reported at
    /// last, unless the book lets claims fail.
    mutating func proceed(_ work: inout ClaimWork) {
        guard let condition = work.claim.condition, !work.isDone else { return }
        if let input = work.inputs?.popFirst() {
            if let flips = flips(input, condition, work.claim.needs, holds: work.truth.truth) {
                work.result.flips.append(flips)
            }
        } else if work.inputs == nil {
            let read = evaluation.readings(of: condition, needs: work.claim.needs)
            let inputs = work.claim.inputs.filter { read[$0.definition] }
            let isTooMuch =
                work.truth.isUncertain && inputs.contains { isTooMuchWork($0, condition, work.claim.needs) }
            if isTooMuch { work.result.flipsNote = CellEvaluator.flipsNote }
            work.inputs = isTooMuch ? [] : inputs[...]
        }
        guard work.inputs?.isEmpty == true else { return }
        work.isDone = true
        work.result.awaitsFlips = false
        if !work.result.verdict.isAsWritten, !claimsMayFail { report(work.result, at: work.span) }
    }

    private static let flipsNote =
        "What would change it is not looked for: the model would be called for each draw at each value of a parameter."

    private mutating func truth(of condition: Condition) -> Value? {
        do throws(EvaluationFault) {
            return try evaluation.truth(of: condition)
        } catch {
            if !error.isUntold { diagnostics.add(error.diagnostic) }
            return nil
        }
    }

    private func probability(of truth: Value) -> EvaluatedClaim.Probability? {
        guard case .uncertain(let draws) = truth else { return nil }
        return EvaluatedClaim.Probability(
            share: draws.probability, text: probability(draws.probability, draws.count))
    }

    /// Whether a condition takes so much work for one value of a parameter that it cannot be asked for many.
    private mutating func isTooMuchWork(_ input: CheckedCell.Input, _ condition: Condition, _ needs: [Int]) -> Bool {
        guard let value = value(of: input.value) else { return false }
        var variation = Variation(evaluation, moving: [input.definition], for: needs)
        return variation.work(for: condition, at: value) > CellEvaluator.mostStepsOfFlip
    }

    /// The most steps that a claim may take for each value at which a parameter is tried: about a millisecond.
    private static let mostStepsOfFlip = 5_000

    private mutating func report(_ claim: EvaluatedClaim, at span: SourceSpan) {
        let notes = claim.flips.filter { $0.distance != nil }.prefix(6).map { "\($0.name): \($0.text)" }
        let likely = claim.probability.map { " with a probability of " + $0.text } ?? ""
        let fails = claim.probability == nil ? "fails" : "holds" + likely + " only"
        if claim.verdict == .unexpected {
            diagnostics.add(
                Diagnostic(
                    "refuted-claim-holds",
                    "the claim '\(claim.label)' is called refuted, but it holds\(likely): \(claim.margin.text)",
                    at: span, notes: notes, hint: "leave out 'refuted', or correct the condition"))
        } else {
            diagnostics.add(
                Diagnostic(
                    "claim-fails", "the claim '\(claim.label)' \(fails): \(claim.margin.text)", at: span, notes: notes,
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
        var size: Double
        let span: SourceSpan
        let text: String
        /// Whether it differs between draws.
        var isUncertain = false
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
            let shown = show(value, .truth, .automatic, .automatic, span).text
            guard case .uncertain(let draws) = value else {
                return WeighedPart(holds: holds, size: holds ? 1 : -1, span: span, text: shown)
            }
            let share = isNegated ? 1 - draws.probability : draws.probability
            return WeighedPart(holds: holds, size: 2 * share - 1, span: span, text: shown, isUncertain: true)
        case .and(let left, let right):
            // As in a formula, what follows a part that decides is not asked for.
            guard let first = weigh(left, block) else { return nil }
            guard !first.isUncertain else { return weigh(right, beside: first, block) { $0.size < $1.size } }
            guard first.holds, let second = weigh(right, block) else { return first.holds ? nil : first }
            return second.size < first.size ? second : first
        case .or(let left, let right):
            guard let first = weigh(left, block) else { return nil }
            guard !first.isUncertain else { return weigh(right, beside: first, block) { $0.size > $1.size } }
            guard !first.holds, let second = weigh(right, block) else { return first.holds ? first : nil }
            return second.size > first.size ? second : first
        }
    }

    /// Of an uncertain part and the one that it may guard that which decides. The other may have no value in draws in which
    /// it is not asked for.
    private mutating func weigh(
        _ other: Condition, beside first: WeighedPart, _ block: ClaimBlock,
        _ decides: (WeighedPart, WeighedPart) -> Bool
    ) -> WeighedPart {
        let before = diagnostics
        guard let second = weigh(other, block) else {
            diagnostics = before
            return first
        }
        return decides(second, first) ? second : first
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
        guard let truth = truth(of: .comparison(comparison)) else { return nil }
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
        var part = WeighedPart(
            holds: truth.truth, size: isNumber ? phrase.size : truth.truth ? 1 : -1, span: comparison.span,
            text: phrase.text, left: figure, right: threshold)
        if case .uncertain(let draws) = truth {
            // Of uncertain parts the least probable is nearest to being otherwise.
            part.isUncertain = true
            part.size = 2 * draws.probability - 1
        }
        return part
    }

    /// A side of a comparison as it is published.
    private mutating func publish(
        _ value: Value, _ checked: Checked, _ presentation: Presentation, _ format: NumberFormat, _ span: SourceSpan,
        _ block: ClaimBlock
    ) -> PublishedValue {
        let shown = show(value, checked.type, presentation, format, span)
        return PublishedValue(
            figure: shown.number, unit: shown.unit, number: shown.value,
            formula: block.text.text(at: span) ?? block.condition.text, span: span, interval: shown.interval)
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
