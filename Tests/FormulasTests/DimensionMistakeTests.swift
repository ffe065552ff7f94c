internal import SourceText
internal import Testing

@Suite struct DimensionMistakeTests {
    static let notTime = [
        "USD: a factor in the left side, absent in the right side",
        "s: a divisor in the left side, a factor in the right side",
    ]

    @Test(arguments: [
        Mistake(
            formula: "rent + 3 ms", definitions: "rent = 2 USD/h", id: "dimension-mismatch",
            place: "formula:1:1 over 'rent'", summary: "these cannot be added: USD/h and ms", notes: notTime),
        Mistake(
            formula: "2 USD/h - 3 ms", id: "dimension-mismatch", place: "formula:1:1 over '2 USD/h'",
            summary: "these cannot be subtracted: USD/h and ms", notes: notTime),
        Mistake(
            formula: "2 USD/h < 3 ms", id: "dimension-mismatch", place: "formula:1:1 over '2 USD/h'",
            summary: "these cannot be compared: USD/h and ms", notes: notTime),
        Mistake(
            formula: "1 s == 1 B", id: "dimension-mismatch", place: "formula:1:1 over '1 s'",
            summary: "these cannot be compared: a quantity in s and a quantity in B",
            notes: [
                "B: absent in the left side, a factor in the right side",
                "s: a factor in the left side, absent in the right side",
            ]),
        Mistake(
            formula: "1 USD + 1 EUR", id: "dimension-mismatch", place: "formula:1:1 over '1 USD'",
            summary: "these cannot be added: USD and EUR",
            notes: [
                "USD: a factor in the left side, absent in the right side",
                "EUR: absent in the left side, a factor in the right side",
            ]),
        Mistake(
            formula: "1 s^2 + 1 s", id: "dimension-mismatch", place: "formula:1:1 over '1 s^2'",
            summary: "these cannot be added: s^2 and s",
            notes: ["s: to the power 2 in the left side, a factor in the right side"]),
        Mistake(
            formula: "sqrt(1 s) + 1", id: "dimension-mismatch", place: "formula:1:1 over 'sqrt(1 s)'",
            summary: "these cannot be added: s^(1/2) and a plain number",
            notes: ["s: to the power 1/2 in the left side, absent in the right side"]),
        Mistake(
            formula: "3 GB in USD", id: "dimension-mismatch", place: "formula:1:1 over '3 GB'",
            summary: "GB cannot be shown in USD",
            notes: ["USD: absent in the value, a factor in the unit", "B: a factor in the value, absent in the unit"]),
        Mistake(
            formula: "2 ^ (1 s)", id: "dimension-mismatch", place: "formula:1:5 over '(1 s)'",
            summary: "an exponent must be a plain number, this is in s",
            hint: "divide it by a unit first, as in x^(y / (1 s))"),
        Mistake(
            formula: "(2 s) ^ x", definitions: "x = 2", id: "dimension-mismatch", place: "formula:1:9 over 'x'",
            summary: "a power of s needs a whole number or a fraction as its exponent",
            hint: "write the number itself, as in x^2 or x^(1/2): the unit of the result must be known beforehand"),
        Mistake(
            formula: "(2 s) ^ 0.123", id: "dimension-mismatch", place: "formula:1:9 over '0.123'",
            summary: "a power of s needs a whole number or a fraction as its exponent",
            hint: "write the number itself, as in x^2 or x^(1/2): the unit of the result must be known beforehand"),
        Mistake(
            formula: "1 s .. 2 B", id: "dimension-mismatch", place: "formula:1:1 over '1 s'",
            summary: "a range cannot run from s to B",
            notes: ["B: absent in its start, a factor in its end", "s: a factor in its start, absent in its end"]),
        Mistake(
            formula: "1 s .. 2 s by 1", id: "dimension-mismatch", place: "formula:1:15 over '1'",
            summary: "the step must be in s, this is in a plain number"),
        Mistake(
            formula: "1 s .. 2 s log by 1 s", id: "dimension-mismatch", place: "formula:1:19 over '1 s'",
            summary: "the step of a log range is a plain factor, this is in s"),
        Mistake(
            formula: "max(1 s, 2)", id: "dimension-mismatch", place: "formula:1:10 over '2'",
            summary: "'max' needs values of one kind: a quantity in s and a plain number", hint: "write 2 s"),
        Mistake(
            formula: "exp(1 ms)", id: "dimension-mismatch", place: "formula:1:1 over 'exp(1 ms)'",
            summary: "'exp' needs a plain number, this is in ms", hint: "divide by a unit first, as in exp(x / (1 ms))"),
    ])
    func dimensionsThatDoNotFitAreExplainedFactorByFactor(_ mistake: Mistake) { mistake.expect() }

