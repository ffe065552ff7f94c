@testable internal import Cells
internal import Formulas
internal import SourceText
internal import Testing

@Suite struct ScenarioTests {
    static let book = """
        ```params
        rent = 2 USD/h in 1 USD/h .. 6 USD/h
        gpus = 4 in 1, 2, 4, 8
        name = "ours"
        ```
        ```let
        total = rent * gpus
        part(n) = total / n
        at(s) = total with s
        ```
        ```scenario lab "The lab"
        rent = 1.50 USD/h   # at cost
        gpus = 8
        ```
        ```scenario large
        with lab
        rent = rent + 3 USD/h
        name = "theirs"
        ```
        ```scenario rising
        rent = 3 * rent
        ```

        """

    /// The cells of the book itself take this many lines.
    private func evaluated(_ text: String) -> String {
        let outcome = evaluate(Self.book + text)
        guard outcome.diagnostics.isEmpty else { return outcome.description }
        return outcome.description.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(12)
            .joined(separator: "\n")
    }

    @Test func aScenarioIsShownBesideTheBook() {
        #expect(
            evaluate(Self.book).description == """
                rent = 2 USD/h in 1 to 6 USD/h
                gpus = 4 in 1, 2, 4 or 8
                name = ours
                lab: The lab
                rent = 1.50 USD/h, not 2 USD/h # at cost
                gpus = 8, not 4
                large: large
                rent = 4.5 USD/h, not 2 USD/h
                gpus = 8, not 4 # as in: The lab
                name = theirs, not ours
                rising: rising
                rent = 6 USD/h, not 2 USD/h
                """)
    }

    @Test(
        arguments: [
            ("total with lab", "12 USD/h"), ("total with published", "8 USD/h"), ("total with large", "36 USD/h"),
            ("total with lab, rent = 3 USD/h", "24 USD/h"), ("total with chapter.lab", "12 USD/h"),
            ("total with chapter.rent = 3 USD/h", "12 USD/h"), ("at(lab) + at(published)", "20 USD/h"),
            ("part(2) with lab", "6 USD/h"), ("(total with lab) with gpus = 1", "12 USD/h"),
            ("total with (if gpus > 2 then lab else published)", "12 USD/h"), ("lab", "The lab"),
            ("published", "Published"), ("[lab, published, large]", "The lab, Published, large"),
            ("lab == published", "no"), ("lab == lab", "yes"), ("name with large", "theirs"),
            ("max(total with lab, total)", "12 USD/h"), ("(rent with large) with rent = 1 USD/h", "4.5 USD/h"),
            ("rent with rising", "6 USD/h"), ("(rent with rising) with rent = 1 USD/h", "3 USD/h"),
        ] as [(String, String)])
    func aFormulaIsEvaluatedUnderAScenario(_ formula: String, _ text: String) {
        #expect(evaluated("`= \(formula)`") == "<\(text)>")
    }

    @Test func aTableRunsOverScenarios() {
        #expect(
            evaluated(
                """
                ```table for s in published, lab, large
                | Who | Total |
                |---|---:|
                | = s | = total with s |
                ```
                """) == """
                    Who | Total
                    Published | 8 USD/h
                    The lab | 12 USD/h
                    large | 36 USD/h
                    """)
    }

    @Test func aChartHasASeriesForEachScenario() {
        #expect(
            evaluated(
                """
                ```chart
                for n in 1, 2
                y = part(n) with s
                each s in published, lab
                points
                ```
                """) == """
                    n / part(n) with s, USD/h
                    Published: 1 8, 2 4
                    The lab: 1 12, 2 6
                    """)
    }

    @Test func whatAScenarioSetsIsNotReadFromTheBook() {
        let outcome = evaluate(
            Self.book + """
                ```claim cheap
                The lab is cheap.
                (total with lab) < 20 USD/h
                ```
                ```claim cheaper
                The lab is cheaper.
                (total with lab) < total * 2
                ```
                ```claim large-is-dear
                The large one is dear.
                (total with large) >= 35 USD/h
                ```
                ```claim rising-is-dear
                A rise is dear.
                (total with rising) >= 20 USD/h
                ```
                """)
        let claims = outcome.chapters?.first?.compactMap { cell -> EvaluatedClaim? in
            if case .claim(let claim) = cell { claim } else { nil }
        }
        #expect(claims?.map { $0.flips.map { $0.name } } == [[], ["rent", "gpus"], [], ["rent", "gpus"]])
    }

    @Test func aWorkingShowsWhatTheScenarioSets() {
        #expect(
            evaluated("```working of total with large, gpus = 2\n```") == """
                total with large, gpus = 2
                     = rent * gpus
                     = 4.5 USD/h * 2
                     = 9 USD/h
                    rent = 4.5 USD/h   # set in the formula
                    gpus = 2   # set in the formula

                """)
    }

    @Test(
        arguments: [
            ("rnet = 3 USD/h", "unknown-parameter over 'rnet'", "did you mean 'rent'?"),
            ("rent = 3 USD", "wrong-type over '3 USD'", nil),
            ("rent = 9 USD/h", "out-of-range over '9 USD/h'", nil), ("gpus = 3", "out-of-range over '3'", nil),
            ("total = 3 USD/h", "not-a-parameter over 'total'", "set one of the parameters that it is computed from"),
            ("lab = 3", "not-a-parameter over 'lab'", nil),
            ("", "empty-scenario over 'new'", nil), ("with lab", "empty-scenario over 'new'", nil),
            ("rent = 2 USD/h\nrent = 3 USD/h", "duplicate-argument over 'rent'", "leave one of them out"),
            ("rent = 2 USD/h\nwith lab", "unexpected-line over 'with lab'", "move it up, or leave it out"),
            ("with total\nrent = 2 USD/h", "no-scenario over 'total'", nil),
            ("with rent\nrent = 2 USD/h", "no-scenario over 'rent'", "give it a value, as in rent = …"),
            ("with", "incomplete-formula over ''", nil), ("rent", "incomplete-formula over ''", nil),
            ("rent =", "incomplete-formula over ''", nil),
            ("with new\nrent = 2 USD/h", "cycle over 'new'", "give one of them a value of its own"),
            ("rent = at(new)", "cycle", "give one of them a value of its own"),
            ("other.rent = 2 USD/h", "unknown-chapter over 'other.rent'", nil),
            ("rent = 1 USD/h / (gpus - 4)", "division-by-zero", nil),
        ] as [(String, String, String?)])
    func aMistakeInAScenarioIsReported(_ lines: String, _ expected: String, _ hint: String?) {
        let outcome = evaluate(Self.book + "```scenario new\n\(lines)\n```\n`= total with new`")
        #expect(outcome.diagnostics.count == 1, "\(outcome)")
        guard let diagnostic = outcome.diagnostics.first else { return }
        let place = outcome.place(diagnostic).split(separator: " ").dropFirst().joined(separator: " ")
        #expect("\(diagnostic.id) \(place)".hasPrefix(expected), "\(outcome)")
        if let hint { #expect(diagnostic.hint == hint) }
    }

    @Test(
        arguments: [
            ("scenario", "missing-label"), ("scenario \"The lab\"", "missing-label"),
            ("scenario the-lab", "scenario-name"), ("scenario new \"`= rent`\"", "scenario-title"),
            ("scenario new \"New\" for s in lab", "unexpected-token"), ("scenario total", "duplicate-definition"),
            ("scenario lab", "duplicate-definition"), ("scenario published", "duplicate-definition"),
            ("scenario new \"New", "unexpected-character"),
        ])
    func aMistakeInItsHeadIsReported(_ head: String, _ id: String) {
        let outcome = evaluate(Self.book + "```\(head)\nrent = 2 USD/h\n```")
        #expect(outcome.diagnostics.map { $0.id } == [id], "\(outcome)")
    }

    @Test(
        arguments: [
            ("total with 3", "no-scenario"), ("total with total", "no-scenario"), ("total with rent", "no-scenario"),
            ("total with nobody", "unknown-name"), ("total with", "incomplete-formula"),
            ("total with lab, lab", "unexpected-token"), ("total with lab gpus = 3", "unexpected-token"),
            ("lab + 1", "wrong-type"), ("lab.rent", "wrong-type"),
            ("if lab then 1 else 2", "wrong-type"), ("at(3)", "no-scenario"), ("max(lab, published)", "wrong-type"),
        ])
    func aMistakeBesideAScenarioIsReported(_ formula: String, _ id: String) {
        let outcome = evaluate(Self.book + "`= \(formula)`")
        #expect(outcome.diagnostics.map { $0.id } == [id], "\(outcome)")
    }

    @Test func aScenarioIsSeenByChaptersThatUseItsOwn() {
        let first = TestChapter(address: "first", text: "```params\nrent = 2 USD/h\n```")
        let second = TestChapter(
            address: "second", uses: ["first"], text: "```scenario lab \"Lab\"\nfirst.rent = 3 USD/h\n```")
        let third = TestChapter(
            address: "third", uses: ["first", "second"], text: "`= rent with lab` `= rent with second.lab`")
        #expect(evaluate([third, first, second]).description == "<3 USD/h> <3 USD/h>")
        let alone = TestChapter(address: "third", uses: ["first"], text: "`= rent with lab`")
        #expect(evaluate([alone, first, second]).diagnostics.map { $0.id } == ["missing-uses"])
    }
}
