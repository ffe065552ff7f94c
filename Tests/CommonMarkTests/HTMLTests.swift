internal import CommonMark
internal import SourceText
internal import Testing

@Suite("HTML")
struct HTMLTests {
    @Test("equals libcmark's own, byte for byte, for kept documents", arguments: trickyDocuments)
    func equalsLibcmark(text: String) {
        #expect(html(parse(text)) == htmlByLibcmark(Array(text.utf8)))
    }

    @Test("equals libcmark's own, byte for byte, for generated documents", arguments: 0..<8)
    func equalsLibcmarkForGenerated(part: UInt64) {
        for seed in part * 100..<(part + 1) * 100 {
            let text = DocumentGenerator.document(seed: seed)
            #expect(html(parse(text)) == htmlByLibcmark(text), "seed \(seed)")
        }
    }

    @Test("goes on after what the buffer holds already, on a new line")
    func appends() {
        var bytes = Array("<main>".utf8)
        renderHTML(parse("a").blocks, into: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == "<main>\n<p>a</p>\n")
    }

    @Test("lets the caller write code spans, code blocks and paragraphs in its own way")
    func substitutes() {
        struct Computed: HTMLSubstitution {
            var asked: [String] = []

            mutating func substitute(_ code: CodeSpan, into html: inout [UInt8]) -> Bool {
                asked.append(code.excerpt.text)
                guard code.bytes.starts(with: "= ".utf8) else { return false }
                html.append(contentsOf: "<b>42</b>".utf8)
                return true
            }

            mutating func substituteAsText(_ code: CodeSpan, into html: inout [UInt8]) -> Bool {
                html.append(contentsOf: "42".utf8)
                return true
            }

            mutating func substitute(_ code: CodeBlock, into html: inout [UInt8]) -> Bool {
                guard code.language.elementsEqual("let".utf8) else { return false }
                html.append(contentsOf: "<table>\n".utf8)
                return true
            }

            mutating func substituteParagraph(_ inlines: [Inline], isTight: Bool, into html: inout [UInt8]) -> Bool {
                guard case .text(let first)? = inlines.first?.kind, first.first == UInt8(ascii: "|") else {
                    return false
                }
                html.append(contentsOf: isTight ? "<tight>".utf8 : "<loose>".utf8)
                renderInlines(inlines, into: &html, using: &self)
                return true
            }
        }
        let text = "a `= x` `y` ![`= z`](u)\n\n```let\nx\n```\n\n```\ny\n```\n\n| `= c`\n\n- |d\n"
        var substitution = Computed()
        var bytes: [UInt8] = []
        renderHTML(parse(text).blocks, into: &bytes, using: &substitution)
        let expected = """
            <p>a <b>42</b> <code>y</code> <img src="u" alt="42" /></p>
            <table>
            <pre><code>y
            </code></pre>
            <loose>| <b>42</b>
            <ul>
            <li><tight>|d</li>
            </ul>

            """
        #expect(String(decoding: bytes, as: UTF8.self) == expected)
        #expect(substitution.asked == ["= x", "y", "= c"])
    }

    @Test("lets the caller write headings, quotations, items, links, images and texts in its own way")
    func substitutesMore() {
        struct Marked: HTMLSubstitution {
            mutating func substituteHeading(level: Int, _ inlines: [Inline], into html: inout [UInt8]) -> Bool {
                html.append(contentsOf: "[h\(level) \(plainText(of: inlines))]".utf8)
                return true
            }

            mutating func substituteBlockQuote(_ blocks: [Block], into html: inout [UInt8]) -> Bool {
                html.append(contentsOf: "[quote \(blocks.count)]".utf8)
                return true
            }

            mutating func substitute(_ item: List.Item, isTight: Bool, into html: inout [UInt8]) -> Bool {
                html.append(contentsOf: "[item ".utf8)
                renderHTML(item, isTight: isTight, into: &html, using: &self)
                html.append(contentsOf: "]".utf8)
                return true
            }

            mutating func substitute(_ link: Link, into html: inout [UInt8]) -> Bool {
                html.append(contentsOf: "[link ".utf8)
                appendEscapedHTML(link.destination[...], to: &html)
                html.append(contentsOf: "]".utf8)
                return true
            }

            mutating func substituteImage(_ image: Link, into html: inout [UInt8]) -> Bool {
                html.append(contentsOf: "[image ".utf8)
                renderAlternative(image.content, into: &html, using: &self)
                html.append(contentsOf: "]".utf8)
                return true
            }

            mutating func substitute(_ text: ArraySlice<UInt8>, into html: inout [UInt8]) -> Bool {
                html.append(contentsOf: String(decoding: text, as: UTF8.self).uppercased().utf8)
                return true
            }
        }
        var bytes: [UInt8] = []
        var substitution = Marked()
        renderHTML(
            parse("## a *b*\n> c\n\n1. d\n\ne [f](g&h) ![i *j*](k) \\*\n").blocks, into: &bytes, using: &substitution)
        let expected = """
            [h2 a b][quote 1]
            <ol>
            [item D]</ol>
            <p>E [link g&amp;h] [image i j] *</p>

            """
        #expect(String(decoding: bytes, as: UTF8.self) == expected)
    }

    @Test("has a plain text for titles and contents")
    func makesPlainText() {
        guard case .heading(_, let inlines)? = parse("# A *b `c`* [d](e) &amp; <i> ![f](g)\n").blocks.first?.kind else {
            Issue.record("no heading")
            return
        }
        #expect(plainText(of: inlines) == "A b c d & <i> f")
    }
}
