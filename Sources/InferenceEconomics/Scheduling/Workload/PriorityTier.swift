/// A class of service: who is served first, and what was promised.
public struct PriorityTier: Hashable, Sendable {
    /// The name for people: "fast".
    public let name: String
    /// Requests with a smaller number are admitted first, and lose their memory last. Any whole number.
    public let priority: Int
    /// Share of its stream's requests that are of this tier, relative to the other shares.
    public let share: Double
    /// What was promised. Each request keeps it or does not, by its own mean time between tokens.
    public let target: LatencyTarget

    /// - Throws: ``ServingError`` if the share is not finite and above zero.
    public init(
        name: String, priority: Int = 0, share: Double = 1, target: LatencyTarget = .none
    ) throws(ServingError) {
        try requirePositive(share, "share of a tier")
        self.init(unchecked: name, priority, share, target)
    }

    private init(unchecked name: String, _ priority: Int, _ share: Double, _ target: LatencyTarget) {
        self.name = name
        self.priority = priority
        self.share = share
        self.target = target
    }

    /// One for all, without a promise.
    public static let standard = PriorityTier(unchecked: "standard", 0, 1, .none)
}

extension LatencyTarget {
    /// Whether one request kept it. One of a single token has no time between tokens.
    func isMet(timeToFirstToken first: Double, timePerOutputToken token: Double?) -> Bool {
        first <= timeToFirstToken ?? .infinity && token ?? 0 <= timePerOutputToken ?? .infinity
    }
}
