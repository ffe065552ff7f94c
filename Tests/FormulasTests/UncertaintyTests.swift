@testable internal import Formulas
internal import Quantities
internal import SourceText
internal import Testing

/// What is computed of uncertain quantities, held against what is known of their distributions.
///
/// Draws are stratified: of one source the quantiles are right to about the square of the distance of two draws. What lies
/// between several sources is subject to chance: of 1,000 draws a mean is off by sd/32, a probability p by sqrt(p(1-p))/32, a
/// 5 % or 95 % quantile of something normal by sd/15. The tolerances are three of these.
@Suite struct UncertaintyTests {
    private static func number(_ formula: String, _ definitions: String = "") throws -> Double {
        let outcome = evaluate(formula, definitions)
        guard case .number(let number)? = outcome.value else {
            Issue.record("\(outcome)")
            return .nan
        }
        return number
    }

    @Test(
        arguments: [
            ("between 1.8 and 2.6 USD/h", "2.2 (1.8 to 2.6) USD/h"), ("between -5 and 5", "0 (-5 to 5)"),
            ("between 10 and 20 %", "14 (10 to 20) %"), ("between 100 ms and 1 s", "320 (100 to 1,000) ms"),
            ("between 1.85 and 2.60 in %", "220 (180 to 260) %"), ("normal(10, 2)", "10 (7 to 13)"),
            ("between -3 and -1 s", "-2 (-3 to -1) s"),
            ("uniform(0 s, 10 s)", "5 (0.5 to 9.5) s"), ("triangular(low: 0, mode: 5, high: 10)", "5 (2 to 8)"),
            ("(between 1 and 2) * 3", "4.2 (3.0 to 6.0)"), ("-(between 1 and 2)", "-1.4 (-2.0 to -1.0)"),
            ("2 ^ uniform(0, 1)", "1.4 (1.0 to 1.9)"), ("uniform(1, 2) ^ 2", "2.3 (1.1 to 3.8)"),
            ("sqrt(uniform(0, 4))", "1.4 (0.4 to 1.9)"), ("max(uniform(0, 1), 0.5)", "0.50 (0.50 to 0.95)"),
            ("between 2 and 2", "2 (2 to 2)"), ("sum(uniform(0, 1), 1, 2)", "3.5 (3.1 to 4.0)"),
            ("sum([uniform(0, 1), 1, 2])", "3.5 (3.1 to 4.0)"), ("mean([uniform(0, 1), 2])", "1.25 (1.03 to 1.48)"),
            ("count([uniform(0, 1), 2])", "2"), ("[1, uniform(0, 1)]", "[1, 0.5 (0.05 to 0.95)]"),
        ] as [(String, String)])
    func anUncertainQuantityShowsItsMedianAndItsInterval(_ formula: String, _ text: String) {
        #expect(evaluate(formula).description == text)
    }

    @Test(
        arguments: [
            // An interval is what it was written as: its ends are the 5 % and 95 % quantiles.
            ("p5(between 1.8 and 2.6)", 1.8, 1e-5), ("p95(between 1.8 and 2.6)", 2.6, 1e-5),
            ("p50(between 1.8 and 2.6)", 2.163_331, 1e-5),
            ("p5(between -5 and 5)", -5, 1e-4), ("p95(between -5 and 5)", 5, 1e-4),
            // exp(mu + sigma^2/2) with mu = ln(4.68)/2 and sigma = ln(2.6/1.8)/3.28971
            ("mean(between 1.8 and 2.6)", 2.176_891, 1e-4),
            ("mean(normal(10, 2))", 10, 1e-9), ("sd(normal(10, 2))", 2, 0.005),
            ("p95(normal(10, 2))", 13.289_7, 1e-3), ("p10(normal(0, 1))", -1.281_55, 1e-3),
            ("p25(uniform(2, 6))", 3, 1e-9), ("p75(uniform(2, 6))", 5, 1e-9), ("sd(uniform(0, 1))", 0.288_675, 5e-4),
            // The mean of a triangle is that of its corners; 5 % lie below low + sqrt(0.05 (high-low)(mode-low)).
            ("mean(triangular(1, 2, 6))", 3, 1e-3), ("p5(triangular(1, 2, 6))", 1.5, 1e-3),
            ("p90(triangular(1, 2, 6))", 4.585_786, 1e-3),
            ("probability(uniform(0, 1) > 0.3)", 0.7, 1e-9), ("probability(normal(10, 2) <= 12)", 0.841_345, 1e-3),
        ] as [(String, Double, Double)])
    func oneSourceHasItsDistributionAlmostExactly(_ formula: String, _ value: Double, _ tolerance: Double) throws {
        #expect(try (Self.number(formula) - value).magnitude < tolerance)
    }

