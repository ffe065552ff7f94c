internal import Quantities
internal import Testing
internal import TestSupport

@Suite struct QuantityFormatterTests {
    static let units = UnitTable()
    let formatter = QuantityFormatter(units: units)

    static func unit(_ above: String, _ below: String...) throws -> UnitExpression {
        UnitExpression(
            factors: [UnitExpression.Factor(unit: try #require(units.unit(above)))]
                + (try below.map { UnitExpression.Factor(unit: try #require(units.unit($0)), exponent: -1) }))
    }

    @Test(
        arguments: [
            (999.6e6, "1 GB"), (999.4e6, "999 MB"), (0, "0 B"), (1, "1 B"), (1_500, "1.5 kB"), (80e9, "80 GB"),
            (2.5e13, "25 TB"), (1e21, "1,000 EB"), (0.25, "0.25 B"), (-1_500, "-1.5 kB"),
        ] as [(Double, String)])
    func dataTakesThePrefixThatLeavesOneToThreeDigits(_ value: Double, _ text: String) {
        #expect(formatter.format(value, Dimension(.data)).text == text)
    }

    @Test(
        arguments: [
            (1e-10, "0.1 ns"), (5e-9, "5 ns"), (2.5e-6, "2.5 µs"), (999.6e-9, "1 µs"), (0.0123, "12.3 ms"),
            (0.9994, "999 ms"), (0.9996, "1 s"), (90, "90 s"), (119, "119 s"), (120, "2 min"), (7_199, "120 min"),
            (7_200, "2 h"), (172_800, "2 day"), (63_072_000, "2 year"), (0, "0 s"), (-0.0123, "-12.3 ms"),
        ] as [(Double, String)])
    func timeClimbsItsLadder(_ value: Double, _ text: String) {
        #expect(formatter.format(value, Dimension(.time)).text == text)
    }

    @Test(
        arguments: [
            (3.2e-6, "3.2 USD/Mtoken"), (2, "2 USD/token"), (0.05, "0.05 USD/token"), (1.25e-4, "125 USD/Mtoken"),
            (9.996e-4, "1,000 USD/Mtoken"), (0, "0 USD/token"),
        ] as [(Double, String)])
    func aPriceOfTokensPutsThePrefixBelowTheLine(_ value: Double, _ text: String) {
        let formatted = formatter.format(value, Dimension(.dollars) / Dimension(.tokens)).text
        #expect(formatted == text)
    }

    @Test(
        arguments: [
            (Dimension(.dollars) / Dimension(.time), "USD/h"), (Dimension(.energy) / Dimension(.time), "W"),
            (Dimension(.data) / Dimension(.time), "B/s"), (Dimension(.dollars) / Dimension(.energy), "USD/J"),
            (Dimension(.tokens) / Dimension(.dollars), "token/USD"), (.none / Dimension(.time), "/s"),
            (Dimension(.time).raised(to: Rational(2)), "s^2"), (.none, ""),
            (Dimension(.dollars) / Dimension(.time) / Dimension(.accelerators), "USD/GPU/h"),
        ] as [(Dimension, String)])
    func aDimensionHasAUnitOfItsOwn(_ dimension: Dimension, _ text: String) {
        let unit = formatter.canonicalUnit(dimension)
        #expect(unit.text == text)
        #expect(unit.dimension == dimension)
    }

    @Test func theUnitOfADimensionMeasuresIt() {
        var random = SeededGenerator(seed: 10)
        for _ in 0..<1_000 {
            var dimension = Dimension.none
            for base in DimensionTests.bases where Bool.random(using: &random) {
                dimension = dimension * Dimension(base, Rational(Int.random(in: -3...3, using: &random)))
            }
            #expect(formatter.canonicalUnit(dimension).dimension == dimension)
        }
    }

    @Test func anAuthorsOwnUnitStaysWhateverTheSize() throws {
        let exact = Presentation(unit: try Self.unit("ms"), isExact: true)
        #expect(formatter.format(1e6, Dimension(.time), exact).text == "1,000,000,000 ms")
        #expect(formatter.format(1e-9, Dimension(.time), exact).text == "0.000001 ms")
        let written = Presentation(unit: try Self.unit("token"), decimals: 0)
        #expect(formatter.format(131_072, Dimension(.tokens), written).text == "131,072 token")
        #expect(formatter.format(5_000_000, Dimension(.tokens), written).text == "5,000,000 token")
    }

    @Test(
        arguments: [
            (50, "50 GB/s"), (0.01, "0.01 GB/s"), (0.009, "9 MB/s"), (99_999, "99,999 GB/s"), (100_000, "100 TB/s"),
            (0, "0 GB/s"),
        ] as [(Double, String)])
    func anInheritedUnitStaysWhileTheFigureInItIsHandy(_ size: Double, _ text: String) throws {
        let inherited = Presentation(unit: try Self.unit("GB", "s"))
        let value = size * 1e9
        #expect(formatter.format(value, Dimension(.data) / Dimension(.time), inherited).text == text)
    }

    @Test func aUnitOfAnotherDimensionIsNotUsed() throws {
        let wrong = Presentation(unit: try Self.unit("ms"))
        #expect(formatter.format(2e9, Dimension(.data), wrong).text == "2 GB")
    }

    @Test func aFigureIsRoundedAsItIsWrittenInItsUnit() throws {
        var random = SeededGenerator(seed: 12)
        let formats = try [".0f", ".1f", ".2f", ".2s"].map { try #require(NumberFormat(parsing: $0.utf8)) }
        for symbol in ["%", "ns", "ms", "min", "h", "GB", "GiB", "Mtoken", "kWh", "TFLOP"] {
            let unit = try Self.unit(symbol)
            let shown = Presentation(unit: unit, isExact: true)
            for _ in 0..<500 {
                let figure = Double(Int.random(in: 0..<200_000, using: &random) * 5) / 1_000
                for format in formats {
                    let formatted = formatter.format(figure * unit.scale, unit.dimension, shown, format)
                    #expect(formatted.number == format.text(figure))
                }
            }
        }
    }

    @Test func plainNumbersAndPerCentHaveTheirOwnForms() throws {
        let percent = try #require(NumberFormat(parsing: ".1%".utf8))
        #expect(formatter.format(0.1234, .none, .automatic, percent).text == "12.3 %")
        #expect(formatter.format(1234, .none).text == "1,234")
        #expect(formatter.format(1234, .none).unit.isEmpty)
    }

    @Test func everyFigureIsCloseToItsValue() {
        var random = SeededGenerator(seed: 11)
        let dimensions = [Dimension(.data), Dimension(.time), Dimension(.dollars) / Dimension(.tokens)]
        for _ in 0..<3_000 {
            let dimension = dimensions[Int.random(in: 0..<dimensions.count, using: &random)]
            var value = Double.random(in: 1...10, using: &random)
            for _ in 0..<Int.random(in: 0...9, using: &random) { value *= Bool.random(using: &random) ? 10 : 0.1 }
            let unit = formatter.displayUnit(value, dimension, .automatic)
            let shown = formatter.format(value, dimension)
            #expect(unit.dimension == dimension)
            #expect(shown.unit == unit.text)
            guard let figure = Double(shown.number.filter { $0 != "," }) else { continue }
            #expect((figure * unit.scale / value - 1).magnitude < 0.00501)
        }
    }
}
