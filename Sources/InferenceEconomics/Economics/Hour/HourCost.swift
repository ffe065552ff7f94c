/// What an accelerator costs in an hour, by cause, in dollars. The parts add up to the whole.
public struct HourCost: Hashable, Sendable {
    /// Interest and repayment of what was bought, less its residual value.
    public let capital: Double
    /// Electricity.
    public let energy: Double
    /// Space, cooling and connection, priced by the kilowatt.
    public let hosting: Double
    /// Repairs, spare parts, support contracts.
    public let maintenance: Double
    /// People who run it.
    public let staff: Double
    /// Rent, of what is rented.
    public let rent: Double

    /// All parts together, in dollars.
    public var total: Double { capital + energy + hosting + maintenance + staff + rent }
}
