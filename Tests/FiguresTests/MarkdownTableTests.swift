@testable internal import Cells
internal import Figures
internal import Testing

@Suite struct MarkdownTableTests {
    static func text(_ table: EvaluatedTable) -> String { markdown { MarkdownFigure.table(table, into: &$0) } }

    @Test func columnsArePaddedToBeReadAsPlainText() {
        let table = Samples.table(
            ["Batch", "Time of a step", "x"], [["1", "\"short", "\"a"], ["4,096", "\"", "\"b"]],
            aligned: [.right, .none, .center])
        #expect(
            Self.text(table) == """
                | Batch | Time of a step | x   |
                |------:|----------------|:---:|
                |     1 | short          | a   |
                | 4,096 |                | b   |

                """)
    }

    @Test func aCaptionIsStrongAndStandsAbove() {
        let table = Samples.table(
            ["a"], [["\"b"]], aligned: [.left], caption: [Samples.written("Cost "), .value(Samples.value("3", "s"))])
        #expect(Self.text(table) == "**Cost 3 s**\n\n| a   |\n|:----|\n| b   |\n")
    }

    @Test func aTableOfNumbersIsAlignedToTheRight() {
        #expect(
            Self.text(Samples.table(["n"], [["1 ms"], ["12 ms"]])) == "|     n |\n|------:|\n|  1 ms |\n| 12 ms |\n")
    }

    @Test func charactersBeyondASCIIAreCountedAsOne() {
        #expect(Self.text(Samples.table(["größe"], [["\"é"]])) == "| größe |\n|-------|\n| é     |\n")
    }

    @Test(arguments: [
        ("a | b", "a \\| b"), ("||", "\\|\\|"), ("plain", "plain"), ("`x | y`", "`x \\| y`"),
    ])
    func aBarDoesNotEndItsCell(_ cell: String, _ text: String) {
        #expect(Self.text(Samples.table(["a"], [["\"" + cell]])).contains("| " + text))
        #expect(Self.text(Samples.table([cell], [["\"a"]])).hasPrefix("| " + text))
    }

    @Test func aComputedTextHasNoMeaningInMarkdown() {
        let table = EvaluatedTable(
            caption: [], alignments: [.none], header: [Samples.text("a")],
            rows: [[.value(Samples.value("x_1 | *y*", number: nil))]])
        #expect(Self.text(table).hasSuffix("| x\\_1 \\| \\*y\\* |\n"))
    }

    @Test func aComputedTextOfTwoLinesStaysInItsCell() {
        let table = EvaluatedTable(
            caption: [], alignments: [.none], header: [Samples.text("a")],
            rows: [[.value(Samples.value("one\ntwo", number: nil))]])
        #expect(Self.text(table).hasSuffix("| one two |\n"))
    }

    @Test func everyLineHasTheSameNumberOfBarsAndCharacters() {
        let table = Samples.table(
            ["one", "two", "three"],
            [["1", "\"some words", "2.5 ms"], ["\"é", "3", "\""], ["1,000,000", "\"x", "-4 s"]])
        let lines = Self.text(table).split(separator: "\n")
        #expect(lines.count == 5)
        #expect(Set(lines.map { $0.unicodeScalars.count }).count == 1)
        #expect(lines.allSatisfy { $0.filter { $0 == "|" }.count == 4 })
    }
}
