extension QuantityFormatter {
    /// The text of an uncertain quantity given in base units: `2.2 (1.8 to 2.6)`, with a unit that all three share.
    ///
    /// - Parameters:
    ///   - value: the number that stands for the whole, by whose size the unit is chosen.
    ///   - interval: what it lies between.
    public func format(
        _ value: Double, in interval: ClosedRange<Double>, _ dimension: Dimension,
        _ presentation: Presentation = .automatic, _ format: NumberFormat = .automatic
    ) -> FormattedQuantity {
        let isPercent = format.isPercent && dimension.isNone
        let typical = value != 0 ? value : interval.upperBound != 0 ? interval.upperBound : interval.lowerBound
        let unit = displayUnit(typical, dimension, presentation)
        let scale = isPercent ? 0.01 : unit.isNone ? 1 : unit.scale
        let scaled = interval.lowerBound / scale...interval.upperBound / scale
        let isAsWritten = !isPercent && (unit == presentation.unit || unit.isNone && presentation.unit == nil)
        return FormattedQuantity(
            number: format.text(
                value / scale, in: scaled, decimals: isAsWritten ? presentation.decimals : nil),
            unit: isPercent ? "%" : unit.text, value: value / scale, interval: scaled)
    }
}
