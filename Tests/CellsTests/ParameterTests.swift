internal import Cells
internal import SourceText
internal import Testing

@Suite struct ParameterTests {
    static func evaluate(_ lines: String, settings: String = "") -> CellOutcome {
        CellsTests.evaluate("```params\n\(lines)\n```\n", settings: settings)
    }

    @Test(
        arguments: [
            ("rent = 2.10 USD/h", "rent = 2.10 USD/h"), ("rent = 2.10 USD/h # per GPU", "rent = 2.10 USD/h # per GPU"),
            (
                "rent = 2.10 USD/h in 1 USD/h .. 6 USD/h # on demand [@a]",
                "rent = 2.10 USD/h in 1 to 6 USD/h # on demand [@a]"
            ),
            ("gpus = 4 in 1, 2, 4, 8", "gpus = 4 in 1, 2, 4 or 8"),
            ("context = 2_000 token in 500 token .. 32_000 token", "context = 2,000 token in 500 to 32,000 token"),
            ("window = 131_072 token", "window = 131,072 token"),
            ("share = 0.7 in 0 .. 1 by 0.1", "share = 0.7 in 0 to 1"),
            ("share = 70 %", "share = 70 %"), ("size = 1 GB in 500 MB .. 2 GB log", "size = 1 GB in 500 MB to 2 GB"),
            ("deep = true in true, false", "deep = yes in yes or no"),
            ("name = \"a # b\" # a note", "name = a # b # a note"),
            ("rate = 3 in 3", "rate = 3 in 3"), ("low = -5 in -10 .. 0", "low = -5 in -10 to 0"),
            ("x = 2 * 3", "x = 6"),
            ("time = 90 min in 1 h .. 3 h", "time = 90 min in 1 to 3 h"), ("x = 1 # one # two", "x = 1 # one # two"),
            ("x = 1 #", "x = 1"), ("rent   =   3   ", "rent = 3"),
            ("x = 3 ms in 1 ms, 3 ms", "x = 3 ms in 1 ms or 3 ms"),
        ] as [(String, String)])
    func aLineIsAnInputWithItsDomainAndNote(_ line: String, _ text: String) {
        #expect(Self.evaluate(line).description == text)
    }

