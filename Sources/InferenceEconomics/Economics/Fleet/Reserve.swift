/// Replicas that are kept beyond those that the peak needs: for failures, restarts and bursts.
public struct Reserve: Hashable, Sendable {
    /// So many whatever the size of the fleet: the k of N + k.
    public let replicas: Int
    /// A share of those needed, 0.2 for a fifth more.
    public let share: Double

    /// A reserve. Both parts are kept if both are given.
    ///
    /// - Throws: ``ServingError`` if the count is below 0 or above a million, or the share is not from 0 to 100.
    public init(replicas: Int = 0, share: Double = 0) throws(ServingError) {
        try require(Double(replicas), "reserve", in: 0...1e6, expected: "from 0 to a million replicas")
        try require(share, "share of reserve", in: 0...100, expected: "from 0 to 100 times the need")
        self.init(unchecked: replicas, share)
    }

    private init(unchecked replicas: Int, _ share: Double) {
        self.replicas = replicas
        self.share = share
    }

    /// None.
    public static let none = Reserve(unchecked: 0, 0)

    /// Whole replicas for a need, which may be a fraction of one; at least one.
    ///
    /// - Throws: ``ServingError`` if they are more than a billion.
    func replicas(for need: Double) throws(ServingError) -> Int {
        let needed = max(1, wholeReplicas(need))
        let kept = wholeReplicas(needed * (1 + share)) + Double(replicas)
        try require(kept, "number of replicas", in: 1...1e9, expected: "at most a billion")
        return Int(kept)
    }
}

/// Rounded up, but for what is a whole number in all but its last digits: those differ between machines.
private func wholeReplicas(_ need: Double) -> Double {
    let nearest = need.rounded()
    return (need - nearest).magnitude <= 1e-9 * max(1, nearest) ? nearest : need.rounded(.up)
}
