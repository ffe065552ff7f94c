internal import Formulas
internal import Quantities

extension Notation {
    /// How many values of a list are shown before the last.
    private static let shownValues = 4

    /// A value as a formula shows it; nil for a number that cannot be printed.
    init?(_ value: Value, _ type: Type, _ presentation: Presentation, _ formatter: QuantityFormatter) {
        switch value {
        case .number(let number):
            guard case .quantity(let dimension) = type, number.isFinite else { return nil }
            let hasUnit = presentation.unit.map { $0.dimension == dimension } ?? false
            guard hasUnit || formatter.canonicalUnit(dimension).dimension == dimension else { return nil }
            let shown = formatter.format(number, dimension, presentation)
            self = .quantity(shown.number, unit: shown.unit)
        case .truth(let truth): self = .words(truth ? "true" : "false")
        case .text(let text): self = .words("\"" + text + "\"")
        case .record(let record): self = .words(record.title)
        case .list(let values):
            guard case .list(let element) = type else { return nil }
            var parts: [Notation] = []
            for (index, value) in values.enumerated() {
                // A long list is cut in the middle, which says enough of a range.
                if values.count > Notation.shownValues + 2, index >= Notation.shownValues, index < values.count - 1 {
                    if index == Notation.shownValues { parts.append(.words("…")) }
                    continue
                }
                guard let part = Notation(value, element, presentation, formatter) else { return nil }
                parts.append(part)
            }
            self = .operation(.list, parts)
        }
    }
}
