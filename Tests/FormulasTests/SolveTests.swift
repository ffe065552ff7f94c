internal import Formulas
internal import SourceText
internal import Testing

@Suite struct SolveTests {
    static let book = """
        input rent = 2 USD/h
        input gpus = 4
        input share = 50 %
        total = rent * gpus
        cost(r) = r * gpus + 1 USD/h
        wave(x) = (x - 1) * (x - 2) * (x - 3)
        even = solve rent in 1 USD/h .. 6 USD/h: total == 12 USD/h
        largest(limit) = solve n in 1 .. 1_000 by 1: n * n <= limit
        """

    @Test(
        arguments: [
            ("solve x in 0 .. 5: 2 * x == 3", "1.5"), ("solve r in 1 USD/h .. 6 USD/h: cost(r) == 9 USD/h", "2 USD/h"),
            ("solve rent in 1 USD/h .. 6 USD/h: total == 12 USD/h", "3 USD/h"), ("even", "3 USD/h"),
            ("even with gpus = 6", "2 USD/h"), ("solve rent in 1 USD/h .. 6 USD/h: total >= 20 USD/h", "5 USD/h"),
            ("solve rent in 1 USD/h .. 6 USD/h log: not total > 20 USD/h", "5 USD/h"),
            ("solve x in 0 .. 2: x * x == 2 : .6f", "1.414214"), ("largest(50)", "7"), ("largest(1_000) + 1", "32"),
            ("solve n in 1 .. 100 by 1: n * n > 50", "8"), ("count(solutions x in 0 .. 4: wave(x) == 0)", "3"),
            ("solutions x in 0 .. 4: wave(x) == 0", "[1, 2, 3]"), ("solutions x in 5 .. 6: wave(x) == 0", "[]"),
            ("max(solutions x in 0 .. 4: wave(x) == 0)", "3"), ("solve x in 0 .. 1.5: wave(x) == 0", "1"),
            ("solve x in 0 .. 4: x > 1 and x < 2 or x == 3 within 1e-9 or x >= 1.5", "1"),
            ("solve x in 0 .. 10: (solve y in 0 .. 10: y * y == x) == 3", "9"),
            ("(solve x in 0 GB .. 3 GB: x / (2 GB/s) == 1 s) in MB", "2,000 MB"),
            ("solve gpus in 1 .. 8 by 1: total == 10 USD/h", "5"),
            ("solutions x in 0 .. 10: x == 4 within 25 %", "[3, 5]"),
            ("solve share in 0 % .. 100 %: share * share == 25 %", "50 %"),
            ("if (solve x in 0 .. 5: x == 2) == 2 then 1 else 0", "1"),
            ("solve x in 2 .. 3: x == 2", "2"), ("sum(solutions x in 0 .. 3: abs(x - 1) == 1)", "2"),
            ("solutions x in -4 .. 4: sqrt(x) == 1", "[1]"), ("solve x in 0 .. 1e12: x^2 == 4", "2"),
            ("solve x in 0 .. 1e20: x^2 == 4", "2"), ("solve x in 0 .. 1e12: x^2 > 5 : .6f", "2.236068"),
            ("solutions x in 0 GB .. 1e9 GB: (x - 2 GB) * (x - 5 GB) == 0 GB^2", "[2 GB, 5 GB]"),
            ("solve x in 0 .. 10: x^2 - 6 * x + 9 == 0", "3"), ("solutions x in 0 .. 1e12: x^2 + 1 == 0", "[]"),
        ] as [(String, String)])
    func aSolutionIsAValueLikeAnyOther(_ formula: String, _ text: String) {
        #expect(evaluate(formula, Self.book).description == text)
    }

    @Test(
        arguments: [
            ("1.04 == 1 within 5 %", "yes"), ("1.06 == 1 within 5 %", "no"), ("1.06 != 1 within 5 %", "yes"),
            ("1.04 == 1 within 0.05", "yes"), ("3 == 2 within 1", "yes"), ("3.01 == 2 within 1", "no"),
            ("2.04 USD/h == rent within 5 %", "yes"), ("2.04 USD/h == rent within 0.01 USD/h", "no"),
            ("2.04 USD/h == rent within 0.05 USD/h", "yes"), ("rent == 2.2 USD/h within 10 % and true", "yes"),
            ("-1.04 == -1 within 5 %", "yes"), ("0 == 0 within 5 %", "yes"), ("rent == 3 USD/h within 0.5", "yes"),
        ] as [(String, String)])
    func anEqualityHasATolerance(_ formula: String, _ text: String) {
        #expect(evaluate(formula, Self.book).description == text)
    }

