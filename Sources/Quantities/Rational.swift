/// A fraction of small whole numbers in lowest terms: the exponent of a dimension.
public struct Rational: Hashable, Sendable {
    /// The number above the line; carries the sign.
    public let numerator: Int
    /// The number below the line, at least 1.
    public let denominator: Int

    /// The fraction `numerator / denominator`, reduced. A denominator of 0 counts as 1.
    public init(_ numerator: Int, _ denominator: Int = 1) {
        let below = denominator == 0 ? 1 : denominator
        let divisor = Rational.greatestCommonDivisor(abs(numerator), abs(below))
        let sign = below < 0 ? -1 : 1
        self.numerator = sign * numerator / divisor
        self.denominator = sign * below / divisor
    }

    /// The fraction with a denominator up to 12 that a number stands for, or nil where it is none.
    public init?(exactly value: Double) {
        guard value.magnitude <= 1_000 else { return nil }
        for denominator in 1...12 {
            let scaled = value * Double(denominator)
            if (scaled - scaled.rounded()).magnitude < 1e-12 {
                self.init(Int(scaled.rounded()), denominator)
                return
            }
        }
        return nil
    }

    /// The fraction as a number.
    public var value: Double { Double(numerator) / Double(denominator) }

    /// Zero.
    public static let zero = Rational(0)
    /// One.
    public static let one = Rational(1)

    /// The sum.
    public static func + (left: Rational, right: Rational) -> Rational {
        Rational(
            left.numerator * right.denominator + right.numerator * left.denominator,
            left.denominator * right.denominator)
    }

    /// The product.
    public static func * (left: Rational, right: Rational) -> Rational {
        Rational(left.numerator * right.numerator, left.denominator * right.denominator)
    }

    /// The fraction with its sign turned.
    public static prefix func - (fraction: Rational) -> Rational {
        Rational(-fraction.numerator, fraction.denominator)
    }

    /// The fraction as text: `2`, `-1`, `1/2`.
    public var text: String {
        denominator == 1 ? String(numerator) : String(numerator) + "/" + String(denominator)
    }

    private static func greatestCommonDivisor(_ first: Int, _ second: Int) -> Int {
        var (a, b) = (first, second)
        while b != 0 { (a, b) = (b, a % b) }
        return max(a, 1)
    }
}
