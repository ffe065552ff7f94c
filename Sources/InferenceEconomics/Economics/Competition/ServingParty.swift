/// An accelerator with what it costs to rent and to own: one of the two is paid.
public struct AcceleratorTerms: Hashable, Sendable {
    /// The accelerator.
    public let accelerator: Accelerator
    /// What renting it costs.
    public let rented: RentedAccelerator
    /// What owning it costs.
    public let owned: OwnedAccelerator

    /// An accelerator by its terms.
    public init(_ accelerator: Accelerator, rented: RentedAccelerator, owned: OwnedAccelerator) {
        self.accelerator = accelerator
        self.rented = rented
        self.owned = owned
    }

    /// The same accelerator, bought with other money.
    func with(financing: Financing) throws(ServingError) -> AcceleratorTerms {
        AcceleratorTerms(
            accelerator, rented: rented,
            owned: try OwnedAccelerator(
                capital: owned.capital, financing: financing, residualShare: owned.residualShare, power: owned.power,
                energyPrice: owned.energyPrice, hostingPrice: owned.hostingPrice,
                maintenanceShare: owned.maintenanceShare, staff: owned.staff))
    }
}

/// Someone who serves a model: all that decides what a token costs there.
public struct ServingParty: Hashable, Sendable {
    /// The accelerator and its terms.
    public let terms: AcceleratorTerms
    /// Whether the accelerators are owned, and not rented.
    public let ownsHardware: Bool
    /// Share of the paid hours in which there is work, above 0, at most 1.
    public let utilisation: Double
    /// The most requests under way that one server gets of all the traffic; as many as fit in memory if there is
    /// always more.
    public let largestConcurrency: Double?
    /// The model.
    public let model: LanguageModel
    /// Precision of its weights.
    public let weights: Precision
    /// Speculative decoding, if it uses it.
    public let speculation: Speculation?
    /// Share of the prompt's tokens that a prefix cache holds already, from 0 to below 1.
    public let prefixHitRate: Double
    /// Share of the revenue that goes to others: a licence, a marketplace. From 0 to below 1.
    public let revenueShare: Double
    /// Splits of a server among which the cheapest is taken.
    public let parallelisms: [Parallelism]
    /// The software.
    public let engine: Engine

    /// Someone who serves a model.
    ///
    /// - Parameters:
    ///   - terms: the accelerator, and what renting and owning it cost.
    ///   - ownsHardware: which of the two is paid.
    ///   - utilisation: share of the paid hours in which there is work, above 0, at most 1.
    ///   - largestConcurrency: the most requests under way on one server, from 1 to a billion.
    ///   - model: the model.
    ///   - weights: precision of its weights.
    ///   - speculation: none unless stated.
    ///   - prefixHitRate: from 0 to below 1.
    ///   - revenueShare: what others get of the revenue, from 0 to below 1.
    ///   - parallelisms: every way of splitting one, two, four or eight GPUs unless stated.
    ///   - engine: the software.
    /// - Throws: ``ServingError`` if a number is out of range.
    public init(
        terms: AcceleratorTerms, ownsHardware: Bool, utilisation: Double, largestConcurrency: Double? = nil,
        model: LanguageModel, weights: Precision = .fp8, speculation: Speculation? = nil, prefixHitRate: Double = 0,
        revenueShare: Double = 0,
        parallelisms: [Parallelism]? = nil, engine: Engine = .vllm
    ) throws(ServingError) {
        try require(utilisation, "utilisation", in: 1e-9...1, expected: "above 0, at most 1")
        if let largestConcurrency {
            try require(largestConcurrency, "largest concurrency", in: 1...1e9, expected: "from 1 to a billion")
        }
        try require(prefixHitRate, "prefix hit rate", in: 0...0.999999, expected: "from 0 to below 1")
        try require(revenueShare, "revenue share", in: 0...0.999999, expected: "from 0 to below 1")
        self.terms = terms
        self.ownsHardware = ownsHardware
        self.utilisation = utilisation
        self.largestConcurrency = largestConcurrency
        self.model = model
        self.weights = weights
        self.speculation = speculation
        self.prefixHitRate = prefixHitRate
        self.revenueShare = revenueShare
        self.engine = engine
        if let parallelisms {
            self.parallelisms = parallelisms
        } else {
            self.parallelisms = try Parallelism.ways(of: model, over: [1, 2, 4, 8])
        }
    }

    /// Where the accelerators come from.
    public var supply: AcceleratorSupply { ownsHardware ? .owned(terms.owned) : .rented(terms.rented) }

    /// The operating point with the most output tokens per GPU within a target, over all splits.
    ///
    /// - Parameters:
    ///   - target: the slowest that it may be.
    ///   - load: the lengths; its own concurrency and prefix hits mean nothing.
    /// - Throws: ``ServingError`` if no split meets the target: why the first of them that fits does not, or why none
    ///   fits.
    public func bestPoint(within target: LatencyTarget, _ load: Load) throws(ServingError) -> OperatingPoint {
        let own = try load.with(prefixHitRate: prefixHitRate)
        var best: OperatingPoint?
        var refusal: ServingError?
        for parallelism in parallelisms {
            do {
                let server = try Server(
                    model: model, accelerator: terms.accelerator, engine: engine, parallelism: parallelism,
                    weights: weights, speculation: speculation)
                var point = try server.busiestOperatingPoint(own, within: target)
                // Fewer requests than could be served are all the faster.
                if let most = largestConcurrency, point.load.concurrency > most {
                    point = try server.operatingPoint(own.with(concurrency: most))
                }
                if point.throughputPerGPU > best?.throughputPerGPU ?? 0 { best = point }
            } catch {
                refusal = ServingParty.better(refusal, error)
            }
        }
        if let best { return best }
        throw refusal ?? .choice(name: "splits", given: "an empty list", expected: "at least one")
    }

    /// Of two refusals the one that says more: what is too slow did fit.
    private static func better(_ one: ServingError?, _ other: ServingError) -> ServingError {
        guard let one else { return other }
        if case .targetNotMet = one { return one }
        if case .targetNotMet = other { return other }
        return one
    }

    /// Dollars per output token at which nothing is left: the prompts' cost, idle hours and others' share of the revenue
    /// on it.
    ///
    /// - Throws: ``ServingError`` if the target cannot be met.
    public func costPerToken(within target: LatencyTarget, _ load: Load) throws(ServingError) -> Double {
        try costPerToken(at: bestPoint(within: target, load))
    }

    /// The same at a known operating point.
    func costPerToken(at point: OperatingPoint) throws(ServingError) -> Double {
        let hour = try supply.costPerUsefulHour(utilisation: utilisation)
        return try point.costPerToken(hourlyRate: hour) / (1 - revenueShare)
    }

    /// Income over cost at a price, less one.
    ///
    /// - Throws: ``ServingError`` if the target cannot be met, or tokens cost nothing.
    public func margin(_ prices: TokenPrices, within target: LatencyTarget, _ load: Load) throws(ServingError) -> Double
    {
        let cost = try costPerToken(within: target, load)
        try requirePositive(cost, "cost of a token")
        return prices.revenuePerOutputToken(try load.with(prefixHitRate: prefixHitRate)) / cost - 1
    }
}
