extension OwnedAccelerator {
    /// The utilisation at which an hour of work costs the same owned as rented; above it, owning is cheaper.
    ///
    /// A rent that can be given back is paid only for hours with work; a reservation is paid idle or not, like what is
    /// owned, so that only the energy of idle hours is left to decide. If there is no such utilisation, the ends say
    /// why: they are the cost of owning over that of renting, both above 1 if renting is always cheaper and both below it
    /// if owning is.
    ///
    /// - Throws: ``ServingError`` if the rent is free.
    public func breakEvenUtilisation(against rented: RentedAccelerator) throws(ServingError) -> Crossings {
        try requirePositive(rented.price, "rent")
        let (own, other) = (AcceleratorSupply.owned(self), AcceleratorSupply.rented(rented))
        let range = try SearchRange(from: Offer.leastUtilisation, to: 1, isLogarithmic: true)
        return try range.crossings(of: 1) { (utilisation) throws(ServingError) -> Double in
            let paid = rented.contract.isReleasable ? 1 : utilisation
            return try own.costPerUsefulHour(utilisation: utilisation) / other.costPerUsefulHour(utilisation: paid)
        }
    }
}

/// Traffic that fills a server so far.
public struct FillingTraffic: Hashable, Sendable {
    /// Requests under way on the server; need not be whole.
    public let concurrency: Double
    /// Requests per second of the one model on the one server.
    public let requestRate: Double

    /// Requests per second of all models, if this one gets a share of them.
    ///
    /// - Parameter share: above 0, at most 1.
    /// - Throws: ``ServingError`` if the share is out of range.
    public func total(share: Double) throws(ServingError) -> Double {
        try require(share, "share of the traffic", in: 1e-12...1, expected: "above 0, at most 1")
        return requestRate / share
    }
}

extension PricedServer {
    /// The traffic that keeps so many requests under way, by Little's law.
    ///
    /// - Parameters:
    ///   - concurrency: requests under way, another's for instance, whose batch is to be reached.
    ///   - load: the lengths and prefix hits; its own concurrency means nothing.
    /// - Throws: ``ServingError`` if the concurrency is below 1, or so many do not fit in memory.
    public func traffic(concurrency: Double, _ load: Load) throws(ServingError) -> FillingTraffic {
        let most = try server.largestConcurrency(load)
        guard concurrency <= most else {
            throw .cacheDoesNotFit(
                batch: concurrency, context: load.storedContext(server.calibration.scheduling), largest: most)
        }
        let point = try server.operatingPoint(load.with(concurrency: concurrency))
        return FillingTraffic(concurrency: concurrency, requestRate: point.requestRate)
    }

    /// The traffic at which an output token costs so much: less traffic makes smaller batches, and dearer tokens.
    ///
    /// - Parameters:
    ///   - costPerToken: dollars per output token, with the prompts' cost on it.
    ///   - load: the lengths and prefix hits; its own concurrency means nothing.
    /// - Throws: ``ServingError`` if no batch gives that cost: a single request costs less, or as many as memory holds
    ///   cost more each. The error says which.
    public func traffic(costPerToken: Double, _ load: Load) throws(ServingError) -> FillingTraffic {
        try requirePositive(costPerToken, "cost per token")
        let range = try SearchRange.concurrencies(server, load)
        let concurrency = try range.crossing(of: costPerToken, for: "concurrency") {
            (concurrency) throws(ServingError) -> Double in
            try FrontierPoint(self, load.with(concurrency: concurrency)).costPerToken
        }
        return try traffic(concurrency: concurrency, load)
    }
}
