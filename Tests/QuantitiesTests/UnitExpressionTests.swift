@testable internal import Quantities
internal import Testing
internal import TestSupport

@Suite struct UnitExpressionTests {
    let units = UnitTable()

    /// A unit from text such as `USD/Mtoken` or `s^2`, for the tests alone.
    func unit(_ text: String) throws -> UnitExpression {
        if text.isEmpty { return .none }
        var factors: [UnitExpression.Factor] = []
        for (place, below) in text.split(separator: "/").enumerated() {
            for part in below.split(separator: "*") {
                let pieces = part.split(separator: "^")
                let exponent = pieces.count > 1 ? try #require(Int(pieces[1])) : 1
                factors.append(
                    UnitExpression.Factor(
                        unit: try #require(units.unit(String(pieces[0]))), exponent: place == 0 ? exponent : -exponent))
            }
        }
        return UnitExpression(factors: factors)
    }

    @Test(
        arguments: [
            ("", ""), ("USD/Mtoken", "USD/Mtoken"), ("GB*s", "GB·s"), ("s^2", "s^2"), ("GB/s^2", "GB/s^2"),
            ("FLOP/s/GPU", "FLOP/s/GPU"), ("%", "%"),
        ] as [(String, String)])
    func aUnitIsWrittenWithDotsAboveAndASlashForEachDivisor(_ source: String, _ text: String) throws {
        #expect(try unit(source).text == text)
    }

    @Test(
        arguments: [
            ("USD/Mtoken", 1e-6), ("TB/s", 1e12), ("USD/h", 1.0 / 3600), ("s^2", 1), ("h^2", 12_960_000),
            ("GB*h", 3.6e12),
        ] as [(String, Double)])
    func itsScaleIsTheProductOfThoseOfItsFactors(_ source: String, _ scale: Double) throws {
        #expect((try unit(source).scale / scale - 1).magnitude < 1e-14)
    }

    @Test func itsDimensionIsTheProductOfThoseOfItsFactors() throws {
        #expect(try unit("USD/Mtoken").dimension == Dimension(.dollars) / Dimension(.tokens))
        #expect(try unit("W*h").dimension == Dimension(.energy))
        #expect(UnitExpression.none.dimension.isNone)
    }

    @Test(
        arguments: [
            ("USD/h", "h", "USD"), ("USD/h", "GPU", "USD·GPU/h"), ("USD", "%", "USD"), ("%", "USD", "USD"),
            ("GB/s", "s", "GB"), ("s", "s", "s^2"), ("TB", "s", "TB·s"), ("", "ms", "ms"), ("%", "%", ""),
        ] as [(String, String, String)])
    func aProductCancelsAndDropsBareScales(_ left: String, _ right: String, _ product: String) throws {
        let result = try #require(try unit(left).multiplied(by: try unit(right)))
        #expect(result.text == product)
    }

    @Test(
        arguments: [("GB", "TB"), ("USD/h", "s"), ("GB/s", "ms"), ("GB/s", "GB/ms"), ("W", "h")] as [(String, String)])
    func unitsOfOneDimensionAndTwoScalesDoNotGoTogether(_ left: String, _ right: String) throws {
        #expect(try unit(left).multiplied(by: try unit(right)) == nil)
    }

    @Test func aProductMeasuresTheProductOfWhatItsFactorsMeasure() throws {
        var random = SeededGenerator(seed: 5)
        let symbols = units.symbols
        func factor() throws -> UnitExpression {
            let unit = try #require(units.unit(symbols[Int.random(in: 0..<symbols.count, using: &random)]))
            return UnitExpression(factors: [
                UnitExpression.Factor(unit: unit, exponent: [-2, -1, 1, 2][Int.random(in: 0..<4, using: &random)])
            ])
        }
        var products = 0
        for _ in 0..<5_000 {
            let (left, right) = (try factor(), try factor())
            guard let product = left.multiplied(by: right) else { continue }
            products += 1
            #expect(product.dimension == left.dimension * right.dimension)
        }
        #expect(products > 2_000)
    }

    @Test(
        arguments: [
            ("s", 2, 1, "s^2"), ("s^2", 1, 2, "s"), ("GB/s", -1, 1, "s/GB"), ("s", 0, 1, ""), ("s^3", 1, 3, "s"),
        ] as [(String, Int, Int, String)])
    func aPowerMultipliesTheExponents(_ base: String, _ above: Int, _ below: Int, _ text: String) throws {
        let power = try #require(try unit(base).raised(to: Rational(above, below)))
        #expect(try power.dimension == unit(text).dimension)
    }

    @Test(arguments: [("s", 1, 2), ("GB^2/s", 1, 2), ("s^2", 1, 3)] as [(String, Int, Int)])
    func aPowerThatIsNotWholeHasNoUnit(_ base: String, _ above: Int, _ below: Int) throws {
        #expect(try unit(base).raised(to: Rational(above, below)) == nil)
    }
}
