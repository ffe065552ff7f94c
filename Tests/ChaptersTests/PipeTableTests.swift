internal import Cells
internal import Chapters
internal import SourceText
internal import Testing

/// Pipe tables in prose, which libcmark itself does not know.
@Suite struct PipeTableTests {
    /// A text, the tables in it as they stand (marks of containers included), and the prose in front of each.
    static let found: [(String, [String], [String])] = [
        ("| a | b |\n|---|---|\n| 1 | 2 |\n", ["| a | b |\n|---|---|\n| 1 | 2 |"], [""]),
        ("a | b\n--|:-:\n1 | 2\n", ["a | b\n--|:-:\n1 | 2"], [""]), ("| a |\n|---|\n", ["| a |\n|---|"], [""]),
        ("Text\nmore\n| a |\n|---|\n| 1 |\n\nafter", ["| a |\n|---|\n| 1 |"], ["Text\nmore"]),
        ("> | a |\n> |--:|\n> | 1 |\n", ["| a |\n> |--:|\n> | 1 |"], [""]),
        ("- | a |\n  |---|\n  | 1 |\n", ["| a |\n  |---|\n  | 1 |"], [""]),
        ("1. > text\n   > | *a* | `b` |\n   > |---|---|\n", ["| *a* | `b` |\n   > |---|---|"], ["text"]),
        ("   | a |\n   |---|\n   | 1 |\n", ["| a |\n   |---|\n   | 1 |"], [""]),
        ("| a |\r\n|---|\r\n| 1 |\r\n", ["| a |\r\n|---|\r\n| 1 |"], [""]),
        ("| a |\r|---|\r| 1 |\r", ["| a |\r|---|\r| 1 |"], [""]),
        ("| a |\n|---|\n| 1 |\n\n| b |\n|---|\n", ["| a |\n|---|\n| 1 |", "| b |\n|---|"], ["", ""]),
        ("| a \\| b |\n|---|\n", ["| a \\| b |\n|---|"], [""]), ("| `= 1` |\n| - |\n", ["| `= 1` |\n| - |"], [""]),
        ("| a | b |\n|:--|--:|\n| = 1 | = 2 : .1f |\n", ["| a | b |\n|:--|--:|\n| = 1 | = 2 : .1f |"], [""]),
        ("**bold** | b |\n|---|---|\n", ["**bold** | b |\n|---|---|"], [""]),
        ("| größe |\n|---|\n| 数 |", ["| größe |\n|---|\n| 数 |"], [""]),
    ]

    @Test(arguments: found)
    func aTableIsFound(_ text: String, _ tables: [String], _ leads: [String]) {
        let reading = Reading(text)
        #expect(reading.mistakes == [])
        #expect(reading.anchors == tables)
        #expect(reading.chapter.anchors.map { $0.lead?.text ?? "" } == leads)
        for anchor in reading.chapter.anchors {
            guard case .table = reading.chapter.cells[anchor.cell] else {
                Issue.record("no table: \(reading.text(anchor.span))")
                continue
            }
        }
    }

    @Test(
        arguments: [
            "| a | b |\n|---|\n", "| a |\n| 1 |\n", "a\n---\n", "| a |\n\n|---|\n", "a - b\n- c\n", "|---|\n| a |\n",
            "    | a |\n    |---|\n", "```\n| a |\n|---|\n```\n", "| a |\n|--x|\n", "# | a |\n|---|\n", "| a |\n|:|\n",
            "a | b\n\\-- | --\n", "<div>\n| a |\n|---|\n</div>\n", "| a |\n> |---|\n",
        ])
    func whatIsNoTableStaysText(_ text: String) {
        let reading = Reading(text)
        #expect(reading.chapter.cells.isEmpty)
        #expect(reading.chapter.anchors.isEmpty)
        #expect(reading.diagnostics.all.allSatisfy { ["html-left-out", "no-table"].contains($0.id) })
    }

    @Test(
        arguments: [
            (
                "| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |\n",
                ["table-cell-count: | 1 |", "table-cell-count: | 1 | 2 | 3 |"]
            ),
            ("> | a |\n> |---|\n> | = |\n", ["empty-formula: "]),
            ("| a |\n|---|\n| = 1 + |\n", ["incomplete-formula: "]),
            ("| a |\n|---|\n| `= 2 3` |\n", ["unexpected-token: 3"]),
        ] as [(String, [String])])
    func whatIsWrongInATableIsReported(_ text: String, _ mistakes: [String]) {
        #expect(Reading(text).mistakes == mistakes)
    }
}
