/// What kind of figure a published price of an hour is.
public enum AcceleratorPriceKind: String, CaseIterable, Hashable, Sendable {
    /// Cost of ownership of a hyperscaler, by a published model.
    case hyperscalerOwnership = "hyperscaler_ownership"
    /// Cost of ownership of a large specialised cloud, by a published model.
    case neocloudOwnership = "neocloud_ownership"
    /// Rent for three years.
    case threeYearRental = "three_year_rental"
    /// List price by the hour.
    case onDemand = "on_demand"
    /// Price of an hour that may be interrupted.
    case spot
    /// What a publisher assumed for a calculation of its own.
    case assumed

    /// How such an hour is paid. Ownership is due used or not, like a reservation; of an assumed rent nothing is
    /// known, so it is taken as the same.
    public var contract: RentalContract {
        switch self {
        case .hyperscalerOwnership, .neocloudOwnership, .threeYearRental, .assumed: .reserved
        case .onDemand: .onDemand
        case .spot: .spot
        }
    }
}

/// A published price of an accelerator's hour.
public struct AcceleratorPrice: Hashable, Sendable {
    /// The accelerator's name in a chapter: ``Accelerator/identifier``.
    public let accelerator: String
    /// The name as it is printed in the source, which may leave the form open.
    public let printedName: String
    /// What kind of figure it is.
    public let kind: AcceleratorPriceKind
    /// Who asks the price, or whose model it is.
    public let provider: String
    /// Accelerators that the price is for.
    public let quantity: Int
    /// Dollars per hour for all of them.
    public let price: Double
    /// When it was published, as exactly as the source says.
    public let date: String
    /// Where it stands.
    public let source: String

    /// A published price.
    ///
    /// - Parameters:
    ///   - accelerator: ``Accelerator/identifier`` of an accelerator.
    ///   - printedName: the name as it is printed in the source.
    ///   - kind: what kind of figure it is.
    ///   - provider: who asks the price, or whose model it is.
    ///   - quantity: accelerators that the price is for, at least one.
    ///   - price: dollars per hour for all of them.
    ///   - date: when it was published, as exactly as the source says.
    ///   - source: where it stands.
    /// - Throws: ``ServingError`` if the price is not above zero or there is no accelerator.
    public init(
        accelerator: String, printedName: String, kind: AcceleratorPriceKind, provider: String, quantity: Int = 1,
        price: Double, date: String, source: String
    ) throws(ServingError) {
        try requireCount(quantity, "quantity")
        try requirePositive(price, "price of an hour")
        self.init(unchecked: accelerator, printedName, kind, provider, quantity, price, date, source)
    }

    /// For the catalogue, whose entries a test puts through the checking initialiser.
    init(
        unchecked accelerator: String, _ printedName: String, _ kind: AcceleratorPriceKind, _ provider: String,
        _ quantity: Int, _ price: Double, _ date: String, _ source: String
    ) {
        self.accelerator = accelerator
        self.printedName = printedName
        self.kind = kind
        self.provider = provider
        self.quantity = quantity
        self.price = price
        self.date = date
        self.source = source
    }

    /// Dollars per hour of one accelerator.
    public var perHour: Double { price / Double(quantity) }
}

extension Accelerator {
    /// The published prices of its hour, in the order of ``AcceleratorPrice/catalogue``; none for most.
    ///
    /// - Parameter kind: only prices of this kind; all if none is given.
    public func publishedPrices(_ kind: AcceleratorPriceKind? = nil) -> [AcceleratorPrice] {
        AcceleratorPrice.catalogue.filter { price in
            price.accelerator == identifier && (kind == nil || price.kind == kind)
        }
    }
}
