internal import Formulas
internal import Testing
internal import TestSupport

@Suite struct ArithmeticTests {
    @Test(
        arguments: [
            ("1 + 2 * 3", "7"), ("2 ^ 10", "1,024"), ("2 ^ -1", "0.5"), ("4 ^ 0.5", "2"), ("-2 ^ 2", "-4"),
            ("7 / 2", "3.5"),
            ("(-8) ^ 3", "-512"), ("0 ^ 0", "1"), ("-0", "0"), ("0 * -1", "0"), ("1e3", "1,000"),
            ("1_000_000", "1,000,000"),
            ("2 < 3", "yes"), ("2 <= 2", "yes"), ("3 > 3", "no"), ("3 >= 3", "yes"), ("1 == 1", "yes"),
            ("1 != 1", "no"),
            ("2 s == 2000 ms", "yes"), ("1 h > 59 min", "yes"), ("\"a\" == \"a\"", "yes"), ("\"a\" != \"b\"", "yes"),
            ("[1, 2] == [1, 2]", "yes"), ("[1, 2] == [1, 3]", "no"), ("[1] == [1, 1]", "no"), ("small == small", "yes"),
            ("small != large", "yes"), ("true == (not false)", "yes"), ("true and false", "no"),
            ("false or true", "yes"),
            ("not true or true", "yes"), ("2 × 3 − 1", "5"), ("8 ÷ 2 ≤ 4", "yes"),
        ] as [(String, String)])
    func operatorsComputeWhatTheySay(_ formula: String, _ text: String) {
        #expect(evaluate(formula).description == text)
    }

    @Test(
        arguments: [
            ("min(3, 1, 2)", "1"), ("max([3, 1, 2])", "3"), ("sum(1 .. 100)", "5,050"), ("mean(1, 2, 6)", "3"),
            ("count([1, 2, 3])", "3"), ("count([])", "0"), ("count(7)", "1"), ("count([small, large])", "2"),
            ("round(2.5)", "3"),
            ("round(-2.5)", "-3"), ("floor(-1.5)", "-2"), ("ceil(1.2)", "2"), ("abs(-3 s)", "3 s"), ("sqrt(16)", "4"),
            ("sqrt(9 s^2)", "3 s"), ("exp(0)", "1"), ("ln(1)", "0"), ("log10(1000)", "3"), ("log2(8)", "3"),
            ("max(1 s, 1500 ms)", "1.5 s"), ("min([2 GB, 1 TB])", "2 GB"), ("sum([1 s, 2 s])", "3 s"),
            ("mean(1 GB, 3 GB)", "2 GB"),
            ("sum(2)", "2"), ("abs(sum([-1, -2]))", "3"),
        ] as [(String, String)])
    func theFunctionsOfTheLanguageTakeValuesOrAList(_ formula: String, _ text: String) {
        #expect(evaluate(formula).description == text)
    }

    @Test(
        arguments: [
            ("3 s + 500 ms", "3.5 s"), ("2 USD/h * 3 h", "6 USD"), ("100 GB / (2 GB/s)", "50 s"),
            ("2 USD/h in USD/day", "48 USD/day"),
            ("1 kWh in J", "3,600,000 J"), ("1 kW * 2 h in kWh", "2 kWh"), ("3 GB / 2 GB", "1.5"),
            ("70 % * 200", "140"),
            ("50 %", "50 %"), ("1 / (4 ms)", "0.25 /ms"), ("1 GiB in MiB", "1,024 MiB"),
            ("8 Gbit in GB", "1 GB"),
            ("(2 s) ^ 2", "4 s^2"), ("(4 s^2) ^ (1/2)", "2 s"), ("3 W * 2 s in J", "6 J"), ("-2 ms", "-2 ms"),
            ("2.10 USD/h", "2.10 USD/h"), ("131_072 token", "131,072 token"), ("2_000 token", "2,000 token"),
            ("5 USD/Mtoken * 2_000_000 token", "10 USD"), ("989 TFLOP/s / (3.35 TB/s) in FLOP/B", "295 FLOP/B"),
            ("1 USD / (1 EUR) * 3 EUR", "3 USD"), ("0.5 : %", "50 %"), ("2.675 : .2f", "2.68"),
            ("1 s / 3 : .3f", "0.333 s"),
        ] as [(String, String)])
    func unitsAreCarriedThroughAndConverted(_ formula: String, _ text: String) {
        #expect(evaluate(formula).description == text)
    }

    @Test(
        arguments: [
            ("1 .. 4", "[1, 2, 3, 4]"), ("1 .. 2 by 0.5", "[1, 1.5, 2]"), ("1 .. 1", "[1]"),
            ("0 .. 1 by 0.1", "[0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]"),
            ("1 .. 4.5", "[1, 2, 3, 4]"), ("1 .. 8 log", "[1, 2, 4, 8]"), ("1 .. 10 log", "[1, 2, 4, 8, 10]"),
            ("1 .. 100 log by 10", "[1, 10, 100]"),
            ("3 .. 3 log", "[3]"), ("1 GB .. 3 GB", "[1 GB, 2 GB, 3 GB]"),
            ("1 s .. 2 s by 500 ms", "[1 s, 1.5 s, 2 s]"),
            ("count(1 .. 10_000)", "10,000"), ("-2 .. 2", "[-2, -1, 0, 1, 2]"), ("1 ms .. 3 ms", "[1 ms, 2 ms, 3 ms]"),
            ("[2, 4] == 2 .. 4 by 2", "yes"),
        ] as [(String, String)])
    func aRangeReachesItsEnd(_ formula: String, _ text: String) {
        let shown = evaluate(formula).description
        #expect(numbers(shown) == numbers(text))
    }

    /// The text without zeros at the end of a fraction, which a list may share with its other values.
    private func numbers(_ text: String) -> [String] {
        text.split { "[], ".contains($0) }.map { word in
            Double(word).map { String($0) } ?? String(word)
        }
    }

    @Test func aLogarithmicRangeGrowsByItsFactorAndEndsAtItsEnd() throws {
        var random = SeededGenerator(seed: 4)
        for _ in 0..<300 {
            let start = Double.random(in: 0.01...100, using: &random)
            let end = start * Double.random(in: 1...10_000, using: &random)
            let factor = Double.random(in: 1.1...10, using: &random)
            let outcome = evaluate("\(start) .. \(end) log by \(factor)")
            guard case .list(let values)? = outcome.value else {
                Issue.record("\(outcome)")
                continue
            }
            let numbers = values.map { $0.number }
            #expect((try #require(numbers.first) / start - 1).magnitude < 1e-12)
            #expect((try #require(numbers.last) / end - 1).magnitude < 1e-12)
            for (one, next) in zip(numbers, numbers.dropFirst()) {
                #expect(next > one && next / one < factor * (1 + 1e-9))
            }
        }
    }
}
