extension NumberFormat {
    /// The text of an uncertain number, without a unit: `2.2 (1.8 to 2.6)`.
    ///
    /// Where nobody asks for a format, the width of the interval decides how many digits there are: a step of the last digit
    /// is a fifth of it or less. An interval over more than a power of ten gets two significant figures for each number
    /// instead. Bounds that the author wrote keep their digits.
    ///
    /// - Parameters:
    ///   - value: the number that stands for the whole.
    ///   - interval: what it lies between.
    ///   - decimals: how many digits after the point the author wrote the bounds with, if he did.
    public func text(_ value: Double, in interval: ClosedRange<Double>, decimals: Int? = nil) -> String {
        let digits = IntervalDigits(value, interval, written: decimals)
        func shown(_ number: Double) -> String {
            switch self.digits {
            case .automatic, .all: digits.format(number).text(number)
            case .significant, .decimals: NumberFormat(digits: self.digits).text(number)
            }
        }
        return shown(value) + " (" + shown(interval.lowerBound) + " to " + shown(interval.upperBound) + ")"
    }
}

/// How many digits the bounds of an interval are printed with.
private struct IntervalDigits {
    /// The digits after the point that all numbers share; below zero for whole tens or hundreds; nil where each number has
    /// two significant figures of its own.
    private let decimals: Int?

    /// - Parameter written: the digits after the point with which the author wrote the bounds, if he did.
    init(_ middle: Double, _ interval: ClosedRange<Double>, written: Int?) {
        let (low, high) = (interval.lowerBound, interval.upperBound)
        let sizes = [low.magnitude, high.magnitude]
        if low * high > 0, let least = sizes.min(), let most = sizes.max(), most > 10 * least {
            decimals = nil
            return
        }
        let width = high - low
        guard width > 0, width.isFinite else {
            decimals = nil
            return
        }
        var decimals = 0
        var step = 1.0
        while step > width / 5 * (1 + 1e-9), decimals < 9 { (decimals, step) = (decimals + 1, step / 10) }
        while step * 10 <= width / 5 * (1 + 1e-9), decimals > -300 { (decimals, step) = (decimals - 1, step * 10) }
        // Beyond, a number is shown by its power of ten.
        guard decimals <= 8, sizes.allSatisfy({ $0 < 1e15 }) else {
            self.decimals = nil
            return
        }
        let whole = [low, middle, high].allSatisfy { IntervalDigits.isExact($0, decimals: 0) }
        if decimals > 0, whole, sizes.allSatisfy({ $0 < 1e6 }) { decimals = 0 }
        // What the author wrote is shown as he wrote it.
        if let written {
            while decimals < written, ![low, high].allSatisfy({ IntervalDigits.isExact($0, decimals: decimals) }) {
                decimals += 1
            }
        }
        self.decimals = decimals
    }

    /// Whether a number has no further digits, but for a hundredth of the last one: quantiles of draws are no more exact.
    private static func isExact(_ number: Double, decimals: Int) -> Bool {
        var scaled = number
        for _ in 0..<decimals.magnitude { scaled = decimals > 0 ? scaled * 10 : scaled / 10 }
        return (scaled - scaled.rounded()).magnitude <= 0.01
    }

    func format(_ number: Double) -> NumberFormat {
        guard let decimals else { return NumberFormat(digits: .significant(2)) }
        return NumberFormat(digits: .decimals(decimals))
    }
}
