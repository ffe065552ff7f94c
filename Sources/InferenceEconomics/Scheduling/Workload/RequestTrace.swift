/// Requests as they came once: when, and how long.
public struct RequestTrace: Hashable, Sendable {
    /// Seconds from the start, never decreasing.
    public let times: [Double]
    /// The lengths of each request.
    public let lengths: [RequestLengths]

    /// - Throws: ``ServingError`` if there is no request, the counts differ, or a time is negative, not finite or
    ///   earlier than the one before it.
    public init(times: [Double], lengths: [RequestLengths]) throws(ServingError) {
        try requireCount(times.count, "number of the trace's times")
        guard lengths.count == times.count else {
            throw .value(
                name: "number of the trace's lengths", given: Double(lengths.count),
                expected: "\(times.count), as many as there are times")
        }
        var last = 0.0
        for (index, time) in times.enumerated() {
            guard time >= last, time.isFinite else {
                throw .value(
                    name: "time \(index + 1) of the trace", given: time,
                    expected: "a finite number of seconds, at least \(last): sorted, from zero on")
            }
            last = time
        }
        self.init(unchecked: times, lengths)
    }

    private init(unchecked times: [Double], _ lengths: [RequestLengths]) {
        self.times = times
        self.lengths = lengths
    }

    /// Requests per second, from the first to the last; zero if all came at once.
    public var rate: Double {
        guard let first = times.first, let last = times.last, last > first else { return 0 }
        return Double(times.count - 1) / (last - first)
    }

    /// The same requests, so many times as fast.
    ///
    /// - Throws: ``ServingError`` if the factor is not finite and above zero.
    public func faster(by factor: Double) throws(ServingError) -> RequestTrace {
        try requirePositive(factor, "speed of the trace")
        return RequestTrace(unchecked: times.map { $0 / factor }, lengths)
    }

    /// The same requests so many times over, a mean pause between the last and the first again.
    ///
    /// - Throws: ``ServingError`` if the number is below one, or there would be more than a billion requests.
    public func repeated(_ turns: Int) throws(ServingError) -> RequestTrace {
        try requireCount(turns, "turns of the trace")
        try require(
            Double(turns) * Double(times.count), "number of the trace's times", in: 1...1e9,
            expected: "at most a billion")
        let pause = rate > 0 ? 1 / rate : 0
        let first = times.first ?? 0
        let length = (times.last ?? 0) - first + pause
        var allTimes: [Double] = []
        var allLengths: [RequestLengths] = []
        allTimes.reserveCapacity(turns * times.count)
        allLengths.reserveCapacity(turns * times.count)
        for turn in 0..<turns {
            for time in times { allTimes.append(time + Double(turn) * length) }
            allLengths += lengths
        }
        return RequestTrace(unchecked: allTimes, allLengths)
    }
}
