/// What a ratio of prices says about the batches of two tiers on one deployment.
public struct ImpliedBatches: Hashable, Sendable {
    /// The standard tier.
    public let standard: FrontierPoint
    /// The other tier.
    public let other: FrontierPoint

    /// Cost of the other tier over that of the standard tier.
    public var costRatio: Double { other.costPerToken / standard.costPerToken }

    /// Speed of the other tier over that of the standard tier.
    public var speedRatio: Double { other.speed / standard.speed }
}

extension PricedServer {
    /// The tier on this deployment that costs so many times as much as a given one: a batch tier at half the price, for
    /// instance, at the same margin.
    ///
    /// - Parameters:
    ///   - standard: the load of the standard tier, with its concurrency.
    ///   - priceRatio: price of the other tier over that of the standard tier.
    /// - Throws: ``ServingError`` if the ratio is not above zero, or no batch costs so much or so little. The error says
    ///   at which end.
    public func tier(beside standard: Load, priceRatio: Double) throws(ServingError) -> ImpliedBatches {
        try requirePositive(priceRatio, "price ratio")
        let point = try FrontierPoint(self, standard)
        let range = try SearchRange.concurrencies(server, standard)
        let other = try range.crossing(of: priceRatio, for: "concurrency of the other tier") {
            (concurrency) throws(ServingError) -> Double in
            try FrontierPoint(self, standard.with(concurrency: concurrency)).costPerToken / point.costPerToken
        }
        return ImpliedBatches(
            standard: point, other: try FrontierPoint(self, standard.with(concurrency: other)))
    }

    /// The concurrencies that the two ratios of a faster tier decide, if both tiers run on this deployment at the same
    /// margin: the fast tier is a smaller batch, so many times as fast and as dear as the standard one.
    ///
    /// - Parameters:
    ///   - load: the lengths; its own concurrency means nothing.
    ///   - speedRatio: above 1.
    ///   - priceRatio: above 1.
    /// - Returns: the pairs, the standard tier's smallest concurrency first; concurrencies need not be whole.
    /// - Throws: ``ServingError`` if a ratio is not above 1, or no pair has both ratios.
    public func batches(
        _ load: Load, speedRatio: Double, priceRatio: Double
    ) throws(ServingError) -> [ImpliedBatches] {
        try require(speedRatio, "speed ratio", in: 1.000_001...1e6, expected: "above 1")
        try require(priceRatio, "price ratio", in: 1.000_001...1e9, expected: "above 1")
        let all = try SearchRange.concurrencies(server, load)
        let alone = try FrontierPoint(self, load.with(concurrency: 1)).speed
        // The smallest standard concurrency that leaves room for one that is so much faster.
        let least = try all.crossing(
            of: alone / speedRatio, for: "concurrency of the standard tier, as slow as the speed ratio says,"
        ) { (concurrency) throws(ServingError) -> Double in
            try FrontierPoint(self, load.with(concurrency: concurrency)).speed
        }
        func pair(_ standard: Double) throws(ServingError) -> ImpliedBatches {
            let slow = try FrontierPoint(self, load.with(concurrency: standard))
            let range = try SearchRange(from: 1, to: standard, pieces: 1)
            let wanted = min(slow.speed * speedRatio, alone)
            let fast = try range.crossing(of: wanted, for: "concurrency of the fast tier") {
                (concurrency) throws(ServingError) -> Double in
                try FrontierPoint(self, load.with(concurrency: concurrency)).speed
            }
            return ImpliedBatches(
                standard: slow, other: try FrontierPoint(self, load.with(concurrency: fast)))
        }
        let range = try SearchRange(from: least, to: all.upper, isLogarithmic: true)
        let places = try range.crossings(of: priceRatio) { (standard) throws(ServingError) -> Double in
            try pair(standard).costRatio
        }
        if case .none(let atLower, let atUpper) = places {
            throw .noSolution(
                name: "concurrency of the standard tier", lower: least, upper: all.upper, wanted: priceRatio,
                atLower: atLower, atUpper: atUpper)
        }
        var pairs: [ImpliedBatches] = []
        for place in places.all { pairs.append(try pair(place)) }
        return pairs
    }
}
