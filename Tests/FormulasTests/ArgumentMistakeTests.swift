internal import Testing

@Suite struct ArgumentMistakeTests {
    @Test(arguments: [
        Mistake(
            formula: "f()", definitions: "f(x) = x", id: "missing-argument", place: "formula:1:1 over 'f()'",
            summary: "'f' needs 'x'", notes: ["it is defined at test:1:1"], hint: "write f(x)"),
        Mistake(
            formula: "pump(volume: 1 GB)", id: "missing-argument", place: "formula:1:1 over 'pump(volume: 1 GB)'",
            summary: "'pump' needs 'flow'", hint: "add flow: a quantity in B/s"),
        Mistake(
            formula: "max()", id: "missing-argument", place: "formula:1:1 over 'max()'",
            summary: "'max' takes values or a list of them", hint: "write what it is of, as in max(x)"),
        Mistake(
            formula: "f(1, 2)", definitions: "f(x) = x", id: "too-many-arguments", place: "formula:1:6 over '2'",
            summary: "'f' takes one argument", hint: "it takes x"),
        Mistake(
            formula: "nothing(3)", id: "too-many-arguments", place: "formula:1:9 over '3'",
            summary: "'nothing' takes no arguments"),
        Mistake(
            formula: "pump(1 B/s, 1 B, copper, 3)", id: "too-many-arguments", place: "formula:1:26 over '3'",
            summary: "'pump' takes 3 arguments", hint: "it takes flow, volume, metal"),
        Mistake(
            formula: "sqrt(1, 2)", id: "too-many-arguments", place: "formula:1:1 over 'sqrt(1, 2)'",
            summary: "'sqrt' takes one value", hint: "write sqrt(x)"),
        Mistake(
            formula: "f(y: 1)", definitions: "f(x) = x", id: "unknown-argument", place: "formula:1:3 over 'y'",
            summary: "'f' has no argument 'y'", hint: "it takes x"),
        Mistake(
            formula: "pump(flwo: 1 B/s)", id: "unknown-argument", place: "formula:1:6 over 'flwo'",
            summary: "'pump' has no argument 'flwo'", hint: "did you mean 'flow'?"),
        Mistake(
            formula: "pump(colour: 1 B/s)", id: "unknown-argument", place: "formula:1:6 over 'colour'",
            summary: "'pump' has no argument 'colour'", hint: "it takes flow, volume, metal"),
        Mistake(
            formula: "max(of: 1)", id: "unknown-argument", place: "formula:1:5 over 'of'",
            summary: "'max' takes no named arguments", hint: "leave out 'of:'"),
        Mistake(
            formula: "f(1, x: 2)", definitions: "f(x) = x", id: "duplicate-argument", place: "formula:1:9 over '2'",
            summary: "'x' is given twice", hint: "leave one of them out"),
        Mistake(
            formula: "y with x = 1, x = 2", definitions: "input x = 1\ny = x", id: "duplicate-argument",
            place: "formula:1:15 over 'x'", summary: "'x' is set twice", hint: "leave one of them out"),
        Mistake(
            formula: "pump(flow: 3)", id: "dimension-mismatch", place: "formula:1:12 over '3'",
            summary: "'flow' of 'pump' is a quantity in B/s, not a plain number",
            notes: ["B: absent in the argument, a factor in 'flow'", "s: absent in the argument, a divisor in 'flow'"],
            hint: "write 3 B/s"),
        Mistake(
            formula: "pump(1 B/s, metal: small)", id: "wrong-type", place: "formula:1:20 over 'small'",
            summary: "'metal' of 'pump' is a metal, not a pump", hint: "a metal is copper"),
        Mistake(
            formula: "pump(\"fast\")", id: "wrong-type", place: "formula:1:6 over '\"fast\"'",
            summary: "'flow' of 'pump' is a quantity in B/s, not a text"),
        Mistake(
            formula: "pump(1 GB/s with x = 1, metal: 2)", definitions: "input x = 1", id: "wrong-type",
            place: "formula:1:32 over '2'", summary: "'metal' of 'pump' is a metal, not a plain number",
            hint: "a metal is copper"),
        Mistake(
            formula: "y with y = 1", definitions: "y = 2", id: "not-a-parameter", place: "formula:1:8 over 'y'",
            summary: "'y' is computed and cannot be set", hint: "set one of the parameters that it is computed from"),
        Mistake(
            formula: "y with z = 1", definitions: "input y = 2", id: "unknown-parameter", place: "formula:1:8 over 'z'",
            summary: "there is no parameter 'z'", hint: nil),
        Mistake(
            formula: "y with y = 1 s", definitions: "input y = 2 GB", id: "wrong-type",
            place: "formula:1:12 over '1 s'",
            summary: "'y' is a quantity in GB, not a quantity in s",
            notes: ["B: a factor in 'y', absent in the value", "s: absent in 'y', a factor in the value"]),
    ])
    func anArgumentThatDoesNotFitIsNamedAtItsPlace(_ mistake: Mistake) { mistake.expect() }
}
