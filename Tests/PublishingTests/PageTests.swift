internal import Testing

@Suite struct PageTests {
    /// A book of so many chapters, with a front page or without.
    static func book(_ count: Int, hasIndex: Bool = true) -> PublishedBook {
        var chapters = (1...count).map { number in
            let digits = String(1000 + number).dropFirst()
            return (
                name: "\(digits)-chapter-\(number).md",
                text: "---\nsummary: About \(number) & <more>.\n---\n# Chapter \(number)\n"
            )
        }
        if hasIndex {
            chapters.append(
                (name: "index.md", text: "---\ntitle: The book\nlanguage: de\nauthor: A & B\n---\nFront.\n"))
        }
        return PublishedBook(chapters)
    }

    @Test(arguments: [(1, true), (1, false), (2, true), (24, true), (25, true), (25, false), (60, true)])
    func everyPageIsWellFormedAndItsLinksLeadToFiles(_ count: Int, _ hasIndex: Bool) {
        let book = Self.book(count, hasIndex: hasIndex)
        #expect(book.mistakes == [])
        let pages = book.paths.filter { $0.hasSuffix(".html") }
        #expect(pages.count == count + 1)
        for path in pages {
            let page = TagCheck(book.text(path))
            #expect(page.faults == [], "\(path)")
            #expect(page.links.count > 3)
            for link in page.links where !link.hasPrefix("#") { #expect(book.files[link] != nil, "\(path): \(link)") }
            #expect(Set(page.identifiers).count == page.identifiers.count)
            #expect(page.identifiers.contains("_text"))
        }
    }

    @Test func everyPathIsPublishedOnce() {
        let book = Self.book(30)
        #expect(Set(book.paths).count == book.paths.count)
        #expect(book.paths.count == 31 * 2 + 3)
        #expect(book.files["style.css"]?.isEmpty == false)
    }

    /// The chapters that a page lists beside its text.
    static func contents(_ book: PublishedBook, _ path: String) -> [String] {
        let text = book.text(path)
        guard let start = text.firstRange(of: "<nav class=\"contents\""),
            let end = text[start.upperBound...].firstRange(of: "</nav>")
        else { return [] }
        return TagCheck(String(text[start.lowerBound..<end.upperBound])).links
    }

    @Test func aShortBookListsAllChaptersOnEveryPage() {
        let book = Self.book(24)
        let all = (1...24).map { "chapter-\($0).html" }
        for path in book.paths where path.hasSuffix(".html") { #expect(Self.contents(book, path) == all, "\(path)") }
    }

    @Test(arguments: [(1, 1...5), (2, 1...6), (5, 1...9), (30, 26...34), (59, 55...60), (60, 56...60)])
    func aLongBookListsTheNeighbours(_ number: Int, _ shown: ClosedRange<Int>) {
        let book = Self.book(60)
        #expect(Self.contents(book, "chapter-\(number).html") == shown.map { "chapter-\($0).html" })
        #expect(book.text("chapter-\(number).html").contains("<li value=\"\(shown.lowerBound)\">"))
    }

    @Test func theSizeOfAPageDoesNotGrowWithTheBook() {
        let sizes = [60, 600].map { Self.book($0).files["chapter-30.html"]?.count ?? 0 }
        #expect(sizes[0] > 0)
        #expect(abs(sizes[0] - sizes[1]) < 100)
    }

    @Test(arguments: [true, false])
    func theFrontPageListsAllChaptersWithTheirSummaries(_ hasIndex: Bool) {
        let book = Self.book(60, hasIndex: hasIndex)
        let article = book.article("index.html")
        #expect(TagCheck(article).links == (1...60).map { "chapter-\($0).html" })
        #expect(article.contains("<a href=\"chapter-7.html\">Chapter 7</a><p>About 7 &amp; &lt;more&gt;.</p>"))
        #expect(article.hasPrefix(hasIndex ? "<h1>The book</h1><p>Front.</p>" : "<h1>Contents</h1>"))
    }

    @Test(
        arguments: [
            ("index.html", nil, "chapter-1.html"), ("chapter-1.html", "index.html", "chapter-2.html"),
            ("chapter-2.html", "chapter-1.html", "chapter-3.html"), ("chapter-3.html", "chapter-2.html", nil),
        ] as [(String, String?, String?)])
    func previousAndNextLeadThroughTheBook(_ path: String, _ previous: String?, _ next: String?) {
        let text = Self.book(3).text(path)
        let found = [
            text.firstMatch(of: /rel="prev" href="([^"]*)"/), text.firstMatch(of: /rel="next" href="([^"]*)"/),
        ]
        .map { match in match.map { String($0.1) } }
        #expect(found == [previous, next])
    }

    @Test func titleAuthorLanguageAndSummaryComeFromTheFrontMatter() {
        let book = Self.book(2)
        let page = book.text("chapter-2.html")
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"de\">"))
        #expect(page.contains("<title>Chapter 2 · The book</title>"))
        #expect(page.contains("<meta name=\"description\" content=\"About 2 &amp; &lt;more"))
        #expect(page.contains("<p>A &amp; B</p>"))
        #expect(book.text("index.html").contains("<title>The book</title>"))
    }

