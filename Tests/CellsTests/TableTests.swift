@testable internal import Cells
internal import SourceText
internal import Testing

@Suite struct TableTests {
    static func evaluate(_ info: String, _ lines: String) -> CellOutcome {
        CellsTests.evaluate("```let\nrent = 2.10 USD/h\ncost(n) = rent * n\n```\n```table\(info)\n\(lines)\n```\n")
    }

    @Test(
        arguments: [
            ("", "| a | b |\n|---|---|\n| 1 | = rent |", "a | b\n1 | 2.10 USD/h"),
            (
                " for b in 1, 4", "| Batch | Cost |\n|--:|--:|\n| = b | = cost(b) |",
                "Batch | Cost\n1 | 2.1 USD/h\n4 | 8.4 USD/h"
            ),
            (" for b in 1 .. 3", "| a |\n|---|\n| = b |", "a\n1\n2\n3"),
            (
                " \"Cost at `= rent`\" for b in 2", "| a |\n|---|\n| = cost(b) in USD/day |",
                "\"Cost at <2.10 USD/h>\"\na\n101 USD/day"
            ),
            (" \"Just a caption\"", "| a |\n|---|\n| x |", "\"Just a caption\"\na\nx"),
            ("", "| a | b |\n|---|---|\n|   | c |", "a | b\n | c"), ("", "a | b\n--|--\n1 | 2", "a | b\n1 | 2"),
            ("", "| a |\n|---|\n| x \\| y |", "a\nx | y"), ("", "| a |\n|---|\n| \\= 3 |", "a\n= 3"),
            ("", "| `= rent` per h |\n|---|\n| at `= rent * 2` now |", "<2.10 USD/h> per h\nat <4.2 USD/h> now"),
            ("", "| a |\n|---|", "a"), (" for b in 1, 2", "| a |\n|---|\n| = b |\n| - |", "a\n1\n-\n2\n-"),
            (" for b in [1 s, 2 s]", "| a |\n|---|\n| = b : .1f |", "a\n1.0 s\n2.0 s"),
            (" for x in true, false", "| a |\n|---|\n| = x |", "a\nyes\nno"),
            ("", "| a |\r\n|---|\r\n| = rent |\r\n", "a\n2.10 USD/h"),
            ("", "| = rent |\n|---|\n| 1 |", "2.10 USD/h\n1"),
            (" for t in \"a\", \"b\"", "| a |\n|---|\n| = t |", "a\na\nb"),
            (" for b in 500 MB, 2 GB", "| a |\n|---|\n| = b |", "a\n500 MB\n2 GB"),
        ] as [(String, String, String)])
    func theRowsStandOnceForEachValue(_ info: String, _ lines: String, _ text: String) {
        #expect(Self.evaluate(info, lines).description == text)
    }

