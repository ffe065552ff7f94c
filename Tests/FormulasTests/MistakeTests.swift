internal import Testing

@Suite struct MistakeTests {
    @Test(arguments: [
        Mistake(
            formula: "1 +", id: "incomplete-formula", place: "formula:1:4 over ''",
            summary: "the formula ends where a value is expected"),
        Mistake(
            formula: "(1 + 2", id: "incomplete-formula", place: "formula:1:7 over ''",
            summary: "the formula ends where ')' is expected"),
        Mistake(
            formula: "nothing(1", id: "incomplete-formula", place: "formula:1:10 over ''",
            summary: "the formula ends where ',' or ')' is expected"),
        Mistake(
            formula: "if true then 1", id: "incomplete-formula", place: "formula:1:15 over ''",
            summary: "the formula ends where 'else' is expected", hint: "if … then … else …"),
        Mistake(
            formula: "3 in", id: "incomplete-formula", place: "formula:1:5 over ''",
            summary: "the formula ends where a unit is expected", hint: "as in: in USD/Mtoken"),
        Mistake(
            formula: "1 ? 2", id: "unexpected-character", place: "formula:1:3 over '?'",
            summary: "'?' has no meaning in a formula", hint: "a choice is written 'if … then … else …'"),
        Mistake(
            formula: "x; 2", definitions: "x = 1", id: "unexpected-character", place: "formula:1:2 over ';'",
            summary: "';' has no meaning in a formula", hint: "arguments and values are separated by a comma"),
        Mistake(
            formula: "1 + \"open", id: "unexpected-character", place: "formula:1:5 over '\"open'",
            summary: "'\"open' has no meaning in a formula", hint: "close the text with a second \""),
        Mistake(
            formula: "1 2", id: "unexpected-token", place: "formula:1:3 over '2'",
            summary: "expected the end of the formula, found '2'"),
        Mistake(
            formula: "= 2", id: "unexpected-token", place: "formula:1:1 over '='",
            summary: "expected a value, found '='", hint: "one '=' is enough"),
        Mistake(
            formula: "1 = 2", id: "unexpected-token", place: "formula:1:3 over '='",
            summary: "expected the end of the formula, found '='",
            hint: "equality is written ==, a named argument as name: value"),
        Mistake(
            formula: "1 + then", id: "unexpected-token", place: "formula:1:5 over 'then'",
            summary: "expected a value, found 'then'", hint: "'then' is a word of the language"),
        Mistake(
            formula: "3 s in ms / s", id: "unexpected-token", place: "formula:1:11 over '/'",
            summary: "expected the end of the formula, found '/'",
            hint: "write the unit without spaces, as in USD/Mtoken"),
        Mistake(
            formula: "3 s^0", id: "unexpected-token", place: "formula:1:5 over '0'",
            summary: "expected a whole number as the power of a unit, found '0'"),
        Mistake(
            formula: "small.7", id: "unexpected-token", place: "formula:1:7 over '7'",
            summary: "expected the name of a field, found '7'"),
        Mistake(
            formula: "1 < 2 < 3", id: "chained-comparison", place: "formula:1:7 over '<'",
            summary: "comparisons cannot be chained", hint: "write a < b and b < c"),
        Mistake(
            formula: " ", id: "empty-formula", place: "formula:1:2 over ''",
            summary: "there is no formula after the '='", hint: "write what to compute, as in = 2 * 3"),
        Mistake(
            formula: "2 : 3q ", id: "unknown-format", place: "formula:1:5 over '3q'",
            summary: "'3q' is not a format",
            hint: "a format is .2f (digits after the point), .3s (significant figures), % or , (all digits)"),
        Mistake(
            formula: "2 :", id: "unknown-format", place: "formula:1:3 over ':'", summary: "'' is not a format",
            hint: "a format is .2f (digits after the point), .3s (significant figures), % or , (all digits)"),
        Mistake(
            formula: "é + 1 ☃", definitions: "é = 1", id: "unknown-unit", place: "formula:1:7 over '☃'",
            summary: "there is no unit '☃'",
            hint: "a chapter declares a unit of its own with a line 'unit ☃' in a let block"),
    ])
    func aMistakeOfFormIsNamedAtItsPlace(_ mistake: Mistake) { mistake.expect() }