    @Test(
        arguments: [
            ("solve x in 1 .. 6: x == 3", "(solve x (.. 1 6) (== x 3))"),
            ("solutions x in 1 .. 6 log by 2: a and b", "(solutions x (.. 1 6 log by 2) (and a b))"),
            ("a == b within 5 %", "(within 5 % (== a b))"),
            ("a + 1 != b within c * 2", "(within (* c 2) (!= (+ a 1) b))"),
            ("not a == b within 1", "(not (within 1 (== a b)))"),
            ("solve x in 1 .. 2: x == 3 with rent = 2", "(solve x (.. 1 2) (with (== x 3) rent = 2))"),
            ("f(solve x in 1 .. 2: x == y, 3)", "f((solve x (.. 1 2) (== x y)), 3)"),
            ("solve x in 1: x", "search-without-range"), ("solve in 1 .. 2: x", "unexpected-token"),
            ("solve x 1 .. 2: x", "unexpected-token"), ("solve x in 1 .. 2", "incomplete-formula"),
            ("a < b within 5 %", "tolerance-of-an-order"), ("a within 5 %", "unexpected-token"),
        ] as [(String, String)])
    func aSearchIsReadAsItIsWritten(_ formula: String, _ tree: String) {
        #expect(parsed(formula) == tree)
    }

    @Test(
        arguments: [
            Mistake(
                formula: "solve x in 1 .. 2: x + 1", id: "no-condition", place: "formula:1:20 over 'x + 1'",
                summary: "'solve' needs a condition, this is a plain number",
                hint: "compare it with something, as in x > 0"),
            Mistake(
                formula: "solve total in 1 USD/h .. 2 USD/h: total == 1 USD/h", definitions: book,
                id: "not-a-parameter",
                place: "formula:1:7 over 'total'", summary: "'total' is computed and cannot be solved for",
                hint: "solve for one of the parameters that it is computed from, or for a name that is free"),
            Mistake(
                formula: "solve rent in 1 .. 2: total == 1 USD/h", definitions: book, id: "wrong-type",
                place: "formula:1:15 over '1'", summary: "'rent' is a quantity in USD/h, not a plain number",
                notes: ["USD: a factor in 'rent', absent in the value", "s: a divisor in 'rent', absent in the value"],
                hint: "give it the unit, USD/h"),
            Mistake(
                formula: "solve x in 5 .. 2: x == 3", id: "empty-range",
                place: "formula:1:1 over 'solve x in 5 .. 2: x == 3'",
                summary: "the range ends before it begins", hint: "write the smaller number first"),
            Mistake(
                formula: "solve x in 0 .. 2 log: x == 1", id: "empty-range",
                place: "formula:1:1 over 'solve x in 0 .. 2 log: x == 1'", summary: "a log range begins above zero"),
            Mistake(
                formula: "solve x in 5 .. 6: x == 3", id: "no-solution",
                place: "formula:1:1 over 'solve x in 5 .. 6: x == 3'",
                summary: "no x from 5 to 6 makes both sides equal",
                notes: ["at 5: 5 against 3", "at 6: 6 against 3"],
                hint: "widen the range, or ask for the list of all with 'solutions', which may be empty"),
            Mistake(
                formula: "solve x in 5 .. 6: x > 3", id: "no-solution",
                place: "formula:1:1 over 'solve x in 5 .. 6: x > 3'",
                summary: "the condition holds for every x from 5 to 6 that can be evaluated",
                notes: ["at 5: 5 against 3", "at 6: 6 against 3"],
                hint: "widen the range, or ask for the list of all with 'solutions', which may be empty"),
            Mistake(
                formula: "solve x in 0 .. 4: floor(x) == 1.5", id: "no-solution",
                place: "formula:1:1 over 'solve x in 0 .. 4: floor(x) == 1.5'",
                summary: "no x from 0 to 4 makes both sides equal",
                notes: [
                    "at 0: 0 against 1.5", "at 4: 4 against 1.5",
                    "at 2 the sides change places in a jump, without being equal",
                ], hint: "widen the range, or ask for the list of all with 'solutions', which may be empty"),
            Mistake(
                formula: "solve x in 0 .. 4: wave(x) == 0", definitions: book, id: "several-solutions",
                place: "formula:1:1 over 'solve x in 0 .. 4: wave(x) == 0'", summary: "there are 3 solutions: 1, 2, 3",
                hint: "narrow the range to the one that is meant, or ask for the list of all with 'solutions'"),
            Mistake(
                formula: "solve x in 0 .. 4: max(x, 2) == 2", id: "several-solutions",
                place: "formula:1:1 over 'solve x in 0 .. 4: max(x, 2) == 2'",
                summary: "every x of a stretch is a solution: 0 to 2",
                hint: "narrow the range to the one that is meant, or ask for the list of all with 'solutions'"),
            Mistake(
                formula: "solve x in 0 .. 100: floor(x) == 5", id: "several-solutions",
                place: "formula:1:1 over 'solve x in 0 .. 100: floor(x) == 5'",
                summary: "every x of a stretch is a solution: 5 to 6",
                hint: "narrow the range to the one that is meant, or ask for the list of all with 'solutions'"),
            Mistake(
                formula: "solve x in -4 .. -1: sqrt(x) == 1", id: "not-finite", place: "formula:1:22 over 'sqrt(x)'",
                summary: "a number below zero has no square root", hint: "guard it: if x > 0 then … else …"),
            Mistake(
                formula: "solve x in 0 .. 4: x == 1 and x < 3", id: "exact-equality",
                place: "formula:1:20 over 'x == 1'",
                summary: "an equality beside other conditions holds at single numbers, which nobody can find",
                hint: "give it a tolerance, as in a == b within 1 %, or solve for it alone"),
            Mistake(
                formula: "1 == 2 within 3 s", id: "dimension-mismatch", place: "formula:1:15 over '3 s'",
                summary: "a tolerance is a share, or a distance in a plain number; this is a quantity in s",
                hint: "write a share, as in within 5 %"),
            Mistake(
                formula: "1 == 2 within -1", id: "negative-tolerance", place: "formula:1:15 over '-1'",
                summary: "a tolerance cannot be below zero"),
        ])
    func aSearchThatMeansNothingIsExplained(_ mistake: Mistake) {
        mistake.expect()
    }

