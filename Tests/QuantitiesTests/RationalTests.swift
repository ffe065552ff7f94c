internal import Quantities
internal import Testing
internal import TestSupport

@Suite struct RationalTests {
    @Test(
        arguments: [
            (2, 4, "1/2"), (-2, 4, "-1/2"), (2, -4, "-1/2"), (-2, -4, "1/2"), (6, 3, "2"), (0, 5, "0"), (0, -5, "0"),
            (7, 1, "7"), (7, 0, "7"),
        ] as [(Int, Int, String)])
    func aFractionIsReducedAndItsSignStandsAbove(_ numerator: Int, _ denominator: Int, _ text: String) {
        #expect(Rational(numerator, denominator).text == text)
        #expect(Rational(numerator, denominator).denominator >= 1)
    }

    @Test func equalFractionsAreEqualHoweverTheyAreWritten() {
        #expect(Rational(3, 6) == Rational(1, 2))
        #expect(Rational(3, 6).hashValue == Rational(1, 2).hashValue)
        #expect(Rational(1, 2) != Rational(1, 3))
    }

    @Test(arguments: 1...12)
    func aNumberIsRecognisedAsTheFractionThatItStandsFor(_ denominator: Int) throws {
        for numerator in -40...40 {
            let fraction = Rational(numerator, denominator)
            #expect(Rational(exactly: Double(numerator) / Double(denominator)) == fraction)
            #expect(fraction.value == Double(numerator) / Double(denominator))
        }
    }

    @Test(arguments: [Double.pi, 1 / 13, 0.1234, 1e-9, 1_001, -1_001, 1e300, .infinity, -.infinity, .nan] as [Double])
    func aNumberThatIsNoSmallFractionIsNone(_ value: Double) {
        #expect(Rational(exactly: value) == nil)
    }

    @Test func sumsAndProductsObeyTheLawsOfAField() {
        var random = SeededGenerator(seed: 1)
        func fraction() -> Rational {
            Rational(Int.random(in: -30...30, using: &random), Int.random(in: 1...12, using: &random))
        }
        for _ in 0..<2_000 {
            let (a, b, c) = (fraction(), fraction(), fraction())
            #expect(a + b == b + a)
            #expect(a * b == b * a)
            #expect((a + b) + c == a + (b + c))
            #expect((a * b) * c == a * (b * c))
            #expect(a * (b + c) == a * b + a * c)
            #expect(a + .zero == a)
            #expect(a * .one == a)
            #expect(a + -a == .zero)
            #expect(((a + b).value - (a.value + b.value)).magnitude < 1e-12)
            #expect(((a * b).value - a.value * b.value).magnitude < 1e-12)
        }
    }
}
