internal import Formulas
internal import SourceText
internal import Testing
internal import TestSupport

@Suite struct SettingTests {
    static let book = """
        input rent = 2 USD/h
        input gpus = 4
        total = rent * gpus
        double(x) = total * x
        other = gpus + 1
        """

    @Test(
        arguments: [
            ("total", "8 USD/h"), ("total with rent = 3 USD/h", "12 USD/h"),
            ("total with rent = 3 USD/h, gpus = 1", "3 USD/h"),
            ("rent with rent = 5 USD/h", "5 USD/h"), ("double(2) with gpus = 1", "4 USD/h"),
            ("other with rent = 100 USD/h", "5"),
            ("total with gpus = gpus * 2", "16 USD/h"), ("(total with rent = 1 USD/h) + total", "12 USD/h"),
            ("(total with rent = 1 USD/h) with gpus = 3", "3 USD/h"),
            ("(total with rent = 1 USD/h) with rent = 7 USD/h", "4 USD/h"),
            ("total with rent = rent + rent, gpus = other", "20 USD/h"), ("max(total with gpus = 1, total)", "8 USD/h"),
            ("total / total with gpus = 1", "1"), ("total with gpus = (other with gpus = 9)", "20 USD/h"),
            ("(total with gpus = 2) / (total with gpus = 1)", "2"), ("gpus", "4"),
        ] as [(String, String)])
    func whatDependsOnASetParameterIsComputedAnew(_ formula: String, _ text: String) {
        #expect(evaluate(formula, Self.book).description == text)
    }

    @Test func whatDoesNotDependOnItIsNotComputedAnew() {
        // `fine` fails whenever it is computed with rent at zero; it depends on rent only through a branch not taken.
        var book = TestBook(Self.book + "\nrate = 1 / gpus\nratio = 1 USD/h / rent")
        #expect(book.evaluate("total with rent = 0 USD/h").text == "0 USD/h")
        #expect(book.evaluate("rate with rent = 0 USD/h").text == "0.25")
        #expect(book.evaluate("ratio with rent = 0 USD/h").diagnostics.map { $0.id } == ["division-by-zero"])
        #expect(book.evaluate("ratio").text == "0.5")
    }

    @Test func aFunctionSetsParametersForWhatItComputes() {
        var book = TestBook(Self.book + "\nat(r) = total with rent = r\nthree = at(3 USD/h)")
        #expect(book.evaluate("at(1 USD/h) + three").text == "16 USD/h")
        #expect(book.evaluate("at(at(1 USD/h))").text == "16 USD/h")
        #expect(book.evaluate("three with gpus = 1").text == "3 USD/h")
    }

    @Test func aSettingThatNeedsItselfIsACircle() {
        let outcome = evaluate("a", "input p = a\na = 1 with p = 2")
        #expect(outcome.diagnostics.map { $0.id } == ["cycle"])
    }

    @Test func settingsAgreeWithABookThatSaysSoFromTheStart() throws {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<200 {
            let (first, second) = (Int.random(in: 1...9, using: &random), Int.random(in: 1...9, using: &random))
            let definitions = "a = p * q + 1\nb = a / q\nf(x) = b * x + p\nc = f(a) - q"
            let set = evaluate("c with p = \(first), q = \(second)", "input p = 1\ninput q = 2\n" + definitions)
            let written = evaluate("c", "input p = \(first)\ninput q = \(second)\n" + definitions)
            #expect(try #require(set.value).number == #require(written.value).number)
        }
    }
}
