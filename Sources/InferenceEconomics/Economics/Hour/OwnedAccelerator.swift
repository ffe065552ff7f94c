/// An accelerator that its user owns, and all that it costs to have it.
public struct OwnedAccelerator: Hashable, Sendable {
    /// What was paid for it.
    public let capital: Capital
    /// How that is paid back.
    public let financing: Financing
    /// Share of the capital that it still fetches after the years of use, from 0 to 1.
    public let residualShare: Double
    /// What it draws.
    public let power: PowerDraw
    /// Dollars per kilowatt-hour.
    public let energyPrice: Double
    /// Dollars a month for each kilowatt kept ready: ``PowerDraw/reservedKilowatts``.
    public let hostingPrice: Double
    /// Share of the capital that upkeep takes each year.
    public let maintenanceShare: Double
    /// Dollars a year for the people who run it, for each accelerator.
    public let staff: Double

    /// An owned accelerator. What is not given costs nothing, or is worth nothing at the end.
    ///
    /// - Throws: ``ServingError`` if a price is negative or not finite, the residual share is not within 0 and 1, or
    ///   the yearly maintenance is more than the capital.
    public init(
        capital: Capital, financing: Financing, residualShare: Double = 0, power: PowerDraw, energyPrice: Double,
        hostingPrice: Double = 0, maintenanceShare: Double = 0, staff: Double = 0
    ) throws(ServingError) {
        try require(residualShare, "residual share", in: 0...1, expected: "from 0 to 1")
        try requireNonNegative(energyPrice, "price of energy")
        try requireNonNegative(hostingPrice, "price of hosting")
        try require(maintenanceShare, "maintenance share", in: 0...1, expected: "from 0 to 1 a year")
        try requireNonNegative(staff, "cost of staff")
        self.capital = capital
        self.financing = financing
        self.residualShare = residualShare
        self.power = power
        self.energyPrice = energyPrice
        self.hostingPrice = hostingPrice
        self.maintenanceShare = maintenanceShare
        self.staff = staff
    }

    /// The cost of one hour, idle or not: all but a part of the energy is due either way.
    ///
    /// - Parameter utilisation: share of the hours in which there is work, from 0 to 1.
    /// - Throws: ``ServingError`` if the share is out of range.
    public func hour(utilisation: Double = 1) throws(ServingError) -> HourCost {
        let bought = capital.total
        let annuity = try financing.annuity(capital: bought, residual: residualShare * bought)
        let kilowatts = try power.watts(utilisation: utilisation) / wattsPerKilowatt
        return HourCost(
            capital: annuity / hoursPerYear, energy: kilowatts * energyPrice,
            hosting: power.reservedKilowatts * hostingPrice / hoursPerMonth,
            maintenance: maintenanceShare * bought / hoursPerYear, staff: staff / hoursPerYear, rent: 0)
    }
}
