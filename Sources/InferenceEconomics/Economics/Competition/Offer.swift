/// Tokens of one deployment at a price: whatever two of batch, utilisation and margin are known, the third follows.
public struct Offer: Hashable, Sendable {
    /// What serves.
    public let server: Server
    /// Whose accelerators they are.
    public let supply: AcceleratorSupply
    /// The lengths and prefix hits; its own concurrency means nothing.
    public let load: Load
    /// What tokens are sold for.
    public let prices: TokenPrices
    /// Share of the revenue that goes to others: a licence, a marketplace. From 0 to below 1.
    public let revenueShare: Double

    /// The least utilisation that is looked at.
    public static let leastUtilisation = 1e-3

    /// An offer.
    ///
    /// - Throws: ``ServingError`` if the share is out of range, nothing is paid, or not two requests fit in memory.
    public init(
        server: Server, supply: AcceleratorSupply, load: Load, prices: TokenPrices, revenueShare: Double = 0
    ) throws(ServingError) {
        try require(revenueShare, "revenue share", in: 0...0.999999, expected: "from 0 to below 1")
        try requirePositive(prices.revenuePerRequest(load), "revenue of a request")
        self.server = server
        self.supply = supply
        self.load = load
        self.prices = prices
        self.revenueShare = revenueShare
        _ = try SearchRange.concurrencies(server, load)
    }

    /// Dollars that are left of an output token's price, the prompt's on it.
    public var incomePerToken: Double { prices.revenuePerOutputToken(load) * (1 - revenueShare) }

    /// Dollars that an output token costs, the prompt's cost and idle hours on it.
    ///
    /// - Parameters:
    ///   - concurrency: requests under way on the whole server; need not be whole.
    ///   - utilisation: share of the paid hours in which there is work, above 0, at most 1.
    /// - Throws: ``ServingError`` if a number is out of range.
    public func costPerToken(concurrency: Double, utilisation: Double) throws(ServingError) -> Double {
        try server.operatingPoint(load.with(concurrency: concurrency)).costPerToken(
            hourlyRate: supply.costPerUsefulHour(utilisation: utilisation))
    }

    /// Income over cost, less one.
    ///
    /// - Throws: ``ServingError`` if a number is out of range, or there is no cost to compare with.
    public func margin(concurrency: Double, utilisation: Double) throws(ServingError) -> Double {
        let cost = try costPerToken(concurrency: concurrency, utilisation: utilisation)
        try requirePositive(cost, "cost of a token")
        return incomePerToken / cost - 1
    }

    /// The utilisation at which the price gives a margin.
    ///
    /// - Throws: ``ServingError`` if a number is out of range, or no utilisation gives the margin: above
    ///   ``leastUtilisation`` it is higher, or even at full use lower. The error says which.
    public func utilisation(concurrency: Double, margin: Double) throws(ServingError) -> Double {
        try requireMargin(margin)
        let range = try SearchRange(from: Offer.leastUtilisation, to: 1, isLogarithmic: true)
        return try range.crossing(of: margin, for: "utilisation") { (utilisation) throws(ServingError) -> Double in
            try self.margin(concurrency: concurrency, utilisation: utilisation)
        }
    }

    /// The concurrency at which the price gives a margin: the batch that a published price implies.
    ///
    /// - Throws: ``ServingError`` if a number is out of range, or no concurrency gives the margin: a single request
    ///   gives more, or as many as memory holds give less. The error says which.
    public func concurrency(utilisation: Double, margin: Double) throws(ServingError) -> Double {
        try requireMargin(margin)
        let range = try SearchRange.concurrencies(server, load)
        return try range.crossing(of: margin, for: "concurrency") { (concurrency) throws(ServingError) -> Double in
            try self.margin(concurrency: concurrency, utilisation: utilisation)
        }
    }
}
