/// A product of powers of units, as an author writes it: `USD/Mtoken`, `TB/s`, `%`.
public struct UnitExpression: Hashable, Sendable {
    /// A whole power of a unit.
    public struct Factor: Hashable, Sendable {
        /// The unit.
        public let unit: Unit
        /// Its exponent; never zero.
        public let exponent: Int

        /// A power of a unit.
        public init(unit: Unit, exponent: Int = 1) {
            self.unit = unit
            self.exponent = exponent
        }
    }

    /// The factors, in the order in which they are written.
    public let factors: [Factor]
    /// How much one of it is in the base units.
    public let scale: Double
    /// What it measures.
    public let dimension: Dimension

    /// A product of powers of units.
    public init(factors: [Factor]) {
        self.factors = factors
        var scale = 1.0
        var dimension = Dimension.none
        for factor in factors {
            for _ in 0..<abs(factor.exponent) {
                scale = factor.exponent > 0 ? scale * factor.unit.scale : scale / factor.unit.scale
            }
            let own = factor.unit.dimension
            dimension = dimension * (factor.exponent == 1 ? own : own.raised(to: Rational(factor.exponent)))
        }
        self.scale = scale
        self.dimension = dimension
    }

    /// Two units are the same when they are the same powers of the same units.
    public static func == (left: UnitExpression, right: UnitExpression) -> Bool { left.factors == right.factors }

    /// Feeds what equality looks at.
    public func hash(into hasher: inout Hasher) { hasher.combine(factors) }

    /// The unit of plain numbers.
    public static let none = UnitExpression(factors: [])

    /// Whether this is the unit of plain numbers.
    public var isNone: Bool { factors.isEmpty }

    /// How it is written: factors of the numerator joined by `·`, each of the denominator after a `/`.
    public var text: String {
        var text = ""
        func append(_ factor: Factor) {
            text += factor.unit.symbol
            if abs(factor.exponent) != 1 { text += "^" + String(abs(factor.exponent)) }
        }
        for factor in factors where factor.exponent > 0 {
            if !text.isEmpty { text += "·" }
            append(factor)
        }
        for factor in factors where factor.exponent < 0 {
            text += "/"
            append(factor)
        }
        return text
    }

    /// The unit of a product of two quantities, or nil where the two do not go together: `GB · s/TB` is no unit that
    /// a person would want to read.
    public func multiplied(by other: UnitExpression) -> UnitExpression? {
        var product = factors
        for factor in other.factors {
            guard let place = product.firstIndex(where: { $0.unit == factor.unit }) else {
                product.append(factor)
                continue
            }
            let exponent = product[place].exponent + factor.exponent
            if exponent == 0 {
                product.remove(at: place)
            } else {
                product[place] = Factor(unit: factor.unit, exponent: exponent)
            }
        }
        // A bare scale beside a unit (`% · USD`) says nothing: it is dropped.
        product.removeAll { $0.unit.dimension.isNone }
        for (index, factor) in product.enumerated() {
            for base in factor.unit.dimension.factors {
                for later in product[(index + 1)...] where later.unit.dimension.exponent(of: base.base) != .zero {
                    return nil
                }
            }
        }
        return UnitExpression(factors: product)
    }

    /// The unit of a power of a quantity, or nil where that would not be a whole power of a unit.
    public func raised(to exponent: Rational) -> UnitExpression? {
        var powers: [Factor] = []
        for factor in factors {
            let power = Rational(factor.exponent) * exponent
            guard power.denominator == 1 else { return nil }
            if power != .zero { powers.append(Factor(unit: factor.unit, exponent: power.numerator)) }
        }
        return UnitExpression(factors: powers)
    }
}
