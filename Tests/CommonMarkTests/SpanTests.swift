@testable internal import CommonMark
internal import SourceText
internal import Testing

@Suite("Places")
struct SpanTests {
    @Test("are right in generated documents", arguments: 0..<10)
    func areRightInGeneratedDocuments(part: UInt64) {
        var codeSpanCount = 0
        var codeLineCount = 0
        for seed in part * 300..<(part + 1) * 300 {
            let source = DocumentGenerator.document(seed: seed)
            let check = TreeCheck(parse(source), source: source)
            #expect(check.problems == [], "seed \(seed)")
            codeSpanCount += check.codeSpanCount
            codeLineCount += check.codeLineCount
        }
        // The generator must not drift away from what it is for.
        #expect(codeSpanCount > 200)
        #expect(codeLineCount > 200)
    }

    @Test("are right in kept documents", arguments: trickyDocuments)
    func areRightInKeptDocuments(text: String) {
        let source = Array(text.utf8)
        #expect(TreeCheck(parse(source), source: source).problems == [])
    }

    @Test(
        "of code spans cover the backticks",
        arguments: [
            ("a `b` c", "`b`"),
            ("a\n   `b` c", "`b`"),
            ("> a\n>  `b`", "`b`"),
            ("- a\n\n  &amp; \\* `b`", "`b`"),
            ("> `` a\n> ` b ``", "`` a\n> ` b ``"),
            ("<http://`a`> `b`", "`b`"),
            ("<i a='`'> `b`", "`b`"),
            ("``a `b`", "`b`"),
            ("[x]: y\n[`b`][x]", "`b`"),
            ("[`](`b`", "`](`"),
            ("> a\nlazy `b`", "`b`"),
            ("é 字 `b`", "`b`"),
            ("[a\\`](/u '`\n`') `b`", "`b`"),
            ("# a `b` #", "`b`"),
            ("a\r\n`b`\r\n===\r\n", "`b`"),
            ("a\\\n  `b`", "`b`"),
        ])
    func ofCodeSpansCoverBackticks(text: String, written: String) {
        let source = SourceFile(path: "test.md", bytes: Array(text.utf8))
        let spans = codeSpans(in: parse(text).blocks)
        #expect(spans.map { source.text($0.span.range) } == [written])
    }

    @Test("of a code span over several lines lead back to each line")
    func ofCodeSpanOverLines() {
        let text = "> a ` b\n>  c\nd `"
        let code = codeSpans(in: parse(text).blocks).first?.code
        #expect(code?.excerpt.text == "b c d")
        #expect(code?.excerpt.pieces.map(\.source) == [6, 11])
        #expect(code?.contentSpan.range == 6..<14)
    }

    @Test("count from the start of the file when parsing begins after the front matter")
    func countFromStartOfFile() {
        let text = "---\ntitle: x\n---\n# A `b`\n"
        let document = parse(text, from: 17)
        #expect(document.blocks.first?.span.range == 17..<24)
        #expect(codeSpans(in: document.blocks).map(\.span.range) == [21..<24])
        #expect(parse(text, from: text.utf8.count).blocks.isEmpty)
    }

    @Test("of texts that escape nothing are the very bytes; escapes are apart")
    func ofTexts() {
        let dump = parse("a[^1] \\[b] &copy;!\n").debugDescription
        let expected = """
            paragraph 0..<18
              text 0..<6 "a[^1] "
              escaped 6..<8 "["
              text 8..<11 "b] "
              escaped 11..<17 "©"
              text 17..<18 "!"
            """
        #expect(dump == expected)
    }

    private func codeSpans(in blocks: [Block]) -> [(span: SourceSpan, code: CodeSpan)] {
        blocks.flatMap { block -> [(span: SourceSpan, code: CodeSpan)] in
            switch block.kind {
            case .heading(_, let inlines), .paragraph(let inlines): codeSpans(in: inlines)
            case .blockQuote(let inner): codeSpans(in: inner)
            case .callout(let callout): codeSpans(in: callout.blocks)
            case .list(let list): list.items.flatMap { codeSpans(in: $0.blocks) }
            case .codeBlock, .html, .thematicBreak: []
            }
        }
    }

    private func codeSpans(in inlines: [Inline]) -> [(span: SourceSpan, code: CodeSpan)] {
        inlines.flatMap { inline -> [(span: SourceSpan, code: CodeSpan)] in
            switch inline.kind {
            case .code(let code): [(inline.span, code)]
            case .emphasis(let inside), .strong(let inside), .strikethrough(let inside): codeSpans(in: inside)
            case .link(let link), .image(let link): codeSpans(in: link.content)
            case .text, .escaped, .softBreak, .hardBreak, .html, .footnote, .citation, .reference: []
            }
        }
    }
}
