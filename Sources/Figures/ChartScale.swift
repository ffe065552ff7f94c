internal import CNumerics

/// Numbers of an axis as places on the page.
struct ChartScale: Sendable {
    let low: Double
    let high: Double
    let isLogarithmic: Bool
    /// Where `low` lies, in pixels.
    var start: Double
    /// Where `high` lies.
    var end: Double

    /// What is beyond all measure: further out, a number divided by another may be infinite.
    private static let farthest = 1e100

    /// A scale over numbers; what is no interval, or none that can be drawn, is made one.
    init(_ low: Double, _ high: Double, isLogarithmic: Bool, from start: Double = 0, to end: Double = 1) {
        var (low, high) = (min(low, high), max(low, high))
        let most = max(low.magnitude, high.magnitude)
        if !(most < ChartScale.farthest) { (low, high) = (isLogarithmic ? 1 : 0, isLogarithmic ? 10 : 1) }
        if isLogarithmic {
            (low, high) = (max(low, 0), max(high, 1 / ChartScale.farthest))
            if low <= 0 { low = high / 10 }
            low = max(low, 0.1 / ChartScale.farthest)
            if high < low * (1 + 1e-9) { (low, high) = (low / 2, low * 2) }
        } else if most < 1 / ChartScale.farthest {
            (low, high) = (0, 1)
        } else if high - low <= 1e-9 * most {
            let around = low == 0 ? 1 : low.magnitude / 2
            (low, high) = low == 0 ? (0, 1) : (low - around, high + around)
        }
        self.low = low
        self.high = high
        self.isLogarithmic = isLogarithmic
        self.start = start
        self.end = end
    }

    /// The same numbers in other places.
    func placed(from start: Double, to end: Double) -> ChartScale {
        ChartScale(low, high, isLogarithmic: isLogarithmic, from: start, to: end)
    }

    /// Which part of the axis lies below a number; 0 at `low`, 1 at `high`.
    func share(_ value: Double) -> Double {
        guard isLogarithmic else { return (value - low) / (high - low) }
        guard value > 0 else { return 0 }
        return (cnumerics_log(value) - cnumerics_log(low)) / (cnumerics_log(high) - cnumerics_log(low))
    }

    /// Where a number lies.
    func callAsFunction(_ value: Double) -> Double { start + (end - start) * share(value) }

    /// Whether the axis shows a number.
    func contains(_ value: Double) -> Bool {
        let share = share(value)
        return share >= -1e-9 && share <= 1 + 1e-9
    }
}
