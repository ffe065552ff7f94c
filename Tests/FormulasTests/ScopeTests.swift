internal import SourceText
internal import Testing

@Suite struct ScopeTests {
    static let chapters = [
        TestChapter(address: "summary", uses: ["batch-size", "assumptions"], text: "headline = cost * 2"),
        TestChapter(address: "batch-size", uses: ["assumptions"], text: "cost = rent * 3\nf(x) = x * rent"),
        TestChapter(address: "assumptions", text: "input rent = 2 USD/h\nlimit = 7"),
        TestChapter(address: "alone", text: "rent = 9 USD/h"),
        TestChapter(address: "both", uses: ["assumptions", "alone"], text: "mine = 1"),
    ]

    static func evaluate(_ formula: String, in address: String) -> Outcome {
        var book = TestBook(chapters)
        return book.evaluate(formula, in: chapters.firstIndex { $0.address == address } ?? 0)
    }

    @Test func definitionsMayStandInAnyOrderAndChapter() {
        #expect(FormulasTests.evaluate("a", "a = b + 1\nb = c(2)\nc(x) = x + d\nd = 4").text == "7")
        #expect(Self.evaluate("headline", in: "summary").text == "12 USD/h")
    }

    @Test(
        arguments: [
            ("rent", "summary", "2 USD/h"), ("rent", "alone", "9 USD/h"), ("f(2)", "summary", "4 USD/h"),
            ("assumptions.rent", "both", "2 USD/h"), ("alone.rent", "both", "9 USD/h"),
            ("batch_size.cost", "summary", "6 USD/h"),
            ("batch_size.f(5)", "summary", "10 USD/h"), ("assumptions.limit + 1", "assumptions", "8"),
            ("summary.headline", "summary", "12 USD/h"), ("cost with rent = 1 USD/h", "summary", "3 USD/h"),
            ("batch_size.cost with rent = 1 USD/h", "summary", "3 USD/h"),
            ("alone.rent + assumptions.rent", "both", "11 USD/h"),
        ] as [(String, String, String)])
    func aChapterSeesItsOwnNamesAndThoseOfTheChaptersItUses(_ formula: String, _ address: String, _ text: String) {
        #expect(Self.evaluate(formula, in: address).description == text)
    }

    /// A chapter may define what has its own name, and others see it.
    @Test(
        arguments: [
            ("rent", "rent", "2 USD/h"), ("rent.rent", "rent", "2 USD/h"), ("rent.rent", "both", "2 USD/h"),
            ("lab.rent", "both", "3 USD/h"), ("rent.double(lab.rent)", "both", "6 USD/h"),
            ("rent.rent", "user", "2 USD/h"),
            ("2 * rent.rent with rent.rent = 5 USD/h", "user", "10 USD/h"),
        ] as [(String, String, String)])
    func aChapterMayHaveTheNameOfAValue(_ formula: String, _ address: String, _ text: String) {
        let chapters = [
            TestChapter(address: "rent", text: "input rent = 2 USD/h\ndouble(x) = 2 * x"),
            TestChapter(address: "lab", text: "rent = 3 USD/h"),
            TestChapter(address: "both", uses: ["rent", "lab"], text: "mine = 1"),
            TestChapter(address: "user", uses: ["rent"], text: "mine = 1"),
        ]
        var book = TestBook(chapters)
        let outcome = book.evaluate(formula, in: chapters.firstIndex { $0.address == address } ?? 0)
        #expect(outcome.description == text)
    }

