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
                expected: "less than \(ServingError.plain(fastest.speed / slowest)), the width of the frontier")
        }
        let range = try SearchRange(from: slowest, to: quickest, pieces: 512, isLogarithmic: true)
        return try range.crossings(of: priceRatio) { (speed) throws(ServingError) -> Double in
            try premium(ofSpeed: speed * speedRatio, over: speed)
        }
    }
}