    @Test func aLineThatBeginsWithWhiteSpaceContinuesTheOneBefore() {
        let lines = """
            # A comment of its own.
            rent = 2 USD/h   # per GPU,
                in 1 USD/h   # on demand

                .. 6 USD/h

            # Another.
            gpus =
            \t4
            """
        #expect(Self.evaluate(lines).description == "rent = 2 USD/h in 1 to 6 USD/h # per GPU, on demand\ngpus = 4")
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func linesEndInAnyWay(_ end: String) {
        let text = ["```params", "a = 1 # one", "b = 2", "  + 3", "```", "`= a + b`"].joined(separator: end)
        #expect(CellsTests.evaluate(text).description == "a = 1 # one\nb = 5\n<6>")
    }

    @Test(
        arguments: [
            (
                "rent = 9 USD/h in 1 USD/h .. 6 USD/h",
                "out-of-range at chapter:2:8 over '9 USD/h': 9 USD/h is outside the declared range 1 USD/h .. 6 USD/h"
            ),
            (
                "gpus = 3 in 1, 2, 4",
                "out-of-range at chapter:2:8 over '3': 3 is not among the declared choices 1, 2 or 4"
            ),
            (
                "x = 1.5 in 1 .. 10 by 1",
                "out-of-range at chapter:2:5 over '1.5': 1.5 is none of the steps of the declared range"
            ),
            (
                "x = 3 in 1 .. 64 log by 2",
                "out-of-range at chapter:2:5 over '3': 3 is none of the steps of the declared range"
            ),
            ("x = 2 in 3 .. 1", "empty-range at chapter:2:5 over '2': the range ends before it begins"),
            (
                "x = 1 in 1 s .. 2 s",
                "wrong-type at chapter:2:10 over '1 s': 'x' is a plain number, not a quantity in s\nwrong-type at chapter:2:17 over '2 s': 'x' is a plain number, not a quantity in s"
            ),
            ("x = 1 in 1, true", "wrong-type at chapter:2:13 over 'true': 'x' is a plain number, not a condition"),
            ("x =", "empty-value at chapter:2:4 over '': 'x' has no value"),
            ("x = # nothing yet", "empty-value at chapter:2:4 over '': 'x' has no value"),
            ("x = 1 in", "incomplete-formula at chapter:2:9 over '': the formula ends where a value is expected"),
            ("x", "incomplete-formula at chapter:2:2 over '': the formula ends where '=' is expected"),
            ("if = 3", "reserved-name at chapter:2:1 over 'if': 'if' is a word of the language and cannot be defined"),
            ("x = 1\nx = 2", "duplicate-definition at chapter:3:1 over 'x': 'x' is defined twice"),
            ("x = 1 / 0", "division-by-zero at chapter:2:5 over '1 / 0': division by zero"),
            ("x = 1 in 0 .. 1 / 0", "division-by-zero at chapter:2:15 over '1 / 0': division by zero"),
            ("x(y) = 1", "unexpected-token at chapter:2:2 over '(': expected '=', found '('"),
            ("x = []", "empty-value at chapter:2:1 over 'x': the list is empty: there is nothing to print"),
            ("  x = 1", "x = 1"),
            (
                "x = 2 USD/h in 1 USD/h .. 3 EUR/h",
                "wrong-type at chapter:2:27 over '3 EUR/h': 'x' is a quantity in USD/h, not a quantity in EUR/h"
            ),
        ] as [(String, String)])
    func aLineThatIsNoInputIsNamedAtItsPlace(_ lines: String, _ mistake: String) {
        #expect(Self.evaluate(lines).description == mistake)
    }

    @Test(
        arguments: [
            ("rent = 3 USD/h", "rent = 3 USD/h"), ("rent = 3.50 USD/h # today", "rent = 3.50 USD/h"),
            ("chapter.rent = 4 USD/h", "rent = 4 USD/h"), ("rent = gpus * 1 USD/h", "rent = 2 USD/h"),
            ("# nothing\n\n", "rent = 2.10 USD/h"), ("rent = 0.05 USD/min", "rent = 0.05 USD/min"),
        ] as [(String, String)])
    func aSettingFromOutsideTakesThePlaceOfTheValue(_ settings: String, _ text: String) {
        let outcome = Self.evaluate("rent = 2.10 USD/h\ngpus = 2", settings: settings)
        #expect(outcome.description == text + "\ngpus = 2")
    }

    @Test(
        arguments: [
            (
                "rnet = 3 USD/h", "unknown-parameter at settings:1:1 over 'rnet': the book has no parameter 'rnet'",
                "did you mean 'rent'?"
            ),
            (
                "rent = 3 s",
                "wrong-type at settings:1:8 over '3 s': 'rent' is a quantity in USD/h, not a quantity in s", nil
            ),
            (
                "rent = 30 USD/h",
                "out-of-range at settings:1:8 over '30 USD/h': 30 USD/h is outside the declared range 1 USD/h .. 6 USD/h",
                "write a value within it, or a wider range"
            ),
            ("rent 3", "unexpected-token at settings:1:6 over '3': expected '=', found '3'", nil),
            ("rent = ", "empty-value at settings:1:7 over '': 'rent' has no value", "write one, as in rent = 3"),
            (
                "total = 3", "unknown-parameter at settings:1:1 over 'total': the book has no parameter 'total'",
                "only what stands in a params block can be set"
            ),
            (
                "elsewhere.rent = 3",
                "unknown-parameter at settings:1:1 over 'elsewhere.rent': the book has no parameter 'elsewhere.rent'",
                "only what stands in a params block can be set"
            ),
            (
                "rent = nowhere", "unknown-name at settings:1:8 over 'nowhere': there is no value 'nowhere'",
                "give it a value in a params or let block; 'marginal help vocabulary' lists what every chapter knows"
            ),
        ] as [(String, String, String?)])
    func aSettingThatFitsNoParameterIsNamedAtItsPlace(_ settings: String, _ mistake: String, _ hint: String?) throws {
        let outcome = CellsTests.evaluate(
            "```params\nrent = 2 USD/h in 1 USD/h .. 6 USD/h\n```\n```let\ntotal = rent * 2\n```", settings: settings)
        #expect(outcome.description == mistake)
        #expect(try #require(outcome.diagnostics.first).hint == hint)
    }

    @Test func aSettingOfAParameterOfTwoChaptersMustSayWhich() throws {
        let chapters = [
            TestChapter(address: "one", text: "```params\nrent = 1\n```"),
            TestChapter(address: "two-b", text: "```params\nrent = 2\n```\n`= rent`"),
        ]
        let outcome = CellsTests.evaluate(chapters, settings: "rent = 3")
        #expect(
            outcome.description
                == "ambiguous-name at settings:1:1 over 'rent': more than one chapter has a parameter 'rent'")
        #expect(try #require(outcome.diagnostics.first).hint == "say which, as in one.rent")
        let named = CellsTests.evaluate(chapters, settings: "two_b.rent = 3")
        #expect(named.diagnostics.isEmpty)
        #expect(
            CellOutcome(chapters: named.chapters?.suffix(1), diagnostics: [], sources: named.sources).description
                == "rent = 3\n<3>")
    }
}
