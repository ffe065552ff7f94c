internal import Testing

@Suite struct PrecedenceTests {
    @Test(
        arguments: [
            ("1 + 2 * 3", "(+ 1 (* 2 3))"), ("(1 + 2) * 3", "(* (+ 1 2) 3)"), ("1 - 2 - 3", "(- (- 1 2) 3)"),
            ("8 / 4 / 2", "(/ (/ 8 4) 2)"), ("2 * 3 / 4 * 5", "(* (/ (* 2 3) 4) 5)"), ("2 ^ 3 ^ 2", "(^ 2 (^ 3 2))"),
            ("-2 ^ 2", "(- (^ 2 2))"), ("2 ^ -1", "(^ 2 (- 1))"), ("--x", "(- (- x))"), ("a - -b", "(- a (- b))"),
            ("-a * b", "(* (- a) b)"), ("a * -b", "(* a (- b))"), ("x^(1/2)", "(^ x (/ 1 2))"),
            ("a.b ^ 2", "(^ a.b 2)"), ("-a.b", "(- a.b)"), ("f(x)^2", "(^ f(x) 2)"),
            ("a + b < c * d", "(< (+ a b) (* c d))"), ("a < b and c > d", "(and (< a b) (> c d))"),
            ("a or b and c", "(or a (and b c))"), ("not a and b", "(and (not a) b)"), ("not a == b", "(not (== a b))"),
            ("not not a", "(not (not a))"), ("a or b or c", "(or (or a b) c)"),
            ("if a then b else c + 1", "(if a b (+ c 1))"),
            ("if a then b else if c then d else e", "(if a b (if c d e))"),
            ("1 + (if a then 2 else 3)", "(+ 1 (if a 2 3))"), ("a + b in ms", "(in (+ a b) ms)"),
            ("(a in ms) + b", "(+ (in a ms) b)"), ("a in USD/Mtoken < b", "(< (in a USD·Mtoken^-1) b)"),
            ("1 .. 3", "(.. 1 3)"), ("1 + 1 .. 2 * 3", "(.. (+ 1 1) (* 2 3))"), ("1..8 log by 2", "(.. 1 8 log by 2)"),
            ("1 .. 9 by 2 + 1", "(.. 1 9 by (+ 2 1))"), ("1 GB .. 8 GB by 1 GB", "(.. 1 GB 8 GB by 1 GB)"),
            ("a with x = 1, y = 2 + 3", "(with a x = 1, y = (+ 2 3))"), ("a < b with x = 1", "(with (< a b) x = 1)"),
            ("f(a with x = 1, b)", "f((with a x = 1), b)"),
            ("a with s", "(with a s)"), ("f(a with s, b)", "f((with a s), b)"),
            ("a + b with s(1)", "(with (+ a b) s(1))"),
            ("a with c.s, x = 1, c.y = 2", "(with a c.s, x = 1, c.y = 2)"), ("a in GB with s", "(with (in a GB) s)"),
            ("f(a with x = 1, y = 2, b)", "f((with a x = 1, y = 2), b)"),
            ("if c then a else b with x = 1", "(if c a (with b x = 1))"),
            ("(a with x = 1) with y = 2", "(with (with a x = 1) y = 2)"),
            ("[1, 2 + 3, [4]]", "[1, (+ 2 3), [4]]"), ("[]", "[]"), ("[1 .. 3]", "[(.. 1 3)]"),
            ("f()", "f()"), ("f(x, size: y + 1)", "f(x, size: (+ y 1))"), ("a.f(x).b", "a.f(x).b"), ("f(x,)", "f(x)"),
            ("a.b.c", "a.b.c"), ("\"a\" == \"b\"", "(== \"a\" \"b\")"), ("true and false", "(and true false)"),
        ] as [(String, String)])
    func operatorsBindAsTheGrammarSays(_ text: String, _ tree: String) {
        #expect(parsed(text) == tree)
    }

    @Test(
        arguments: [
            ("2 ms", "2 ms"), ("2ms", "2 ms"), ("3.35 TB/s", "3.35 TB·s^-1"), ("3 USD / h", "(/ 3 USD h)"),
            ("3 USD/h * 2", "(* 3 USD·h^-1 2)"), ("3 GB*s", "3 GB·s"), ("5 s^2", "5 s^2"), ("5 m/s^2", "5 m·s^-2"),
            ("5 s^-1", "5 s^-1"), ("70 %", "70 %"), ("70%", "70 %"), ("2 ms + 3", "(+ 2 ms 3)"),
            ("2 log", "unexpected-token"),
            ("2 in ms", "(in 2 ms)"), ("2 and 3", "(and 2 3)"), ("2*x", "(* 2 x)"), ("2 / 3 GB", "(/ 2 3 GB)"),
            ("3 USD/h/GPU", "3 USD·h^-1·GPU^-1"), ("2^3 ms", "(^ 2 3 ms)"), ("-2 ms", "(- 2 ms)"),
            ("2 ms(3)", "unexpected-token"),
        ] as [(String, String)])
    func aUnitBelongsToItsNumber(_ text: String, _ tree: String) {
        #expect(parsed(text) == tree)
    }

    @Test(arguments: [
        "a in ms * 2", "a in ms / s", "a = b", "a == b == c", "a < b < c", "1 .. 2 .. 3", "if a then b", "if a else b",
        "a b", "(a", "a)", "[a", "f(a", "f(a b)", "a.", "a.1", ".a", "a +", "* a", "a ? b", "a in", "a in 3", "then",
        "a with", "a with x 3", "a with x.y.z = 3", "a with x, y", "a with x in GB", "a not b", "f(x: )", "f(: 1)",
        "1 +* 2", "", " ", "a in s^0", "a in s^1.5",
        "a in s^10", "a : x", "a : .2f x", "a :", "\"a",
    ])
    func whatIsNoFormulaIsRefused(_ text: String) {
        #expect(parsed(text).contains("-"), "\(parsed(text))")
        #expect(!parsed(text).contains(" "))
    }

    @Test func parenthesesChangeNothingAroundAWholeFormula() {
        for text in ["1 + 2 * 3", "if a then b else c", "a with x = 1", "1 .. 3", "not a", "a in ms"] {
            #expect(parsed("((\(text)))") == parsed(text))
        }
    }
}
