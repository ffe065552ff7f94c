/// A deployment at an operating point: what a user gets, and what it costs.
public struct FrontierPoint: Hashable, Sendable {
    /// The deployment and its hourly rate.
    public let deployment: PricedServer
    /// Where it settles.
    public let operatingPoint: OperatingPoint
    /// Dollars per output token, with the prompts' cost on it.
    public let costPerToken: Double

    /// A deployment under a load.
    ///
    /// - Throws: ``ServingError`` if not even one request of the load fits in memory.
    public init(_ deployment: PricedServer, _ load: Load) throws(ServingError) {
        self.deployment = deployment
        operatingPoint = try deployment.server.operatingPoint(load)
        costPerToken = try operatingPoint.costPerToken(hourlyRate: deployment.hourlyRate)
    }

    /// Output tokens per second that one user sees, once they come.
    public var speed: Double { operatingPoint.speed }

    /// Requests under way on the whole server.
    public var concurrency: Double { operatingPoint.load.concurrency }

    /// Mean time from sending a request to its first token, in seconds.
    public var timeToFirstToken: Double { operatingPoint.timeToFirstToken }
}

/// What speed costs: of all candidates those that no other dominates.
public struct Frontier: Hashable, Sendable {
    /// The points, at least one, from the slowest and cheapest to the fastest and dearest: both rise strictly.
    public let points: [FrontierPoint]
    /// Candidates that were compared, those that could not be had left out.
    public let compared: Int
    /// Candidates that could not be had, by reason.
    public let dropped: [DroppedCandidates]

    /// The frontier of what a search found.
    ///
    /// - Parameters:
    ///   - result: what the search found.
    ///   - target: only candidates within it are compared.
    /// - Throws: ``ServingError`` if there is none.
    /// - Complexity: O(n log n).
    public init(of result: SearchResult, within target: LatencyTarget = .none) throws(ServingError) {
        let candidates = target == .none ? result.candidates : result.candidates.filter { target.isMet(by: $0) }
        var points: [FrontierPoint] = []
        for candidate in candidates.nonDominated() {
            points.append(try result.point(of: candidate))
        }
        try require(
            Double(points.count), "number of candidates", in: 1...1e9, expected: "at least one within the target")
        self.points = points
        compared = candidates.count
        dropped = result.dropped
    }

    /// The slowest and cheapest point.
    public var cheapest: FrontierPoint { points[0] }

    /// The fastest and dearest point.
    public var fastest: FrontierPoint { points[points.count - 1] }

    /// The cheapest point that is at least so fast.
    ///
    /// - Parameter speed: output tokens per second for one user.
    /// - Throws: ``ServingError`` if the speed is not finite and above zero, or none is so fast.
    /// - Complexity: O(log n).
    public func cheapest(speed: Double) throws(ServingError) -> FrontierPoint {
        try requirePositive(speed, "target speed")
        let place = firstIndex { $0.speed >= speed }
        guard place < points.count else {
            throw .value(
                name: "target speed", given: speed,
                expected: "at most \(ServingError.plain(fastest.speed)) tokens/s, the fastest there is")
        }
        return points[place]
    }

    /// The fastest point that costs no more.
    ///
    /// - Parameter costPerToken: dollars per output token.
    /// - Throws: ``ServingError`` if the cost is negative or not finite, or none is so cheap.
    /// - Complexity: O(log n).
    public func fastest(costPerToken: Double) throws(ServingError) -> FrontierPoint {
        try requireNonNegative(costPerToken, "target cost per token")
        let place = firstIndex { $0.costPerToken > costPerToken }
        guard place > 0 else {
            throw .value(
                name: "target cost per token", given: costPerToken,
                expected: "at least \(ServingError.plain(cheapest.costPerToken)) dollars, the cheapest there is")
        }
        return points[place - 1]
    }

    /// The first point of which something holds that holds of all faster ones; their number if of none.
    private func firstIndex(_ holds: (FrontierPoint) -> Bool) -> Int {
        var (low, high) = (0, points.count)
        while low < high {
            let middle = (low + high) / 2
            if holds(points[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

extension SearchResult {
    /// A candidate with its deployment and its operating point.
    ///
    /// - Throws: ``ServingError`` if the candidate is not of this search.
    public func point(of candidate: Candidate) throws(ServingError) -> FrontierPoint {
        guard deployments.indices.contains(candidate.deployment) else {
            throw .value(
                name: "deployment", given: Double(candidate.deployment),
                expected: "one of the \(deployments.count) deployments of the search")
        }
        return try FrontierPoint(
            deployments[candidate.deployment], load.with(concurrency: candidate.concurrency))
    }

    /// The cheapest candidate within a target.
    ///
    /// - Throws: ``ServingError`` if there is none: what the nearest reaches.
    /// - Complexity: O(n).
    public func cheapest(within target: LatencyTarget) throws(ServingError) -> FrontierPoint {
        var best: Candidate?
        var quickest = Double.infinity
        var first = Double.infinity
        for candidate in candidates {
            first = min(first, candidate.timeToFirstToken)
            guard target.isFirstMet(by: candidate) else { continue }
            quickest = min(quickest, 1 / candidate.speed)
            guard target.isMet(by: candidate) else { continue }
            if let best, best.costPerToken <= candidate.costPerToken { continue }
            best = candidate
        }
        if let best { return try point(of: best) }
        guard quickest < .infinity else {
            throw .targetNotMet(name: "time to first token", target: target.timeToFirstToken ?? 0, least: first)
        }
        throw .targetNotMet(name: "time per output token", target: target.timePerOutputToken ?? 0, least: quickest)
    }
}
