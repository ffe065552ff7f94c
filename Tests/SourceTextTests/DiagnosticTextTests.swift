internal import SourceText
internal import Testing
internal import TestSupport

@Suite struct DiagnosticTextTests {
    /// The text of a diagnostic at a stretch of a one-file source.
    static func text(
        _ source: String, _ range: Range<Int>, labels: [(Range<Int>, String)] = [], notes: [String] = [],
        hint: String? = nil, severity: Severity = .error, isColoured: Bool = false
    ) -> String {
        var sources = SourceCollection()
        let id = sources.add(SourceFile(path: "a.md", bytes: Array(source.utf8)))
        func span(_ range: Range<Int>) -> SourceSpan {
            SourceSpan(file: id, lower: range.lowerBound, upper: range.upperBound)
        }
        let diagnostic = Diagnostic(
            "some-id", "it is wrong", at: span(range), severity: severity,
            labels: labels.map { Diagnostic.Label(span($0.0), $0.1) }, notes: notes, hint: hint)
        return DiagnosticText(sources, isColoured: isColoured).text(diagnostic)
    }

    @Test func placeSummaryLineCaretLabelsNotesAndHintAreShown() {
        let text = Self.text(
            "one\ntotal = rent + time\n", 12..<16, labels: [(19..<23, "")],
            notes: ["USD: a factor in the left side"], hint: "divide first")
        #expect(
            text == """
                a.md:2:9: error: it is wrong [some-id]
                2 | total = rent + time
                  |         ^~~~   ~~~~
                  = note: USD: a factor in the left side
                  = hint: divide first

                """)
    }

    @Test func aVeryLongLineIsShownAroundThePlaceAsAShorterOneIs() {
        // The window of 10,240 bytes is far from all that is shown.
        let before = String(repeating: "ä b. ", count: 4_000)
        let short = String(repeating: "ä b. ", count: 100)
        func shown(_ start: String, _ end: String) -> String {
            let lower = start.utf8.count
            let lines = Self.text(start + "wrong" + end, lower..<(lower + 5)).split(separator: "\n")
            return lines.dropFirst().joined(separator: "\n")
        }
        #expect(shown(before, before) == shown(short, short))
        #expect(shown(before, "") == shown(short, ""))
        #expect(shown("", before) == shown("", short))
        #expect(shown(before, before).contains("^~~~~"))
    }

    @Test func aLabelOnAnotherLineIsNamedByItsPlace() {
        let text = Self.text("one\ntwo\n", 4..<7, labels: [(0..<3, "first defined here")])
        #expect(text.hasSuffix("2 | two\n  | ^~~\n  = note: first defined here: a.md:1:1\n"))
    }

    @Test func aWarningSaysSo() {
        #expect(Self.text("one", 0..<1, severity: .warning).hasPrefix("a.md:1:1: warning: it is wrong"))
    }

    @Test func whatHasNoPlaceIsASingleLine() {
        let text = DiagnosticText(SourceCollection(), isColoured: false)
            .text(Diagnostic("no-folder", "there is no folder", at: nil, hint: "make one"))
        #expect(text == "error: there is no folder [no-folder]\n= hint: make one\n")
    }

    @Test(
        arguments: [
            ("x\ty", 2..<3, "1 | x y\n  |   ^\n"), ("日本 x", 7..<8, "1 | 日本 x\n  |      ^\n"),
            ("日本 x", 0..<3, "1 | 日本 x\n  | ^~\n"), ("e\u{301}x", 3..<4, "1 | e\u{301}x\n  |  ^\n"),
            ("😀 x", 5..<6, "1 | 😀 x\n  |    ^\n"), ("ab", 2..<2, "1 | ab\n  |   ^\n"), ("", 0..<0, "1 | \n  | ^\n"),
            ("ab\r\ncd", 1..<2, "1 | ab\n  |  ^\n"), ("é x", 3..<4, "1 | é x\n  |   ^\n"),
        ] as [(String, Range<Int>, String)])
    func theCaretStandsUnderTheColumnThatATerminalShows(_ source: String, _ range: Range<Int>, _ shown: String) {
        #expect(Self.text(source, range).hasSuffix("[some-id]\n" + shown))
    }

    @Test(arguments: [
        "\u{1B}[31m", "\u{07}", "\u{9B}1m", "\u{202E}", "\u{2066}", "\u{7F}", "\u{00}", "\u{200E}", "\u{08}",
    ])
    func nothingInALineCanMoveTheCursor(_ control: String) {
        let text = Self.text("a" + control + "b", 0..<1)
        let first = control.unicodeScalars.first
        #expect(!text.unicodeScalars.contains { $0 == first })
        #expect(text.contains("a\u{FFFD}"))
    }

    @Test(arguments: [0, 70, 500, 990, 999] as [Int])
    func aLongLineIsCutAroundThePlace(_ place: Int) throws {
        var line = [UInt8](repeating: UInt8(ascii: "-"), count: 1_000)
        line[place] = UInt8(ascii: "X")
        let text = Self.text(String(decoding: line, as: UTF8.self), place..<(place + 1))
        let lines = text.split(separator: "\n").map { Array($0.unicodeScalars) }
        #expect(lines[1].count <= 4 + 160 + 2)
        let column = try #require(lines[1].firstIndex(of: "X"))
        #expect(lines[2].firstIndex(of: "^") == column)
        #expect(lines[1].contains("…"))
    }

    @Test func aSpanThatRunsPastItsLineEndsWithIt() {
        #expect(Self.text("ab\ncdef\n", 1..<7).hasSuffix("1 | ab\n  |  ^\n"))
    }

    @Test func illFormedBytesAreShownAndTheCaretStaysRight() {
        var sources = SourceCollection()
        let id = sources.add(SourceFile(path: "a.md", bytes: [0x61, 0xFF, 0x62, 0x63]))
        let text = DiagnosticText(sources, isColoured: false)
            .text(Diagnostic("some-id", "it is wrong", at: SourceSpan(file: id, lower: 3, upper: 4)))
        #expect(text.hasSuffix("1 | a\u{FFFD}bc\n  |    ^\n"))
    }

    @Test func colourAddsEscapesAndChangesNothingElse() {
        let plain = Self.text("total = x", 8..<9, notes: ["a note"], hint: "a hint")
        var coloured = Self.text("total = x", 8..<9, notes: ["a note"], hint: "a hint", isColoured: true)
        #expect(!plain.utf8.contains(0x1B))
        #expect(coloured != plain)
        while let start = coloured.firstIndex(of: "\u{1B}"), let end = coloured[start...].firstIndex(of: "m") {
            coloured.removeSubrange(start...end)
        }
        #expect(coloured == plain)
    }

    @Test func noPlaceInNoTextCanMakeItFail() {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<2_000 {
            let bytes = (0..<Int.random(in: 0...300, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            var sources = SourceCollection()
            let id = sources.add(SourceFile(path: "a.md", bytes: bytes))
            let lower = Int.random(in: 0...(bytes.count + 3), using: &random)
            let span = SourceSpan(file: id, lower: lower, upper: lower + Int.random(in: 0...20, using: &random))
            let text = DiagnosticText(sources, isColoured: false).text(Diagnostic("some-id", "it is wrong", at: span))
            #expect(text.utf8.filter { $0 == 0x0A }.count == 3)
            #expect(text.contains("^"))
        }
    }
}
