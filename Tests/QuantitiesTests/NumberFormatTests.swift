internal import Quantities
internal import Testing

@Suite struct NumberFormatTests {
    static func text(_ value: Double, _ format: String, decimals: Int? = nil) throws -> String {
        if format.isEmpty { return NumberFormat.automatic.text(value, decimals: decimals) }
        return try #require(NumberFormat(parsing: format.utf8)).text(value, decimals: decimals)
    }

    @Test(
        arguments: [
            (2.675, ".2f", "2.68"), (0.5, ".0f", "1"), (1.5, ".0f", "2"), (2.5, ".0f", "3"), (-0.5, ".0f", "-1"),
            (-2.675, ".2f", "-2.68"), (999.5, ".0f", "1,000"), (9.995, ".2f", "10.00"), (0.05, ".1f", "0.1"),
            (0.04999, ".1f", "0.0"), (0.005, ".2f", "0.01"), (0.0049, ".2f", "0.00"), (-0.0001, ".2f", "0.00"),
            (0, ".2f", "0.00"), (-0.0, ".2f", "0.00"), (-0.0, "", "0"), (1e-7, ".2f", "0.00"),
            (1e-7, ".7f", "0.0000001"),
            (1e15, ".0f", "1,000,000,000,000,000"), (1e15, ".2f", "1,000,000,000,000,000.00"),
            (1234567, ".1f", "1,234,567.0"),
            (1e22, ".0f", "10,000,000,000,000,000,000,000"), (0.1 + 0.2, ".3f", "0.300"),
            (1, ".15f", "1.000000000000000"),
        ] as [(Double, String, String)])
    func decimalsAreRoundedHalfAwayFromZeroOnTheShortestDigits(_ value: Double, _ format: String, _ text: String) throws
    {
        #expect(try Self.text(value, format) == text)
    }

    @Test(
        arguments: [
            (1234.5, ".3s", "1,230"), (1235, ".3s", "1,240"), (0.0012345, ".3s", "0.00123"), (999.6, ".3s", "1,000"),
            (1.20, ".3s", "1.2"), (0, ".3s", "0"), (95, ".1s", "100"), (-1235, ".3s", "-1,240"), (0.5, ".1s", "0.5"),
            (123_456_789, ".4s", "123,500,000"), (2.675, ".3s", "2.68"),
        ] as [(Double, String, String)])
    func significantFiguresKeepTheSizeOfTheNumber(_ value: Double, _ format: String, _ text: String) throws {
        #expect(try Self.text(value, format) == text)
    }

    @Test(
        arguments: [
            (0.75, "%", "75"), (0.1234, "%", "12.3"), (0.1234, ".1%", "12.3"), (0.12345, ".2%", "12.35"),
            (1, "%", "100"),
            (0, "%", "0"), (-0.05, "%", "-5"), (0.285, ".0%", "29"), (1.005, ".0%", "101"),
            (0.1234567, ",%", "12.34567"),
            (12.5, "%", "1,250"), (0.07, ",%", "7"), (0.145, ".0%", "15"), (0.575, ".0%", "58"),
        ] as [(Double, String, String)])
    func perCentIsAHundredTimesTheNumberWithoutNewRoundingErrors(
        _ value: Double, _ format: String, _ text: String
    ) throws {
        #expect(try Self.text(value, format) == text)
    }

    @Test(
        arguments: [
            (1234567.891, ",", "1,234,567.891"), (0.1 + 0.2, ",", "0.3"), (1e6, ",", "1,000,000"), (0, ",", "0"),
            (1.0 / 3, ",", "0.333333333333333"),
        ] as [(Double, String, String)])
    func aCommaShowsEveryDigitThatIsMeant(_ value: Double, _ format: String, _ text: String) throws {
        #expect(try Self.text(value, format) == text)
    }

    @Test(
        arguments: [
            (0, "0"), (1, "1"), (12.345, "12.3"), (0.9996, "1"), (999.5, "1,000"), (999_999, "999,999"),
            (1_000_000, "1,000,000"), (1_234_567, "1,230,000"), (123_456, "123,456"), (123_456.7, "123,000"),
            (0.000123456, "0.000123"), (-12.345, "-12.3"), (1e-6, "0.000001"), (1e-7, "1 × 10^-7"),
            (1e14, "100,000,000,000,000"),
            (1e15, "1 × 10^15"), (1.2345e20, "1.23 × 10^20"), (-1.5e-9, "-1.5 × 10^-9"), (9.999e14, "1 × 10^15"),
            (Double.greatestFiniteMagnitude, "1.8 × 10^308"), (Double.leastNonzeroMagnitude, "5 × 10^-324"),
            (0.1 + 0.2, "0.3"),
            (1.1234 * 10_000, "11,234"),
        ] as [(Double, String)])
    func withoutAFormatThreeFiguresAreShownAndWholeNumbersBelowAMillionInFull(_ value: Double, _ text: String) throws {
        #expect(try Self.text(value, "") == text)
    }

    @Test(
        arguments: [
            (2.1, 2, "2.10"), (2000, 0, "2,000"), (131_072, 0, "131,072"), (1_234_567, 0, "1,234,567"),
            (0.12345, 5, "0.12345"), (3, 1, "3.0"),
        ] as [(Double, Int, String)])
    func aNumberThatTheAuthorWroteKeepsItsDigits(_ value: Double, _ decimals: Int, _ text: String) throws {
        #expect(try Self.text(value, "", decimals: decimals) == text)
        #expect(try Self.text(value, ".1f", decimals: decimals) == Self.text(value, ".1f"))
    }

    @Test(arguments: [".2f", ".0f", ".3s", ".1s", ".15f", ".15s", "%", ".1%", ".0%", ",", ",%", ",.2f", ",.3s", ",.1%"])
    func whatIsAFormatIsRead(_ text: String) {
        #expect(NumberFormat(parsing: text.utf8) != nil)
    }

    @Test(arguments: [
        "", "f", "s", ".", ".f", ".s", ".2", "2f", "2", ".16f", ".99f", ".100f", ".1000000000000000000000f", ".0s",
        ".2g", ".2ff", "%%", ",,", "%,", ".2f%", " .2f", ".2f ", ".-1f", ",2", "+.2f", ".2F", ".²f", ".2,f",
    ])
    func whatIsNoFormatIsRefused(_ text: String) {
        #expect(NumberFormat(parsing: text.utf8) == nil)
    }
}
