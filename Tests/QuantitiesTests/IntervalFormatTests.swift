internal import Quantities
internal import Testing

@Suite struct IntervalFormatTests {
    private static func text(
        _ value: Double, _ interval: ClosedRange<Double>, decimals: Int? = nil, _ format: String = ""
    ) -> String {
        let parsed = format.isEmpty ? NumberFormat.automatic : NumberFormat(parsing: format.utf8) ?? .automatic
        return QuantityFormatter(units: UnitTable()).format(
            value, in: interval, .none, Presentation(unit: UnitExpression.none, decimals: decimals), parsed
        ).text
    }

    @Test(
        arguments: [
            (2.163, 1.8...2.6, "2.2 (1.8 to 2.6)"), (2.163, 1.81...2.596, "2.2 (1.8 to 2.6)"),
            (1.87, 1.8...1.95, "1.87 (1.80 to 1.95)"), (123_456, 117_900...129_800, "123,000 (118,000 to 130,000)"),
            (0, -5...5, "0 (-5 to 5)"), (31.6, 1...1_000, "32 (1 to 1,000)"),
            (0.012, 0.001...0.2, "0.012 (0.001 to 0.2)"),
            (1, 1...2, "1 (1 to 2)"), (-2, -3 ... -1, "-2 (-3 to -1)"), (4.24, 3...6, "4.2 (3.0 to 6.0)"),
            (5, 5...5, "5 (5 to 5)"), (1e-12, 1e-12...2e-12, "1 × 10^-12 (1 × 10^-12 to 2 × 10^-12)"),
            (99.97, 99.4...100.4, "100.0 (99.4 to 100.4)"), (3e18, 2e18...4e18, "3 × 10^18 (2 × 10^18 to 4 × 10^18)"),
            (0.5, -0.01...12, "1 (0 to 12)"),
            (0.00049, 0.0004...0.0006, "0.00049 (0.00040 to 0.00060)"),
            (0.001, 0.001...0.003, "0.0010 (0.0010 to 0.0030)"),
            (-0.002, -0.003 ... -0.001, "-0.0020 (-0.0030 to -0.0010)"), (0, -0.004...0.004, "0.000 (-0.004 to 0.004)"),
            (20.0005, 20.0004...20.0006, "20.00050 (20.00040 to 20.00060)"),
            (1_234, 1_234...1_234, "1,234 (1,234 to 1,234)"),
            (1.115e-10, 1.11e-10...1.12e-10, "1.115 × 10^-10 (1.11 × 10^-10 to 1.12 × 10^-10)"),
        ] as [(Double, ClosedRange<Double>, String)])
    func theWidthOfTheIntervalDecidesHowManyDigitsThereAre(
        _ value: Double, _ interval: ClosedRange<Double>, _ text: String
    ) {
        #expect(Self.text(value, interval) == text)
    }

    @Test(
        arguments: [
            (2.193, 1.85...2.6, 2, "2.19 (1.85 to 2.60)"),
            (109_544.5, 100_000...120_000, 0, "110,000 (100,000 to 120,000)"),
            (109_544.5, 100_500...120_000, 0, "109,500 (100,500 to 120,000)"),
            (2.163, 1.800_000_004...2.599_999_99, 2, "2.2 (1.8 to 2.6)"),
            (0.00049, 0.0004...0.0006, 4, "0.00049 (0.00040 to 0.00060)"),
            (0.003, 0.001...0.008, 3, "0.003 (0.001 to 0.008)"),
        ] as [(Double, ClosedRange<Double>, Int, String)])
    func boundsThatAnAuthorWroteKeepTheirDigits(
        _ value: Double, _ interval: ClosedRange<Double>, _ decimals: Int, _ text: String
    ) {
        #expect(Self.text(value, interval, decimals: decimals) == text)
    }

    @Test(
        arguments: [
            (".2f", "0.14 (0.10 to 0.20)"), (".2s", "0.14 (0.1 to 0.2)"), ("%", "14 (10 to 20) %"),
            (".1%", "14.1 (10.0 to 20.0) %"), (",", "0.14 (0.10 to 0.20)"),
        ] as [(String, String)])
    func aFormatIsThatOfAllThree(_ format: String, _ text: String) {
        #expect(Self.text(0.1414, 0.1...0.2, format) == text)
    }

    @Test func theUnitIsSharedAndTheNumbersComeInIt() throws {
        let units = UnitTable()
        let shown = QuantityFormatter(units: units).format(0.0171, in: 0.0149...0.0212, Dimension(.time))
        #expect(shown.text == "17 (15 to 21) ms")
        #expect(shown.unit == "ms")
        let interval = try #require(shown.interval)
        #expect((interval.lowerBound - 14.9).magnitude < 1e-9)
        #expect((interval.upperBound - 21.2).magnitude < 1e-9)
        #expect(((shown.value ?? 0) - 17.1).magnitude < 1e-9)
    }
}
