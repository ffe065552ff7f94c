internal import Formulas
internal import Quantities

/// The kinds of quantities that the model's functions take and give.
extension Type {
    static let time = Type.quantity(Dimension(.time))
    static let bytes = Type.quantity(Dimension(.data))
    static let bandwidth = Type.quantity(Dimension(.data) / Dimension(.time))
    static let bytesPerToken = Type.quantity(Dimension(.data) / Dimension(.tokens))
    static let compute = Type.quantity(Dimension(.operations) / Dimension(.time))
    static let tokens = Type.quantity(Dimension(.tokens))
    static let tokenRate = Type.quantity(Dimension(.tokens) / Dimension(.time))
    static let timePerToken = Type.quantity(Dimension(.time) / Dimension(.tokens))
    static let requestRate = Type.quantity(Dimension(.requests) / Dimension(.time))
    static let power = Type.quantity(Dimension(.energy) / Dimension(.time))
    static let rent = Type.quantity(Dimension(.dollars) / Dimension(.time))
    static let tokenCost = Type.quantity(Dimension(.dollars) / Dimension(.tokens))
}

extension UnitExpression {
    /// The unit in which makers state memory sizes, whatever they call it.
    static let gibibytes = UnitTable().unit("GiB").map { UnitExpression(factors: [Factor(unit: $0)]) }
}
