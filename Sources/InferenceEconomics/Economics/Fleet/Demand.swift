/// What is asked of a fleet over a week: how many requests, when, and how long ones.
///
/// Rates are means; that requests come at random within them is what reserves and latency targets are for. Weeks repeat,
/// and start on Monday at midnight.
public struct Demand: Hashable, Sendable {
    /// Requests per second, mean over the week.
    public let rate: Double
    /// How they move over each day.
    public let shape: DayShape
    /// Demand of a Saturday or Sunday over that of another day.
    public let weekendShare: Double
    /// Mean prompt tokens of a request.
    public let promptTokens: Double
    /// Mean output tokens of a request.
    public let outputTokens: Double
    /// Share of the prompt's tokens that a prefix cache holds: ``Load/prefixHitRate``.
    public let prefixHitRate: Double

    /// A demand.
    ///
    /// - Parameters:
    ///   - rate: requests per second, mean over the week, above 0, at most 10^9.
    ///   - shape: how requests move over each day; the same at every hour unless stated.
    ///   - weekendShare: from 0, none on weekends, to 10.
    ///   - promptTokens: mean tokens of a prompt, at least one.
    ///   - outputTokens: mean tokens of an output, at least one.
    ///   - prefixHitRate: from 0 to below 1.
    /// - Throws: ``ServingError`` if a number is out of range, or the lengths make no ``Load``.
    public init(
        rate: Double, shape: DayShape = .flat, weekendShare: Double = 1, promptTokens: Double, outputTokens: Double,
        prefixHitRate: Double = 0
    ) throws(ServingError) {
        try require(rate, "request rate", in: 1e-9...1e9, expected: "above 0, at most a billion a second")
        try require(weekendShare, "weekend share", in: 0...10, expected: "from 0 to 10")
        _ = try Load(
            concurrency: 1, promptTokens: promptTokens, outputTokens: outputTokens, prefixHitRate: prefixHitRate)
        self.rate = rate
        self.shape = shape
        self.weekendShare = weekendShare
        self.promptTokens = promptTokens
        self.outputTokens = outputTokens
        self.prefixHitRate = prefixHitRate
    }

    /// The same requests at another rate: that of one model of several, for instance.
    ///
    /// - Parameter share: of the rate, above 0.
    /// - Throws: ``ServingError`` if the rate becomes none or more than a demand may have.
    public func scaled(by share: Double) throws(ServingError) -> Demand {
        try Demand(
            rate: rate * share, shape: shape, weekendShare: weekendShare, promptTokens: promptTokens,
            outputTokens: outputTokens, prefixHitRate: prefixHitRate)
    }

    /// The same demand some whole hours later in every day; see ``DayShape/shifted(hours:)``.
    ///
    /// - Throws: nothing that a caller could cause: a shifted demand is a demand.
    public func shifted(hours: Int) throws(ServingError) -> Demand {
        try Demand(
            rate: rate, shape: shape.shifted(hours: hours), weekendShare: weekendShare, promptTokens: promptTokens,
            outputTokens: outputTokens, prefixHitRate: prefixHitRate)
    }

    /// So many of these requests under way on one server, coming one by one.
    ///
    /// - Throws: ``ServingError`` if the concurrency is out of range.
    public func load(concurrency: Double) throws(ServingError) -> Load {
        try Load(
            concurrency: concurrency, promptTokens: promptTokens, outputTokens: outputTokens, arrivals: .steady,
            prefixHitRate: prefixHitRate)
    }
}

extension Demand {
    /// Requests of a week.
    public var requestsPerWeek: Double { rate * secondsPerHour * Double(hoursPerWeek) }

    /// Output tokens per second, mean over the week.
    public var outputRate: Double { rate * outputTokens }

    /// The highest rate of the week, in requests per second.
    public var peakRate: Double { rate * shape.peakToMean * max(dayFactor(0), dayFactor(6)) }

    /// Requests per second at an hour of the week.
    ///
    /// - Parameter hour: hours from Monday midnight, from 0 to 168.
    /// - Throws: ``ServingError`` if the hour is out of range.
    public func rate(hour: Double) throws(ServingError) -> Double {
        try requireHourOfWeek(hour)
        let day = min(Int(hour) / hoursPerDay, 6)
        return try rate * dayFactor(day) * shape.factor(hour: hour)
    }

    /// Requests between two hours of the week, each from 0 to 168.
    ///
    /// - Throws: ``ServingError`` if an hour is out of range, or the end is before the start.
    public func requests(from start: Double, to end: Double) throws(ServingError) -> Double {
        try requireHourOfWeek(start)
        try requireHourOfWeek(end)
        guard start <= end else {
            throw .value(name: "end", given: end, expected: "an hour that is not before the start")
        }
        var hours = 0.0
        for day in 0..<7 {
            let midnight = Double(day * hoursPerDay)
            let from = max(0, min(Double(hoursPerDay), start - midnight))
            let to = max(0, min(Double(hoursPerDay), end - midnight))
            if to > from { hours += dayFactor(day) * (shape.integral(to: to) - shape.integral(to: from)) }
        }
        return rate * secondsPerHour * hours
    }

    /// The highest rate within each hour of the week, in requests per second.
    var peakRates: [Double] { week(of: (0..<hoursPerDay).map { shape.peak(inHour: $0) }) }

    /// The mean rate within each hour of the week, in requests per second.
    var meanRates: [Double] {
        let sums = (0...hoursPerDay).map { shape.integral(to: Double($0)) }
        return week(of: (0..<hoursPerDay).map { max(0, sums[$0 + 1] - sums[$0]) })
    }

    /// The rates of the hours of the week whose days have these factors by the hour.
    private func week(of hours: [Double]) -> [Double] {
        var rates: [Double] = []
        rates.reserveCapacity(hoursPerWeek)
        for day in 0..<7 {
            let mean = rate * dayFactor(day)
            for factor in hours { rates.append(mean * factor) }
        }
        return rates
    }

    /// The mean of a day, Monday being 0, over that of the week.
    private func dayFactor(_ day: Int) -> Double {
        let weekday = 7 / (5 + 2 * weekendShare)
        return day < 5 ? weekday : weekday * weekendShare
    }

    private func requireHourOfWeek(_ hour: Double) throws(ServingError) {
        try require(hour, "hour of the week", in: 0...Double(hoursPerWeek), expected: "from 0 to 168")
    }
}
