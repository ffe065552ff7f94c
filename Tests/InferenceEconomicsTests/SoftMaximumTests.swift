@testable internal import InferenceEconomics
internal import Testing

@Suite struct SoftMaximumTests {
    @Test(arguments: [(3.0, 4.0), (1, 1), (1e-9, 2e-9), (5, 0.1), (1e-60, 1e-61), (1e60, 2e60)])
    func isTheEighthRootOfTheSumOfEighthPowers(_ a: Double, _ b: Double) {
        let result = softMaximum(a, b)
        #expect(result == softMaximum(b, a))
        #expect(result >= max(a, b) && result <= max(a, b) * 1.0906)
        func eighth(_ x: Double) -> Double { (0..<8).reduce(1.0) { product, _ in product * x } }
        expect(eighth(result / max(a, b)), within: 1e-12, of: eighth(a / max(a, b)) + eighth(b / max(a, b)))
    }

    @Test func ofNothingIsNothingAndOfOneIsThatOne() {
        #expect(softMaximum(0, 0) == 0)
        #expect(softMaximum(0, 7) == 7)
    }
}
