internal import Testing

/// Footnotes, citations and references on pages.
@Suite struct MarkTests {
    private static let source =
        "---\nreferences:\n- {key: k, title: T}\n- {key: l, title: U, url: \"https://u.example\"}\n---\n"

    @Test func aFootnoteIsNumberedByUseAndLeadsBack() {
        let article = PublishedBook("A[^x]B[^y]C[^x]\n\n[^y]: Second.\n[^x]: *First.*\n").article("a.html")
        #expect(
            article.contains(
                ##"""
                <p>A<sup class="note-mark"><a id="_mark-1" href="#_note-1" role="doc-noteref">1</a></sup>\##
                B<sup class="note-mark"><a id="_mark-2" href="#_note-2" role="doc-noteref">2</a></sup>\##
                C<sup class="note-mark"><a id="_mark-1-2" href="#_note-1" role="doc-noteref">1</a></sup></p>
                """##))
        #expect(
            article.contains(
                ##"""
                <li id="_note-1">
                <p><em>First.</em> <a class="back" href="#_mark-1" role="doc-backlink" aria-label="Back to the text">↩</a> \##
                <a class="back" href="#_mark-1-2" role="doc-backlink" aria-label="Back to the text">↩<sup>2</sup></a></p>
                </li>
                <li id="_note-2">
                <p>Second. <a class="back" href="#_mark-2"
                """##))
    }

    @Test func aFootnoteOfATableHasNoWayBack() {
        let article = PublishedBook("| A[^x] |\n|---|\n| 1 |\n\n[^x]: Text\n").article("a.html")
        #expect(article.contains(##"A<sup class="note-mark"><a href="#_note-1" role="doc-noteref">1</a></sup>"##))
        #expect(article.contains("<p>Text</p>"))
    }

    @Test func aCitationIsNumberedByUse() {
        let book = PublishedBook(Self.source + "A [@l, p. <3>; @k] B [@k].\n")
        let article = book.article("a.html")
        #expect(
            article.contains(
                ##"""
                <p>A <span class="cite">[<a href="#_source-1" title="U.">1</a>, p. &lt;3&gt;; \##
                <a href="#_source-2" title="T.">2</a>]</span> B \##
                <span class="cite">[<a href="#_source-2" title="T.">2</a>]</span>.</p>
                """##))
        #expect(article.contains(##"<li id="_source-1"><cite><a href="https://u.example">U</a></cite>.</li>"##))
        #expect(article.contains(##"<li id="_source-2"><cite>T</cite>.</li>"##))
        #expect(
            book.text("01-a.md").hasSuffix(
                """
                A [[1](#references), p. <3>; [2](#references)] B [[2](#references)].

                ## References

                1. [U](<https://u.example>).
                2. *T*.

                """))
    }

    @Test(
        arguments: [
            ("title: T", "T."), ("title: Who?", "Who?"), ("title: T, author: A. B.", "A. B. T."),
            ("title: T, author: [A, B, C]", "A, B and C. T."), ("title: T, date: 2026-02", "T. 2026-02."),
            ("title: T!, publisher: P, date: 2026", "T! P, 2026."), ("title: T, publisher: P Inc.", "T. P Inc."),
            ("title: T, accessed: 2026-02-28", "T (accessed 2026-02-28)."),
            ("title: T, date: 2024-02-29, accessed: 2026", "T. 2024-02-29 (accessed 2026)."),
        ])
    func aSourceIsListedInALine(_ fields: String, _ line: String) {
        let book = PublishedBook("---\nreferences:\n- {key: k, \(fields)}\n---\nA [@k]\n")
        #expect(book.mistakes == [])
        #expect(book.article("a.html").contains(#"title="\#(line)""#))
    }

    @Test func aReferenceLeadsToABlockOfAnyChapter() {
        let table = "```table t \"Cap\"\n| A |\n|---|\n| 1 |\n```\n"
        let book = PublishedBook([
            (name: "index.md", text: table + "\n@t @b.t @u\n"), (name: "01-a.md", text: "@u\n"),
            (name: "02-b.md", text: table + table.replacing("table t", with: "table u") + "\n@t, me@t.com, @x\n"),
        ])
        #expect(book.mistakes == [])
        let front = book.article("index.html")
        #expect(front.contains(##"<a class="ref" href="#t">Table 1</a> <a class="ref" href="b.html#t">Table 2.1</a>"##))
        #expect(
            front.contains(
                ##"<div id="t" class="table"><table><caption><span class="name">Table 1.</span> Cap</caption>"##))
        #expect(book.article("b.html").contains(##"<a class="ref" href="#t">Table 2.1</a>, me@t.com, @x"##))
        #expect(book.text("index.md").contains("**<a id=\"t\"></a>Table 1. Cap**"))
        #expect(book.text("index.md").contains("[Table 1](#t) [Table 2.1](02-b.md#t) [Table 2.2](02-b.md#u)"))
    }
}
