internal import CNumerics

/// How a purchase is spread over the years that it is used: equal payments at the end of each year.
///
/// The formulas are those of an ordinary annuity. Interest is that of debt and equity together, the weighted cost of
/// capital; whether it is nominal or real is the caller's choice, who must then state all costs likewise.
public struct Financing: Hashable, Sendable {
    /// Interest per year: 0.1 is ten per cent.
    public let interestRate: Double

    /// Years of use.
    public let years: Double

    /// A financing.
    ///
    /// - Parameters:
    ///   - interestRate: per year, from 0 to 1: 0.08 is eight per cent.
    ///   - years: above 0, at most 100; need not be whole.
    /// - Throws: ``ServingError`` if a number is out of range.
    public init(interestRate: Double, years: Double) throws(ServingError) {
        try require(interestRate, "interest rate", in: 0...1, expected: "from 0 to 1 a year: eight per cent are 0.08")
        try require(years, "years of use", in: 1e-3...100, expected: "above 0, at most 100 years")
        self.interestRate = interestRate
        self.years = years
    }

    /// What a dollar that is due at the end of the years is worth today, from 0 to 1: (1 + i)^-n.
    public var discountFactor: Double { cnumerics_exp(-logOfGrowth) }

    /// The yearly payment for each dollar borrowed, the capital recovery factor i (1 + i)^n / ((1 + i)^n - 1).
    ///
    /// Written as i / (1 - (1 + i)^-n) it neither overflows nor, for an interest close to zero, loses its digits; at
    /// zero interest it is 1 / n.
    public var capitalRecoveryFactor: Double {
        interestRate > 0 ? interestRate / -cnumerics_expm1(-logOfGrowth) : 1 / years
    }

    /// Dollars a year that pay for a purchase.
    ///
    /// - Parameters:
    ///   - capital: dollars paid at the start.
    ///   - residual: dollars got back at the end; their present value is taken off the capital.
    /// - Throws: ``ServingError`` if an amount is negative or not finite.
    public func annuity(capital: Double, residual: Double = 0) throws(ServingError) -> Double {
        try requireNonNegative(capital, "capital")
        try requireNonNegative(residual, "residual value")
        return (capital - residual * discountFactor) * capitalRecoveryFactor
    }

    /// n log(1 + i).
    private var logOfGrowth: Double { years * cnumerics_log1p(interestRate) }
}
