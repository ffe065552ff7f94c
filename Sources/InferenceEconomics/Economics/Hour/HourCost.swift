/// What an accelerator costs in an hour, by cause, in dollars. The parts add up to the whole.
public struct HourCost: Hashable, Sendable {
    /// Interest and repayment of what was bought, less its residual value, in dollars.
    public let capital: Double
    /// Electricity, in dollars.
    public let energy: Double
    /// Space, cooling and connection, in dollars: priced by the kilowatt.
    public let hosting: Double
    /// Repairs, spare parts, support contracts, in dollars.
    public let maintenance: Double
    /// The people who run it, in dollars.
    public let staff: Double
    /// The rent of what is rented, in dollars.
    public let rent: Double

    /// All parts together, in dollars.
    public var total: Double { capital + energy + hosting + maintenance + staff + rent }
}
