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
        isMet(point.timeToFirstToken, point.timePerOutputToken)
    }

    /// Whether two times, in seconds, are short enough.
    func isMet(_ timeToFirstToken: Double, _ timePerOutputToken: Double) -> Bool {
        timeToFirstToken <= self.timeToFirstToken ?? .infinity
            && timePerOutputToken <= self.timePerOutputToken ?? .infinity
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
