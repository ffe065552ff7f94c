/// Where accelerators come from: bought or rented.
public enum AcceleratorSupply: Hashable, Sendable {
    /// Its user owns it.
    case owned(OwnedAccelerator)
    /// Its user rents it.
    case rented(RentedAccelerator)

    /// At a published price: rented, and paid used or not if it is a reservation or a published cost of ownership.
    ///
    /// - Parameters:
    ///   - published: the price.
    ///   - interruptedShare: see ``RentedAccelerator/interruptedShare``.
    /// - Throws: ``ServingError`` if the share is not from 0 to below 1.
    public init(_ published: AcceleratorPrice, interruptedShare: Double = 0) throws(ServingError) {
        self = .rented(
            try RentedAccelerator(
                price: published.perHour, contract: published.kind.contract, interruptedShare: interruptedShare))
    }

    /// Whether an hour that is not needed need not be paid.
    public var isReleasable: Bool {
        switch self {
        case .owned: false
        case .rented(let rented): rented.contract.isReleasable
        }
    }

    /// Share of the paid hours that can be used, above 0, at most 1.
    public var availability: Double {
        switch self {
        case .owned: 1
        case .rented(let rented): 1 - rented.interruptedShare
        }
    }

    /// The cost of one paid hour of one accelerator, by cause, in dollars.
    ///
    /// - Parameter utilisation: share of the hours in which there is work, from 0 to 1. Only energy depends on it.
    /// - Throws: ``ServingError`` if the share is out of range.
    public func hour(utilisation: Double = 1) throws(ServingError) -> HourCost {
        try require(utilisation, "utilisation", in: 0...1, expected: "from 0 to 1")
        switch self {
        case .owned(let owned): return try owned.hour(utilisation: utilisation)
        case .rented(let rented): return rented.hour
        }
    }

    /// The cost of one hour of work of one accelerator, in dollars: idle and interrupted hours are paid by the others.
    ///
    /// - Parameter utilisation: share of the available hours in which there is work, above 0, at most 1.
    /// - Throws: ``ServingError`` if the share is out of range.
    public func costPerUsefulHour(utilisation: Double) throws(ServingError) -> Double {
        try require(utilisation, "utilisation", in: 1e-9...1, expected: "above 0, at most 1")
        return try hour(utilisation: utilisation).total / (utilisation * availability)
    }
}