    @Test(
        arguments: [
            (
                "cost", "assumptions",
                "missing-uses at formula:1:1 over 'cost': 'cost' is defined in another chapter, which this one does not use",
                "add 'batch-size' to 'uses:' in the front matter"
            ),
            (
                "f(1)", "both",
                "missing-uses at formula:1:1 over 'f': 'f' is defined in another chapter, which this one does not use",
                "add 'batch-size' to 'uses:' in the front matter"
            ),
            (
                "1 + batch_size.cost", "alone",
                "missing-uses at formula:1:5 over 'batch_size': this chapter does not use 'batch-size'",
                "add 'batch-size' to 'uses:' in the front matter"
            ),
            (
                "rent * 2", "both",
                "ambiguous-name at formula:1:1 over 'rent': 'rent' is defined by more than one of the chapters that this one uses",
                "say which: assumptions.rent or alone.rent"
            ),
            (
                "mine with rent = 1 USD/h", "both",
                "ambiguous-name at formula:1:11 over 'rent': 'rent' is defined by more than one of the chapters that this one uses",
                "say which: assumptions.rent or alone.rent"
            ),
            (
                "batch_size", "summary",
                "unknown-name at formula:1:1 over 'batch_size': 'batch_size' is a chapter, not a value",
                "name one of its definitions, as in batch_size.rent"
            ),
            (
                "batch_size.cots", "summary",
                "unknown-name at formula:1:12 over 'cots': the chapter 'batch-size' defines no 'cots'",
                "did you mean 'cost'?"
            ),
            (
                "batch_size.g(1)", "summary",
                "unknown-name at formula:1:12 over 'g': the chapter 'batch-size' defines no 'g'", "did you mean 'f'?"
            ),
        ] as [(String, String, String, String)])
    func aNameOutOfSightIsNamedAtItsPlace(_ formula: String, _ address: String, _ mistake: String, _ hint: String)
        throws
    {
        let outcome = Self.evaluate(formula, in: address)
        #expect(outcome.description == mistake)
        if formula.contains("batch_size.g") { return }
        #expect(try #require(outcome.diagnostics.first).hint == hint)
    }

    @Test func theNoteOfAMissingUseSaysWhereTheNameIs() throws {
        let found = try #require(Self.evaluate("cost", in: "assumptions").diagnostics.first)
        #expect(found.notes == ["it is defined at batch-size:1:1"])
    }

    @Test func whatIsDefinedTwiceIsReportedOnceWithBothPlaces() throws {
        let outcome = FormulasTests.evaluate("1", "rent = 1\nother = 2\nrent = 3")
        #expect(outcome.description == "duplicate-definition at test:3:1 over 'rent': 'rent' is defined twice")
        let found = try #require(outcome.diagnostics.first)
        #expect(found.notes == [])
        #expect(found.hint == "give one of them another name")
        #expect(found.labels.map { $0.span.range } == [0..<4])
    }

    @Test(arguments: ["small", "pump", "sqrt"])
    func aNameOfTheVocabularyCannotBeDefinedAnew(_ name: String) throws {
        let outcome = FormulasTests.evaluate("1", "\(name) = 1")
        #expect(
            outcome.description
                == "duplicate-definition at test:1:1 over '\(name)': '\(name)' is a name of the vocabulary and cannot be defined anew"
        )
        #expect(try #require(outcome.diagnostics.first).hint == "choose another name, as in my_\(name)")
    }

    @Test(arguments: ["if", "then", "else", "and", "or", "not", "in", "with", "by", "for", "each", "true", "false"])
    func aWordOfTheLanguageCannotBeDefined(_ word: String) {
        #expect(
            FormulasTests.evaluate("1", "\(word) = 1").description
                == "reserved-name at test:1:1 over '\(word)': '\(word)' is a word of the language and cannot be defined"
        )
    }

    @Test(
        arguments: [
            ("x =", "empty-value at test:1:4 over '': 'x' has no value"),
            ("x", "incomplete-formula at test:1:2 over '': the formula ends where '=' is expected"),
            ("f() = 1", "unexpected-token at test:1:3 over ')': expected the name of a parameter, found ')'"),
            ("f(x = 1", "unexpected-token at test:1:5 over '=': expected ',' or ')', found '='"),
            ("3 = x", "unexpected-token at test:1:1 over '3': expected a name, found '3'"),
            ("x = 1 2", "unexpected-token at test:1:7 over '2': expected the end of the line, found '2'"),
            ("x = 1 in 2", "unexpected-token at test:1:10 over '2': expected a unit, found '2'"),
        ] as [(String, String)])
    func aDefinitionThatIsNoneIsNamedAtItsPlace(_ line: String, _ mistake: String) {
        #expect(FormulasTests.evaluate("1", line).description == mistake)
    }
}
