/// How a rented accelerator is paid.
public enum RentalContract: String, CaseIterable, Hashable, Sendable {
    /// By the hour, at the list price, while it is held.
    case onDemand = "on_demand"
    /// For months or years, used or not.
    case reserved
    /// By the hour, cheaply, until the owner takes it back.
    case spot

    /// Whether an hour that is not needed need not be paid.
    public var isReleasable: Bool { self != .reserved }
}

/// An accelerator that its user rents.
public struct RentedAccelerator: Hashable, Sendable {
    /// Dollars per hour.
    public let price: Double
    /// How it is paid.
    public let contract: RentalContract
    /// Share of the paid hours that interruptions take: starting again, loading weights, requests lost. From 0 to
    /// below 1.
    public let interruptedShare: Double

    /// A rented accelerator.
    ///
    /// - Throws: ``ServingError`` if the price is negative or not finite, or the share is not from 0 to below 1.
    public init(
        price: Double, contract: RentalContract = .onDemand, interruptedShare: Double = 0
    ) throws(ServingError) {
        try requireNonNegative(price, "price of an hour")
        try require(interruptedShare, "interrupted share", in: 0...0.999999, expected: "from 0 to below 1")
        self.price = price
        self.contract = contract
        self.interruptedShare = interruptedShare
    }

    /// The cost of one hour that is held, whatever is done in it.
    public var hour: HourCost {
        HourCost(capital: 0, energy: 0, hosting: 0, maintenance: 0, staff: 0, rent: price)
    }
}