    @Test(
        arguments: [
            ("---\ntitle: A\n---\n# B\n", "A", "<h1 id=\"b\">B</h1>"),
            ("---\ntitle: A\n---\nB\n", "A", "<h1>A</h1><p>B</p>"),
            ("# *A* `b` &amp; [c](d)\n", "A b &amp; c", "<h1 id=\"a-b--c\"><em>A</em>"),
            ("Text\n\n## B\n", "B", "<h1>B</h1><p>Text</p>"),
            ("Text", "a", "<h1>a</h1>"),
            ("---\ntitle: A `= 1 + 1` <b>\n---\n", "A 2 &lt;b&gt;", "<h1>A 2 &lt;b&gt;</h1>"),
            ("# It is `= 2 s`\n", "It is 2 s", "<h1 id=\"it-is\">It is <data value=\"2\""),
            ("# ![a `= 1`](b)\n", "a 1", "<h1 id=\"section\"><img src=\"b\" alt=\"a 1\""),
        ])
    func aPageHasATitle(_ text: String, _ title: String, _ article: String) {
        let book = PublishedBook(text)
        #expect(book.text("a.html").contains("<title>\(title) · Contents</title>"))
        #expect(book.article("a.html").hasPrefix(article))
    }

    @Test(
        arguments: [
            ("[x](02-b c.md)", nil), ("[x](<02-b c.md>)", "b%20c.html"), ("[x](02-b%20c.md#_d)", "b%20c.html#_d"),
            ("[x](b%20c.html)", "b%20c.html"), ("[x](index.md)", "index.html"), ("[x](01-a.md?q#_f)", "a.html?q#_f"),
            ("[x](https://a.example/01-a.md)", "https://a.example/01-a.md"), ("[x](c.txt)", "c.txt"),
            ("[x](#_e)", "#_e"),
            ("[x](03-d%23.md)", "d%23.html"), ("*[**x** `= 1`](a.md)*", "a.html"), ("- [x][y]\n\n[y]: a.md", "a.html"),
            ("| a |\n|---|\n| [x](01-a.md) |\n", "a.html"),
        ] as [(String, String?)])
    func aLinkToAChapterLeadsToItsPage(_ text: String, _ link: String?) {
        let book = PublishedBook([("01-a.md", text), ("02-b c.md", ""), ("03-d#.md", ""), ("index.md", "")])
        #expect(book.mistakes == [])
        #expect(TagCheck(book.article("a.html")).links == (link.map { [$0] } ?? []))
        #expect(book.files["b c.html"] != nil && book.files["d#.html"] != nil)
        #expect(TagCheck(book.text("a.html")).links.contains("b%20c.html"))
        #expect(book.text("01-a.md") == text.replacing("`= 1`", with: "1"))
    }

    @Test func whatIsComputedIsEscapedWhereItIsWritten() {
        let nasty = "<a href='x' title=&quot;\\\"> & </a>"
        let book = PublishedBook(
            "---\ntitle: <i> & `= \"<t>\"`\nsummary: <s> & \"q\"\n---\n`= \"<v> & *x*\"`\n\n"
                + "~~~table \"<c> `= 1`\"\n| <e> |\n|---|\n| = \"<f>\" |\n| \(nasty) |\n~~~\n\n"
                + "```params\na = \"<g>\" # <h> & *i* `j`\n```\n\n![`= \"<k>\\\"`](l \"<m>\")\n")
        #expect(book.mistakes == [])
        let page = TagCheck(book.text("a.html"))
        #expect(page.faults == [])
        for tag in ["<t>", "<v>", "<c>", "<f>", "<g>", "<h>", "<i>", "<s>", "<m>", "<e>"] {
            #expect(!book.text("a.html").contains(tag), "\(tag)")
        }
    }

    @Test func pagesAskForNothingFromOutside() {
        let book = Self.book(2)
        for path in book.paths where path.hasSuffix(".html") {
            #expect(book.text(path).contains("default-src 'none'; style-src 'self'; img-src 'self'"))
            // The one script is a file of the book.
            let inline = book.text(path).replacing("<script src=\"marginal.js\" async=\"\"></script>", with: "")
            #expect(!inline.contains("<script") && !inline.contains("style=\""))
            #expect(TagCheck(book.text(path)).links.allSatisfy { !$0.contains("//") })
        }
    }
}
