@testable internal import Quantities
internal import Testing
internal import TestSupport

@Suite struct DecimalDigitsTests {
    /// Finite numbers of every size and sign.
    static func number(_ random: inout SeededGenerator) -> Double {
        while true {
            let value = Double(bitPattern: random.next())
            if value.isFinite { return value }
        }
    }

    @Test func theTextOfAllDigitsGivesTheNumberBack() throws {
        var random = SeededGenerator(seed: 6)
        for _ in 0..<2_000 {
            let exponent = Double(Int.random(in: -12...12, using: &random))
            let value =
                Double.random(in: -1...1, using: &random)
                * (0..<Int(exponent.magnitude)).reduce(1) { size, _ in
                    exponent < 0 ? size / 10 : size * 10
                }
            let text = DecimalDigits(value).text().filter { $0 != "," }
            #expect(Double(text) == value)
        }
    }

    @Test func roundingMovesANumberByHalfAUnitOfItsLastPlaceAtMost() throws {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<2_000 {
            let value = Double.random(in: -2_000...2_000, using: &random)
            let places = Int.random(in: 0...8, using: &random)
            var digits = DecimalDigits(value)
            digits.round(decimals: places)
            let text = digits.text(minimumDecimals: places).filter { $0 != "," }
            let rounded = try #require(Double(text))
            let unit = (0..<places).reduce(1.0) { size, _ in size / 10 }
            #expect((rounded - value).magnitude <= unit / 2 * (1 + 1e-6))
            #expect(text.split(separator: ".").last?.count == places || places == 0)
        }
    }

    @Test func roundingToSignificantFiguresLeavesSoManyAtMost() {
        var random = SeededGenerator(seed: 8)
        for _ in 0..<5_000 {
            let figures = Int.random(in: 1...15, using: &random)
            var digits = DecimalDigits(Self.number(&random))
            digits.round(significant: figures)
            #expect(digits.count <= figures)
            #expect(String(digits.mantissa).count == digits.count || digits.isZero)
            #expect(digits.isZero || digits.mantissa % 10 != 0)
        }
    }

    @Test func everyFormatPrintsDigitsOfEveryFiniteNumber() throws {
        var random = SeededGenerator(seed: 9)
        let formats = try ["%", ",", ".0f", ".2f", ".3s", ".1%", ",%"].map {
            try #require(NumberFormat(parsing: $0.utf8))
        }
        let allowed = Set("0123456789,.-×^ ")
        for _ in 0..<2_000 {
            let value = Self.number(&random)
            for format in formats + [.automatic] {
                let text = format.text(value)
                #expect(text.allSatisfy { allowed.contains($0) })
                #expect(text != "-0")
            }
        }
    }

    @Test func wholeNumbersOfEverySizeHaveTheirShortestDigits() {
        var random = SeededGenerator(seed: 10)
        for _ in 0..<2_000 {
            let value = Double(random.next() >> UInt64.random(in: 0...63, using: &random))
            let digits = DecimalDigits(value)
            #expect(Double("0.\(digits.mantissa)e\(digits.point)") == value)
            let shortest = value.description.prefix { $0 != "e" }.filter { $0 != "." }
            let ends = shortest.reversed().prefix { $0 == "0" }.count
            #expect(digits.count == shortest.drop { $0 == "0" }.count - ends || value == 0)
        }
    }

    @Test func percentOfALargeNumberIsNotLost() throws {
        let format = try #require(NumberFormat(parsing: "%".utf8))
        #expect(format.text(1e307) == "1 × 10^309")
    }

    @Test func thousandsAreGroupedFromThePoint() {
        #expect(DecimalDigits(1).text() == "1")
        #expect(DecimalDigits(123).text() == "123")
        #expect(DecimalDigits(1_234).text() == "1,234")
        #expect(DecimalDigits(123_456.125).text() == "123,456.125")
        #expect(DecimalDigits(-1_234_567).text() == "-1,234,567")
    }
}
