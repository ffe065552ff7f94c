internal import SourceText
internal import Testing

@Suite struct NestingTests {
    static let many = 100_000

    /// A text within so many openings and closings.
    struct Nest: Sendable, CustomTestStringConvertible {
        let before: String
        let core: String
        let after: String
        /// What is reported of a hundred thousand of them.
        let id: String

        init(_ before: String, _ core: String, _ after: String = "", id: String = "nesting-too-deep") {
            (self.before, self.core, self.after, self.id) = (before, core, after, id)
        }

        func text(_ times: Int) -> String {
            String(repeating: before, count: times) + core + String(repeating: after, count: times)
        }

        var testDescription: String { before + core + after }
    }

    @Test(arguments: [
        Nest("(", "1", ")"), Nest("(", "1"), Nest("-", "1"), Nest("not ", "true"), Nest("1+", "1"), Nest("2^", "1"),
        Nest("2^-", "1"), Nest("[", "1", "]"), Nest("[", ""), Nest("if true then ", "1", " else 2"),
        Nest("if true then 1 else ", "2"), Nest("sqrt(", "4", ")"), Nest("1*", "1"), Nest("true and ", "true"),
        Nest("false or ", "true"), Nest("small.drain(", "1", ")"), Nest("", "small", ".flow"),
        Nest("nothing(x: ", "1", ")"),
        Nest("(", "1", " in s)"), Nest("(", "1", " with x = 2)"), Nest("1 - (", "1", ")"),
        Nest("1 with x = (", "1", ")"),
        Nest("", "small", ".drain(1)"), Nest("[1, ", "1", "]"), Nest("if ", "true", id: "unexpected-token"),
        Nest("", "x", " with x = 1", id: "unexpected-token"), Nest("", "1", " .. 2", id: "unexpected-token"),
        Nest("", "1", " in s", id: "unexpected-token"), Nest("1 ", "1", id: "unexpected-token"),
    ])
    func whatNestsTooDeepIsADiagnostic(_ nest: Nest) throws {
        let outcome = evaluate(nest.text(Self.many), "input x = 1")
        let found = try #require(outcome.diagnostics.first)
        #expect(outcome.diagnostics.map { $0.id } == [nest.id])
        guard nest.id == "nesting-too-deep" else { return }
        #expect(
            ["the formula nests more than 64 levels deep", "the formula nests more than 200 levels deep"]
                .contains(found.summary))
        #expect(found.hint == "name a part of it with let")
    }

    @Test(arguments: [
        (Nest("(", "1", ")"), "1"), (Nest("-", "1"), "1"), (Nest("1+", "1"), "61"), (Nest("not ", "true"), "yes"),
        (Nest("sqrt(", "1", ")"), "1"), (Nest("if true then 1 else ", "2"), "1"), (Nest("1^", "1"), "1"),
    ])
    func whatNestsLessIsComputed(_ nest: Nest, _ text: String) {
        #expect(evaluate(nest.text(60)).description == text)
    }

    @Test(
        arguments: [
            (Nest("-", "1"), "1"), (Nest("1+", "1"), "191"), (Nest("not ", "true"), "yes"), (Nest("1*", "1"), "1"),
            (Nest("false or ", "true"), "yes"), (Nest("1 - ", "1"), "-189"),
        ] as [(Nest, String)])
    func aChainOfOperatorsMayBeLonger(_ nest: Nest, _ text: String) {
        #expect(evaluate(nest.text(190)).description == text)
    }

    @Test func aLongListIsNotDeep() {
        #expect(evaluate("count([1" + String(repeating: ", 1", count: 50_000) + "])").text == "50,001")
        #expect(evaluate("max(1" + String(repeating: ", 2", count: 50_000) + ")").text == "2")
    }

    @Test func aChainOfDefinitionsMayBeAsLongAsABook() {
        let chain = (1...Self.many).map { "v\($0) = v\($0 - 1) + 1" }
        var backward = TestBook((chain.reversed() + ["v0 = 0"]).joined(separator: "\n"))
        #expect(backward.evaluate("v\(Self.many)").text == "100,000")
        var forward = TestBook((["v0 = 0"] + chain.prefix(10_000)).joined(separator: "\n"))
        #expect(forward.evaluate("v10000").text == "10,000")
    }

    @Test func aCircleMayBeAsLongAsABook() throws {
        let chain = (1...20_000).map { "v\($0) = v\($0 - 1)" }
        var book = TestBook((["v0 = v20000"] + chain).joined(separator: "\n"))
        #expect(book.evaluate("1").diagnostics.map { $0.id } == ["cycle"])
    }

    @Test(
        arguments: [
            ("f@(x) = f#(x)", "1", "100 functions"), ("f@(x) = f#(x) + 1", "51", "250 levels"),
            ("f@(x) = -(-f#(x))", "1", "250 levels"),
        ] as [(String, String, String)])
    func aChainOfCallsHasALimit(_ link: String, _ text: String, _ limit: String) throws {
        let chain = (1...20_000).map {
            link.replacing("@", with: String($0)).replacing("#", with: String($0 - 1))
        }
        var book = TestBook((["f0(x) = x"] + chain).joined(separator: "\n"))
        #expect(book.evaluate("f50(1)").text == text)
        let outcome = book.evaluate("f20000(1)")
        let found = try #require(outcome.diagnostics.first)
        #expect(outcome.diagnostics.map { $0.id } == ["nesting-too-deep"])
        #expect(found.summary == "calls nest more than \(limit) deep")
        #expect(found.hint == "give a result on the way a name of its own, without parameters")
    }

    @Test(arguments: ["-", "not ", "1 + ", "if x == x then "])
    func longFormulasInLongChainsOfCallsNeverExhaustTheStack(_ link: String) {
        let count = link.hasPrefix("if") ? 60 : 180
        let close = link.hasPrefix("if") ? String(repeating: " else f0(1)", count: count) : ""
        let chain = (1...99).map { "f\($0)(x) = " + String(repeating: link, count: count) + "f\($0 - 1)(x)" + close }
        var book = TestBook((["f0(x) = x"] + chain).joined(separator: "\n"))
        let start = link == "not " ? "true" : "1"
        #expect(book.evaluate("f1(\(start))").text != nil)
        #expect(book.evaluate("f99(\(start))").diagnostics.map { $0.id } == ["nesting-too-deep"])
    }

    @Test func chainsThatAreShortEnoughEachAddUpToNoCrash() {
        var lines = ["f0(x) = x"]
        for level in 1...95 {
            lines.append("f\(level)(x) = " + String(repeating: "-", count: 180) + "f\(level - 1)(x)")
        }
        // Each level is checked by itself, so that no check ever nests deep; their evaluation does.
        var book = TestBook(lines.joined(separator: "\n"))
        for level in 1...95 {
            let outcome = book.evaluate("f\(level)(1)")
            #expect(outcome.text != nil || outcome.diagnostics.map { $0.id } == ["nesting-too-deep"], "\(outcome)")
        }
    }
}
