/// Halvings after which a search by bisection is as exact as numbers are.
private let halvings = 60

/// A server that is asked for less than it can: it works at an operating point for a part of the time.
public struct RatedPoint: Hashable, Sendable {
    /// Where it works while it does.
    public let point: OperatingPoint
    /// Share of the time in which it works, above 0, at most 1. Below 1 if not even one request is always under way.
    public let busyShare: Double

    /// Requests under way, on average: by Little's law the rate times the time in the system.
    public var meanConcurrency: Double { point.load.concurrency * busyShare }

    /// Requests that decode together, on average over all of the time. The model gives each data-parallel rank one at
    /// least; here they are no more than there are.
    public var meanBatch: Double { min(point.runningBatch, point.load.concurrency) * busyShare }

    /// Requests per second.
    public var requestRate: Double { point.requestRate * busyShare }
}

extension Server {
    /// The most requests of a load that can be under way without one waiting for memory: a whole number.
    ///
    /// - Throws: ``ServingError`` if not even one fits.
    public func largestConcurrency(_ load: Load) throws(ServingError) -> Double {
        let stored = load.meanPrompt + calibration.scheduling.storedOutput * load.meanOutput
        let fits = (requestsPerBatch(context: stored) * figures.batches).rounded(.down)
        try requireRequestFits(context: stored)
        return min(max(fits, 1), 1e9)
    }

    /// The operating point with the most requests under way, a whole number of them, that is fast enough and keeps
    /// nobody waiting for memory. It tells what the server can serve: its ``OperatingPoint/requestRate``.
    ///
    /// By interpolation between one that is fast enough and one that is not, since more requests make everything slower.
    ///
    /// - Parameters:
    ///   - load: lengths and arrivals; its concurrency is not used.
    ///   - target: the slowest that it may be.
    /// - Throws: ``ServingError`` if a single request is too slow already, or does not fit.
    /// - Complexity: the fixed points of about 8 concurrencies, at most 60, and two operating points.
    public func busiestOperatingPoint(_ load: Load, within target: LatencyTarget) throws(ServingError) -> OperatingPoint
    {
        let most = try largestConcurrency(load)
        let single = try operatingPoint(load.with(concurrency: 1))
        try target.requireMet(by: single)
        let settling = try Settling(server: self, load: load)
        func excess(_ concurrency: Double) -> Double {
            let settled = settling.settled(concurrency: concurrency)
            return target.excess(settled.timeToFirstToken, settled.timePerOutputToken)
        }
        guard most > 1 else { return single }
        var bracket = ConcurrencyBracket(low: 1, missing: -excess(1), high: most, excess: excess(most))
        guard bracket.excess > 0 else { return try operatingPoint(load.with(concurrency: most)) }
        var turn = 0
        while bracket.high - bracket.low > 1 {
            turn += 1
            // Every third time in the middle, so that no curve makes it creep.
            let middle = turn % 3 == 0 ? nil : bracket.next?.rounded()
            let tried = min(
                max(middle ?? ((bracket.low + bracket.high) / 2).rounded(.down), bracket.low + 1), bracket.high - 1)
            bracket.take(tried, excess: excess(tried))
        }
        return try operatingPoint(load.with(concurrency: bracket.low))
    }

    /// Where a server settles that is sent so many requests per second: the concurrency at which it answers as many,
    /// by Little's law the rate times the time that each takes.
    ///
    /// - Parameters:
    ///   - requestRate: requests per second, above zero.
    ///   - load: lengths and arrivals; its concurrency is not used.
    /// - Throws: ``ServingError`` if the rate is not above zero, or more than the server answers with the most requests
    ///   that fit.
    /// - Complexity: the fixed points of about 10 concurrencies, at most 60, and three operating points.
    public func operatingPoint(requestRate: Double, _ load: Load) throws(ServingError) -> RatedPoint {
        try requirePositive(requestRate, "request rate")
        let single = try operatingPoint(load.with(concurrency: 1))
        guard requestRate > single.requestRate else {
            return RatedPoint(point: single, busyShare: requestRate / single.requestRate)
        }
        let most = try largestConcurrency(load)
        let settling = try Settling(server: self, load: load)
        /// Requests per second that it answers too many, below zero too few.
        func excess(_ concurrency: Double) -> Double {
            let settled = settling.settled(concurrency: concurrency)
            let time = settled.timeToFirstToken + settled.timePerOutputToken * (load.meanOutput - 1)
            return concurrency / time - requestRate
        }
        var bracket = ConcurrencyBracket(low: 1, missing: -excess(1), high: most, excess: excess(most))
        // A rate that was worked out from this very limit may differ from it in the last digits.
        guard bracket.excess >= -1e-9 * requestRate else {
            throw .rateNotSustained(rate: requestRate, most: bracket.excess + requestRate)
        }
        for _ in 0..<halvings {
            guard let middle = bracket.next else { break }
            bracket.take(middle, excess: excess(middle))
        }
        let point = try operatingPoint(load.with(concurrency: bracket.high))
        return RatedPoint(point: point, busyShare: min(1, requestRate / point.requestRate))
    }
}
