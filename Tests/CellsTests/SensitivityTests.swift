@testable internal import Cells
internal import SourceText
internal import Testing

@Suite struct SensitivityTests {
    static let book = """
        ```params
        rent  = 2 USD/h in 1 USD/h .. 6 USD/h
        gpus  = 4 in 1, 2, 4, 8
        speed = 10 in 5 .. 20
        life  = 4 in 1 .. 8 by 1
        other = 3 in 1 .. 5
        fixed = 7
        ```
        ```let
        total = rent * gpus
        part = total / speed
        most = if gpus > 4 then other else 1
        ```

        """

    private func sensitivity(_ line: String, of book: String = Self.book, parameters: Int = 6) -> String {
        let outcome = evaluate(book + "```sensitivity\n\(line)\n```")
        guard outcome.diagnostics.isEmpty else { return outcome.description }
        return outcome.description.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(parameters)
            .joined(separator: "\n")
    }

    @Test(arguments: ["of part in USD/h", "part in USD/h"])
    func theLongestSwingComesFirst(_ line: String) {
        #expect(
            sensitivity(line)
                == """
                part in USD/h: 0.8 USD/h
                `rent` | 2 USD/h | <1.00> | <0.4 USD/h> at <1 USD/h> | <2.4 USD/h> at <6 USD/h> | 2 USD/h
                `gpus` | 4 | – | <0.2 USD/h> with <1> | <1.6 USD/h> with <8> | 1.4 USD/h
                `speed` | 10 | -1.00 | <1.6 USD/h> at <5> | <0.4 USD/h> at <20> | 1.2 USD/h
                """.replacing("<1.00>", with: "1.00"))
    }

    /// d ln x / d ln p of a x^n is n; with steps it is measured between the neighbours.
    @Test(
        arguments: [
            ("speed^3", "3.00"), ("1 / speed^0.5", "-0.50"), ("exp(speed / 10)", "1.00"), ("speed + 10", "0.50"),
            ("7 * life", "1.00"), ("life^2", "2.00"), ("max(speed, 15)", "0.00"), ("-speed", "1.00"),
            ("speed - 10", "–"),
        ])
    func theElasticityIsTheSlopeOfLogarithms(_ formula: String, _ elasticity: String) {
        let row = sensitivity(formula).split(separator: "\n").dropFirst().first
        #expect(row?.split(separator: " | ")[2] == elasticity[...])
    }

    @Test(
        arguments: [
            ("1 / (rent - 1 USD/h)", "at 1 USD/h: division by zero"),
            ("ln((rent - 1 USD/h) / (1 USD/h))", "at 1 USD/h: "),
            ("1 / (6 USD/h - rent)^2", "at 6 USD/h: division by zero"),
            ("ln((rent - 1.5 USD/h) / (1 USD/h))", "below 1.5 USD/h: "),
        ])
    func whereANumberGrowsWithoutBoundThereIsNoEndOfIt(_ formula: String, _ obstacle: String) {
        let text = sensitivity("of " + formula)
        #expect(text.contains("cannot be evaluated " + obstacle))
        #expect(!text.contains(",000") && !text.contains("10^"))
        #expect(text.contains(" | – | <") || text.contains("> | – | "))
    }

    @Test func whereANumberStaysFiniteItsLastOneIsShown() {
        let text = sensitivity("of sqrt((rent - 1.5 USD/h) / (1 USD/h)) + 1")
        #expect(text.contains("cannot be evaluated below 1.5 USD/h: a number below zero has no square root"))
        #expect(text.contains("<1> at <1.5 USD/h>"))
    }

    @Test func whatIsNotReadIsNotMoved() {
        #expect(
            sensitivity("most * speed").split(separator: "\n").map { $0.prefix { $0 != " " } }.dropFirst() == [
                "`gpus`", "`speed`",
            ])
        let scenario = "```scenario lab\nrent = 1.50 USD/h\nspeed = 20\n```\n"
        #expect(
            sensitivity("part with lab", of: Self.book + scenario, parameters: 9) == """
                part with lab: 0.3 USD/h
                `gpus` | 4 | – | <0.075 USD/h> with <1> | <0.6 USD/h> with <8> | 0.525 USD/h
                """)
    }

    @Test func whereItCannotBeEvaluatedTheReasonIsGiven() {
        #expect(
            sensitivity("1 / (7.5 - speed) - 1 / (7.5 - speed)^2 / (if speed > 15 then 0 else 1)")
                .contains("speed: cannot be evaluated above 15: division by zero"))
        #expect(sensitivity("1 / (gpus - 8)").contains("gpus: cannot be evaluated with 8: division by zero"))
        #expect(sensitivity("1 / (life - 2.5) + 1 / (if life > 6 then 0 else 1)").contains("at <6>"))
    }

    @Test(
        arguments: [
            ("rent > 1 USD/h", "sensitivity-of-no-number"), ("\"text\"", "sensitivity-of-no-number"),
            ("[1, 2]", "sensitivity-of-no-number"), ("2 * 3", "nothing-to-move"), ("fixed", "nothing-to-move"),
            ("of", "incomplete-sensitivity"), ("of nothing", "unknown-name"), ("", "incomplete-sensitivity"),
            ("rent\ngpus", "unexpected-line"), ("of of rent", "unexpected-token"),
            ("1 / (fixed - 7)", "division-by-zero"),
        ])
    func aMistakeIsReported(_ line: String, _ id: String) {
        let outcome = evaluate(Self.book + "```sensitivity\n\(line)\n```")
        #expect(outcome.diagnostics.map { $0.id } == [id], "\(outcome)")
    }

    @Test func aHeadHasALabelAndACaption() {
        let outcome = evaluate(Self.book + "```sensitivity moved \"What moves `= rent`\"\nof rent : .3f\n```")
        guard case .sensitivity(let sensitivity)? = outcome.chapters?.first?.last else {
            Issue.record("\(outcome)")
            return
        }
        #expect(sensitivity.label == "moved")
        #expect(sensitivity.rows.map { $0.swing.text } == ["5.000 USD/h"])
        #expect(evaluate(Self.book + "```sensitivity of rent\n```").diagnostics.isEmpty)
        #expect(
            evaluate(Self.book + "```sensitivity \"Moved\" of rent\nof rent\n```").diagnostics.map { $0.id } == [
                "unexpected-line"
            ])
        #expect(
            evaluate(Self.book + "```sensitivity moved rent\n```").diagnostics.map { $0.id } == ["unexpected-token"])
    }
}
