internal import Cells
internal import SourceText
internal import Testing

@Suite struct DefinitionTests {
    @Test func valuesAndFunctionsAreReadWithTheirNotes() {
        let outcome = evaluate(
            """
            ```let
            # What it costs.
            rent    = 2 USD/h      # per GPU
            cost(n) = rent * n     # for so many
            total   = cost(4)
                      + rent       # and one more
            word    = "a # b"
            ```
            `= total` `= word`
            """)
        #expect(outcome.description == "<10 USD/h> <a # b>")
    }

    @Test(
        arguments: [
            ("unit seat\nx = 3 seat", "<3 seat>"), ("unit seat, desk\nx = 6 seat / (2 desk)", "<3 seat/desk>"),
            ("x = 2 kseat\nunit seat", "<2 kseat>"), ("unit = 3\nx = unit + 1", "<4>"),
            ("unit Größe\nx = 2 Größe", "<2 Größe>"),
            ("unit seat # of a plan\nx = 1 seat", "<1 seat>"),
        ] as [(String, String)])
    func aBlockDeclaresUnits(_ lines: String, _ text: String) {
        #expect(evaluate("```let\n\(lines)\n```\n`= x`").description == text)
    }

    @Test(
        arguments: [
            ("unit GB", "duplicate-definition at chapter:2:6 over 'GB': there is a unit 'GB' already"),
            ("unit seat\nunit seat", "duplicate-definition at chapter:3:6 over 'seat': there is a unit 'seat' already"),
            ("unit 3x", "bad-unit-name at chapter:2:6 over '3x': a unit is named by letters"),
            ("unit seat,, desk", "bad-unit-name at chapter:2:11 over '': a unit is named by letters"),
            ("unit a b", "bad-unit-name at chapter:2:6 over 'a b': a unit is named by letters"),
            ("x = 3 seats\nunit seat", "unknown-unit at chapter:2:7 over 'seats': there is no unit 'seats'"),
            ("x + 1 = 2", "unexpected-token at chapter:2:3 over '+': expected '=', found '+'"),
            ("f(x = 2", "unexpected-token at chapter:2:5 over '=': expected ',' or ')', found '='"),
            ("x = 1 / 0", "division-by-zero at chapter:2:5 over '1 / 0': division by zero"),
            ("x = \"open", "unexpected-character at chapter:2:5 over '\"open': '\"open' has no meaning in a formula"),
            ("x = a\na = x", "cycle at chapter:2:1 over 'x': 'x' is defined in terms of itself"),
        ] as [(String, String)])
    func aLineThatDefinesNothingIsNamedAtItsPlace(_ lines: String, _ mistake: String) {
        #expect(evaluate("```let\n\(lines)\n```").description == mistake)
    }

    @Test func allMistakesOfABookAreReportedAtOnceInTheOrderOfTheirPlaces() {
        let outcome = evaluate([
            TestChapter(
                address: "one", uses: ["tow"], text: "```let\na = 1 s + 1 B\nb = nowhere\n```\n`= 1 +` and `= 2 GX`"),
            TestChapter(
                address: "two", text: "```params\nx = 1\nx = 2\ny = 3 4\n```\n```table\n| a |\n|---|\n| = y | 2 |\n```"),
        ])
        #expect(
            outcome.diagnostics.map { $0.id } == [
                "unknown-chapter", "dimension-mismatch", "unknown-name", "incomplete-formula", "unknown-unit",
                "duplicate-definition", "unexpected-token", "table-cell-count",
            ])
        #expect(outcome.diagnostics.first?.hint == "did you mean 'two'?")
        #expect(outcome.chapters == nil)
    }

    @Test func aBadLineIsNoReasonToMissItsName() {
        let outcome = evaluate("```let\ncost = 3 +\n```\n`= cost * 2`")
        #expect(outcome.diagnostics.map { $0.id } == ["incomplete-formula"])
    }

    @Test func aChapterUsesTheNamesOfOthers() {
        let outcome = evaluate([
            TestChapter(address: "first", uses: ["later-on"], text: "`= total` of `= later_on.rent`"),
            TestChapter(address: "later-on", text: "```params\nrent = 2 USD/h\n```\n```let\ntotal = rent * 3\n```"),
        ])
        #expect(outcome.description == "<6 USD/h> of <2 USD/h>")
    }

    @Test func aBlockOfCodeIsNoCell() {
        #expect(evaluate("```swift\nlet x = 3 +\n```\n```letters\nx = \n```").diagnostics.isEmpty)
    }
}
