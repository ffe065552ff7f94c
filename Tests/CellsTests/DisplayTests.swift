internal import Cells
internal import Testing

@Suite struct DisplayTests {
    static let definitions = """
        ```params
        rent    = 2.10 USD/h
        gpus    = 4
        context = 2_000 token
        window  = 131_072 token
        share   = 70 %
        size    = 3 GB
        ```
        ```let
        speed    = 1.5 GB/s
        half     = window / 2
        cost(n)  = rent * n
        price    = rent / (2_500_000 token/h)
        ```

        """

    static func shown(_ formula: String) -> String { evaluate(definitions + "`= \(formula)`").description }

    @Test(
        arguments: [
            ("rent", "2.10 USD/h"), ("context", "2,000 token"), ("window", "131,072 token"), ("share", "70 %"),
            ("2.10 USD/h", "2.10 USD/h"),
            ("gpus", "4"), ("size", "3 GB"), ("speed", "1.5 GB/s"), ("1_000_000", "1,000,000"), ("0.50", "0.50"),
            ("-3.0 ms", "-3.0 ms"),
            ("1e-9 s", "1 × 10^-9 s"),
        ] as [(String, String)])
    func whatTheAuthorWroteIsShownAsHeWroteIt(_ formula: String, _ text: String) {
        #expect(Self.shown(formula) == "\(Self.parameters)<\(text)>")
    }

    static let parameters = """
        rent = 2.10 USD/h
        gpus = 4
        context = 2,000 token
        window = 131,072 token
        share = 70 %
        size = 3 GB

        """

    @Test(
        arguments: [
            ("rent * gpus", "8.4 USD/h"), ("rent * 1 h", "2.1 USD"), ("size / speed", "2 s"), ("half", "65,536 token"),
            ("share * size", "2.1 GB"), ("rent + 0.9 USD/h", "3 USD/h"), ("size * 1000", "3,000 GB"),
            ("size / 1000", "3 MB"),
            ("rent / 3", "0.7 USD/h"), ("window * 1000", "131 Mtoken"), ("size + 1 TB", "1,003 GB"),
            ("speed * 2 s", "3 GB"),
            ("cost(3)", "6.3 USD/h"), ("cost(gpus) in USD/day", "202 USD/day"), ("price", "0.84 USD/Mtoken"),
            ("price in USD/Mtoken", "0.84 USD/Mtoken"), ("1 / 3", "0.333"), ("context / (4 ms)", "500 token/ms"),
            ("1 / speed", "0.667 s/GB"), ("2 GB * 3 GB", "6 GB^2"), ("gpus * gpus", "16"),
        ] as [(String, String)])
    func whatIsComputedHasThreeFiguresAndTheUnitOfItsFactors(_ formula: String, _ text: String) {
        #expect(Self.shown(formula) == "\(Self.parameters)<\(text)>")
    }

    @Test(
        arguments: [
            ("gpus / 3 : .2f", "1.33"), ("share : .1%", "70.0 %"), ("1 / 3 : %", "33.3 %"), ("rent : .0f", "2 USD/h"),
            ("window : ,", "131,072 token"),
            ("window / 7 : ,", "18,724.5714285714 token"), ("rent * gpus : .2f", "8.40 USD/h"),
            ("1 / 3 : .5s", "0.33333"), ("rent : .3f", "2.100 USD/h"),
            ("2.675 : .2f", "2.68"), ("cost(1) / cost(4) : .0%", "25 %"), ("0.285 : .0%", "29 %"),
            ("28.5 % : .0f", "29 %"),
        ] as [(String, String)])
    func aFormatIsFollowed(_ formula: String, _ text: String) {
        #expect(Self.shown(formula) == "\(Self.parameters)<\(text)>")
    }

    @Test(arguments: [
        "rent", "rent * gpus", "half", "cost(7)", "share", "size / speed", "1 / 3", "price in USD/Mtoken", "gpus : .2f",
    ])
    func aFigureIsTheSameInTextInATableAndInACaption(_ formula: String) {
        let text =
            Self.definitions
            + "x `= \(formula)`\n```table \"c `= \(formula)`\"\n| `= \(formula)` |\n|---|\n| = \(formula) |\n```"
        let lines = evaluate(text).description.dropFirst(Self.parameters.count).split(separator: "\n").map {
            String($0)
        }
        let figure = lines[0].dropFirst(3).dropLast()
        #expect(lines == ["x <\(figure)>", "\"c <\(figure)>\"", "<\(figure)>", String(figure)])
    }

    @Test func aLoopOverValuesAsWrittenShowsThemSo() {
        let text = Self.definitions + "```table for n in 0.5, 1.0, 2.5\n| n |\n|---|\n| = n |\n```"
        #expect(evaluate(text).description.hasSuffix("n\n0.5\n1.0\n2.5"))
    }

    @Test(
        arguments: [
            ("true", "yes"), ("rent > 1 USD/h", "yes"), ("\"a text\"", "a text"), ("[1, 2, 3]", "1, 2, 3"),
            ("[1.0 s, 2.5 s]", "1.0 s, 2.5 s"),
            ("1 .. 3", "1, 2, 3"),
        ] as [(String, String)])
    func otherValuesAreShownInWords(_ formula: String, _ text: String) {
        #expect(Self.shown(formula) == "\(Self.parameters)<\(text)>")
    }

    @Test(
        arguments: [
            (
                "sqrt(2 s)",
                "no-unit at chapter:15:4 over 'sqrt(2 s)': a unit to the power of a fraction cannot be printed"
            ),
            ("[]", "empty-value at chapter:15:4 over '[]': the list is empty: there is nothing to print"),
            (
                "1e300 s in ns",
                "not-finite at chapter:15:4 over '1e300 s in ns': this is too large to be shown in this unit"
            ),
            ("1e307 : %", "not-finite at chapter:15:4 over '1e307 : %': this is too large to be shown in this unit"),
            ("sum([])", "empty-list at chapter:15:4 over 'sum([])': there is no value in the list"),
            ("0 / 0", "division-by-zero at chapter:15:4 over '0 / 0': division by zero"),
        ] as [(String, String)])
    func whatCannotBePrintedIsNamedAtItsPlace(_ formula: String, _ mistake: String) {
        #expect(Self.shown(formula) == mistake)
    }

    @Test func aValueKnowsItsNumberInTheUnitInWhichItIsShownAndItsFormula() throws {
        let outcome = evaluate(Self.definitions + "`= cost(4) in USD/day : .1f`")
        guard case .text(let pieces)? = outcome.chapters?.first?.last, case .value(let value)? = pieces.first else {
            Issue.record("there is no value: \(outcome)")
            return
        }
        #expect(value.figure == "201.6" && value.unit == "USD/day")
        #expect((try #require(value.number) - 201.6).magnitude < 1e-9)
        #expect(value.formula == "cost(4) in USD/day")
    }
}
