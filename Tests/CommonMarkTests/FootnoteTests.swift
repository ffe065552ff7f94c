internal import SourceText
internal import TestSupport
internal import Testing

@testable internal import CommonMark

@Suite("Footnotes, citations, references")
struct FootnoteTests {
    @Test(
        "footnotes are taken out of the text, whatever CommonMark would make of them",
        arguments: [
            ("a[^1]\n\n[^1]: b *c*\n", "<p>a[^1]</p>\n", ["1: <p>b <em>c</em></p>\n"]),
            // Each of these defines a link in CommonMark.
            ("a[^1]\n\n[^1]: b\n", "<p>a[^1]</p>\n", ["1: <p>b</p>\n"]),
            ("[^a]: b \"c\"\n", "", ["a: <p>b &quot;c&quot;</p>\n"]),
            ("[^a]: <b>\n[^c]:d\n\ne\n", "<p>e</p>\n", ["a: <!-- raw HTML omitted -->\n", "c: <p>d</p>\n"]),
            ("a\n[^1]: b\nc\n\nd\n", "<p>a</p>\n<p>d</p>\n", ["1: <p>b\nc</p>\n"]),
            ("- a\n[^1]: b\n", "<ul>\n<li>a</li>\n</ul>\n", ["1: <p>b</p>\n"]),
            (
                "[^1]: a\n    b\n\n    - c\n    - d\n\n    ```\n    e\n    ```\n\nf\n", "<p>f</p>\n",
                ["1: <p>a\nb</p>\n<ul>\n<li>c</li>\n<li>d</li>\n</ul>\n<pre><code>e\t\t\t\t\n</code></pre>\n"]
            ),
            ("[^1]:\n    a\n\n\tb\n", "", ["1: <p>a</p>\n<p>b</p>\n"]),
            ("[^1]: a\r\n\r\n    b\r\nc\r\n", "", ["1: <p>a</p>\n<p>b\nc</p>\n"]),
            ("[^1]: a\r\r    b\r", "", ["1: <p>a</p>\n<p>b</p>\n"]),
            ("   [^1]: a\n# b\n", "<h1>b</h1>\n", ["1: <p>a</p>\n"]),
            ("[^1]: [b]\n\n[b]: u\n", "", ["1: <p><a href=\"u\">b</a></p>\n"]),
            ("[^1]:\n\na\n", "<p>a</p>\n", ["1: "]), ("[^1]: a  \n    b\n", "", ["1: <p>a<br />\nb</p>\n"]),
            ("[^1]: a\n\n[^1]: b\n", "", ["1: <p>a</p>\n", "1: <p>b</p>\n"]),
            // No footnotes
            ("```\n[^1]: a\n```\n", "<pre><code>[^1]: a\n</code></pre>\n", []),
            ("- ```\n  [^1]: a\n  ```\n", "<ul>\n<li>\n<pre><code>[^1]: a\n</code></pre>\n</li>\n</ul>\n", []),
            ("    [^1]: a\n", "<pre><code>[^1]: a\n</code></pre>\n", []), ("[^]: a b\n", "<p>[^]: a b</p>\n", []),
            ("[^a b]: c d\n", "<p>[^a b]: c d</p>\n", []),
            ("> [^1]: a b\n", "<blockquote>\n<p>[^1]: a b</p>\n</blockquote>\n", []),
        ] as [(String, String, [String])])
    func footnotes(_ text: String, _ html: String, _ footnotes: [String]) {
        let document = self.document(text)
        #expect(CommonMarkTests.html(document) == html)
        let found = document.footnotes.map { footnote -> String in
            var html: [UInt8] = []
            renderHTML(footnote.blocks, into: &html)
            return "\(footnote.label): " + String(decoding: html, as: UTF8.self)
        }
        #expect(found == footnotes)
        #expect(TreeCheck(document, source: Array(text.utf8)).problems == [])
    }

    @Test(
        "marks are found where they refer to something",
        arguments: [
            ("a[^1] b[^two-3][^4]", ["footnote 1..<5 \"1\"", "footnote 7..<15 \"two-3\"", "footnote 15..<19 \"4\""]),
            ("\\[^1] `[^1]` [^1](u) [^ 1] [^", []), ("*[^1]*", ["footnote 1..<5 \"1\""]), ("[a[^1]](u)", []),
            ("[@a] [@b, p. 3;\n@c/d.e:f]", ["citation 0..<4 \"[@a]\"", "citation 5..<25 \"[@b, p. 3; @c/d.e:f]\""]),
            ("[@a sec. 2]", ["citation 0..<11 \"[@a sec. 2]\""]),
            ("[@] [@ a] [@a;] [x @]", ["reference 11..<13 \"a\""]),
            ("[@a](u) \\[@](u)", []),
            (
                "@a-b, (@c.d-e) and @é.",
                ["reference 0..<4 \"a-b\"", "reference 7..<13 \"c.d-e\"", "reference 19..<22 \"é\""]
            ),
            ("see @a. Or @b-: @c_", ["reference 4..<6 \"a\"", "reference 11..<13 \"b\"", "reference 16..<18 \"c\""]),
            ("“@a”—@b", ["reference 3..<5 \"a\"", "reference 11..<13 \"b\""]),
            ("a@b.c x.y@z `@d` \\@e @ f +@g /@h", []), ("*a*@b `c`@d", ["reference 3..<5 \"b\""]),
            ("https://a.b/@c[^1]", ["footnote 14..<18 \"1\""]),
        ] as [(String, [String])])
    func marks(_ text: String, _ found: [String]) {
        let lines = document(text).debugDescription.split(separator: "\n").map { $0.drop { $0 == " " } }
        #expect(
            lines.filter { $0.hasPrefix("footnote") || $0.hasPrefix("citation") || $0.hasPrefix("reference") }
                == found.map { $0[...] })
    }

    @Test("a citation knows its keys, and where in a source")
    func citation() throws {
        let paragraph = try #require(document("[@a, p. 3 ; @b-2 ch. 1,2]").blocks.first)
        guard case .paragraph(let inlines) = paragraph.kind, case .citation(let citation)? = inlines.first?.kind else {
            Issue.record("no citation")
            return
        }
        #expect(citation.parts.map { $0.key } == ["a", "b-2"])
        #expect(citation.parts.map { $0.locator } == ["p. 3", "ch. 1,2"])
        #expect(citation.parts.map { $0.span.range } == [1..<3, 12..<16])
    }

    @Test("every place is right, for texts made of marks", arguments: 0..<20)
    func placesOfMarks(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let words = [
            "[^1]", "[^1]: ", "\n", "\n\n", "    ", "a", " ", "@b", "[@c, d]", "\t", "- ", "> ", "\r\n", "é",
            "*",
            "  \n", "`", "[x]: y\n", "~~", "—",
        ]
        for _ in 0..<200 {
            let count = Int.random(in: 1...14, using: &generator)
            let text = (0..<count).map { _ in words.randomElement(using: &generator) ?? "" }.joined()
            #expect(TreeCheck(document(text), source: Array(text.utf8)).problems == [], "\(text.debugDescription)")
        }
    }

    private func document(_ text: String) -> Document {
        Document(
            parsing: SourceFile(path: "test.md", bytes: Array(text.utf8)), id: SourceID(0), notations: true)
    }
}
