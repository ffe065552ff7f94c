/// A quantity as it is printed.
public struct FormattedQuantity: Hashable, Sendable {
    /// The digits, thousands grouped, with `-` in front of what is below zero.
    public let number: String
    /// The unit; empty for a plain number.
    public let unit: String
    /// The number in that unit, unrounded; nil for what is no number. Of an uncertain one the median.
    public let value: Double?
    /// The bounds of an uncertain number in that unit, unrounded; nil for what is certain.
    public let interval: ClosedRange<Double>?

    /// Number and unit with a space between them.
    public var text: String { unit.isEmpty ? number : number + " " + unit }

    /// A number with its unit.
    public init(number: String, unit: String, value: Double? = nil, interval: ClosedRange<Double>? = nil) {
        self.interval = interval
        self.number = number
        self.unit = unit
        self.value = value
    }
}

/// What is known of how a quantity should be printed, before its value is.
public struct Presentation: Hashable, Sendable {
    /// The unit in which to show it; nil to choose one by its dimension.
    public let unit: UnitExpression?
    /// Whether the unit is the author's own choice (`in USD/Mtoken`), so that no other prefix may be put in its place.
    public let isExact: Bool
    /// How many digits the author wrote after the point, where the quantity is one that he wrote.
    public let decimals: Int?

    /// A way of showing a quantity.
    public init(unit: UnitExpression? = nil, isExact: Bool = false, decimals: Int? = nil) {
        self.unit = unit
        self.isExact = isExact
        self.decimals = decimals
    }

    /// Nothing is known: unit and digits are chosen by dimension and size.
    public static let automatic = Presentation()
}

/// Prints quantities, and chooses units and prefixes where the author chose none.
public struct QuantityFormatter: Sendable {
    private let units: UnitTable

    /// A formatter that knows these units.
    public init(units: UnitTable) {
        self.units = units
    }

    /// The text of a finite quantity given in base units.
    public func format(
        _ value: Double, _ dimension: Dimension, _ presentation: Presentation = .automatic,
        _ format: NumberFormat = .automatic
    ) -> FormattedQuantity {
        if format.isPercent, dimension.isNone {
            return FormattedQuantity(number: format.text(value), unit: "%", value: value * 100)
        }
        let unit = displayUnit(value, dimension, presentation)
        let scaled = unit.isNone ? value : value / unit.scale
        let isAsWritten = unit == presentation.unit || unit.isNone && presentation.unit == nil
        return FormattedQuantity(
            number: format.text(scaled, decimals: isAsWritten ? presentation.decimals : nil), unit: unit.text,
            value: scaled)
    }

    /// The unit in which a value is shown.
    ///
    /// A unit that the author asked for, or wrote beside the number itself, stays. One that comes from what he wrote
    /// elsewhere stays while the figure in it is
    /// between 0.01 and 100,000; beyond, another prefix of the leading unit is chosen.
    public func displayUnit(_ value: Double, _ dimension: Dimension, _ presentation: Presentation) -> UnitExpression {
        if let unit = presentation.unit, unit.dimension == dimension {
            let size = (value / unit.scale).magnitude
            let isAsWritten = presentation.isExact || presentation.decimals != nil
            if isAsWritten || size == 0 || (size >= 0.01 && size < 100_000) { return unit }
            return withSuitablePrefix(unit, value)
        }
        return withSuitablePrefix(canonicalUnit(dimension), value)
    }

    /// The unit of a dimension from unprefixed units: currencies first, time last, joules per second as watts,
    /// money per time by the hour.
    public func canonicalUnit(_ dimension: Dimension) -> UnitExpression {
        var factors: [UnitExpression.Factor] = []
        var rest = dimension
        if rest.exponent(of: .energy) == .one, rest.exponent(of: .time) == Rational(-1), let watt = units.family("W") {
            factors.append(UnitExpression.Factor(unit: units.unit(of: watt, prefix: .none)))
            rest = rest / units.families[watt].dimension
        }
        let isMoney = rest.factors.contains { $0.base.isMoney }
        for isAbove in [true, false] {
            for factor in rest.factors where (factor.exponent.numerator > 0) == isAbove {
                // A dimension under a root has no unit of its own; it is never the last step of a figure worth printing.
                guard factor.exponent.denominator == 1, let family = units.family(of: factor.base) else { continue }
                let hour = isMoney && factor.base == .time ? units.unit("h") : nil
                factors.append(
                    UnitExpression.Factor(
                        unit: hour ?? units.unit(of: family, prefix: .none), exponent: factor.exponent.numerator))
            }
        }
        return UnitExpression(factors: factors)
    }

