/// The slowest mean latencies that a tier allows.
///
/// They are means of a steady load. A target for a percentile must be set tighter here, or checked in a simulation.
public struct LatencyTarget: Hashable, Sendable {
    /// The longest mean time to the first token, in seconds.
    public let timeToFirstToken: Double?
    /// The longest mean time between two output tokens, in seconds: one over the speed that a user sees.
    public let timePerOutputToken: Double?

    /// A target; what is not given may take any time.
    ///
    /// - Throws: ``ServingError`` if a time is not finite and above zero.
    public init(timeToFirstToken: Double? = nil, timePerOutputToken: Double? = nil) throws(ServingError) {
        if let timeToFirstToken { try requirePositive(timeToFirstToken, "target of the time to first token") }
        if let timePerOutputToken { try requirePositive(timePerOutputToken, "target of the time per output token") }
        self.init(unchecked: timeToFirstToken, timePerOutputToken)
    }

    private init(unchecked timeToFirstToken: Double?, _ timePerOutputToken: Double?) {
        self.timeToFirstToken = timeToFirstToken
        self.timePerOutputToken = timePerOutputToken
    }

    /// No target: only memory limits the batch.
    public static let none = LatencyTarget(unchecked: nil, nil)

    /// Whether an operating point is fast enough.
    public func isMet(by point: OperatingPoint) -> Bool {
        excess(point.timeToFirstToken, point.timePerOutputToken) < 0
    }

    /// How far two times, in seconds, are beyond what is allowed, as a share of it; below zero where they are short enough.
    func excess(_ timeToFirstToken: Double, _ timePerOutputToken: Double) -> Double {
        var excess = -1.0
        if let allowed = self.timeToFirstToken { excess = max(excess, (timeToFirstToken - allowed) / allowed) }
        if let allowed = self.timePerOutputToken { excess = max(excess, (timePerOutputToken - allowed) / allowed) }
        // What just meets it does.
        return excess == 0 ? -Double.leastNormalMagnitude : excess
    }

    /// Refuses an operating point that is too slow.
    func requireMet(by point: OperatingPoint) throws(ServingError) {
        if let timeToFirstToken, point.timeToFirstToken > timeToFirstToken {
            throw .targetNotMet(
                name: "time to first token", target: timeToFirstToken, least: point.timeToFirstToken)
        }
        if let timePerOutputToken, point.timePerOutputToken > timePerOutputToken {
            throw .targetNotMet(
                name: "time per output token", target: timePerOutputToken, least: point.timePerOutputToken)
        }
    }
}
