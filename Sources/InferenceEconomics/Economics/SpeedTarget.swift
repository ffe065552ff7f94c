/// What users of a tier are promised.
public struct SpeedTarget: Hashable, Sendable {
    /// Output tokens per second for one user, at least.
    public let speed: Double
    /// Mean time to first token in seconds, at most, if it is promised.
    public let timeToFirstToken: Double?

    /// - Throws: ``ServingError`` if a number is not finite and above zero.
    public init(speed: Double, timeToFirstToken: Double? = nil) throws(ServingError) {
        try requirePositive(speed, "target speed")
        if let timeToFirstToken { try requirePositive(timeToFirstToken, "limit of the time to first token") }
        self.speed = speed
        self.timeToFirstToken = timeToFirstToken
    }

    /// Whether an operating point keeps the promise.
    public func isKept(by point: OperatingPoint) -> Bool {
        point.speed >= speed && timeToFirstToken.map { point.timeToFirstToken <= $0 } ?? true
    }

    /// Why a target cannot be met, if the fastest within the limit of the time to first token is known; zero if there
    /// is none.
    func refused(fastest: Double) -> ServingError {
        if fastest == 0, let timeToFirstToken {
            return .value(
                name: "limit of the time to first token", given: timeToFirstToken,
                expected: "more seconds: no candidate is so quick")
        }
        return .value(
            name: "target speed", given: speed, expected: "at most \(fastest) tokens/s, the fastest there is")
    }
}