    @Test(arguments: [
        Mistake(
            formula: "rnet * 2", definitions: "rent = 1", id: "unknown-name", place: "formula:1:1 over 'rnet'",
            summary: "there is no value 'rnet'", hint: "did you mean 'rent'?"),
        Mistake(
            formula: "quasar", id: "unknown-name", place: "formula:1:1 over 'quasar'",
            summary: "there is no value 'quasar'",
            hint: "give it a value in a params or let block; 'marginal help vocabulary' lists what every chapter knows"),
        Mistake(
            formula: "1 + sqr(4)", id: "unknown-name", place: "formula:1:5 over 'sqr'",
            summary: "there is no function 'sqr'", hint: "did you mean 'sqrt'?"),
        Mistake(
            formula: "smal", id: "unknown-name", place: "formula:1:1 over 'smal'", summary: "there is no value 'smal'",
            hint: "did you mean 'small'?"),
        Mistake(
            formula: "test", definitions: "rent = 1", id: "unknown-name", place: "formula:1:1 over 'test'",
            summary: "'test' is a chapter, not a value", hint: "name one of its definitions, as in test.rent"),
        Mistake(
            formula: "test.rnet", definitions: "rent = 1", id: "unknown-name", place: "formula:1:6 over 'rnet'",
            summary: "the chapter 'test' defines no 'rnet'", hint: "did you mean 'rent'?"),
        Mistake(
            formula: "3 parsecs", id: "unknown-unit", place: "formula:1:3 over 'parsecs'",
            summary: "there is no unit 'parsecs'",
            hint: "a chapter declares a unit of its own with a line 'unit parsecs' in a let block"),
        Mistake(
            formula: "3 hours", id: "unknown-unit", place: "formula:1:3 over 'hours'",
            summary: "there is no unit 'hours'", hint: "write h"),
        Mistake(
            formula: "3 USD/Mtokn", id: "unknown-unit", place: "formula:1:7 over 'Mtokn'",
            summary: "there is no unit 'Mtokn'", hint: "did you mean 'Mtoken'?"),
        Mistake(
            formula: "3 rent", definitions: "rent = 1", id: "unknown-unit", place: "formula:1:3 over 'rent'",
            summary: "there is no unit 'rent'",
            hint: "'rent' is a name: put a space on each side of the sign, or '*' between number and name"),
        Mistake(
            formula: "small.flw", id: "unknown-field", place: "formula:1:7 over 'flw'",
            summary: "a pump has no 'flw'", hint: "did you mean 'flow'?"),
        Mistake(
            formula: "small.colour", id: "unknown-field", place: "formula:1:7 over 'colour'",
            summary: "a pump has no 'colour'", hint: "it has flow, volume, title, is_large, meter, drain"),
        Mistake(
            formula: "small.colour(1)", id: "unknown-field", place: "formula:1:7 over 'colour'",
            summary: "a pump has no 'colour'", hint: "it has flow, volume, title, is_large, meter, drain"),
        Mistake(
            formula: "f", definitions: "f(x) = x", id: "function-without-call", place: "formula:1:1 over 'f'",
            summary: "'f' is a function and needs its arguments", hint: "write f(…)"),
        Mistake(
            formula: "sqrt + 1", id: "function-without-call", place: "formula:1:1 over 'sqrt'",
            summary: "'sqrt' is a function and needs its arguments", hint: "write sqrt(…)"),
        Mistake(
            formula: "small.drain", id: "function-without-call", place: "formula:1:7 over 'drain'",
            summary: "'drain' of a pump needs its arguments", hint: "write .drain(…)"),
        Mistake(
            formula: "rent(3)", definitions: "rent = 1", id: "not-a-function", place: "formula:1:1 over 'rent'",
            summary: "'rent' is a value, not a function", notes: ["it is defined at test:1:1"],
            hint: "write rent * (…) to multiply"),
        Mistake(
            formula: "small(3)", id: "not-a-function", place: "formula:1:1 over 'small'",
            summary: "'small' is a value, not a function"),
        Mistake(
            formula: "small.flow(3)", id: "not-a-function", place: "formula:1:7 over 'flow'",
            summary: "'flow' of a pump is a value and takes no arguments", hint: "write .flow"),
        Mistake(
            formula: "1", definitions: "f(x) = x(2)", id: "not-a-function", place: "test:1:8 over 'x'",
            summary: "'x' is a value, not a function"),
    ])
    func aNameThatMeansNothingIsNamedAtItsPlace(_ mistake: Mistake) { mistake.expect() }
}