    @Test func aParameterThatIsSolvedForByItselfIsACircle() {
        let outcome = evaluate("p", "input p = solve p in 1 .. 2: p == 1")
        #expect(outcome.diagnostics.map { $0.id } == ["cycle"])
    }

    @Test(arguments: [5, 40, 70])
    func searchesNestOnlySoDeep(_ levels: Int) {
        var formula = "x0 == 1"
        for level in 1...levels { formula = "(solve x\(level - 1) in 0 .. 2: \(formula)) == x\(level)" }
        let outcome = evaluate("solve x\(levels) in 0 .. 2: \(formula)")
        let ids = outcome.diagnostics.map { $0.id }
        #expect(ids == ["too-much-work"] || ids == ["nesting-too-deep"])
    }

    @Test func aNameOfAConditionIsACondition() {
        let names = (1...100).map { "c\($0) = c\($0 - 1) or c\($0 - 1)" }.joined(separator: "\n")
        #expect(evaluate("solve p in 0 .. 2: c100", "input p = 1\nc0 = p > 1.5\n" + names).text == "1.5")
    }

    @Test func rangesOfSearchesMaySearch() {
        var range = "0 .. 2"
        for level in 0..<25 { range = "0 .. (solve a\(level) in \(range): a\(level) == 1) + 1" }
        #expect(evaluate("solve x in \(range): x == 1").text == "1")
    }

    @Test func searchesWithinSearchesComeToAnEnd() {
        let outcome = evaluate(
            "solve a in 0 .. 1: (solve b in 0 .. 1: (solve c in 0 .. 1: c == b) == a) == 0.5")
        #expect(outcome.diagnostics.map { $0.id } == ["too-much-work"])
    }
}
