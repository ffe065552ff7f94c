/// One way of serving at one concurrency, and what comes of it. Small, since there are hundreds of thousands.
public struct Candidate: Hashable, Sendable {
    /// Which of the deployments that were compared, from zero.
    public let deployment: Int
    /// Requests under way on the whole server.
    public let concurrency: Double
    /// Output tokens per second that one user sees, once they come.
    public let speed: Double
    /// Dollars per output token, with the prompts' cost on it.
    public let costPerToken: Double
    /// Mean time from sending a request to its first token, in seconds.
    public let timeToFirstToken: Double

    /// A candidate by its figures.
    ///
    /// - Throws: ``ServingError`` if the concurrency, speed or time is not finite and above zero, or the cost negative
    ///   or not finite.
    public init(
        deployment: Int, concurrency: Double, speed: Double, costPerToken: Double, timeToFirstToken: Double
    ) throws(ServingError) {
        try requirePositive(concurrency, "concurrency")
        try requirePositive(speed, "speed")
        try requireNonNegative(costPerToken, "cost per token")
        try requirePositive(timeToFirstToken, "time to first token")
        self.init(
            unchecked: deployment, concurrency: concurrency, speed: speed, costPerToken: costPerToken,
            timeToFirstToken: timeToFirstToken)
    }

    /// For the search, whose figures come from the model.
    init(
        unchecked deployment: Int, concurrency: Double, speed: Double, costPerToken: Double, timeToFirstToken: Double
    ) {
        self.deployment = deployment
        self.concurrency = concurrency
        self.speed = speed
        self.costPerToken = costPerToken
        self.timeToFirstToken = timeToFirstToken
    }

    /// Whether another is at least as fast and as cheap, and better in one of the two.
    public func isDominated(by other: Candidate) -> Bool {
        other.speed >= speed && other.costPerToken <= costPerToken
            && (other.speed > speed || other.costPerToken < costPerToken)
    }

    /// Faster first; of equally fast ones the cheaper, and of equal ones the deployment that was named first.
    static func isBefore(_ one: Candidate, _ other: Candidate) -> Bool {
        if one.speed != other.speed { return one.speed > other.speed }
        if one.costPerToken != other.costPerToken { return one.costPerToken < other.costPerToken }
        if one.deployment != other.deployment { return one.deployment < other.deployment }
        return one.concurrency < other.concurrency
    }
}

extension [Candidate] {
    /// The candidates that no other dominates (the Pareto frontier), from the slowest and cheapest to the fastest and
    /// dearest: both rise strictly. Of equal ones the first deployment stands for all.
    ///
    /// - Complexity: O(n log n).
    public func nonDominated() -> [Candidate] {
        var kept: [Candidate] = []
        for candidate in sorted(by: Candidate.isBefore)
        where kept.last.map({ candidate.costPerToken < $0.costPerToken }) ?? true {
            kept.append(candidate)
        }
        return kept.reversed()
    }
}
