@testable internal import CommonMark
internal import SourceText
internal import Testing

@Suite("Inline fragments")
struct InlineFragmentTests {
    @Test(
        "are running text, whatever they begin with",
        arguments: [
            ("a `b` *c*", "a <code>b</code> <em>c</em>"), ("# a", "# a"), ("1. a", "1. a"), ("- a", "- a"),
            ("> a", "&gt; a"),
            ("    a", "a"), ("[x]: y", "[x]: y"), ("```", "```"), ("***", "***"), ("", ""), ("  ", ""), ("= b", "= b"),
            ("*a*", "<em>a</em>"), ("a\nb  \nc", "a b   c"), ("a \\", "a \\"), ("&lt;", "&lt;"), ("a #", "a #"),
            ("<!-- a", "&lt;!-- a"), ("<div>", "<!-- raw HTML omitted -->"), ("\\* `x", "* `x"), ("~~~ a", "~~~ a"),
            ("[a](b)", "<a href=\"b\">a</a>"), ("<http://x>", "<a href=\"http://x\">http://x</a>"),
            ("_a_ b", "<em>a</em> b"),
        ])
    func areRunningText(text: String, expected: String) {
        let excerpt = SourceExcerpt(file: SourceID(0), bytes: Array(text.utf8), source: 0)
        var bytes: [UInt8] = []
        renderInlines(parseInlines(excerpt), into: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == expected)
    }

    @Test("know their place in the file, across the gaps of the excerpt")
    func knowTheirPlace() {
        // "a `b\|c` \| *d*" at offset 10 of file 3, without the two backslashes.
        let excerpt = SourceExcerpt(
            file: SourceID(3), bytes: Array("a `b|c` | *d*".utf8),
            pieces: [
                SourceExcerpt.Piece(offset: 0, source: 10), SourceExcerpt.Piece(offset: 4, source: 15),
                SourceExcerpt.Piece(offset: 8, source: 20),
            ])
        let inlines = parseInlines(excerpt)
        #expect(inlines.map(\.span.range) == [10..<12, 12..<18, 18..<22, 22..<25])
        #expect(inlines.allSatisfy { $0.span.file == SourceID(3) })
        guard case .code(let code)? = inlines.dropFirst().first?.kind else {
            Issue.record("no code span")
            return
        }
        #expect(code.excerpt.text == "b|c")
        #expect(code.excerpt.pieces.map(\.source) == [13, 15])
        #expect(code.contentSpan.range == 13..<17)
    }

    @Test("in generated documents have right places", arguments: 0..<4)
    func haveRightPlaces(part: UInt64) {
        for seed in part * 200..<(part + 1) * 200 {
            let source = DocumentGenerator.document(seed: seed).filter { $0 != 0x0A && $0 != 0x0D }
            let excerpt = SourceExcerpt(file: SourceID(0), bytes: source, source: 0)
            let check = TreeCheck(parseInlines(excerpt), source: source)
            #expect(check.problems == [], "seed \(seed)")
        }
    }

    @Test("that are nested too deeply leave out what is inside")
    func leaveOutDeepNesting() {
        let text = String(repeating: "*a **b ", count: 5_000) + String(repeating: "c** d* ", count: 5_000)
        let excerpt = SourceExcerpt(file: SourceID(0), bytes: Array(text.utf8), source: 0)
        #expect(!parseInlines(excerpt).isEmpty)
    }
}