    @Test(
        arguments: [
            ("mean(a + b)", 30, 3 * 3.61 / 32), ("sd(a + b)", 3.605_55, 3 * 3.61 / 45),
            ("sd(a - b)", 3.605_55, 3 * 3.61 / 45),
            ("p95(a + b)", 30 + 1.644_85 * 3.605_55, 3 * 3.61 / 15), ("mean(a * b)", 200, 3 * 50.5 / 32),
            // P(a > b) of normal(10, 2) and normal(20, 3) is that of a normal variable below -10/3.60555.
            ("probability(a > b)", 0.002_774, 3 * 0.0526 / 32),
            ("probability(a > 10 and b > 20)", 0.25, 3 * 0.433 / 32),
            ("probability(a > 10 or b > 20)", 0.75, 3 * 0.433 / 32), ("probability(not (a > 10))", 0.5, 1e-9),
            ("probability(a > 10 and a > 12)", 0.158_655, 1e-3), ("probability(a == b)", 0, 0),
            ("probability(a == a)", 1, 0), ("probability(a == 10 within 2)", 0.682_69, 2e-3),
            ("probability(a > 3 s / (1 s))", 0.999_767, 1e-3),
        ] as [(String, Double, Double)])
    func severalSourcesAreIndependent(_ formula: String, _ value: Double, _ tolerance: Double) throws {
        let number = try Self.number(formula, "a = normal(10, 2)\nb = normal(20, 3)")
        #expect((number - value).magnitude <= tolerance)
    }

    @Test(
        arguments: [
            "p95(x - x)", "p5(x - x)", "sd(x / x)", "sd(2 * x - x - x)", "mean(x) - p50(x) - (mean(y) - p50(y))",
            "sd(f(1) - f(1))", "sd(twice - 2 * x)", "1 - probability(x == y)", "sd(f(2) - 2 * f(1))",
            "sd((if x > 2 then x else x) - x)", "sd(min(x, x) - x)", "sd(sum([x, -x]))",
        ])
    func whatIsSharedIsCorrelated(_ formula: String) throws {
        let definitions = """
            input x = between 1.8 and 2.6
            y = x
            twice = x + y
            f(n) = n * (between 1 and 2)
            """
        #expect(try Self.number(formula, definitions) == 0)
    }

    @Test func aSettingTakesTheUncertaintyAwayOrBringsAnother() throws {
        let book = "input rent = between 1.8 and 2.6 USD/h\ncost = rent * 2 h"
        #expect(evaluate("cost with rent = 3 USD/h", book).description == "6 USD")
        #expect(evaluate("cost with rent = between 4 and 6 USD/h", book).description == "9.8 (8.0 to 12.0) USD")
        #expect(evaluate("cost - (cost with rent = rent)", book).description == "0 (0 to 0) USD")
        #expect(try Self.number("p50(cost with rent = 3 USD/h)", book) == 6)
    }

    @Test(
        arguments: [
            // The masked draws of a branch have no say, whatever would become of them.
            ("mean(if x > 0 then 1 / x else 0)", 0), ("mean(if x > 0 then ln(x) else ln(1 - x))", 0),
            ("probability(x > 0 and 1 / x > 2)", 0), ("probability(x <= 0 or 1 / x > 2)", 0),
            ("mean(if x > 0 then (if y > 0 then 1 / (x * y) else 1 / x) else 0)", 0),
            ("mean(if x > 0 then f(x) else 0)", 0),
        ] as [(String, Double)])
    func aBranchIsTakenByItsOwnDrawsOnly(_ formula: String, _: Double) throws {
        // Zero is among the draws: the middle of an odd number of parts would be, so the whole numbers are taken.
        let definitions = "x = round(uniform(-3, 3))\ny = round(uniform(-3, 3))\nf(n) = 1 / n"
        #expect(try Self.number(formula, definitions).isFinite)
    }

