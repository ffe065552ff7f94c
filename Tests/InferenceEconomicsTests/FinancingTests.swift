internal import InferenceEconomics
internal import TestSupport
internal import Testing

@Suite struct FinancingTests {
    @Test(arguments: [(0.1, 5.0, 0.263797480795), (0.05, 1, 1.05), (0.08, 20, 0.101852208823), (0, 4, 0.25)])
    func capitalRecoveryFactorIsTheTextbooks(_ interest: Double, _ years: Double, _ factor: Double) throws {
        let financing = try Financing(interestRate: interest, years: years)
        expect(financing.capitalRecoveryFactor, within: 1e-11, of: factor)
    }

    /// The annuity's payments and the residual value, each brought back to today one by one, are the capital.
    @Test func paymentsAreWorthTheCapitalToday() throws {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<200 {
            let years = Int.random(in: 1...12, using: &random)
            let interest = Double.random(in: 0...0.5, using: &random)
            let capital = Double.random(in: 1...1e6, using: &random)
            let residual = capital * .random(in: 0...1, using: &random)
            let payment = try Financing(interestRate: interest, years: Double(years))
                .annuity(capital: capital, residual: residual)
            var worth = 0.0
            var discount = 1.0
            for _ in 1...years {
                discount /= 1 + interest
                worth += payment * discount
            }
            expect(worth + residual * discount, within: 1e-9, of: capital)
        }
    }

    @Test func hardlyAnyInterestIsNearlyNone() throws {
        let none = try Financing(interestRate: 0, years: 5).capitalRecoveryFactor
        #expect(none == 0.2)
        // 1 / n + i (n + 1) / (2 n) to the first order.
        for interest in [1e-15, 1e-12, 1e-9, 1e-6] {
            let factor = try Financing(interestRate: interest, years: 5).capitalRecoveryFactor
            #expect(factor >= none)
            expect(factor, within: 1e-9, of: 0.2 + interest * 0.6)
        }
    }

    @Test func highInterestForLongIsInterestAlone() throws {
        let financing = try Financing(interestRate: 1, years: 100)
        #expect(financing.capitalRecoveryFactor == 1)
        #expect(financing.discountFactor < 1e-30)
    }

    @Test(arguments: RefusalTests.nonsense.filter { $0 != 0 })
    func annuitiesRefuseAmountsThatAreNone(_ value: Double) throws {
        let financing = try Financing(interestRate: 0.1, years: 5)
        #expect(throws: ServingError.self) { try financing.annuity(capital: value) }
        #expect(throws: ServingError.self) { try financing.annuity(capital: 1, residual: value) }
    }
}
