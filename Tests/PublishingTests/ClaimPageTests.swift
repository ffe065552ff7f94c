internal import Testing

@Suite struct ClaimPageTests {
    static let chapter = """
        # One

        ```params
        rent = 2 USD/h in 1 USD/h .. 6 USD/h
        ```

        ```claim cheap
        It costs *little*, `= rent`,
        as everybody & his dog knows.
        rent <= 3 USD/h
        ```

        ~~~solve break-even "Where it is `= 5`" rent in 1 USD/h .. 6 USD/h
        rent * 2 == 10 USD/h
        ~~~
        """

    static let other = """
        ---
        title: Two
        uses: one
        ---

        See [the argument](argument.md).

        ```claim dear refuted
        It costs much.
        rent > 5 USD/h and 2 > 1
        ```
        """

    private func book(_ front: String = "---\ntitle: Book\nclaims: may fail\n---\n\nHello.\n") -> PublishedBook {
        PublishedBook([("index.md", front), ("01-one.md", Self.chapter), ("02-two.md", Self.other)])
    }

    @Test func aClaimIsASectionWithItsVerdictInWords() {
        let page = book().article("one.html")
        #expect(page.contains(#"<section id="cheap" class="claim holds"><p class="verdict">"#))
        #expect(page.contains(##"<a href="#cheap">Claim 1.1</a> holds</p>"##))
        #expect(page.contains("It costs <em>little</em>, <data"))
        #expect(page.contains("as everybody &amp; his dog knows.</p>"))
        #expect(page.contains("2 USD/h; at most 3 USD/h is allowed: 33\u{A0}% below."))
        #expect(page.contains(##"<a href="#_p-rent"><code>rent</code></a>"##))
    }

    @Test func aParameterOfAnotherChapterIsLinkedThere() {
        #expect(book().article("two.html").contains(##"<a href="one.html#_p-rent"><code>rent</code></a>"##))
    }

    @Test func thePageOfTheArgumentListsAllClaimsInOrder() throws {
        let book = book()
        let page = book.article("argument.html")
        #expect(page.hasPrefix("<h1>The argument</h1><p>Of 2 claims, 1 holds and 1 is refuted, as the text says.</p>"))
        let first = try #require(page.firstRange(of: #"<a href="one.html#cheap">Claim 1.1</a> holds"#))
        let second = try #require(
            page.firstRange(of: #"<a href="two.html#dear">Claim 2.1</a> is refuted, as the text says"#))
        #expect(first.lowerBound < second.lowerBound)
        #expect(page.contains("First to change it: <code>rent</code>, flips at 3 USD/h (fails above)."))
        #expect(
            book.text("argument.md").contains("**[Claim 2.1](02-two.md) is refuted, as the text says.** It costs much.")
        )
    }

    @Test(arguments: ["index.html", "one.html", "two.html", "argument.html"])
    func everyPageLeadsToTheArgument(_ path: String) {
        #expect(book().text(path).contains(#"<li class="unnumbered"><a href="argument.html""#))
    }

    @Test func aLinkToTheArgumentLeadsToItsPage() {
        #expect(book().article("two.html").contains(#"See <a href="argument.html">the argument</a>."#))
    }

    @Test func aBookWithoutClaimsHasNoSuchPage() {
        let book = PublishedBook("# One\n\n`= 2`\n")
        #expect(book.files["argument.html"] == nil)
        #expect(!book.text("a.html").contains("argument"))
        #expect(!book.text("values.json").contains("claims"))
        #expect(PublishedBook("See [it](argument.md).").mistakes == ["the book has no chapter 'argument.md'"])
    }

    @Test func aSearchIsASentenceWithItsEnds() {
        let book = book()
        #expect(
            book.article("one.html").contains(
                #"<section id="break-even" class="solve"><p class="verdict"><span class="name">Solution 1.1.</span> Where it is "#
            ))
        #expect(
            book.text("01-one.md").contains(
                "`rent` = 5 USD/h where `rent * 2 == 10 USD/h`. At 1 USD/h: 2 USD/h against 10 USD/h; at 6 USD/h: 12 USD/h against 10 USD/h."
            ))
    }

    @Test func theListOfValuesHasTheClaims() {
        let values = book().text("values.json")
        #expect(values.contains(#""claims": ["#))
        #expect(values.contains(#"{"chapter": "two", "label": "dear", "verdict": "refuted""#))
        #expect(
            values.contains(
                #""flips": [{"parameter": "rent", "text": "flips at 3 USD/h (fails above)", "at": [{"text": "3 USD/h", "value": "#
            ))
    }
}