    @Test func aChoiceOfDrawsMixesItsBranches() throws {
        let book = "x = uniform(0, 1)"
        #expect(try Self.number("mean(if x < 0.25 then 4 else 0)", book) == 1)
        #expect(try Self.number("probability(if x < 0.25 then true else x > 0.5)", book) == 0.75)
        #expect(try Self.number("mean((if x < 0.25 then small else large).flow) / (1 GB/s)", book) > 0)
        // A branch that no draw takes is not asked for.
        #expect(try Self.number("mean(if x < 2 then x else 1 / 0)", book) == 0.5)
        #expect(try Self.number("if mean(x) > 0.6 then 1 else 2", book) == 2)
    }

    @Test func aStatisticIsThatOfAllDrawsEvenInABranch() throws {
        let book = "x = uniform(0, 1)\ncentred(v) = v - mean(v)"
        #expect(try Self.number("mean(if x > 0.5 then mean(x) else 0)", book) == 0.25)
        #expect(try (Self.number("mean(if x > 0.5 then centred(x) else 0)", book) - 0.125).magnitude < 1e-12)
    }

    @Test func functionsOfTheVocabularyAreCalledForEachDraw() throws {
        let book = "pump_at(x) = pump(x * 1 GB/s)\nx = uniform(1, 2)"
        #expect(evaluate("small.drain(x / 2)", book).value?.isUncertain == true)
        let slope = try Self.number("sd(small.drain(x) - x * small.drain(1)) / (1 s)", book)
        #expect(slope < 1e-9)
    }

