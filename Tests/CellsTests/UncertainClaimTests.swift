internal import Cells
internal import SourceText
internal import Testing

/// Claims about what is uncertain: how probable they are, and what would change them.
@Suite struct UncertainClaimTests {
    private static let model = """
        ```params
        rent = between 1.8 and 2.6 USD/h in 1 USD/h .. 6 USD/h
        gpus = 4 in 1, 2, 4, 8
        ```
        ```let
        total = rent * gpus
        part  = uniform(-1, 1)
        other = uniform(0, 1)
        is_cheap = total <= 10 USD/h
        ```

        """

    private static func lines(_ condition: String, _ word: String = "", mayFail: Bool = true) -> [String] {
        let outcome = evaluate(
            model + "```claim it\(word)\nIt is so.\n\(condition)\n```", claimsMayFail: mayFail)
        let lines = outcome.description.split(separator: "\n").map { String($0) }
        guard let start = lines.firstIndex(where: { $0.hasPrefix("it ") }) else { return lines }
        return [lines[start].replacing(": It is so.", with: "")] + lines[(start + 1)...]
    }

    @Test(
        arguments: [
            (
                "total <= 10 USD/h",
                [
                    "it holds (90 %)", "8.7 (7.2 to 10.4) USD/h; at most 10 USD/h is allowed: 13 % below",
                    "rent: flips at 2.5 USD/h (fails above)", "gpus: fails with 8",
                ]
            ),
            (
                "is_cheap",
                [
                    "it holds (90 %)", "8.7 (7.2 to 10.4) USD/h; at most 10 USD/h is allowed: 13 % below",
                    "rent: flips at 2.5 USD/h (fails above)", "gpus: fails with 8",
                ]
            ),
            (
                "total > 9 USD/h",
                [
                    "it fails (36 %)", "8.7 (7.2 to 10.4) USD/h; more than 9 USD/h is needed: 3.9 % below",
                    "rent: flips at 2.25 USD/h (holds above)", "gpus: holds with 8",
                ]
            ),
            (
                "total > 0 USD/h",
                [
                    "it holds (more than 99.9 %)",
                    "8.7 (7.2 to 10.4) USD/h; more than 0 USD/h is needed: 8.65 USD/h above",
                    "rent: holds over its whole range", "gpus: holds with every choice",
                ]
            ),
            (
                "probability(total <= 10 USD/h) >= 80 %",
                [
                    "it holds", "90.2 %; at least 80 % is needed: 13 % above", "rent: flips at 2.5 USD/h (fails above)",
                    "gpus: fails with 8",
                ]
            ),
            // Each part is more probable than not; both together are not.
            (
                "part > -0.3 and other > 0.3",
                ["it fails (46 %)", "part > -0.3: 0.0 (-0.9 to 0.9); more than -0.3 is needed: 0.3 above"]
            ),
            (
                "part > 0 or other > 0.9",
                ["it holds (54 %)", "part > 0: 0.0 (-0.9 to 0.9); more than 0 is needed: exactly that"]
            ),
            ("not (part > 0.5)", ["it holds (75 %)", "0.0 (-0.9 to 0.9); at most 0.5 is allowed: 0.5 below"]),
            // The first part guards the second.
            (
                "round(part) != 0 and 1 / round(part) >= -1",
                ["it holds (50 %)", "round(part) != 0: 0 (-1 to 1); anything but 0 is allowed: exactly that"]
            ),
        ] as [(String, [String])])
    func anUncertainClaimSaysHowProbableItIs(_ condition: String, _ lines: [String]) {
        #expect(Self.lines(condition) == lines)
    }

    @Test func aClaimThatIsLessProbableThanNotFailsTheBuild() {
        #expect(
            Self.lines("total > 9 USD/h", mayFail: false) == [
                "claim-fails at chapter:13:1 over 'total > 9 USD/h': the claim 'it' holds with a probability of 36 % only: 8.7 (7.2 to 10.4) USD/h; more than 9 USD/h is needed: 3.9 % below"
            ])
        #expect(
            Self.lines("total <= 9 USD/h", " refuted", mayFail: false) == [
                "refuted-claim-holds at chapter:13:1 over 'total <= 9 USD/h': the claim 'it' is called refuted, but it holds with a probability of 64 %: 8.7 (7.2 to 10.4) USD/h; at most 9 USD/h is allowed: 3.9 % below"
            ])
        #expect(Self.lines("total > 9 USD/h", " refuted", mayFail: false).first == "it refuted (36 %)")
    }

    @Test func whatIsSolvedForIsCertain() {
        func solved(_ condition: String) -> String {
            let outcome = evaluate(Self.model + "```solve gpus in 1 .. 20\n\(condition)\n```")
            return String(outcome.description.split(separator: "\n").last ?? "")
        }
        #expect(
            solved("total == 20 USD/h")
                == "uncertain-value at chapter:12:1 over 'total == 20 USD/h': what is solved for must be certain, and this is uncertain"
        )
        // The parameter that is moved is certain while it is.
        let moved = evaluate(Self.model + "```solve rent in 1 USD/h .. 6 USD/h\ntotal == 20 USD/h\n```")
        #expect(moved.description.hasSuffix("rent = 5 USD/h"), "\(moved)")
        #expect(
            solved("p95(total) == 26 USD/h") == "gpus = 10 (edge)" || solved("p95(total) == 26 USD/h") == "gpus = 10")
    }
}

/// Charts of what is uncertain.
@Suite struct UncertainChartTests {
    @Test(
        arguments: [
            ("for b in 1, 2\ny = b * part", "b / b * part\n1 0.5 (0.05..0.95), 2 1 (0.1..1.9)"),
            ("for b in 1, 2\ny = b * p50(part)", "b / b * p50(part)\n1 0.5, 2 1"),
            ("bars\nfor b in 1, 2\ny = b + part", "1|2 / b + part\n0 1.5 (1.05..1.95), 1 2.5 (2.05..2.95)"),
            ("for b in 1, 2\nband \"R\" = p10(part) .. p90(part)", "b / R\nR: 1 0.1..0.9, 2 0.1..0.9"),
            ("x = [1, 2]\ny = [part, 2 * part]", " / \n1 0.5 (0.05..0.95), 2 1 (0.1..1.9)"),
            ("for b in 1, 2\ny = b - part + part", "b / b - part + part\n1 1, 2 2"),
            ("for b in 1, 2\ny = b\nmark \"Half\" x = 1 + part, y = 1", "b / b\n1 1, 2 2\nHalf at 1.5 1"),
            ("bars\ny \"One\" = part\ny \"Two\" = 2 s / (1 s)", "One|Two / \n0 0.5, 1 2"),
        ])
    func anUncertainValueHasAnIntervalAroundIt(_ lines: String, _ text: String) {
        let outcome = evaluate("```let\npart = uniform(0, 1)\n```\n```chart\n\(lines)\n```\n")
        #expect(outcome.description == text)
    }

    @Test func whatAChartRunsOverIsCertain() {
        let outcome = evaluate("```let\npart = uniform(3, 9)\n```\n```chart\nfor b in 1 .. part\ny = b\n```\n")
        #expect(
            outcome.description
                == "uncertain-value at chapter:5:10 over '1 .. part': the end of a range must be certain, and this is uncertain"
        )
    }

    @Test func anIntervalThatReachesBelowZeroFindsNoPlaceOnALogAxis() {
        let outcome = evaluate(
            "```let\npart = uniform(-1, 9)\n```\n```chart\nfor b in 1, 2\ny = b * part log\n```\n")
        #expect(outcome.diagnostics.map { $0.id } == ["log-axis"], "\(outcome)")
    }
}
