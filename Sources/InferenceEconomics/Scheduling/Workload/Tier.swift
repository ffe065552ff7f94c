/// A class of service: who is served first, and what was promised.
public struct Tier: Hashable, Sendable {
    /// The name for people: "fast".
    public let name: String
    /// Requests with a smaller number are admitted first, and lose their memory last. Any whole number.
    public let priority: Int
    /// Share of its stream's requests that are of this tier, relative to the other shares.
    public let share: Double
    /// What was promised, if anything.
    public let target: LatencyTarget?

    /// - Throws: ``ServingError`` if the share is not finite and above zero.
    public init(
        name: String, priority: Int = 0, share: Double = 1, target: LatencyTarget? = nil
    ) throws(ServingError) {
        try requirePositive(share, "share of a tier")
        self.init(unchecked: name, priority, share, target)
    }

    private init(unchecked name: String, _ priority: Int, _ share: Double, _ target: LatencyTarget?) {
        self.name = name
        self.priority = priority
        self.share = share
        self.target = target
    }

    /// One for all, without a promise.
    public static let standard = Tier(unchecked: "standard", 0, 1, nil)
}

/// What a request must keep to count as good. What is not given is not asked.
public struct LatencyTarget: Hashable, Sendable {
    /// The longest time to first token, in seconds.
    public let timeToFirstToken: Double?
    /// The longest mean time between two tokens of the request, in seconds.
    public let timePerOutputToken: Double?
    /// The longest time to the last token, in seconds.
    public let endToEnd: Double?

    /// - Throws: ``ServingError`` if a time is not finite and above zero.
    public init(
        timeToFirstToken: Double? = nil, timePerOutputToken: Double? = nil, endToEnd: Double? = nil
    ) throws(ServingError) {
        if let timeToFirstToken { try requirePositive(timeToFirstToken, "target of the time to first token") }
        if let timePerOutputToken { try requirePositive(timePerOutputToken, "target of the time per output token") }
        if let endToEnd { try requirePositive(endToEnd, "target of the end-to-end time") }
        self.timeToFirstToken = timeToFirstToken
        self.timePerOutputToken = timePerOutputToken
        self.endToEnd = endToEnd
    }

    /// Whether a request kept it. One of a single token has no time between tokens.
    func isMet(timeToFirstToken first: Double, timePerOutputToken token: Double?, endToEnd whole: Double) -> Bool {
        if let timeToFirstToken, first > timeToFirstToken { return false }
        if let timePerOutputToken, let token, token > timePerOutputToken { return false }
        if let endToEnd, whole > endToEnd { return false }
        return true
    }
}
