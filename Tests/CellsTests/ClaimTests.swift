internal import Cells
internal import SourceText
internal import Testing

@Suite struct ClaimTests {
    static let model = """
        ```params
        rent = 2 USD/h in 1 USD/h .. 6 USD/h
        gpus = 4 in 1, 2, 4, 8
        size = 100 in 1 .. 10_000 log
        users = 3 in 1 .. 9 by 1
        fixed = 7
        ```
        ```let
        total = rent * gpus
        dip   = (rent / (1 USD/h) - 3.21)^2
        is_cheap = total <= 10 USD/h
        ```

        """

    private func claim(_ text: String, mayFail: Bool = true, settings: String = "") -> CellOutcome {
        evaluate(Self.model + "```claim it" + text + "\n```", settings: settings, claimsMayFail: mayFail)
    }

    /// The verdict of a condition, its margin and its flips.
    private func verdict(_ condition: String) -> [String] {
        let outcome = claim("\nIt is so.\n" + condition)
        let lines = outcome.description.split(separator: "\n").map { String($0) }
        guard let start = lines.firstIndex(where: { $0.hasPrefix("it ") }) else { return lines }
        return [lines[start].replacing(": It is so.", with: "")] + lines[(start + 1)...]
    }

    @Test(
        arguments: [
            (
                "total <= 10 USD/h",
                [
                    "it holds", "8 USD/h; at most 10 USD/h is allowed: 20 % below",
                    "rent: flips at 2.5 USD/h (fails above)",
                    "gpus: fails with 8",
                ]
            ),
            (
                "10 USD/h >= total",
                [
                    "it holds", "8 USD/h; at most 10 USD/h is allowed: 20 % below",
                    "rent: flips at 2.5 USD/h (fails above)",
                    "gpus: fails with 8",
                ]
            ),
            (
                "is_cheap",
                [
                    "it holds", "8 USD/h; at most 10 USD/h is allowed: 20 % below",
                    "rent: flips at 2.5 USD/h (fails above)",
                    "gpus: fails with 8",
                ]
            ),
            (
                "not is_cheap",
                [
                    "it fails", "8 USD/h; more than 10 USD/h is needed: 20 % below",
                    "rent: flips at 2.5 USD/h (holds above)",
                    "gpus: holds with 8",
                ]
            ),
            (
                "size >= 1_000",
                ["it fails", "100; at least 1,000 is needed: 90 % below", "size: flips at 1,000 (holds above)"]
            ),
            ("users < 6", ["it holds", "3; less than 6 is needed: 50 % below", "users: fails from 6 on"]),
            ("fixed == 7", ["it holds", "7; exactly 7 is needed: exactly that"]),
            (
                "dip > 0.0001",
                [
                    "it holds", "1.46; more than 0.0001 is needed: 14,600 times as much",
                    "rent: fails from 3.2 USD/h to 3.22 USD/h",
                ]
            ),
            (
                "rent > 0 USD/h",
                [
                    "it holds", "2 USD/h; more than 0 USD/h is needed: 2 USD/h above",
                    "rent: holds over its whole range",
                ]
            ),
            (
                "rent > 1.5 USD/h and users > 2",
                [
                    "it holds", "rent > 1.5 USD/h: 2 USD/h; more than 1.5 USD/h is needed: 33 % above",
                    "rent: flips at 1.5 USD/h (fails below)", "users: fails up to 2",
                ]
            ),
            (
                "rent > 5 USD/h or users > 2",
                [
                    "it holds", "users > 2: 3; more than 2 is needed: 50 % above", "rent: holds over its whole range",
                    "users: fails up to 2",
                ]
            ),
            (
                "sqrt(4 - rent / (1 USD/h)) > 1",
                [
                    "it holds", "1.41; more than 1 is needed: 41 % above",
                    "rent: flips at 3 USD/h (fails above); cannot be evaluated above 4 USD/h: a number below zero has no square root",
                ]
            ),
            (
                "fixed > 3 or 1 / (fixed - 7) > 0",
                ["it holds", "fixed > 3: 7; more than 3 is needed: 2.3 times as much"]
            ),
            ("true", ["it holds", "yes"]),
            (
                "total in USD/s > 1 USD/h : .5f",
                [
                    "it holds", "0.00222 USD/s; more than 0.00028 USD/s is needed: 8 times as much",
                    "rent: holds over its whole range", "gpus: holds with every choice",
                ]
            ),
        ] as [(String, [String])])
    func aConditionHasAVerdictAMarginAndFlips(_ condition: String, _ lines: [String]) {
        #expect(verdict(condition) == lines)
    }

