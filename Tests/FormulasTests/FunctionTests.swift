internal import SourceText
internal import Testing

@Suite struct FunctionTests {
    @Test(
        arguments: [
            ("f(3)", "f(x) = x * 2", "6"), ("f(3 s)", "f(x) = x * 2", "6 s"), ("f(2, 3)", "f(x, y) = x - y", "-1"),
            ("f(y: 2, x: 3)", "f(x, y) = x - y", "1"), ("f(2, x: 3)", "f(y, x) = x - y", "1"),
            ("f(f(f(1)))", "f(x) = x + 1", "4"),
            ("g(4)", "g(x) = f(x) + 1\nf(x) = x * x", "17"), ("f(2) + f(2 s) / (1 s)", "f(x) = x * 3", "12"),
            ("f(rent: 5)", "input rent = 1\nf(rent) = rent * 2", "10"),
            ("f(small)", "f(p) = p.flow * (1 s) in MB", "1 MB"),
            ("f(true)", "f(x) = if x then 1 else 2", "1"), ("f([1, 2, 3])", "f(x) = sum(x)", "6"),
            ("f(1)", "f(min) = min", "1"),
            ("f(7)", "f(x) = y + x\ny = 3", "10"),
        ] as [(String, String, String)])
    func aFunctionTakesItsArgumentsByPlaceOrName(_ formula: String, _ definitions: String, _ text: String) {
        #expect(evaluate(formula, definitions).description == text)
    }

    @Test(
        arguments: [
            ("f(x) = 1 s + 1 GB", "dimension-mismatch at test:1:8 over '1 s': these cannot be added: s and GB"),
            ("f(x) = x + nowhere", "unknown-name at test:1:12 over 'nowhere': there is no value 'nowhere'"),
            ("f(x) = 3 parsecs * x", "unknown-unit at test:1:10 over 'parsecs': there is no unit 'parsecs'"),
            ("f(x) = not 3", "wrong-type at test:1:12 over '3': 'not' needs a condition, this is a plain number"),
            ("f(x) = small.colour + x", "unknown-field at test:1:14 over 'colour': a pump has no 'colour'"),
            ("f(x) = sqrt(x, x)", "too-many-arguments at test:1:8 over 'sqrt(x, x)': 'sqrt' takes one value"),
            ("f(x) = g(x, 2)\ng(x) = x", "too-many-arguments at test:1:13 over '2': 'g' takes one argument"),
            ("f(x, x) = x", "duplicate-parameter at test:1:6 over 'x': the function has two parameters 'x'"),
        ] as [(String, String)])
    func aFunctionThatNobodyCallsIsCheckedAllTheSame(_ definitions: String, _ mistake: String) {
        #expect(evaluate("1", definitions).description == mistake)
    }

    @Test func aFunctionIsCheckedForEachKindOfArgument() {
        var book = TestBook("square(x) = x ^ 2\nboth(x) = x + 1 s")
        #expect(book.evaluate("square(3)").text == "9")
        #expect(book.evaluate("square(3 s)").text == "9 s^2")
        #expect(book.evaluate("both(2 s)").text == "3 s")
        #expect(book.evaluate("both(2)").diagnostics.map { $0.id } == ["dimension-mismatch"])
        #expect(book.evaluate("both(2 s)").text == "3 s")
    }

    @Test(
        arguments: [
            ("pump(2 GB/s).flow", "2 GB/s"), ("pump(flow: 2 GB/s).volume", "1 GB"),
            ("pump(volume: 3 GB, flow: 1 GB/s).volume in GB", "3 GB"),
            ("pump(1 GB/s, metal: copper).is_large", "no"), ("large.is_large", "yes"), ("small.title", "Small"),
            ("large", "Large"),
            ("small.drain(1)", "16.7 min"), ("small.drain(share: 0.5)", "8.33 min"),
            ("small.drain(1, speed: 2)", "8.33 min"),
            ("small.flow", "1 MB/s"), ("(if 1 > 2 then small else large).title", "Large"), ("nothing()", "7"),
            ("[small, large]", "[Small, Large]"),
        ] as [(String, String)])
    func recordsHaveFieldsAndFunctions(_ formula: String, _ text: String) {
        #expect(evaluate(formula).description == text)
    }

    @Test(
        arguments: [
            ("if true then 1 else 1 / 0", "1"), ("if false then 1 / 0 else 2", "2"), ("false and 1 / 0 > 1", "no"),
            ("true or 1 / 0 > 1", "yes"), ("if x > 0 then 6 / x else 0", "0"), ("f(0)", "0"), ("f(2)", "3"),
            ("if true then small.flow / (1 B/s) else small.meter", "1,000,000"),
        ] as [(String, String)])
    func whatIsNotTakenIsNotComputed(_ formula: String, _ text: String) {
        #expect(evaluate(formula, "x = 0\nf(y) = if y > 0 then 6 / y else 0").description == text)
    }
}
