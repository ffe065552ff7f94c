extension Frontier {
    /// How many times as much a speed costs as another, each at its cheapest.
    ///
    /// - Parameters:
    ///   - speed: output tokens per second of the faster tier.
    ///   - standard: output tokens per second of the slower tier.
    /// - Throws: ``ServingError`` if a speed is not finite and above zero, or none is so fast.
    public func premium(ofSpeed speed: Double, over standard: Double) throws(ServingError) -> Double {
        try cheapest(speed: speed).costPerToken / cheapest(speed: standard).costPerToken
    }

    /// Where on the frontier the standard tier sits if a faster one costs so many times as much, at the same margin:
    /// the speeds of the standard tier at which the frontier's premium takes the value.
    ///
    /// The frontier is a staircase, so that the premium jumps: a place is where it jumps over the value. There may be
    /// several.
    ///
    /// - Parameters:
    ///   - speedRatio: speed of the faster tier over that of the standard tier, above 1.
    ///   - priceRatio: price of the faster tier over that of the standard tier, above 1.
    /// - Throws: ``ServingError`` if a ratio is not above 1, or the frontier is not so wide as the speed ratio.
    public func standardSpeeds(speedRatio: Double, priceRatio: Double) throws(ServingError) -> Crossings {
        try require(speedRatio, "speed ratio", in: 1.000_001...1e6, expected: "above 1")
        try require(priceRatio, "price ratio", in: 1.000_001...1e9, expected: "above 1")
        let (slowest, quickest) = (cheapest.speed, fastest.speed / speedRatio * (1 - 1e-12))
        guard slowest < quickest else {
            throw .value(
                name: "speed ratio", given: speedRatio,
                expected: "less than \(fastest.speed / slowest), the width of the frontier")
        }
        let range = try SearchRange(from: slowest, to: quickest, pieces: 512, isLogarithmic: true)
        return try range.crossings(of: priceRatio) { (speed) throws(ServingError) -> Double in
            try premium(ofSpeed: speed * speedRatio, over: speed)
        }
    }
}

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
        let most = try server.largestConcurrency(load)
        let alone = try FrontierPoint(self, load.with(concurrency: 1)).speed
        // The smallest standard concurrency that leaves room for one that is so much faster.
        let least = try SearchRange(from: 1, to: most, isLogarithmic: true).crossing(
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
        let range = try SearchRange(from: least, to: most, isLogarithmic: true)
        let places = try range.crossings(of: priceRatio) { (standard) throws(ServingError) -> Double in
            try pair(standard).costRatio
        }
        if case .none(let atLower, let atUpper) = places {
            throw .noSolution(
                name: "concurrency of the standard tier", lower: least, upper: most, wanted: priceRatio,
                atLower: atLower, atUpper: atUpper)
        }
        var pairs: [ImpliedBatches] = []
        for place in places.all { pairs.append(try pair(place)) }
        return pairs
    }
}
