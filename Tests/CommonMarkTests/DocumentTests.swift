@testable internal import CommonMark
internal import SourceText
internal import Testing

@Suite("Documents")
struct DocumentTests {
    @Test("are dumped as a tree with places")
    func areDumped() {
        let text = """
            # One *two*

            > a **b**
            > [c](d "e")

            3) x

               ```let y
               z
               ```
            4) <i>
            ***

            Under
            ---
            """
        let expected = """
            heading 1 0..<11
              text 2..<6 "One "
              emphasis 6..<11
                text 7..<10 "two"
            quote 13..<35
              paragraph 15..<35
                text 15..<17 "a "
                strong 17..<22
                  text 19..<20 "b"
                soft break 22..<23
                link to "d" "e" 25..<35
                  text 26..<27 "c"
            list 3) loose 37..<73
              item 37..<66
                paragraph 40..<41
                  text 40..<41 "x"
                code fenced "let y" 46..<66 "z\\n"
              item 67..<73
                html 70..<73 "<i>\\n"
            break 74..<77
            heading 2 79..<88
              text 79..<84 "Under"
            """
        #expect(parse(text).debugDescription == expected)
    }

    @Test(
        "with an underlined heading end the heading with its line",
        arguments: [
            ("a\n===", 0..<5), ("a\n---\n---\n", 0..<5), ("a\n===\n\n", 0..<5), ("a\n===\n[x]: y\n", 0..<5),
            ("> a\n> =\n> =\n", 2..<7),
            ("[x]: y\na\n=", 7..<10), ("a\nb\n  --  \nc", 0..<8),
        ])
    func endHeadings(text: String, range: Range<Int>) {
        var block = parse(text).blocks.first
        if case .blockQuote(let inner)? = block?.kind { block = inner.first }
        #expect(block?.span.range == range)
    }

    @Test(
        "that are nested without end are refused, and no stack overflows",
        arguments: [
            String(repeating: ">", count: 100_000),
            String(repeating: "> ", count: 50_000) + "x\n" + String(repeating: "> ", count: 200) + "y",
            String(repeating: "- ", count: 50_000) + "x",
            String(repeating: "1. ", count: 50_000) + "x",
            String(repeating: "*a **b ", count: 30_000) + String(repeating: "c** d* ", count: 30_000),
            String(repeating: "![a", count: 30_000) + String(repeating: "](x)", count: 30_000),
        ])
    func refuseDeepNesting(text: String) {
        let document = parse(text)
        #expect(document.diagnostics.map(\.id) == ["nesting-too-deep"])
        #expect(document.diagnostics.first?.span.map { $0.upper <= text.utf8.count && $0.lower > 50 } == true)
        #expect(!html(document).isEmpty)
    }

    @Test(
        "with many marks that mean nothing are no deeper than others",
        arguments: [
            String(repeating: "[", count: 100_000), String(repeating: "*", count: 100_001) + "a",
            String(repeating: "`", count: 100_000), String(repeating: "<", count: 100_000),
            String(repeating: "*a ", count: 50_000), String(repeating: "](", count: 50_000),
            String(repeating: "`a``", count: 30_000), String(repeating: "&", count: 100_000),
        ])
    func acceptManyMarks(text: String) {
        let document = parse(text)
        #expect(document.diagnostics.isEmpty)
        #expect(document.unalignedBlockCount == 0)
        #expect(html(document) == htmlByLibcmark(Array(text.utf8)))
    }

    @Test("may be exactly as deep as the limit")
    func mayReachLimit() {
        let limit = Document.depthLimit
        #expect(parse(String(repeating: ">", count: limit - 1) + "x").diagnostics.isEmpty)
        #expect(parse(String(repeating: ">", count: limit) + "x").diagnostics.count == 1)
    }

    @Test("of a single paragraph of a megabyte with fifty thousand code spans are read whole", arguments: ["", "> "])
    func readLongParagraph(prefix: String) {
        let text =
            prefix + (0..<50_000).map { "word `code \($0)` &amp;\($0 % 9 == 0 ? "\n \(prefix) a" : " b")" }.joined()
        let source = Array(text.utf8)
        let check = TreeCheck(parse(source), source: source)
        #expect(check.codeSpanCount == 50_000)
        #expect(check.problems == [])
    }

    @Test("may hold bytes that are no text")
    func mayHoldAnyBytes() {
        let bytes: [UInt8] = Array("a `b\u{0}c` \u{0}\n\n".utf8) + [0xFF, 0x60, 0xC3, 0x60, 0x80, 0x0A, 0x5C, 0xE2]
        let document = parse(bytes)
        #expect(document.unalignedBlockCount == 0)
        #expect(document.blocks.map(\.span.range) == [0..<9, 11..<19])
    }
}