    @Test func namesOfConditionsAreFollowedOnlySoFar() {
        let names = (1...100).map { "c\($0) = c\($0 - 1) or c\($0 - 1)" }.joined(separator: "\n")
        let outcome = evaluate(
            "```params\np = 2 in 1 .. 3\n```\n```let\nc0 = p > 1.5\n\(names)\n```\n```claim it\nIt is so.\nc100\n```")
        #expect(outcome.description.hasSuffix("p: flips at 1.5 (fails below)"), "\(outcome)")
    }

    @Test func aClaimThatIsCalledRefutedMustFail() {
        #expect(
            claim(" refuted\nIt is so.\nrent > 5 USD/h", mayFail: false).description.contains("it refuted: It is so."))
        let outcome = claim(" refuted\nIt is so.\nrent > 1 USD/h", mayFail: false)
        #expect(
            outcome.description
                == "refuted-claim-holds at chapter:15:1 over 'rent > 1 USD/h': the claim 'it' is called refuted, but it holds: 2 USD/h; more than 1 USD/h is needed: 2 times as much"
        )
    }

    @Test func aClaimThatFailsIsAMistakeUnlessTheBookAllowsIt() throws {
        let text = "\nIt is so.\nfixed > 3 and\n  rent > 5 USD/h"
        let outcome = claim(text, mayFail: false)
        #expect(
            outcome.description
                == "claim-fails at chapter:16:3 over 'rent > 5 USD/h': the claim 'it' fails: 2 USD/h; more than 5 USD/h is needed: 60 % below"
        )
        #expect(try #require(outcome.diagnostics.first).notes == ["rent: flips at 5 USD/h (holds above)"])
        #expect(claim(text).description.contains("it fails: It is so."))
        #expect(claim(text, mayFail: false, settings: "rent = 5.5 USD/h").description.contains("it holds"))
    }

    @Test func aSentenceHasFormulasAndSeveralLines() {
        let outcome = claim(
            "\nFor `= gpus` machines,\nthe rent is\n\n  not the point.\nusers > 2 and\n  # who counts?\n  fixed > 6")
        #expect(
            outcome.description.contains("it holds: For <4> machines,\nthe rent is\n\n  not the point."), "\(outcome)")
    }

    @Test(
        arguments: [
            (
                "```claim\nIt rains often, they say.\ntrue\n```",
                "missing-label at chapter:1:9 over '': a claim needs a label, by which the text can refer to it",
                "as in: claim it-rains-often-they-say"
            ),
            (
                "```claim refuted\nIt rains.\ntrue\n```",
                "missing-label at chapter:1:9 over ' refuted': a claim needs a label, by which the text can refer to it",
                "as in: claim it-rains"
            ),
            (
                "```claim rain\ntrue\n```",
                "incomplete-claim at chapter:2:1 over 'true': a claim is a sentence and, on its last line, a condition",
                "write the sentence, and below it on a line of its own what must be true, as in x >= 10"
            ),
            (
                "```claim rain\n\n```", "incomplete-claim at chapter:1:4 over 'claim rain': this claim is empty",
                "write the sentence, and below it on a line of its own what must be true, as in x >= 10"
            ),
            (
                "```claim rain refused\nIt rains.\ntrue\n```",
                "unexpected-token at chapter:1:15 over 'refused': after a claim's label stands 'refuted' or nothing",
                "did you mean 'refuted'?"
            ),
            (
                "```claim rain\nIt rains.\n3 mm\n```", "unknown-unit at chapter:3:3 over 'mm': there is no unit 'mm'",
                "did you mean 'ms'?"
            ),
            (
                "```claim rain\nIt rains.\n3 s + 2 s\n```",
                "no-condition at chapter:3:1 over '3 s + 2 s': a claim needs a condition, this is a quantity in s",
                "compare it with something, as in x > 0"
            ),
            (
                "```claim rain\nIt rains.\nIt pours.\n```",
                "unexpected-token at chapter:3:4 over 'pours': expected the end of the formula, found 'pours'",
                "write the sentence first, and on the last line what must be true, as in x >= 10"
            ),
            (
                "```claim rain\nIt rains.\nnowhere > 3\n```",
                "unknown-name at chapter:3:1 over 'nowhere': there is no value 'nowhere'",
                "give it a value in a params or let block; 'marginal help vocabulary' lists what every chapter knows"
            ),
            (
                "```claim rain\nIt rains.\n1 / 0 > 3\n```",
                "division-by-zero at chapter:3:1 over '1 / 0': division by zero", "guard it: if x > 0 then y / x else …"
            ),
            (
                "```solve\nx == 1\n```",
                "incomplete-solve at chapter:1:4 over 'solve': this block does not say what to solve for",
                "as in: solve rent in 1 USD/h .. 6 USD/h"
            ),
            (
                "```solve x in 1 .. 2\n\n```",
                "incomplete-solve at chapter:1:4 over 'solve x in 1 .. 2': this block has no condition",
                "write below it what is to be met, as in cost == 3 USD/Mtoken"
            ),
            (
                "```solve x in 1 .. 2\nx == 1\nx == 2\n```",
                "unexpected-line at chapter:3:1 over 'x == 2': a solve block has one condition, this is another line",
                "join conditions by 'and'; indent a line that continues the one before"
            ),
            (
                "```solve x in 3\nx == 1\n```",
                "search-without-range at chapter:1:15 over '3': a solution is looked for in a range, this is none",
                "write where it begins and where it ends, as in 1 USD/h .. 6 USD/h"
            ),
            (
                "```solve x in 1 .. 2\nx + 1\n```",
                "no-condition at chapter:2:1 over 'x + 1': a solve block needs a condition, this is a plain number",
                "compare it with something, as in x > 0"
            ),
        ] as [(String, String, String?)])
    func aClaimOrSearchThatIsNoneIsNamedAtItsPlace(_ text: String, _ mistake: String, _ hint: String?) {
        let outcome = evaluate(text)
        #expect(outcome.description == mistake)
        #expect(outcome.diagnostics.first?.hint == hint)
    }

    @Test func numbersThatMustBeEqualToTheLastBitAreWarnedOf() throws {
        let outcome = claim("\nIt is so.\ntotal == 8.1 USD/h")
        let warning = try #require(outcome.warnings.first)
        #expect(warning.id == "exact-equality")
        #expect(warning.hint == "give the equality a tolerance, as in a == b within 5 %")
        #expect(claim("\nIt is so.\nfixed == 7").warnings.isEmpty)
        #expect(claim("\nIt is so.\ntotal == 8.1 USD/h within 5 %").warnings.isEmpty)
    }

    @Test(
        arguments: [
            ("rent in 1 USD/h .. 6 USD/h\ntotal == 12 USD/h", "rent = 3 USD/h"),
            ("rent in 1 USD/h .. 3 USD/h\ntotal == 12 USD/h", "rent = 3 USD/h (edge)"),
            ("x in 0 .. 5\n(x - 1) * (x - 4) == 0", "x = 1, 4"), ("x in 0 .. 5\nmax(x, 3) == 3", "x = 0 to 3 (edge)"),
            ("x in 0 .. 5\nx * x == 2 : .4f", "x = 1.4142"),
            (
                "rent in 4 USD/h .. 6 USD/h\ntotal == 12 USD/h",
                "no rent from 4 USD/h to 6 USD/h makes both sides equal; at 4 USD/h: 16 USD/h against 12 USD/h; at 6 USD/h: 24 USD/h against 12 USD/h"
            ),
            ("x in 1 .. 5\nx > 7", "the condition holds for no x from 1 to 5; at 1: 1 against 7; at 5: 5 against 7"),
        ] as [(String, String)])
    func aSearchIsASentence(_ search: String, _ sentence: String) {
        let lines = evaluate(Self.model + "```solve " + search + "\n```").description.split(separator: "\n")
        #expect(lines.last.map { String($0) } == sentence)
    }
}
