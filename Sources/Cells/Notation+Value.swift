internal import Formulas
internal import Quantities
internal import SourceText

extension Notation {
    /// How many values of a list are shown before the last.
    private static let shownValues = 4

    /// A value as a formula shows it; nil for a number that cannot be printed.
    ///
    /// - Parameter evaluation: what the value came from; nil for one that is written, and therefore certain.
    init?(
        _ value: Value, _ type: Type, _ presentation: Presentation, _ formatter: QuantityFormatter,
        of evaluation: Evaluation? = nil
    ) {
        switch value {
        case .number(let number):
            guard case .quantity(let dimension) = type, number.isFinite else { return nil }
            let hasUnit = presentation.unit.map { $0.dimension == dimension } ?? false
            guard hasUnit || formatter.canonicalUnit(dimension).dimension == dimension else { return nil }
            let shown = formatter.format(number, dimension, presentation)
            self = .quantity(shown.number, unit: shown.unit)
        case .uncertain(let draws):
            guard let evaluation else { return nil }
            var evaluator = CellEvaluator(evaluation: evaluation, formatter: formatter)
            let span = SourceSpan(file: SourceID(0), lower: 0, upper: 0)
            let shown = evaluator.show(draws, type, presentation, .automatic, span)
            guard !evaluator.diagnostics.hasErrors else { return nil }
            self = shown.value == nil ? .words(shown.number) : .quantity(shown.number, unit: shown.unit)
        case .truth(let truth): self = .words(truth ? "true" : "false")
        case .text(let text): self = .words("\"" + text + "\"")
        case .record(let record): self = .words(record.title)
        case .scenario(let scenario): self = .words(scenario.title)
        case .list(let values):
            guard case .list(let element) = type else { return nil }
            var parts: [Notation] = []
            for (index, value) in values.enumerated() {
                // A long list is cut in the middle, which says enough of a range.
                if values.count > Notation.shownValues + 2, index >= Notation.shownValues, index < values.count - 1 {
                    if index == Notation.shownValues { parts.append(.words("…")) }
                    continue
                }
                guard let part = Notation(value, element, presentation, formatter, of: evaluation) else { return nil }
                parts.append(part)
            }
            self = .operation(.list, parts)
        }
    }
}
