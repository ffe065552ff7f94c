internal import Quantities
internal import Testing
internal import TestSupport

@Suite struct DimensionTests {
    static let bases: [BaseDimension] = [
        .dollars, .euros, .pounds, .yuan, .yen, .tokens, .requests, .users, .data, .operations, .energy, .accelerators,
        .nodes, .time,
    ]

    /// A product of powers of some bases.
    static func random(_ random: inout SeededGenerator) -> Dimension {
        var dimension = Dimension.none
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            let exponent = Rational(Int.random(in: -3...3, using: &random), Int.random(in: 1...3, using: &random))
            dimension = dimension * Dimension(bases[Int.random(in: 0..<bases.count, using: &random)], exponent)
        }
        return dimension
    }

    @Test func productsFormACommutativeGroup() {
        var random = SeededGenerator(seed: 2)
        for _ in 0..<2_000 {
            let (a, b, c) = (Self.random(&random), Self.random(&random), Self.random(&random))
            #expect(a * b == b * a)
            #expect((a * b) * c == a * (b * c))
            #expect(a * .none == a)
            #expect(.none * a == a)
            #expect(a / a == .none)
            #expect(a / b == a * (.none / b))
            #expect((a / b) * b == a)
        }
    }

    @Test func powersDistributeAndCompose() {
        var random = SeededGenerator(seed: 3)
        let powers = [Rational(-2), Rational(-1), Rational(0), Rational(1, 2), Rational(1), Rational(3)]
        for _ in 0..<500 {
            let (a, b) = (Self.random(&random), Self.random(&random))
            for p in powers {
                #expect((a * b).raised(to: p) == a.raised(to: p) * b.raised(to: p))
                for q in powers {
                    #expect(a.raised(to: p).raised(to: q) == a.raised(to: p * q))
                    #expect(a.raised(to: p) * a.raised(to: q) == a.raised(to: p + q))
                }
            }
        }
    }

    @Test func factorsStandInOrderEachBaseOnceAndNoneToThePowerOfZero() {
        var random = SeededGenerator(seed: 4)
        for _ in 0..<2_000 {
            let product = Self.random(&random) * Self.random(&random)
            let indices = product.factors.map { $0.base.index }
            #expect(indices == Array(Set(indices)).sorted())
            #expect(product.factors.allSatisfy { $0.exponent != .zero })
            for factor in product.factors { #expect(product.exponent(of: factor.base) == factor.exponent) }
        }
    }

    @Test func theEmptyProductIsThatOfPlainNumbers() {
        #expect(Dimension.none.isNone)
        #expect(Dimension(.time, .zero).isNone)
        #expect(!Dimension(.time).isNone)
        #expect(Dimension(.time).raised(to: .zero).isNone)
        #expect(Dimension(.time).exponent(of: .data) == .zero)
    }

    @Test func currenciesAreMoneyAndDifferFromEachOther() {
        let currencies: [BaseDimension] = [.dollars, .euros, .pounds, .yuan, .yen]
        #expect(Self.bases.filter { $0.isMoney } == currencies)
        #expect(Dimension(.dollars) != Dimension(.euros))
    }

    @Test func whatIsCountedIsKnown() {
        #expect(Self.bases.filter { $0.isCount } == [.tokens, .requests, .users, .accelerators, .nodes])
    }
}