    @Test(arguments: [
        Mistake(
            formula: "1 + true", id: "wrong-type", place: "formula:1:5 over 'true'",
            summary: "a condition cannot be added", hint: "a condition becomes a number by if … then 1 else 0"),
        Mistake(
            formula: "\"a\" * 2", id: "wrong-type", place: "formula:1:1 over '\"a\"'",
            summary: "a text cannot be multiplied",
            hint: "a text stands for itself: write it into the sentence or the cell, beside the formula"),
        Mistake(
            formula: "small / 2", id: "wrong-type", place: "formula:1:1 over 'small'",
            summary: "a pump cannot be divided", hint: "name one of its fields, as in .flow, .volume, .meter"),
        Mistake(
            formula: "[1, 2] ^ 2", id: "wrong-type", place: "formula:1:1 over '[1, 2]'",
            summary: "a list of plain numbers cannot be raised to a power",
            hint: "ask for its min, max, sum, mean or count"),
        Mistake(
            formula: "-true", id: "wrong-type", place: "formula:1:2 over 'true'", summary: "a condition has no sign"),
        Mistake(
            formula: "not 3", id: "wrong-type", place: "formula:1:5 over '3'",
            summary: "'not' needs a condition, this is a plain number", hint: "compare it with something, as in x > 0"),
        Mistake(
            formula: "true and 1 GB", id: "wrong-type", place: "formula:1:10 over '1 GB'",
            summary: "'and' needs a condition, this is a quantity in GB", hint: "compare it with something, as in x > 0"
        ),
        Mistake(
            formula: "if 1 then 2 else 3", id: "wrong-type", place: "formula:1:4 over '1'",
            summary: "'if' needs a condition, this is a plain number", hint: "compare it with something, as in x > 0"),
        Mistake(
            formula: "if true then 2 s else \"a\"", id: "wrong-type", place: "formula:1:14 over '2 s'",
            summary: "both branches must be of one kind: a quantity in s and a text"),
        Mistake(
            formula: "small == 3", id: "wrong-type", place: "formula:1:1 over 'small'",
            summary: "these cannot be compared: a pump and a plain number"),
        Mistake(
            formula: "[1, true]", id: "wrong-type", place: "formula:1:5 over 'true'",
            summary: "the values of a list must be of one kind: a plain number and a condition",
            hint: "make a list of each kind"),
        Mistake(
            formula: "true in ms", id: "wrong-type", place: "formula:1:1 over 'true'",
            summary: "a condition cannot be shown in ms", hint: "only quantities have units"),
        Mistake(
            formula: "x.flow", definitions: "x = 3", id: "wrong-type", place: "formula:1:1 over 'x'",
            summary: "a plain number has no fields",
            hint: "only records, such as a server, have fields; a product is written with *"),
        Mistake(
            formula: "x.drain(1)", definitions: "x = 3", id: "wrong-type", place: "formula:1:1 over 'x'",
            summary: "a plain number has no functions", hint: "a function stands before its values, as in drain(…)"),
        Mistake(
            formula: "sum(true)", id: "wrong-type", place: "formula:1:5 over 'true'",
            summary: "'sum' needs numbers, this is a condition",
            hint: "a condition becomes a number by if … then 1 else 0"),
        Mistake(
            formula: "sqrt([4, 9])", id: "wrong-type", place: "formula:1:6 over '[4, 9]'",
            summary: "'sqrt' needs numbers, this is a list of plain numbers",
            hint: "ask for its min, max, sum, mean or count"),
        Mistake(
            formula: "max([small])", id: "wrong-type", place: "formula:1:5 over '[small]'",
            summary: "'max' needs numbers, this is a list of pumps",
            hint: "'for' takes its values one by one, in a table or a chart"),
        Mistake(
            formula: "true .. 3", id: "wrong-type", place: "formula:1:1 over 'true'",
            summary: "a condition cannot be the end of a range",
            hint: "a condition becomes a number by if … then 1 else 0"),
    ])
    func aValueOfTheWrongKindIsNamedAtItsPlace(_ mistake: Mistake) { mistake.expect() }

    @Test(
        arguments: [
            ("-[]", "wrong-type at formula:1:2 over '[]': an empty list has no sign"),
            ("1 + []", "wrong-type at formula:1:5 over '[]': an empty list cannot be added"),
            ("[] in GB", "wrong-type at formula:1:1 over '[]': an empty list cannot be shown in GB"),
            (
                "if [] < 1 then 1 else 2",
                "wrong-type at formula:1:4 over '[]': an empty list cannot be compared by size"
            ),
            ("[].flow", "wrong-type at formula:1:1 over '[]': an empty list has no fields"),
            ("f([])", "wrong-type at test:1:8 over 'x': an empty list cannot be added"),
        ] as [(String, String)])
    func anEmptyListIsNoNumber(_ formula: String, _ mistake: String) {
        #expect(evaluate(formula, "f(x) = x + 1").description == mistake)
    }

    @Test func eachSideOfTheWrongKindIsNamed() {
        #expect(
            evaluate("small < true").description == """
                wrong-type at formula:1:1 over 'small': a pump cannot be compared by size
                wrong-type at formula:1:9 over 'true': a condition cannot be compared by size
                """)
        #expect(
            evaluate("small < large").description
                == "wrong-type at formula:1:1 over 'small': a pump cannot be compared by size")
    }

    @Test func theOtherSideOfAMismatchIsUnderlinedToo() throws {
        let outcome = evaluate("2 USD/h + 3 ms")
        let label = try #require(outcome.diagnostics.first?.labels.first)
        #expect(label.span.range == 10..<14)
    }

    @Test func aMistakeInsideAFunctionSaysWhatItWasCalledWith() throws {
        let outcome = evaluate("f(2 s)", "f(x) = x + 1 GB")
        #expect(outcome.description == "dimension-mismatch at test:1:8 over 'x': these cannot be added: s and GB")
        #expect(
            try #require(outcome.diagnostics.first).notes.last == "it is called with a quantity in s at formula:1:1")
    }

    @Test func oneMistakeGivesOneMessage() {
        let definitions = """
            a = 1 s + 1 GB
            b = a * 2
            c(x) = b + x + nowhere
            """
        var book = TestBook(definitions)
        let outcome = book.evaluate("a + b + c(1) + 3")
        #expect(outcome.diagnostics.map { $0.id } == ["dimension-mismatch", "unknown-name"])
    }
}
