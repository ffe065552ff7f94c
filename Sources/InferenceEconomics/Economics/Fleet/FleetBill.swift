/// What a fleet costs in a week, and who bears it. Hours are GPU-hours of the week.
public struct FleetBill: Hashable, Sendable {
    /// Where a replica works at its fullest.
    public let point: OperatingPoint
    /// Requests of the week, all of which are served.
    public let requests: Double
    /// GPU-hours that are paid.
    public let paidHours: Double
    /// GPU-hours in which requests are served: their number over what a full replica serves in an hour.
    public let busyHours: Double
    /// GPU-hours of work that could wait.
    public let backfilledHours: Double
    /// The cost of all paid hours, in dollars.
    public let cost: Double
    /// The part of it that the backfill bears, in dollars. More than the cost if its value is.
    public let backfillCredit: Double

    /// Share of the paid hours in which requests are served, from 0 to 1.
    public var utilisation: Double { busyHours / paidHours }

    /// Share of the paid hours in which there is work of either kind, from 0 to 1.
    public var utilisationWithBackfill: Double { (busyHours + backfilledHours) / paidHours }

    /// What requests bear, in dollars. Negative if the backfill is worth more than everything costs.
    public var requestsCost: Double { cost - backfillCredit }

    /// Dollars for each GPU-hour in which requests are served: the rate for the costs of tokens.
    public var costPerUsefulHour: Double { requestsCost / busyHours }

    /// Dollars for each request.
    public var costPerRequest: Double { requestsCost / requests }

    /// Dollars for each output token, with the prompts' cost on it.
    public var costPerOutputToken: Double { costPerRequest / point.load.meanOutput }

    /// The costs of tokens by kind, as of ``OperatingPoint/tokenCosts(hourlyRate:keeping:)``.
    ///
    /// - Parameter keeping: dollars for each use of a cached token that are paid beside the GPUs.
    /// - Throws: ``ServingError`` if the backfill is worth more than everything costs, or `keeping` is negative.
    public func tokenCosts(keeping: Double = 0) throws(ServingError) -> TokenCosts {
        try point.tokenCosts(hourlyRate: costPerUsefulHour, keeping: keeping)
    }
}
