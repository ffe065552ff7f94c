internal import Cells
internal import Chapters
internal import SourceText
internal import Testing

@Suite struct FrontMatterTests {
    @Test func everyKeyIsReadWithItsPlace() {
        let reading = Reading(
            """
            ---
            title: A book
            summary: 'It''s short'
            author: "A. & B."
            language: de-AT
            address: https://example.org/b/  # a comment
            uses: other
            ---
            Text.
            """)
        let matter = reading.chapter.frontMatter
        let texts = [matter.title, matter.summary, matter.author, matter.language, matter.address] + matter.uses
        #expect(
            texts.map { $0?.text } == ["A book", "It's short", "A. & B.", "de-AT", "https://example.org/b/", "other"])
        #expect(
            texts.map { $0.map { reading.text($0.span) } } == [
                "A book", "'It''s short'", "\"A. & B.\"", "de-AT", "https://example.org/b/", "other",
            ])
        #expect(reading.file.text(matter.end..<reading.file.bytes.count) == "Text.")
        #expect(reading.diagnostics.isEmpty)
    }

    @Test(
        arguments: [
            ("uses: a", ["a"]), ("uses: a, b-c ,d", ["a", "b-c", "d"]), ("uses: [a, b-c]", ["a", "b-c"]),
            ("uses:\n  - a\n  - 'b-c'", ["a", "b-c"]), ("uses:\n- a", ["a"]), ("uses: \"a, b\"", ["a", "b"]),
            ("uses: 'a'", ["a"]), ("uses: []", []), ("uses: größe, 数", ["größe", "数"]), ("uses: {a: b}", []),
        ] as [(String, [String])])
    func usesIsATextOrAList(_ line: String, _ addresses: [String]) {
        let reading = Reading("---\n\(line)\n---\n")
        let uses = reading.chapter.frontMatter.uses
        #expect(uses.map { $0.text } == addresses)
        let places = uses.map { reading.text($0.span) }
        #expect(places.map { $0.trimmed("'\"") } == addresses)
        #expect(reading.mistakes == (line.contains("{") ? ["front-matter: {a: b}"] : []))
    }

    @Test(
        arguments: [
            "---\ntitle: A\n---\nText", "---  \ntitle: A\n---\t\nText", "---\r\ntitle: A\r\n---\r\nText",
            "---\rtitle: A\r---\rText", "\u{FEFF}---\ntitle: A\n---\nText", "---\n\n# note\ntitle: A\n---\nText",
            "---\ntitle: >-\n  A\n---\nText", "---\n\"title\": A\n---\nText", "---\n{title: A}\n---\nText",
        ])
    func manyWaysOfWritingItGiveTheSame(_ text: String) {
        let reading = Reading(text)
        #expect(reading.chapter.frontMatter.title?.text == "A")
        #expect(reading.file.text(reading.chapter.frontMatter.end..<reading.file.bytes.count) == "Text")
        #expect(reading.chapter.blocks.count == 1)
        #expect(reading.diagnostics.isEmpty)
    }

    @Test(arguments: [
        "", "Text\n---\ntitle: A\n---\n", "\n---\n\ntitle: A\n---\n", "--\ntitle: A\n--\n", " ---\n---\n",
        "----\n---\n",
    ])
    func aTextThatDoesNotBeginWithItHasNone(_ text: String) {
        let reading = Reading(text)
        #expect(reading.chapter.frontMatter.end == 0)
        #expect(reading.chapter.frontMatter.title == nil)
        #expect(reading.diagnostics.isEmpty)
    }

    @Test(arguments: ["---\n---\n", "---\n\n---\n", "---\n# note\n---\n"])
    func itMayBeEmpty(_ text: String) {
        let reading = Reading(text + "# A")
        #expect(reading.chapter.frontMatter.end == text.utf8.count)
        #expect(reading.diagnostics.isEmpty)
    }

    @Test(
        arguments: [
            ("titel: A", "titel"), ("title:", ""), ("title: [A]", "[A]"), ("title: {a: b}", "{a: b}"),
            ("title: ''", "''"), ("draws: many", "many"), ("draws: 99", "99"), ("draws: 100_001", "100_001"),
            ("draws: -1000", "-1000"), ("draws: 1e3", "1e3"),
            ("title: A\ntitle: B", "title"), ("- a\n- b", "- a\n- b\n"), ("just text", "just text"),
            ("title: A\nuses: [a", "uses: [a"), ("title: *a", "*a"), ("title: 'A", "title: 'A"), ("title: A: B", ": B"),
            ("uses: [[a]]", "[a]"), ("a: \(String(repeating: "[", count: 20))", "[[[[["),
        ])
    func aMistakeIsReportedAtItsPlace(_ lines: String, _ place: String) {
        let reading = Reading("---\n\(lines)\n---\n\n# Text\n")
        #expect(reading.mistakes == ["front-matter: \(place)"])
        #expect(reading.chapter.blocks.count == 1)
    }

    @Test func whatHasNoEndIsTextAndAMistake() {
        let reading = Reading("---\ntitle: A\n\nText\n")
        #expect(reading.mistakes == ["front-matter: ---"])
        #expect(reading.chapter.frontMatter.title == nil)
        #expect(reading.chapter.frontMatter.end == 0)
    }

    @Test(
        arguments: [
            ("title: \"A `= 1 + x` b\"", 0, ["A ", "", " b"]), ("title: A `= x`", 0, ["A ", ""]),
            ("title: 'A `= x : .2f`'", 0, ["A ", ""]), ("title: A = 1", nil, []), ("title: A `=1`", nil, []),
            ("summary: A `= 1`", nil, []),
        ] as [(String, Int?, [String])])
    func aTitleWithAFormulaIsACell(_ line: String, _ cell: Int?, _ pieces: [String]) {
        let reading = Reading("---\n\(line)\n---\n`= 2`\n")
        #expect(reading.chapter.titleCell == cell)
        #expect(reading.chapter.cells.count == (cell == nil ? 1 : 2))
        guard let cell else { return }
        guard case .text(let found) = reading.chapter.cells[cell] else {
            Issue.record("the title is no text")
            return
        }
        // What is written between the formulas stands in the file where it says.
        let written = found.map { piece in
            if case .text(let text, let span) = piece { reading.text(span) == text ? text : "elsewhere" } else { "" }
        }
        #expect(written == pieces)
    }
}

extension String {
    /// The text without such characters at its ends.
    func trimmed(_ characters: String) -> String {
        let start = drop { characters.contains($0) }
        return String(start.reversed().drop { characters.contains($0) }.reversed())
    }
}
