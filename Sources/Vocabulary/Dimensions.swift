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
    static let dollars = Type.quantity(Dimension(.dollars))
    static let requests = Type.quantity(Dimension(.requests))
    static let energyPrice = Type.quantity(Dimension(.dollars) / Dimension(.energy))
    static let storagePrice = Type.quantity(Dimension(.dollars) / Dimension(.data) / Dimension(.time))
    static let requestEnergy = Type.quantity(Dimension(.energy) / Dimension(.requests))
    static let tokenEnergy = Type.quantity(Dimension(.energy) / Dimension(.tokens))
    static let requestCost = Type.quantity(Dimension(.dollars) / Dimension(.requests))
    static let tokenCost = Type.quantity(Dimension(.dollars) / Dimension(.tokens))
}

extension UnitExpression {
    /// The unit in which makers state memory sizes, whatever they call it.
    static let gibibytes = unit("GiB")

    /// The unit in which bills count time.
    static let hours = unit("h")

    private static let table = UnitTable()

    private static func unit(_ symbol: String) -> UnitExpression? {
        table.unit(symbol).map { UnitExpression(factors: [Factor(unit: $0)]) }
    }
}
