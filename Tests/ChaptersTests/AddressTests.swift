internal import Chapters
internal import SourceText
internal import Testing

@Suite struct AddressTests {
    @Test(
        arguments: [
            ("02-batch-size.md", "batch-size"), ("index.md", "index"), ("2-a.md", "a"), ("2026-a.md", "a"),
            ("a.md", "a"), ("10.md", "10"), ("10-.md", "10-"), ("-a.md", "-a"), ("1a.md", "1a"), ("01_a.md", "01_a"),
            ("01-02-a.md", "02-a"), ("01-größe.md", "größe"), ("01-a.b.md", "a.b"), ("01-A.md", "A"), (".md", ""),
            ("01-a", "a"), ("01-a.MD", "a.MD"),
        ])
    func anAddressIsTheNameWithoutNumberAndEnding(_ name: String, _ address: String) {
        #expect(Chapter.address(ofFile: name) == address)
    }

    static func book(_ names: [String], _ text: String = "") -> (book: BookSource, mistakes: [String]) {
        var diagnostics = Diagnostics()
        let chapters = names.enumerated().map { Reading(text, name: $1, id: $0).chapter }
        let book = BookSource(chapters, into: &diagnostics)
        return (book, diagnostics.sorted.map { "\($0.id): \($0.summary)" + ($0.hint.map { "; \($0)" } ?? "") })
    }

    @Test(
        arguments: [
            (["02-b.md", "01-a.md"], ["a", "b"]), (["10-b.md", "9-a.md"], ["b", "a"]),
            (["a.md", "index.md"], ["index", "a"]),
            (["B.md", "a.md", "é.md", "index.md", "Z.md"], ["index", "B", "Z", "a", "é"]), ([], []),
        ] as [([String], [String])])
    func chaptersStandInTheOrderOfTheirNames(_ names: [String], _ addresses: [String]) {
        let (book, mistakes) = Self.book(names)
        #expect(book.chapters.map { $0.address } == addresses)
        #expect(mistakes == [])
    }

    @Test(
        arguments: [
            (["01-a.md", "02-a.md"], 1), (["01-a.md", "02-a.md", "a.md"], 2), (["01-index.md", "index.md"], 1),
            (["01-a.md", "01-b.md"], 0), (["a.md", "A.md"], 0),
        ])
    func twoChaptersOfOneAddressAreAMistake(_ names: [String], _ count: Int) {
        let mistakes = Self.book(names).mistakes
        #expect(mistakes.count == count)
        #expect(mistakes.allSatisfy { $0.hasPrefix("duplicate-address: ") })
    }

    @Test(
        arguments: [
            ("02-b.md", "b"), ("b.md", "b"), ("b.html", "b"), ("index.md", "index"), ("index.html", "index"),
            ("02-b.html", nil), ("b", nil), ("02-b", nil), ("c.md", nil), ("", nil), (".md", nil), ("x/b.md", nil),
            ("03-100%25.md", "100%"), ("03-100%.md", "100%"), ("100%25.html", "100%"), ("0%32-b.md", "b"),
            ("02-b%2.md", nil),
            ("%FF.md", nil),
        ] as [(String, String?)])
    func aLinkLeadsToAChapter(_ link: String, _ address: String?) {
        let book = Self.book(["index.md", "02-b.md", "03-100%.md"]).book
        #expect(book.chapter(linkedAs: link)?.address == address)
    }

    @Test(
        arguments: [
            ("[x](02-b.md)", []), ("[x](02-b.md#part) [y](b.md?q)", []), ("[x](https://a.example/c.md)", []),
            ("[x](/c.md)", []), ("# C\n\n[x](#c) [y](#_text) [z](01-a.md#c)", []), ("[x](02-b.md#p%61rt)", []),
            ("[x](mailto:c.md)", []), ("[x](c.html)", []), ("[x](c.txt)", []),
            ("[x](02-c.md)", ["dead-link: the book has no chapter '02-c.md'; did you mean '02-b.md'?"]),
            (
                "[x](02-b.md#prat) ![y](#z)",
                ["dead-link: '02-b.md' has no place '#prat'; did you mean '#part'?"]
            ),
            (
                "[x](#c.md)",
                [
                    "dead-link: this chapter has no place '#c.md'; a heading's place is its text in lower case, "
                        + "with - for spaces; that of a block is its label"
                ]
            ),
            ("*[`= 1`](nothing.md#x)*", ["dead-link: the book has no chapter 'nothing.md'"]),
            ("| [x](c.md) |\n|--|\n| 1 |\n", ["dead-link: the book has no chapter 'c.md'"]),
            (
                "```table \"[x](c.md)\"\n| a |\n|--|\n| *[y](d.md)* |\n```\n",
                ["dead-link: the book has no chapter 'c.md'", "dead-link: the book has no chapter 'd.md'"]
            ),
            ("```params\na = 1 # see [x](c.md)\n```\n", ["dead-link: the book has no chapter 'c.md'"]),
            ("```let\na = 1 # see [x](c.md)\n```\n", []),
            ("```claim c\nAs [x](c.md) says.\n1 < 2\n```\n", ["dead-link: the book has no chapter 'c.md'"]),
            ("- > [x][y]\n\n[y]: c.md", ["dead-link: the book has no chapter 'c.md'"]),
        ] as [(String, [String])])
    func aLinkToNoChapterIsAMistake(_ text: String, _ mistakes: [String]) {
        var diagnostics = Diagnostics()
        let chapters = [Reading(text, name: "01-a.md").chapter, Reading("# Part", name: "02-b.md", id: 1).chapter]
        _ = BookSource(chapters, into: &diagnostics)
        #expect(diagnostics.sorted.map { "\($0.id): \($0.summary)" + ($0.hint.map { "; \($0)" } ?? "") } == mistakes)
    }

    @Test(
        arguments: [
            ("![x](a.svg)", 0), ("![x](./a.svg)", 0), ("![x](a%2Esvg)", 0), ("![x](b/c.png?1)", 0),
            ("[x](none.svg)", 1), ("[x](c/none.svg)", 0), ("[x](b/none.svg)", 1), ("[x](values.json)", 0),
            ("[x](b/)", 0),
            ("![x](https://a.example/none.svg)", 0), ("![x](data:image/png;base64,)", 0), ("![x](../none.svg)", 0),
            ("![x](none.svg)", 1), ("[![x](none.svg)](a.svg)", 1), ("![x](b/a.svg) ![y](c.png)", 2),
        ])
    func aFileThatIsNotThereIsTold(_ text: String, _ count: Int) {
        var diagnostics = Diagnostics()
        let book = BookSource([Reading(text).chapter], into: &diagnostics)
        book.checkFiles(among: ["a.svg", "b/c.png"], into: &diagnostics)
        #expect(diagnostics.all.map { $0.id } == Array(repeating: "dead-link", count: count))
    }
}
