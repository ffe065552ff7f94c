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
            case .automatic, .all: digits.shared.text(number)
            case .significant, .decimals: NumberFormat(digits: self.digits).text(number)
            }
        }
        return shown(value) + " (" + shown(interval.lowerBound) + " to " + shown(interval.upperBound) + ")"
    }
}

/// How many digits the bounds of an interval are printed with.
private struct IntervalDigits {
    /// The way in which all three numbers are printed.
    let shared: NumberFormat

    /// - Parameter written: the digits after the point with which the author wrote the bounds, if he did.
    init(_ middle: Double, _ interval: ClosedRange<Double>, written: Int?) {
        let (low, high) = (interval.lowerBound, interval.upperBound)
        let sizes = [low.magnitude, high.magnitude]
        let (least, most) = (Swift.min(sizes[0], sizes[1]), Swift.max(sizes[0], sizes[1]))
        let width = high - low
        if low * high > 0, most > 10 * least || !width.isFinite {
            shared = NumberFormat(digits: .significant(2))
            return
        }
        guard width > 0, width.isFinite else {
            shared = .automatic
            return
        }
        var decimals = 0
        var step = 1.0
        while step > width / 5 * (1 + 1e-9), decimals < 9 { (decimals, step) = (decimals + 1, step / 10) }
        while step * 10 <= width / 5 * (1 + 1e-9), decimals > -300 { (decimals, step) = (decimals - 1, step * 10) }
        // Beyond, a number is shown by its power of ten.
        guard decimals <= 8, most < 1e15 else {
            shared = NumberFormat(digits: .significant(IntervalDigits.figures(of: most, width)))
            return
        }
        let whole = [low, middle, high].allSatisfy { IntervalDigits.isExact($0, decimals: 0, width) }
        if decimals > 0, whole, most < 1e6 { decimals = 0 }
        // What the author wrote is shown as he wrote it.
        if let written {
            while decimals < written,
                ![low, high].allSatisfy({ IntervalDigits.isExact($0, decimals: decimals, width) })
            {
                decimals += 1
            }
        }
        shared = NumberFormat(digits: .decimals(decimals))
    }

    /// Whether a number has no further digits, but for a hundredth of the last one: quantiles of draws are no more exact.
    /// Nor may what is left out be more than a hundredth of the width, or a narrow interval would be nothing but zeros.
    private static func isExact(_ number: Double, decimals: Int, _ width: Double) -> Bool {
        var (scaled, scaledWidth) = (number, width)
        for _ in 0..<decimals.magnitude {
            scaled = decimals > 0 ? scaled * 10 : scaled / 10
            scaledWidth = decimals > 0 ? scaledWidth * 10 : scaledWidth / 10
        }
        return (scaled - scaled.rounded()).magnitude <= 0.01 * min(1, scaledWidth)
    }

    /// As many significant figures as tell the bounds apart: two, unless they differ in later ones only.
    private static func figures(of size: Double, _ width: Double) -> Int {
        var step = 0.1
        while step * 100 <= size { step *= 10 }
        while step * 10 > size { step /= 10 }
        var figures = 2
        while step > width / 5 * (1 + 1e-9), figures < 15 { (figures, step) = (figures + 1, step / 10) }
        return figures
    }
}