    @Test(
        arguments: [
            (
                "", "| a | b |\n|---|---|\n| 1 |",
                "table-cell-count at chapter:8:1 over '| 1 |': this row has 1 cell, the header has 2"
            ),
            (
                "", "| a |\n|---|\n| 1 | 2 |",
                "table-cell-count at chapter:8:1 over '| 1 | 2 |': this row has 2 cells, the header has 1"
            ),
            (
                "", "| a | b |\n|---|\n| 1 | 2 |",
                "table-cell-count at chapter:7:1 over '|---|': the header has 2 cells, the line of dashes 1"
            ),
            (
                "", "| a |\n| 1 |",
                "table-without-header at chapter:6:1 over '| a |': a table begins with a header and a line of dashes"
            ),
            (
                "", "| a |",
                "table-without-header at chapter:6:1 over '| a |': a table begins with a header and a line of dashes"
            ),
            (
                "", "| a |\n|:::|\n| 1 |",
                "table-without-header at chapter:6:1 over '| a |': a table begins with a header and a line of dashes"
            ),
            (" \"open", "| a |\n|---|", "unexpected-character at chapter:5:10 over '\"open': the caption has no end"),
            (
                " costs rows", "| a |\n|---|",
                "unexpected-token at chapter:5:16 over 'rows': expected 'for' or 'across', found 'rows'"
            ),
            (
                " for b", "| a |\n|---|",
                "incomplete-formula at chapter:5:15 over '': the formula ends where 'in' is expected"
            ),
            (
                " for b in", "| a |\n|---|",
                "incomplete-formula at chapter:5:18 over '': the formula ends where a value is expected"
            ),
            (
                " for if in 1, 2", "| a |\n|---|",
                "unexpected-token at chapter:5:14 over 'if': expected the name of a variable, found 'if'"
            ),
            (
                " for b in 1, 2 s", "| a |\n|---|\n| = b |",
                "wrong-type at chapter:5:22 over '2 s': the values of a list must be of one kind: a plain number and a quantity in s"
            ),
            (
                " for b in []", "| a |\n|---|\n| = b |",
                "empty-list at chapter:5:19 over '[]': the table runs over nothing"
            ),
            (
                " for b in 3 .. 1", "| a |\n|---|\n| = b |",
                "empty-range at chapter:5:19 over '3 .. 1': the range ends before it begins"
            ),
            ("", "| a |\n|---|\n| = |", "empty-formula at chapter:8:4 over '': there is no formula after the '='"),
            ("", "| a |\n|---|\n| = 1 / 0 |", "division-by-zero at chapter:8:5 over '1 / 0': division by zero"),
            ("", "| a |\n|---|\n| = c(1) |", "unknown-name at chapter:8:5 over 'c': there is no function 'c'"),
            (
                "", "| a |\n|---|\n| x `= nowhere` |",
                "unknown-name at chapter:8:8 over 'nowhere': there is no value 'nowhere'"
            ),
            (
                " for b in 1, 0", "| a |\n|---|\n| = 1 / b |",
                "division-by-zero at chapter:8:5 over '1 / b': division by zero"
            ),
            ("", "| = b |\n|---|\n| 1 |", "unknown-name at chapter:6:5 over 'b': there is no value 'b'"),
        ] as [(String, String, String)])
    func aTableThatIsNoneIsNamedAtItsPlace(_ info: String, _ lines: String, _ mistake: String) {
        #expect(Self.evaluate(info, lines).description == mistake)
    }

    @Test(
        arguments: [
            ("|---|", [.none]), ("|:--|", [.left]), ("|--:|", [.right]), ("|:-:|", [.center]),
            ("|-|:-|", [.none, .left]),
            ("| --- | ---: |", [.none, .right]), ("--- | :---:", [.none, .center]),
        ] as [(String, [TableBlock.Alignment])])
    func theLineOfDashesAlignsTheColumns(_ dashes: String, _ alignments: [TableBlock.Alignment]) throws {
        let header = "| " + alignments.map { _ in "a" }.joined(separator: " | ") + " |"
        let bytes = Array("\(header)\n\(dashes)".utf8)
        var diagnostics = Diagnostics()
        let table = TableReader.table(SourceExcerpt(file: SourceID(0), bytes: bytes, source: 0), into: &diagnostics)
        #expect(try #require(table).alignments == alignments)
        #expect(
            TableReader.isHeader(
                SourceExcerpt(file: SourceID(0), bytes: bytes, source: 0), 0..<header.utf8.count,
                (header.utf8.count + 1)..<bytes.count))
    }

    @Test(
        arguments: [("a | b", "---"), ("a", "---"), ("a", "b | c"), ("| a |", "| b |"), ("| a | b |", "|---|")]
            as [(String, String)])
    func otherLinesAreNoHeader(_ header: String, _ delimiter: String) {
        let bytes = Array("\(header)\n\(delimiter)".utf8)
        let count = header.utf8.count
        #expect(
            !TableReader.isHeader(
                SourceExcerpt(file: SourceID(0), bytes: bytes, source: 0), 0..<count, (count + 1)..<bytes.count))
    }
}
