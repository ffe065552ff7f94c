@testable internal import Figures
internal import TestSupport
internal import Testing

@Suite struct ChartTickTests {
    @Test(
        arguments: [
            (0, 10, 5, "", "0 2 4 6 8 10"), (0, 1, 5, "", "0 0.2 0.4 0.6 0.8 1.0"),
            (0, 0.03, 3, "", "0 0.01 0.02 0.03"), (-4, 4, 4, "", "−4 −2 0 2 4"),
            (12.5, 48, 4, "", "20 30 40"), (0, 40_000, 4, "", "0 10,000 20,000 30,000 40,000"),
            (0, 24, 8, "h", "0 3 6 9 12 15 18 21 24"), (0, 24, 5, "h", "0 6 12 18 24"), (0, 24, 5, "s", "0 5 10 15 20"),
            (1, 256, 5, "", "100 200"), (0, 3e-9, 3, "", "0 1 × 10^-9 2 × 10^-9 3 × 10^-9"),
        ] as [(Double, Double, Int, String, String)])
    func aLinearAxisIsMarkedAtRoundNumbers(_ low: Double, _ high: Double, _ count: Int, _ unit: String, _ text: String)
    {
        let ticks = ChartTicks(ChartScale(low, high, isLogarithmic: false), about: count, unit: unit)
        #expect(ticks.labels.joined(separator: " ") == text)
    }

    @Test(
        arguments: [
            (1, 1000, 5, false, "1 2 5 10 20 50 100 200 500 1,000"),
            (1, 1e6, 4, false, "1 10 100 1,000 10,000 100,000 1,000,000"),
            (1, 1e12, 2, false, "1 10,000 100,000,000 1,000,000,000,000"),
            (0.08, 4, 5, false, "0.1 0.2 0.5 1 2"), (10, 40, 4, false, "10 20 30 40"),
            (1, 512, 8, true, "1 4 16 64 256"), (1, 64, 8, true, "1 2 4 8 16 32 64"),
        ] as [(Double, Double, Int, Bool, String)])
    func aLogAxisIsMarkedAtDecadesOrDoubles(
        _ low: Double, _ high: Double, _ count: Int, _ isBinary: Bool, _ text: String
    ) {
        let ticks = ChartTicks(ChartScale(low, high, isLogarithmic: true), about: count, isBinary: isBinary)
        #expect(ticks.labels.joined(separator: " ") == text)
    }

    /// Whatever the axis, its ticks lie on it, ascend, and are about as many as asked for.
    @Test(arguments: 0..<400)
    func ticksLieOnTheAxis(_ seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let exponent = Double.random(in: -12...12, using: &random)
        var size = 1.0
        for _ in 0..<abs(Int(exponent)) { size *= exponent < 0 ? 0.1 : 10 }
        let isLogarithmic = seed % 2 == 0
        let low = isLogarithmic ? size : Double.random(in: -9...9, using: &random) * size
        let high = low + Double.random(in: 0.001...2_000, using: &random) * size
        let scale = ChartScale(low, high, isLogarithmic: isLogarithmic)
        let count = Int.random(in: 2...9, using: &random)
        let ticks = ChartTicks(scale, about: count)
        #expect(ticks.values == ticks.values.sorted())
        #expect(Set(ticks.labels).count == ticks.labels.count)
        #expect(ticks.values.count <= count * 3 + 2)
        #expect(ticks.values.allSatisfy { scale.contains($0) })
        if !isLogarithmic {
            let (wide, ends) = ChartTicks.rounding(scale, about: count)
            #expect(wide.low <= low && wide.high >= high)
            #expect(ends.values.first == wide.low && ends.values.last == wide.high)
        }
    }

    /// An axis of one value, of none, or of values close together still has an extent.
    @Test(arguments: [
        (0.0, 0.0), (5, 5), (-3, -3), (1e-300, 1e-300), (1e299, 1e299), (1, 1 + 1e-15), (.infinity, -.infinity),
    ])
    func anAxisHasAnExtent(_ low: Double, _ high: Double) {
        for isLogarithmic in [false, true] {
            let scale = ChartScale(low, high, isLogarithmic: isLogarithmic, from: 0, to: 100)
            #expect(scale.high > scale.low)
            #expect(scale(scale.low).isFinite && scale(scale.high).isFinite)
        }
    }
}
