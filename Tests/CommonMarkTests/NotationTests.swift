internal import SourceText
internal import TestSupport
internal import Testing

@testable internal import CommonMark

@Suite("Notations that CommonMark does not know")
struct NotationTests {
    static let paragraphs: [(String, String)] = [
        // Struck out
        ("a ~~b~~ c", "a <del>b</del> c"), ("~~a *b* `c`~~", "<del>a <em>b</em> <code>c</code></del>"),
        ("*~~a~~*", "<em><del>a</del></em>"), ("~~a\nb~~", "<del>a\nb</del>"), ("~~*a*~~", "<del><em>a</em></del>"),
        ("~~a~~ ~~b~~", "<del>a</del> <del>b</del>"), ("[~~a~~](u)", "<a href=\"u\"><del>a</del></a>"),
        ("~~a~", "~~a~"), ("x ~~~a~~~ b", "x ~~~a~~~ b"), ("~~ a ~~", "~~ a ~~"), ("x ~~~~", "x ~~~~"),
        ("\\~~a~~", "~~a~~"), ("`~~a~~`", "<code>~~a~~</code>"), ("~~a ~~b~~", "~~a <del>b</del>"), ("~~", "~~"),
        ("x~~a~~y", "x<del>a</del>y"), ("~~a&amp;b~~", "<del>a&amp;b</del>"),
        // Addresses
        ("https://a.example", "<a href=\"https://a.example\">https://a.example</a>"),
        ("www.a.example/b", "<a href=\"http://www.a.example/b\">www.a.example/b</a>"),
        ("See http://localhost:80/x.", "See <a href=\"http://localhost:80/x\">http://localhost:80/x</a>."),
        ("(www.a.b/c_(d))", "(<a href=\"http://www.a.b/c_(d)\">www.a.b/c_(d)</a>)"),
        ("https://a.b/?c=d&e=f&g;", "<a href=\"https://a.b/?c=d&amp;e=f\">https://a.b/?c=d&amp;e=f</a>&amp;g;"),
        ("https://a.b/?c=d&amp;e", "<a href=\"https://a.b/?c=d&amp;e\">https://a.b/?c=d&amp;e</a>"),
        ("https://a.b/c; d", "<a href=\"https://a.b/c\">https://a.b/c</a>; d"),
        ("https://a.b/ü", "<a href=\"https://a.b/%C3%BC\">https://a.b/ü</a>"),
        ("https://a.b/c_d_e", "<a href=\"https://a.b/c_d_e\">https://a.b/c_d_e</a>"),
        ("~~https://a.b~~", "<del><a href=\"https://a.b\">https://a.b</a></del>"),
        ("*https://a.b*", "<em><a href=\"https://a.b\">https://a.b</a></em>"),
        ("https://a.b\"?!", "<a href=\"https://a.b\">https://a.b</a>&quot;?!"),
        ("[see https://a.b]", "[see <a href=\"https://a.b\">https://a.b</a>]"),
        ("a\nHTTPS://a.b\nc", "a\n<a href=\"HTTPS://a.b\">HTTPS://a.b</a>\nc"),
        ("<https://a.b>", "<a href=\"https://a.b\">https://a.b</a>"),
        ("[https://a.b](u)", "<a href=\"u\">https://a.b</a>"),
        ("![https://a.b](u)", "<img src=\"u\" alt=\"https://a.b\" />"),
        ("xhttps://a.b", "xhttps://a.b"), ("`a`https://a.b", "<code>a</code>https://a.b"), ("https:// a", "https:// a"),
        ("https\\://a.b", "https://a.b"), ("www.", "www."), ("www..a", "www..a"), ("https://a_b.c", "https://a_b.c"),
        ("ftp://a.b", "ftp://a.b"), ("https://.", "https://."),
        ("https://a.b<c", "<a href=\"https://a.b\">https://a.b</a>&lt;c"),
    ]

    @Test("are read in running text", arguments: paragraphs)
    func runningText(_ text: String, _ html: String) {
        #expect(self.html(text) == "<p>\(html)</p>\n")
    }

