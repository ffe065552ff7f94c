internal import CNumerics

/// How demand moves over a day, as a share of its mean.
public struct DayShape: Hashable, Sendable {
    private enum Curve: Hashable, Sendable {
        /// The height of the wave above the mean, and the hour of its peak.
        case wave(swing: Double, peakHour: Double)
        /// A constant share in each hour.
        case steps([Double])
    }

    private let curve: Curve

    /// The same at every hour.
    public static let flat = DayShape(curve: .wave(swing: 0, peakHour: 0))

    /// One wave a day, highest at one hour and lowest twelve hours later.
    ///
    /// - Parameters:
    ///   - peakToMean: from 1, no wave, to 2, where nobody asks at the lowest.
    ///   - peakHour: of the day, from 0 to 24.
    /// - Throws: ``ServingError`` if a number is out of range.
    public static func wave(peakToMean: Double, peakHour: Double = 14) throws(ServingError) -> DayShape {
        try require(peakToMean, "peak-to-mean ratio", in: 1...2, expected: "from 1 to 2")
        try require(peakHour, "hour of the peak", in: 0...24, expected: "from 0 to 24")
        return DayShape(curve: .wave(swing: peakToMean - 1, peakHour: peakHour))
    }

    /// A day by its hours, each constant: counts of requests, for instance. Their unit does not matter.
    ///
    /// - Parameter hours: 24 values, the first for the hour that starts at midnight.
    /// - Throws: ``ServingError`` if they are not 24, one is negative or not finite, or all are zero.
    public init(hours: [Double]) throws(ServingError) {
        guard hours.count == hoursPerDay else {
            throw .value(name: "number of hours", given: Double(hours.count), expected: "24")
        }
        var sum = 0.0
        for value in hours {
            try requireNonNegative(value, "demand of an hour")
            sum += value
        }
        try requirePositive(sum, "demand of the day")
        self.init(curve: .steps(hours.map { $0 / sum * Double(hoursPerDay) }))
    }

    private init(curve: Curve) { self.curve = curve }

    /// The same day some whole hours later: that of people who live further west. Negative for earlier.
    public func shifted(hours: Int) -> DayShape {
        let day = hoursPerDay
        let later = ((hours % day) + day) % day
        switch curve {
        case .wave(let swing, let peakHour):
            let hour = peakHour + Double(later)
            return DayShape(curve: .wave(swing: swing, peakHour: hour >= Double(day) ? hour - Double(day) : hour))
        case .steps(let shares):
            return DayShape(curve: .steps((0..<day).map { shares[($0 + day - later) % day] }))
        }
    }

    /// Demand at an hour over the mean of the day.
    ///
    /// - Parameter hour: of the day; beyond it, the days repeat.
    /// - Throws: ``ServingError`` if the hour is not finite.
    public func factor(hour: Double) throws(ServingError) -> Double {
        try require(hour, "hour", in: -1e9...1e9, expected: "within a billion hours")
        let day = Double(hoursPerDay)
        return value(at: hour - day * (hour / day).rounded(.down))
    }

    /// The highest demand of the day over its mean.
    public var peakToMean: Double {
        switch curve {
        case .wave(let swing, _): return 1 + swing
        case .steps(let shares): return shares.reduce(0) { max($0, $1) }
        }
    }

    /// The highest demand within an hour of the day, counted from 0 to 23.
    func peak(inHour hour: Int) -> Double {
        switch curve {
        case .wave(let swing, let peakHour):
            // Midnight is the end of the last hour as well as the start of the first.
            let peak = peakHour >= Double(hoursPerDay) ? 0 : peakHour
            if peak >= Double(hour), peak <= Double(hour + 1) { return 1 + swing }
            return max(value(at: Double(hour)), value(at: Double(hour + 1)))
        case .steps(let shares): return shares[hour]
        }
    }

    /// Demand from midnight to an hour, from 0 to 24, in hours of mean demand.
    func integral(to hour: Double) -> Double {
        switch curve {
        case .wave(let swing, let peakHour):
            let perHour = 2 * Double.pi / Double(hoursPerDay)
            let wave = cnumerics_sin(perHour * (hour - peakHour)) + cnumerics_sin(perHour * peakHour)
            return hour + swing * wave / perHour
        case .steps(let shares):
            var sum = 0.0
            for (start, share) in shares.enumerated() {
                sum += share * max(0, min(1, hour - Double(start)))
            }
            return sum
        }
    }

    /// Demand at an hour from 0 to 24.
    private func value(at hour: Double) -> Double {
        switch curve {
        case .wave(let swing, let peakHour):
            return max(0, 1 + swing * cnumerics_cos(2 * Double.pi * (hour - peakHour) / Double(hoursPerDay)))
        case .steps(let shares):
            return shares[min(Int(hour), hoursPerDay - 1)]
        }
    }
}
