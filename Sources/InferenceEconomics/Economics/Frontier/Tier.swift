/// How a tier's price is found.
public enum TierPricing: Hashable, Sendable {
    /// From its cost: price = cost x (1 + margin).
    case margin(Double)
    /// By a price list; the margin follows.
    case list(TokenPrices)
}

/// One tier of a service: what it promises, how much of the traffic takes it, how it is priced.
public struct Tier: Hashable, Sendable {
    /// The name for people: "fast".
    public let name: String
    /// What its users are promised.
    public let target: LatencyTarget
    /// Share of all output tokens, from 0 to 1.
    public let share: Double
    /// Share of the paid hours of its GPUs in which there is work, above 0, at most 1: a fast tier keeps a reserve.
    public let utilisation: Double
    /// How its price is found.
    public let pricing: TierPricing

    /// A tier.
    ///
    /// - Throws: ``ServingError`` if a share is out of range, or the margin not finite or not above -1.
    public init(
        name: String, target: LatencyTarget, share: Double, utilisation: Double = 1, pricing: TierPricing
    ) throws(ServingError) {
        try require(share, "share of the traffic", in: 0...1, expected: "from 0 to 1")
        try require(utilisation, "utilisation", in: 1e-9...1, expected: "above 0, at most 1")
        if case .margin(let margin) = pricing { try requireMargin(margin) }
        self.name = name
        self.target = target
        self.share = share
        self.utilisation = utilisation
        self.pricing = pricing
    }
}

/// Refuses a margin over cost at which nothing would be paid, or less.
func requireMargin(_ margin: Double) throws(ServingError) {
    guard margin > -1, margin.isFinite else {
        throw .value(name: "margin", given: margin, expected: "a finite number above -1")
    }
}

/// A tier, where it is served and what comes of it.
public struct SolvedTier: Hashable, Sendable {
    /// The tier.
    public let tier: Tier
    /// The cheapest point within its target.
    public let point: FrontierPoint
    /// Dollars per output token, with the prompts' cost and idle hours on it.
    public let costPerToken: Double
    /// What is paid for an output token, with the prompts' price on it, in dollars.
    public let pricePerToken: Double

    /// Price over cost, less one: 0.25 is a quarter of the cost on top.
    public var margin: Double { pricePerToken / costPerToken - 1 }

    /// Cost over that of another tier.
    public func costRatio(to other: SolvedTier) -> Double { costPerToken / other.costPerToken }

    /// Price over that of another tier.
    public func priceRatio(to other: SolvedTier) -> Double { pricePerToken / other.pricePerToken }
}

/// The tiers of a service, each at its cheapest.
public struct TierPlan: Hashable, Sendable {
    /// The tiers, in the order in which they were given.
    public let tiers: [SolvedTier]
    /// Mean dollars per output token, over the traffic.
    public let costPerToken: Double
    /// Mean dollars paid for an output token, over the traffic.
    public let pricePerToken: Double

    /// Finds for every tier the cheapest candidate within its target.
    ///
    /// Hourly rates are those of the search, taken as dollars per paid hour: a tier's utilisation is put on them.
    ///
    /// - Throws: ``ServingError`` if there is no tier, the shares do not add up to 1, or a target cannot be met.
    public init(_ tiers: [Tier], in result: SearchResult) throws(ServingError) {
        try requireDistinct(tiers.map { $0.name }, "name of a tier")
        let shares = tiers.reduce(0) { $0 + $1.share }
        try require(shares, "sum of the tiers' shares", in: (1 - 1e-9)...(1 + 1e-9), expected: "1")
        var solved: [SolvedTier] = []
        var (cost, price) = (0.0, 0.0)
        for tier in tiers {
            let point = try result.cheapest(within: tier.target)
            let own = point.costPerToken / tier.utilisation
            let paid =
                switch tier.pricing {
                case .margin(let margin): own * (1 + margin)
                case .list(let prices): prices.revenuePerOutputToken(point.operatingPoint.load)
                }
            solved.append(SolvedTier(tier: tier, point: point, costPerToken: own, pricePerToken: paid))
            cost += tier.share * own
            price += tier.share * paid
        }
        self.tiers = solved
        costPerToken = cost
        pricePerToken = price
    }

    /// Price over cost of the whole traffic, less one.
    public var margin: Double { pricePerToken / costPerToken - 1 }
}
