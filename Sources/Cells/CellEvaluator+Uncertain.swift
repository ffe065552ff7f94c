internal import Formulas
internal import Quantities
internal import SourceText

/// How uncertain values are shown.
extension CellEvaluator {
    /// An uncertain value: a number with its interval, a condition with its probability, a record with the share of the draws
    /// in which it is the one.
    mutating func show(
        _ draws: Draws, _ type: Type, _ presentation: Presentation, _ format: NumberFormat, _ span: SourceSpan
    ) -> FormattedQuantity {
        switch draws {
        case .numbers:
            guard let summary = DrawSummary(draws) else { return show(.number(.nan), type, presentation, format, span) }
            let median = show(.number(summary.median), type, presentation, format, span)
            guard !summary.isCertain, case .quantity(let dimension) = type else { return median }
            let shown = formatter.format(
                summary.median, in: summary.low...summary.high, dimension, presentation, format)
            if let bounds = shown.interval, !bounds.lowerBound.isFinite || !bounds.upperBound.isFinite {
                diagnostics.add(
                    Diagnostic(
                        "not-finite", "this is too large to be shown in this unit", at: span,
                        hint: "choose a larger unit with 'in'"))
            }
            return shown
        case .truths:
            let share = draws.probability
            return FormattedQuantity(
                number: (share >= 0.5 ? "yes" : "no") + " (" + probability(max(share, 1 - share), draws.count) + ")",
                unit: "")
        case .others:
            var texts: [String] = []
            for draw in 0..<draws.count { texts.append(show(draws[draw], type, presentation, format, span).text) }
            return FormattedQuantity(number: mostFrequent(texts), unit: "")
        }
    }

    /// Reports that what a table or a chart runs over differs between draws.
    mutating func reportUncertainLoop(_ thing: String, at span: SourceSpan) {
        diagnostics.add(
            Diagnostic(
                "uncertain-value", "what \(thing) runs over must be certain, and this is uncertain", at: span,
                hint: "write p50(…) or mean(…) of what is uncertain in it"))
    }

    /// Whether the range or the choices of a parameter are certain; reports one that is not.
    mutating func hasCertainBounds(_ parameter: CheckedCell.Parameter) -> Bool {
        var bounds: [(checked: Checked, span: SourceSpan)] = []
        switch (parameter.domain, parameter.written.domain) {
        case (.range(let low, let high, let step, _)?, .range(let first, let last, let stride, _, _)?):
            bounds = [(low, first.span), (high, last.span)]
            if let step, let stride { bounds.append((step, stride.span)) }
        case (.choices(let choices)?, .choices(let written)?):
            bounds = zip(choices, written).map { ($0.checked, $1.span) }
        default: break
        }
        for bound in bounds {
            guard let value = value(of: bound.checked), value.isUncertain else { continue }
            diagnostics.add(
                Diagnostic(
                    "uncertain-value", "what a parameter may be set to must be certain, and this is uncertain",
                    at: bound.span, hint: "write p50(…) or mean(…) of it for a single number"))
            return false
        }
        return true
    }

    /// The number itself, or between which numbers an uncertain one lies.
    func bounds(of value: Value) -> (low: Double, high: Double) {
        if case .uncertain(let draws) = value, let summary = DrawSummary(draws) { return (summary.low, summary.high) }
        return (value.number, value.number)
    }

    /// The text that most of the draws show, the first of those that are as frequent, with its share.
    private func mostFrequent(_ texts: [String]) -> String {
        var counts: [(text: String, count: Int)] = []
        for text in texts {
            if let place = counts.firstIndex(where: { $0.text.utf8.elementsEqual(text.utf8) }) {
                counts[place].count += 1
            } else {
                counts.append((text, 1))
            }
        }
        guard var best = counts.first else { return "" }
        for other in counts where other.count > best.count { best = other }
        guard best.count < texts.count else { return best.text }
        return best.text + " (" + probability(Double(best.count) / Double(texts.count), texts.count) + ")"
    }

    /// A probability as it is told. That all draws agree is told of none but what the draws can tell.
    func probability(_ share: Double, _ draws: Int) -> String {
        let least = 1 / Double(draws)
        let format = NumberFormat(digits: .significant(3), isPercent: true)
        if share > 1 - least / 2 { return "more than " + format.text(1 - least) + " %" }
        if share < least / 2 { return "less than " + format.text(least) + " %" }
        // Two digits, and one more where the first two are nines or a zero.
        let isExtreme = share > 0.985 || share < 0.015
        return NumberFormat(digits: .decimals(isExtreme ? 1 : 0), isPercent: true).text(share) + " %"
    }
}