    @Test func ofACertainValueEveryStatisticIsCertain() throws {
        for formula in ["p5(3)", "p50(3)", "p95(3)", "mean(3)"] { #expect(try Self.number(formula) == 3) }
        #expect(try Self.number("sd(3)") == 0)
        #expect(try Self.number("probability(2 > 1)") == 1)
        #expect(try Self.number("probability(2 < 1)") == 0)
        #expect(evaluate("probability(uniform(0, 1) > 0.3)").description == "70 %")
    }

    @Test func aTermsDrawsDependOnNothingButItsPlace() throws {
        func draws(_ definitions: String, _ formula: String = "x") -> [Double] {
            evaluate(formula, definitions).value?.numbers(1_000) ?? []
        }
        let alone = draws("x = uniform(0, 1)")
        #expect(draws("a = uniform(0, 1)\nb = a + 1\nx = uniform(0, 1)") == alone)
        #expect(draws("x = 0 + uniform(0, 1)") == alone)
        #expect(draws("y = uniform(0, 1)\nx = y") != alone)
        #expect(draws("x = uniform(0, 1)\ny = x * uniform(0, 1)", "y") != alone)
        // An interval moves its draws, and keeps their order.
        let order = alone.indices.sorted { alone[$0] < alone[$1] }
        let wider = draws("x = uniform(0, 2)")
        #expect(wider.indices.sorted { wider[$0] < wider[$1] } == order)
        #expect(Set(alone).count == 1_000)
    }

    @Test func theQuantilesOfTheNormalDistributionAreThoseOfItsTables() {
        // Abramowitz and Stegun, table 26.5, and NormalDist().inv_cdf of Python for the tails.
        for (share, quantile) in [
            (0.5, 0), (0.75, 0.674_489_750_196_082), (0.95, 1.644_853_626_951_473), (0.975, 1.959_963_984_540_054),
            (0.999, 3.090_232_306_167_813), (1e-6, -4.753_424_308_822_899), (1e-12, -7.034_483_825_301_132),
        ] {
            #expect((NormalQuantile.at(share) - quantile).magnitude < 1e-13 * max(1, quantile.magnitude) * 10)
            if share > 1e-3 { #expect((NormalQuantile.at(1 - share) + quantile).magnitude < 1e-12) }
        }
    }

    @Test func aHierarchyOfUncertaintyWidensTheInterval() throws {
        // The variance of a normal variable whose mean is normal is the sum of both.
        let deviation = try Self.number("sd(x)", "centre = normal(10, 2)\nx = normal(centre, 1)")
        #expect((deviation - 5.0.squareRoot()).magnitude < 3 * 2.24 / 45)
    }

    @Test(
        arguments: [
            (
                "between 3 and 2",
                "wrong-distribution at formula:1:1 over 'between 3 and 2': the interval ends before it begins"
            ),
            (
                "normal(1, -1)",
                "wrong-distribution at formula:1:1 over 'normal(1, -1)': a standard deviation cannot be below zero"
            ),
            (
                "uniform(2, 1)",
                "wrong-distribution at formula:1:1 over 'uniform(2, 1)': the interval ends before it begins"
            ),
            (
                "triangular(1, 5, 2)",
                "wrong-distribution at formula:1:1 over 'triangular(1, 5, 2)': the most likely value must lie between the lowest and the highest"
            ),
            (
                "between 1",
                "incomplete-formula at formula:1:10 over '': the formula ends where 'and' and the upper bound is expected"
            ),
            ("between 1 and 2 * 3", "operator-after-interval at formula:1:17 over '*': '*' cannot follow an interval"),
            (
                "3 * between 1 and 2",
                "unexpected-token at formula:1:5 over 'between': expected a value, found 'between'"
            ),
            (
                "between 1 s and 2 GB",
                "dimension-mismatch at formula:1:17 over '2 GB': 'between' needs values of one kind: a quantity in s and a quantity in GB"
            ),
            ("between small and 2", "wrong-type at formula:1:9 over 'small': 'between' needs numbers, this is a pump"),
            ("normal(1)", "missing-argument at formula:1:1 over 'normal(1)': 'normal' needs 'sd'"),
            ("normal(1, 2, 3)", "too-many-arguments at formula:1:14 over '3': 'normal' takes 2 arguments"),
            ("p95(1, 2)", "too-many-arguments at formula:1:1 over 'p95(1, 2)': 'p95' takes one value"),
            ("p95(1 < 2)", "wrong-type at formula:1:5 over '1 < 2': 'p95' needs a number, this is a condition"),
            (
                "probability(3)",
                "wrong-type at formula:1:13 over '3': 'probability' needs a condition, this is a plain number"
            ),
            ("p50(x: 3)", "unknown-argument at formula:1:5 over 'x': 'p50' takes no named arguments"),
            ("1 / uniform(0, 1) + 1 / (uniform(0, 1) - uniform(2, 2))", ""),
            (
                "sqrt(uniform(0, 1) - 0.25)",
                "not-finite at formula:1:1 over 'sqrt(uniform(0, 1) - 0.25)': the result is not a number, in 250 of 1,000 draws"
            ),
            (
                "1 .. uniform(1, 3)",
                "uncertain-value at formula:1:1 over '1 .. uniform(1, 3)': the end of a range must be certain, and this is uncertain"
            ),
            (
                "solve x in 1 .. 6: x == uniform(2, 3)",
                "uncertain-value at formula:1:20 over 'x == uniform(2, 3)': what is solved for must be certain, and this is uncertain"
            ),
            (
                "solve x in 1 .. 6: x > uniform(2, 3)",
                "uncertain-value at formula:1:20 over 'x > uniform(2, 3)': what is solved for must be certain, and this is uncertain"
            ),
            (
                "solve x in 1 .. uniform(5, 6): x == 2",
                "uncertain-value at formula:1:1 over 'solve x in 1 .. uniform(5, 6): x == 2': the end of a range must be certain, and this is uncertain"
            ),
            ("between", "incomplete-formula at formula:1:8 over '': the formula ends where a value is expected"),
        ] as [(String, String)])
    func aMistakeIsTold(_ formula: String, _ text: String) {
        guard !text.isEmpty else { return }
        #expect(evaluate(formula).description == text)
    }

    @Test func aSearchOfAProbabilityFindsTheQuantile() throws {
        // P(x > normal(3, 1)) is 90 % where x is the 90 % quantile; draws are a thousandth apart.
        let place = try Self.number("solve x in 1 .. 6: p90(normal(3, 1)) == x")
        #expect((place - 4.281_55).magnitude < 1e-3)
        let change = try Self.number("solve x in 1 .. 6: probability(normal(3, 1) < x) >= 90 %")
        #expect((change - 4.281_55).magnitude < 0.01)
    }

    @Test func aDivisionByZeroInSomeDrawsSaysInHowMany() {
        let outcome = evaluate("1 / x", "x = round(uniform(-3, 3))")
        #expect(outcome.diagnostics.first?.id == "division-by-zero")
        #expect(outcome.diagnostics.first?.summary == "division by zero, in 166 of 1,000 draws")
    }

    @Test func manyOperationsOnDrawsStayWithinTheWorkThatOneFormulaMayDo() {
        let outcome = evaluate("sum(f(1), f(2), f(3))", "x = uniform(0, 1)\nf(n) = sum(1 .. 10_000) * x * n")
        #expect(outcome.value != nil)
    }
}
