/// Requests of one origin: when they are sent, how long they are, of which tiers they are.
public struct RequestStream: Hashable, Sendable {
    /// When requests are sent.
    public let arrivals: ArrivalProcess
    /// How long they are; nothing for a trace with lengths of its own.
    public let lengths: LengthDistribution?
    /// How many there are.
    public let requests: Int
    /// The tiers, at least one; each request is of one of them by their shares.
    public let tiers: [PriorityTier]

    /// - Throws: ``ServingError`` if there is no request or no tier, two tiers have one name, a parameter is out of range, or a trace has fewer
    ///   requests.
    public init(
        arrivals: ArrivalProcess, lengths: LengthDistribution, requests: Int, tiers: [PriorityTier] = [.standard]
    ) throws(ServingError) {
        try requireCount(requests, "number of requests")
        try RequestStream.requireTiers(tiers)
        try arrivals.requireValid(requests: requests)
        try lengths.requireValid()
        self.arrivals = arrivals
        self.lengths = lengths
        self.requests = requests
        self.tiers = tiers
    }

    /// A trace, whole, with its own lengths.
    ///
    /// - Throws: ``ServingError`` if there is no tier, or two have one name.
    public init(trace: RequestTrace, tiers: [PriorityTier] = [.standard]) throws(ServingError) {
        try RequestStream.requireTiers(tiers)
        arrivals = .trace(trace)
        lengths = nil
        requests = trace.times.count
        self.tiers = tiers
    }

    /// Refuses no tier at all, and names by which a report's tiers could not be told apart.
    private static func requireTiers(_ tiers: [PriorityTier]) throws(ServingError) {
        try requireCount(tiers.count, "number of tiers")
        try requireDistinct(tiers.map { $0.name }, "name of a tier")
        for tier in tiers where tier.name == TierReport.nameOfAll {
            throw .choice(name: "name of a tier", given: tier.name, expected: "another: it stands for all tiers")
        }
    }

    /// Whether the answers decide when requests are sent, and how many clients there are.
    var concurrency: Int? {
        if case .closedLoop(let concurrency) = arrivals { return concurrency }
        return nil
    }

    /// All requests, in the order in which they are sent. `firstTier` is the number of the stream's first tier.
    func draw(seed: UInt64, stream: Int, firstTier: Int) -> [DrawnRequest] {
        let purpose = UInt64(stream) &* 4
        var forTimes = RandomNumbers(seed: seed, purpose: purpose)
        var forLengths = RandomNumbers(seed: seed, purpose: purpose &+ 1)
        var forTiers = RandomNumbers(seed: seed, purpose: purpose &+ 2)
        let times = arrivals.times(requests, &forTimes)
        let whole = tiers.reduce(0) { $0 + $1.share }
        var drawn: [DrawnRequest] = []
        drawn.reserveCapacity(requests)
        for index in 0..<requests {
            let length: RequestLengths
            if let lengths {
                length = lengths.draw(&forLengths)
            } else if case .trace(let trace) = arrivals {
                length = trace.lengths[index]
            } else {
                preconditionFailure("a stream without lengths is a trace")
            }
            var tier = 0
            if tiers.count > 1 {
                var left = forTiers.uniform() * whole
                while tier < tiers.count - 1, left >= tiers[tier].share {
                    left -= tiers[tier].share
                    tier += 1
                }
            }
            drawn.append(DrawnRequest(time: times[index], lengths: length, tier: firstTier + tier))
        }
        return drawn
    }
}

/// A request before anybody serves it: what no policy changes.
struct DrawnRequest {
    /// Seconds from the start.
    var time: Double
    var lengths: RequestLengths
    /// Number of the tier in the workload.
    var tier: Int
}
