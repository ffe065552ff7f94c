internal import SourceText
internal import Testing

@Suite struct WorkLimitTests {
    /// A tower in which each function calls the one below twice.
    static func tower(_ floor: String, _ body: String, height: Int = 60) -> String {
        ([floor]
            + (1...height).map { level in
                body.replacing("@", with: String(level)).replacing("#", with: String(level - 1))
            }).joined(separator: "\n")
    }

    @Test(arguments: [
        tower("f0(x) = sum(x)", "f@(x) = f#([f#(x)])"), tower("f0(x) = [x, x]", "f@(x) = [sum(f#(x)), sum(f#(x))]"),
    ])
    func aTowerOfCallsMeetsTheLimitOfWork(_ definitions: String) {
        var book = TestBook(definitions)
        let outcome = book.evaluate(definitions.hasPrefix("f0(x) = sum") ? "f60([1])" : "f60(1)")
        #expect(outcome.diagnostics.map { $0.id } == ["too-much-work"], "\(outcome)")
    }

    @Test func workBelowTheLimitIsDone() {
        var book = TestBook(Self.tower("f0(x) = sum(1 .. 9000) * x", "f@(x) = f#(x) + 1"))
        #expect(book.evaluate("f60(1)").text == "40,500,000")
        var low = TestBook(Self.tower("f0(x) = x", "f@(x) = f#(x) + f#(x)", height: 12))
        #expect(low.evaluate("f12(1)").text == "4,096")
        // What a function gave for a number is remembered: each level asks the one below once.
        var high = TestBook(Self.tower("f0(x) = x", "f@(x) = f#(x) + f#(x)"))
        #expect(high.evaluate("f60(1) / 2 ^ 60").text == "1")
    }

    @Test func theLimitNamesTheFormulaAndSaysWhatToDo() throws {
        var book = TestBook(Self.tower("f0(x) = sum(x)", "f@(x) = f#(x) + f#(x)"))
        let found = try #require(book.evaluate("1 + f60([1])").diagnostics.first)
        #expect(found.summary == "the formula takes more than 5000000 steps")
        #expect(found.hint == "give what is computed again and again a name of its own")
        #expect(found.span != nil)
    }

    @Test func definitionsThatSetParametersOfEachOtherAreLimitedInDepth() throws {
        let chain = (1...60).map { "v\($0) = v\($0 - 1) with p = \($0)" }
        var low = TestBook((["input p = 7", "v0 = p"] + chain.prefix(8)).joined(separator: "\n"))
        #expect(low.evaluate("v8").text == "1")
        #expect(low.evaluate("v0").text == "7")
        var book = TestBook((["input p = 1", "v0 = p"] + chain).joined(separator: "\n"))
        let outcome = book.evaluate("v60")
        #expect(outcome.diagnostics.map { $0.id } == ["nesting-too-deep"])
        let found = try #require(outcome.diagnostics.first)
        #expect(found.summary == "'v17' needs more than 16 'with' within one another")
        #expect(found.hint == "set several parameters by one 'with'")
    }

    @Test func settingsThatMultiplyMeetTheLimitOfWork() {
        let chain = (1...14).map { level in
            "v\(level) = " + (1...8).map { "(v\(level - 1) with p = \($0))" }.joined(separator: " + ")
        }
        var book = TestBook((["input p = 1", "v0 = p"] + chain).joined(separator: "\n"))
        #expect(book.evaluate("v14").diagnostics.map { $0.id } == ["too-much-work"])
    }

    @Test func functionsOfManyKindsOfArgumentsMeetALimit() {
        let units = ["s", "B", "token", "USD", "J", "GPU"]
        let chain = (1...60).map { level in
            "f\(level)(x) = " + units.map { "count(f\(level - 1)(x * (1 \($0))))" }.joined(separator: " + ")
        }
        var book = TestBook((["f0(x) = x"] + chain).joined(separator: "\n"))
        let outcome = book.evaluate("f60(1)")
        #expect(outcome.diagnostics.contains { $0.id == "too-much-work" })
    }

    @Test(arguments: [
        "v@ = v# * v#", "v@ = v# ^ 64", "v@ = v# ^ (1/11)", "v@ = v# / (1 / v#)", "v@ = sqrt(v#)",
    ])
    func powersOfUnitsThatGrowWithoutEndAreRefused(_ link: String) throws {
        var book = TestBook(Self.tower("v0 = 1 s", link, height: 200))
        let outcome = book.evaluate("v200")
        #expect(outcome.diagnostics.map { $0.id } == ["dimension-mismatch"], "\(outcome)")
        #expect(try #require(outcome.diagnostics.first).summary.contains("power"))
    }
}