    /// The same unit with the prefix of its leading factor chosen so that one to three digits stand before the point;
    /// where that factor takes none (money), with the prefix of a counted thing below the line: `USD/Mtoken`.
    private func withSuitablePrefix(_ unit: UnitExpression, _ value: Double) -> UnitExpression {
        guard value != 0, value.isFinite, let leading = unit.factors.first else { return unit }
        if leading.unit.dimension == Dimension(.time), leading.exponent == 1 { return withSuitableTime(unit, value) }
        if leading.exponent == 1, !units.families[leading.unit.family].automatic.isEmpty {
            return choosing(units.families[leading.unit.family].automatic, at: 0, of: unit, value)
        }
        if leading.unit.dimension.factors.contains(where: { $0.base.isMoney }) {
            for (place, factor) in unit.factors.enumerated() where factor.exponent == -1 {
                guard let base = factor.unit.dimension.factors.first?.base, base.isCount else { continue }
                let size = (value / unit.scale).magnitude
                if size >= 0.001, size < 100_000 { return unit }
                // Prices are quoted by the unit or by the million; a larger multiple only where that would print zeros.
                let million = replacing(place, of: unit, by: units.unit(of: factor.unit.family, prefix: .mega))
                if size < 0.001, (value / million.scale).magnitude >= 0.001 { return million }
                return choosing(units.families[factor.unit.family].prefixes + [.none], at: place, of: unit, value)
            }
        }
        return unit
    }

    private func choosing(
        _ prefixes: [Prefix], at place: Int, of unit: UnitExpression, _ value: Double
    ) -> UnitExpression {
        let family = unit.factors[place].unit.family
        let candidates = prefixes.sorted { $0.scale < $1.scale }.map { prefix in
            replacing(place, of: unit, by: units.unit(of: family, prefix: prefix))
        }
        return best(candidates, value) ?? unit
    }

    private func withSuitableTime(_ unit: UnitExpression, _ value: Double) -> UnitExpression {
        let size = (value / unit.scale * unit.factors[0].unit.scale).magnitude
        let symbol: String
        switch size {
        case ..<0.9995e-6: symbol = "ns"
        case ..<0.9995e-3: symbol = "µs"
        case ..<0.9995: symbol = "ms"
        case ..<120: symbol = "s"
        case ..<7200: symbol = "min"
        case ..<172_800: symbol = "h"
        case ..<63_072_000: symbol = "day"
        default: symbol = "year"
        }
        guard let time = units.unit(symbol) else { return unit }
        return replacing(0, of: unit, by: time)
    }

    private func replacing(_ place: Int, of unit: UnitExpression, by other: Unit) -> UnitExpression {
        var factors = unit.factors
        factors[place] = UnitExpression.Factor(unit: other, exponent: factors[place].exponent)
        return UnitExpression(factors: factors)
    }

    /// The candidate in which the figure is at least 1 and smallest; where there is none, the largest figure.
    /// 999.6 is printed as 1,000 and therefore belongs to the next prefix.
    private func best(_ candidates: [UnitExpression], _ value: Double) -> UnitExpression? {
        var best: (unit: UnitExpression, size: Double)?
        for unit in candidates {
            let size = (value / unit.scale).magnitude
            guard let current = best else {
                best = (unit, size)
                continue
            }
            let better = size >= 0.9995 ? current.size < 0.9995 || size < current.size : size > current.size
            if better { best = (unit, size) }
        }
        return best?.unit
    }
}
