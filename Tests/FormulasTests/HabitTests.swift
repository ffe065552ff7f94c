import SourceText
import Testing

/// What people write who know another language is answered by what is written here.
@Suite struct HabitTests {
    @Test(arguments: [
        ("2 ** 3", "a power is written ^"), ("'Verda'", "a text stands between two \""),
        ("“Verda”", "a text stands between two \""), ("true && false", "both is written 'and'"),
        ("true || false", "either is written 'or'"), ("!true", "the opposite is written 'not'"),
        ("1,000 + 2", "digits are grouped with _, as in 1_000"),
        ("max(1; 2)", "arguments and values are separated by a comma"),
        ("3 USD per h", "'per' is written /, as in USD/h"), ("1 => 3", "'at least' is written >="),
        ("1 =< 3", "'at most' is written <="), ("true ? 1", "a choice is written 'if … then … else …'"),
        ("3 GB to MB", "a conversion is written with 'in', a range with '..'"),
        ("3 GB / s", "'s' is a unit: it stands behind a number, and is written without spaces, as in USD/s or 1 s"),
    ])
    func aHabitOfAnotherLanguageGetsAHint(_ formula: String, _ hint: String) {
        let diagnostics = evaluate(formula).diagnostics
        #expect(diagnostics.first?.hint == hint)
        #expect(diagnostics.count == 1)
    }
}
