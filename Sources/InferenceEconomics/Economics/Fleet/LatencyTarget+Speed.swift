extension LatencyTarget {
    /// A target by the speed that a user is promised.
    ///
    /// - Parameters:
    ///   - speed: output tokens per second for one user, at least.
    ///   - timeToFirstToken: the longest mean time to the first token, in seconds, if it is promised.
    /// - Throws: ``ServingError`` if a number is not finite and above zero.
    public init(speed: Double, timeToFirstToken: Double? = nil) throws(ServingError) {
        try requirePositive(speed, "target speed")
        try self.init(timeToFirstToken: timeToFirstToken, timePerOutputToken: 1 / speed)
    }

    /// Whether a candidate of a search is fast enough.
    func isMet(by candidate: Candidate) -> Bool {
        isFirstMet(by: candidate) && 1 / candidate.speed <= timePerOutputToken ?? .infinity
    }

    /// Whether its first token comes in time.
    func isFirstMet(by candidate: Candidate) -> Bool {
        candidate.timeToFirstToken <= timeToFirstToken ?? .infinity
    }
}