    @Test(
        "are read in blocks",
        arguments: [
            (
                "- [ ] a\n- [x] b\n- [X]  *c*\n- d\n",
                """
                <ul>
                <li class="task"><input type="checkbox" disabled="" aria-label="to do" /> a</li>
                <li class="task"><input type="checkbox" disabled="" checked="" aria-label="done" /> b</li>
                <li class="task"><input type="checkbox" disabled="" checked="" aria-label="done" /> <em>c</em></li>
                <li>d</li>
                </ul>

                """
            ),
            (
                "1. [x] a\n\n   b\n",
                """
                <ol>
                <li class="task">
                <p><input type="checkbox" disabled="" checked="" aria-label="done" /> a</p>
                <p>b</p>
                </li>
                </ol>

                """
            ),
            ("- [ ]\n- [y] a\n- [x]b\n- `[ ]` c\n", nil), ("1. \\[x] a\n", nil), ("[ ] a\n", nil),
            ("- [x](u) a\n- [x] a\n\n[x]: v\n", nil),
            (
                "> [!NOTE]\n> A *b*.\n>\n> - c\n",
                """
                <aside class="callout note" role="note">
                <p class="title">Note</p>
                <p>A <em>b</em>.</p>
                <ul>
                <li>c</li>
                </ul>
                </aside>

                """
            ),
            (
                "> [!caution]  \n> ~~a~~\n",
                """
                <aside class="callout caution" role="note">
                <p class="title">Caution</p>
                <p><del>a</del></p>
                </aside>

                """
            ),
            (
                "> [!TIP]\n>\n> > [!WARNING]\n> > a\n",
                """
                <aside class="callout tip" role="note">
                <p class="title">Tip</p>
                <aside class="callout warning" role="note">
                <p class="title">Warning</p>
                <p>a</p>
                </aside>
                </aside>

                """
            ),
            ("> \\[!NOTE]\n> a\n", nil), ("> a [!NOTE]\n", nil), ("> [!]\n> a\n", nil), ("[!NOTE]\na\n", nil),
            ("> `[!NOTE]`\n", nil), ("    [!NOTE] ~~a~~ https://a.b\n", nil), ("```\n~~a~~ [x]\n```\n", nil),
        ] as [(String, String?)])
    func blocks(_ text: String, _ html: String?) {
        #expect(self.html(text) == html ?? htmlByLibcmark(Array(text.utf8)))
    }

    @Test(
        "are explained where they are wrong",
        arguments: [
            ("> [!NOET]\n> a\n", "[!NOET]", "there is no callout 'NOET'", "did you mean [!NOTE]?"),
            (
                "a\n\n> [!Hello]\n", "[!Hello]", "there is no callout 'Hello'",
                "write [!NOTE], [!TIP], [!IMPORTANT], [!WARNING], [!CAUTION], or \\[!Hello] for the text itself"
            ),
            (
                "> [!NOTE] a\n", "[!NOTE]", "text stands on the line of a callout's mark",
                "begin the text on the next line, after > as well"
            ),
            (
                "> [!NOTE]`a`\n", "[!NOTE]", "text stands on the line of a callout's mark",
                "begin the text on the next line, after > as well"
            ),
        ])
    func mistakes(_ text: String, _ place: String, _ summary: String, _ hint: String) throws {
        let file = SourceFile(path: "test.md", bytes: Array(text.utf8))
        let document = Document(parsing: file, id: SourceID(0), notations: true)
        let mistake = try #require(document.diagnostics.first)
        #expect(document.diagnostics.count == 1)
        #expect(mistake.summary == summary)
        #expect(mistake.hint == hint)
        #expect(mistake.span.map { file.text($0.range) } == place)
        // What is not understood stays the quotation that it is to every other reader.
        #expect(html(text).hasPrefix("<blockquote>") || text.hasPrefix("a"))
    }

    @Test("leave every place as it is, for generated documents", arguments: 0..<8)
    func placesOfGenerated(part: UInt64) {
        for seed in part * 100..<(part + 1) * 100 {
            let text = DocumentGenerator.document(seed: seed)
            let check = TreeCheck(document(text), source: text)
            #expect(check.problems == [], "seed \(seed)")
        }
    }

    @Test("leave every place as it is, for texts made of their marks", arguments: 0..<20)
    func placesOfMarks(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let words = [
            "~~", "~", "a", " ", "\n", "*", "`", "https://a.b/", "www.c.d", "[x] ", "- ", "> ", "[!NOTE]", "(", ")",
            "_",
            "\\", "&amp;", "[", "](u)", "\n\n", "é", "<", "\t", "@", "[^1]",
        ]
        for _ in 0..<200 {
            let count = Int.random(in: 1...14, using: &generator)
            let text = (0..<count).map { _ in words.randomElement(using: &generator) ?? "" }.joined()
            let bytes = Array(text.utf8)
            #expect(TreeCheck(document(bytes), source: bytes).problems == [], "\(text.debugDescription)")
            if !mayHoldNotations(bytes) { #expect(html(text) == htmlByLibcmark(bytes)) }
        }
    }

    private func document(_ bytes: [UInt8]) -> Document {
        Document(parsing: SourceFile(path: "test.md", bytes: bytes), id: SourceID(0), notations: true)
    }

    private func html(_ text: String) -> String { CommonMarkTests.html(document(Array(text.utf8))) }
}
