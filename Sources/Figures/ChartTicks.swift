internal import CNumerics
internal import Quantities

/// The numbers at which an axis is marked: those that a person would choose.
struct ChartTicks: Sendable {
    /// The numbers, ascending.
    let values: [Double]
    /// How they are printed, all to the same digit.
    let labels: [String]

    /// About so many ticks on a scale.
    ///
    /// - Parameters:
    ///   - unit: the unit of the axis: hours are counted by sixes and twelves.
    ///   - isBinary: whether the numbers double along the axis, as batches do.
    init(_ scale: ChartScale, about count: Int, unit: String = "", isBinary: Bool = false) {
        if scale.isLogarithmic, isBinary {
            values = ChartTicks.powersOfTwo(scale, count)
        } else if scale.isLogarithmic, scale.high / scale.low >= 5 {
            values = ChartTicks.decades(scale, count)
        } else {
            let step = ChartStep((scale.high - scale.low) / Double(max(count, 1)), unit: unit)
            (values, labels) = step.ticks(scale)
            return
        }
        labels = values.map { NumberFormat.automatic.text($0) }
    }

    /// The scale widened to the ticks beyond its ends, and these; a logarithmic one, whose ticks lie far apart, by a little.
    static func rounding(
        _ scale: ChartScale, about count: Int, unit: String = ""
    ) -> (scale: ChartScale, ticks: ChartTicks) {
        guard !scale.isLogarithmic else {
            let margin = cnumerics_exp(cnumerics_log(scale.high / scale.low) / 30)
            let wide = ChartScale(
                near(scale.low / margin, isUpper: false) ?? scale.low / margin,
                near(scale.high * margin, isUpper: true) ?? scale.high * margin, isLogarithmic: true)
            return (wide, ChartTicks(wide, about: count, unit: unit))
        }
        let step = ChartStep((scale.high - scale.low) / Double(max(count, 1)), unit: unit)
        let first = (scale.low / step.value + 1e-9).rounded(.down)
        let last = (scale.high / step.value - 1e-9).rounded(.up)
        let wide = ChartScale(step.multiple(first), step.multiple(last), isLogarithmic: false)
        let (values, labels) = step.ticks(wide)
        return (wide, ChartTicks(values: values, labels: labels))
    }

    private init(values: [Double], labels: [String]) {
        self.values = values
        self.labels = labels
    }

    /// A power of ten close beyond a number, if there is one.
    private static func near(_ value: Double, isUpper: Bool) -> Double? {
        let exponent = Int(cnumerics_log10(value).rounded(isUpper ? .up : .down))
        let power = scaled(1, exponent)
        return (isUpper ? power / value : value / power) <= 1.35 ? power : nil
    }

    /// Powers of ten, with their doubles and quintuples where the axis is short.
    private static func decades(_ scale: ChartScale, _ count: Int) -> [Double] {
        let first = Int(cnumerics_log10(scale.low).rounded(.down))
        let last = Int(cnumerics_log10(scale.high).rounded(.up))
        let length = cnumerics_log10(scale.high / scale.low)
        let mantissas = length * 3 <= Double(count) * 2 ? [1, 2, 5] : [1]
        var every = 1
        while length / Double(every) > Double(count) * 1.6 { every += 1 }
        var values: [Double] = []
        for exponent in first...max(first, last) where exponent % every == 0 {
            for mantissa in mantissas {
                let value = scaled(mantissa, exponent)
                if scale.contains(value) { values.append(value) }
            }
        }
        return values
    }

    private static func powersOfTwo(_ scale: ChartScale, _ count: Int) -> [Double] {
        var every = 1
        while cnumerics_log2(scale.high / scale.low) / Double(every) > Double(count) + 0.5 { every += 1 }
        var values: [Double] = []
        var value = scale.low
        var place = 0
        while value <= scale.high * (1 + 1e-9), place < 2_000 {
            if place % every == 0 { values.append(value) }
            value *= 2
            place += 1
        }
        return values
    }

    /// mantissa x 10^exponent, rounded once.
    static func scaled(_ mantissa: Int, _ exponent: Int) -> Double {
        var power = 1.0
        for _ in 0..<abs(exponent) { power *= 10 }
        return exponent < 0 ? Double(mantissa) / power : Double(mantissa) * power
    }
}

/// The distance between two ticks of a linear axis: 1, 2 or 5 times a power of ten; of hours, what divides a day.
struct ChartStep: Sendable {
    private let mantissa: Int
    private let exponent: Int

    /// The smallest step at or above a distance.
    init(_ distance: Double, unit: String = "") {
        let isHours = unit.utf8.elementsEqual("h".utf8)
        if isHours, distance > 2, distance <= 24 {
            mantissa = [3, 4, 6, 8, 12, 24].first { Double($0) >= distance } ?? 24
            exponent = 0
            return
        }
        let power = Int(cnumerics_log10(distance).rounded(.down))
        for candidate in [1, 2, 5] where ChartTicks.scaled(candidate, power) >= distance * (1 - 1e-9) {
            (mantissa, exponent) = (candidate, power)
            return
        }
        (mantissa, exponent) = (1, power + 1)
    }

    var value: Double { ChartTicks.scaled(mantissa, exponent) }

    /// A multiple, without what adding up would leave in the last digits.
    func multiple(_ count: Double) -> Double {
        var power = 1.0
        for _ in 0..<abs(exponent) { power *= 10 }
        let whole = count * Double(mantissa)
        return exponent < 0 ? whole / power : whole * power
    }

    /// The multiples on a scale.
    func ticks(_ scale: ChartScale) -> (values: [Double], labels: [String]) {
        let first = (scale.low / value - 1e-9).rounded(.up)
        let last = (scale.high / value + 1e-9).rounded(.down)
        guard last >= first, last - first < 1_000 else { return ([], []) }
        let isWide = exponent < -6 || scale.high.magnitude >= 1e15 || scale.low.magnitude >= 1e15
        let format = NumberFormat(digits: isWide ? .significant(3) : .decimals(max(0, -exponent)))
        var values: [Double] = []
        var labels: [String] = []
        for count in 0...Int(last - first) {
            let number = multiple(first + Double(count))
            values.append(number)
            labels.append(number == 0 ? "0" : Figure.minus(format.text(number)))
        }
        return (values, labels)
    }
}
