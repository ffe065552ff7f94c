internal import SourceText
internal import Testing

@Suite struct CycleTests {
    @Test(
        arguments: [
            ("a = a + 1", "the circle is a → a"), ("f(x) = f(x - 1)", "the circle is f → f"),
            ("a = b\nb = a", "the circle is a → b → a"), ("a = b\nb = c\nc = a", "the circle is a → b → c → a"),
            ("a = f(1)\nf(x) = x + a", "the circle is a → f → a"), ("a = test.a", "the circle is a → a"),
            ("c = 1\na = if c > 0 then 1 else b\nb = a", "the circle is a → b → a"),
            ("f(x) = g(x)\ng(x) = f(x)", "the circle is f → g → f"), ("a = [1, sum(a)]", "the circle is a → a"),
            ("a = 1 .. b\nb = count(a)", "the circle is a → b → a"),
        ] as [(String, String)])
    func whatIsDefinedInTermsOfItselfIsReportedWithTheWayRound(_ definitions: String, _ circle: String) throws {
        var book = TestBook(definitions)
        let outcome = book.evaluate("1")
        #expect(outcome.diagnostics.map { $0.id } == ["cycle"])
        let found = try #require(outcome.diagnostics.first)
        #expect(found.notes.first == circle)
        #expect(found.hint == "give one of them a value of its own")
    }

    @Test func theMembersOfACircleAreNamedWithTheirPlaces() throws {
        let found = try #require(evaluate("1", "a = b\nb = c\nc = a").diagnostics.first)
        #expect(found.summary == "'a' is defined in terms of itself")
        #expect(found.span?.range == 0..<1)
        #expect(found.labels.map { $0.span.range } == [6..<7, 12..<13])
        #expect(found.notes.dropFirst() == ["'b' is defined at test:2:1", "'c' is defined at test:3:1"])
    }

    @Test func twoCirclesAreTwoMistakesAndWhatNeedsThemIsNone() {
        var book = TestBook("a = b\nb = a\nc = d\nd = c\ne = a + d\nf = 3 + nowhere")
        #expect(book.evaluate("e").diagnostics.map { $0.id } == ["cycle", "cycle", "unknown-name"])
    }

    @Test func aCircleAcrossChaptersIsFound() throws {
        var book = TestBook([
            TestChapter(address: "one", uses: ["two"], text: "a = b"),
            TestChapter(address: "two", uses: ["one"], text: "b = a"),
        ])
        let found = try #require(book.evaluate("1").diagnostics.first)
        #expect(found.id == "cycle")
        #expect(found.notes == ["the circle is a → b → a", "'b' is defined at two:1:1"])
    }

    @Test func chaptersThatUseEachOtherAreNoCircle() {
        var book = TestBook([
            TestChapter(address: "one", uses: ["two"], text: "a = b + 1"),
            TestChapter(address: "two", uses: ["one"], text: "b = 2\nc = a + 1"),
        ])
        #expect(book.evaluate("c", in: 1).text == "4")
    }

    @Test func aParameterOfAFunctionIsNoCircle() {
        #expect(evaluate("x", "x = f(3)\nf(x) = x + 1").text == "4")
    }
}
