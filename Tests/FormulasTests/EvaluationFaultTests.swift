internal import SourceText
internal import Testing

@Suite struct EvaluationFaultTests {
    static let guarded = "guard it: if x > 0 then y / x else …"

    @Test(arguments: [
        Mistake(
            formula: "1 + 2 / x", definitions: "x = 0", id: "division-by-zero", place: "formula:1:5 over '2 / x'",
            summary: "division by zero", hint: guarded),
        Mistake(
            formula: "3 s / (2 GB - 2 GB)", id: "division-by-zero", place: "formula:1:1 over '3 s / (2 GB - 2 GB)'",
            summary: "division by zero", hint: guarded),
        Mistake(
            formula: "0 ^ -1", id: "division-by-zero", place: "formula:1:1 over '0 ^ -1'", summary: "division by zero",
            hint: "guard it: if x > 0 then y / x else …"),
        Mistake(
            formula: "0 / 0", id: "division-by-zero", place: "formula:1:1 over '0 / 0'", summary: "division by zero",
            hint: guarded),
        Mistake(
            formula: "1e300 * 1e300", id: "not-finite", place: "formula:1:1 over '1e300 * 1e300'",
            summary: "the result is too large for a number",
            hint: "guard it with if … then … else …, or look at the numbers that go in"),
        Mistake(
            formula: "1e300 ^ 2", id: "not-finite", place: "formula:1:1 over '1e300 ^ 2'",
            summary: "the result is too large for a number",
            hint: "guard it with if … then … else …, or look at the numbers that go in"),
        Mistake(
            formula: "1.5e308 + 1.5e308", id: "not-finite", place: "formula:1:1 over '1.5e308 + 1.5e308'",
            summary: "the result is too large for a number",
            hint: "guard it with if … then … else …, or look at the numbers that go in"),
        Mistake(
            formula: "1 / 1e400", id: "not-finite", place: "formula:1:5 over '1e400'",
            summary: "this is too large for a number",
            hint: "the largest numbers have about 300 digits: write it in another unit"),
        Mistake(
            formula: "1e300 YB", id: "not-finite", place: "formula:1:1 over '1e300 YB'",
            summary: "this is too large for a number",
            hint: "the largest numbers have about 300 digits: write it in another unit"),
        Mistake(
            formula: "1 YB^9*YB^9", id: "not-finite", place: "formula:1:3 over 'YB^9*YB^9'",
            summary: "a unit of this size is too large or too small for a number", hint: "write a smaller power of it"),
        Mistake(
            formula: "1 ns^9*ns^9*ns^9*ns^9*ns^9", id: "not-finite",
            place: "formula:1:3 over 'ns^9*ns^9*ns^9*ns^9*ns^9'",
            summary: "a unit of this size is too large or too small for a number", hint: "write a smaller power of it"),
        Mistake(
            formula: "(-8) ^ (1/3)", id: "not-finite", place: "formula:1:1 over '(-8) ^ (1/3)'",
            summary: "a number below zero has no such power", hint: "a whole power has one; abs(x) is never below zero"),
        Mistake(
            formula: "0 ^ -0.5", id: "division-by-zero", place: "formula:1:1 over '0 ^ -0.5'",
            summary: "division by zero", hint: "guard it: if x > 0 then y / x else …"),
        Mistake(
            formula: "sqrt(-1)", id: "not-finite", place: "formula:1:1 over 'sqrt(-1)'",
            summary: "a number below zero has no square root", hint: "guard it: if x > 0 then … else …"),
        Mistake(
            formula: "ln(0)", id: "not-finite", place: "formula:1:1 over 'ln(0)'",
            summary: "zero has no logarithm", hint: "guard it: if x > 0 then … else …"),
        Mistake(
            formula: "log10(-1)", id: "not-finite", place: "formula:1:1 over 'log10(-1)'",
            summary: "a number below zero has no logarithm", hint: "guard it: if x > 0 then … else …"),
        Mistake(
            formula: "exp(1000)", id: "not-finite", place: "formula:1:1 over 'exp(1000)'",
            summary: "the result is too large for a number",
            hint: "guard it with if … then … else …, or look at the numbers that go in"),
        Mistake(
            formula: "sum(1.5e308, 1.5e308)", id: "not-finite", place: "formula:1:1 over 'sum(1.5e308, 1.5e308)'",
            summary: "the result is too large for a number",
            hint: "guard it with if … then … else …, or look at the numbers that go in"),
        Mistake(
            formula: "infinite(1)", id: "not-finite", place: "formula:1:1 over 'infinite(1)'",
            summary: "the result is infinite",
            hint: "look at what it is given: a number there is zero, or far too large"),
        Mistake(
            formula: "infinite(0)", id: "not-finite", place: "formula:1:1 over 'infinite(0)'",
            summary: "the result is not a number",
            hint: "look at what it is given: a number there is zero, or far too large"),
        Mistake(
            formula: "small.drain(1, speed: 0)", id: "not-finite", place: "formula:1:1 over 'small.drain(1, speed: 0)'",
            summary: "the result is infinite",
            hint: "look at what it is given: a number there is zero, or far too large"),
        Mistake(
            formula: "pump(0 B/s).flow", id: "refused", place: "formula:1:1 over 'pump(0 B/s)'",
            summary: "a pump must flow", hint: "give it a flow above zero"),
        Mistake(
            formula: "1 + small.meter", id: "refused", place: "formula:1:11 over 'meter'",
            summary: "the pump has no meter", hint: "fit one"),
        Mistake(
            formula: "max([])", id: "empty-list", place: "formula:1:1 over 'max([])'",
            summary: "there is no value in the list", hint: "ask for its count first: if count(x) > 0 then … else …"),
        Mistake(
            formula: "mean([])", id: "empty-list", place: "formula:1:1 over 'mean([])'",
            summary: "there is no value in the list", hint: "ask for its count first: if count(x) > 0 then … else …"),
        Mistake(
            formula: "sum(3 .. 1)", id: "empty-range", place: "formula:1:5 over '3 .. 1'",
            summary: "the range ends before it begins", hint: "write the smaller number first"),
        Mistake(
            formula: "sum(1 .. 3 by 0)", id: "empty-range", place: "formula:1:5 over '1 .. 3 by 0'",
            summary: "the step must be above zero"),
        Mistake(
            formula: "sum(1 .. 3 by -1)", id: "empty-range", place: "formula:1:5 over '1 .. 3 by -1'",
            summary: "the step must be above zero"),
        Mistake(
            formula: "0 .. 8 log", id: "empty-range", place: "formula:1:1 over '0 .. 8 log'",
            summary: "a log range begins above zero"),
        Mistake(
            formula: "8 .. 1 log", id: "empty-range", place: "formula:1:1 over '8 .. 1 log'",
            summary: "the range ends before it begins"),
        Mistake(
            formula: "1 .. 8 log by 1", id: "empty-range", place: "formula:1:1 over '1 .. 8 log by 1'",
            summary: "the factor must be above one"),
        Mistake(
            formula: "1 .. 1e9", id: "too-long", place: "formula:1:1 over '1 .. 1e9'",
            summary: "the range has more than 10000 values", hint: "give it a larger step with 'by'"),
        Mistake(
            formula: "-1.7e308 .. 1.7e308", id: "too-long", place: "formula:1:1 over '-1.7e308 .. 1.7e308'",
            summary: "the range has more than 10000 values", hint: "give it a larger step with 'by'"),
        Mistake(
            formula: "1 .. 2 log by 1.000001", id: "too-long", place: "formula:1:1 over '1 .. 2 log by 1.000001'",
            summary: "the range has more than 10000 values", hint: "give it a larger step with 'by'"),
        Mistake(
            formula: "1e-323 .. 1 log by 1.1", id: "too-long", place: "formula:1:1 over '1e-323 .. 1 log by 1.1'",
            summary: "the range has more than 10000 values", hint: "give it a larger step with 'by'"),
    ])
    func arithmeticThatHasNoResultIsNamedAtItsPlace(_ mistake: Mistake) { mistake.expect() }

    @Test func aDefinitionThatFailsGivesItsOwnFaultToWhoeverNeedsIt() {
        var book = TestBook("a = 1 / 0\nb = a + 1\nc = 3")
        #expect(book.faults.map { $0.id } == ["division-by-zero", "division-by-zero"])
        #expect(book.evaluate("b * 2").description == "division-by-zero at test:1:5 over '1 / 0': division by zero")
        #expect(book.evaluate("c").text == "3")
    }
}
