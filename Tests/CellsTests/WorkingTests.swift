internal import Cells
internal import SourceText
internal import Testing

/// `working` blocks: what is shown of a value.
@Suite struct WorkingTests {
    private static let book = """
        ```params
        rent = 2.10 USD/h   # on demand
        gpus = 4
        ```
        ```let
        speed(b) = 1_000 token/s * sqrt(b)
        cost(b)  = rent * gpus / speed(b)
        twice(b) = cost(2 * b)
        plain    = 25_000 USD
        hourly   = if gpus > 2 then plain / 5 h else rent / 0
        other    = if gpus > 20 or rent > 1 USD/h and not (gpus == 1) then 1 else 2
        sizes    = 1 .. 64
        found    = solve rent in 1 USD/h .. 6 USD/h: cost(1) == 4 USD/Mtoken
        ```

        """

    private func working(_ formula: String, settings: String = "") -> String {
        let outcome = evaluate(Self.book + "```working of \(formula)\n```\n", settings: settings)
        let text = outcome.description.split(separator: "\n").dropFirst(2).joined(separator: "\n")
        return outcome.diagnostics.isEmpty ? text : outcome.description
    }

    @Test func aFunctionIsShownWithNamesAndWithNumbersAndItsInputsWithTheirPlaces() {
        #expect(
            working("cost(64)") == """
                cost(64) = rent * gpus / speed(64)
                         = 2.10 USD/h * 4 / 8,000 token/s
                         = 0.292 USD/Mtoken   # chapter:7:1
                    rent = 2.10 USD/h   # chapter:2:1: on demand
                    gpus = 4   # chapter:3:1
                    speed(64) = 1,000 token/s * sqrt(64)
                              = 8,000 token/s   # chapter:6:1
                """)
    }

    @Test(
        arguments: [
            ("rent", "rent = 2.10 USD/h   # chapter:2:1: on demand"), ("2 * 3", "2 * 3 = 6"),
            ("(1 + 2) * 3 - -4", "(1 + 2) * 3 - (-4) = 13"), ("2 - (3 - 4)", "2 - (3 - 4) = 3"),
            ("2 / (3 * 4) : .3f", "2 / (3 * 4) = 0.167"), ("2 * (3 / 4)", "2 * (3 / 4) = 1.5"),
            ("-(2 + 3)", "-(2 + 3) = -5"), ("(2 ^ 3) ^ 2", "(2^3)^2 = 64"), ("abs(-3)", "abs(-3) = 3"),
            ("(3 h)^2 in h^2", "(3 h)^2 = 9 h^2"), ("max(1, 2)", "max(1, 2) = 2"), ("1 < 2", "1 < 2 = yes"),
            ("not (1 > 2)", "not 1 > 2 = yes"), ("2 == 3 within 50 %", "2 == 3 within 50 % = yes"),
        ])
    func whatNeedsNoExplanationHasOneLine(_ formula: String, _ line: String) {
        #expect(working(formula).split(separator: "\n").joined(separator: " ").replacing("       ", with: " ") != "")
        let text = working(formula).split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " ")
        #expect(text == line)
    }

    /// The branch that is not taken may have no value.
    @Test func aChoiceShowsTheBranchTakenAndWhy() {
        #expect(
            working("hourly").hasPrefix(
                """
                hourly = if gpus > 2 then plain / 5 h else rent / 0
                       = 25,000 USD / 5 h since 4 > 2
                       = 5,000 USD/h
                """))
        #expect(working("other").contains("= 1 since 4 > 20 or 2.10 USD/h > 1 USD/h and not 4 == 1\n"))
        #expect(working("other", settings: "rent = 0.50 USD/h").contains("= 2 since not (4 > 20 or"))
        #expect(working("hourly", settings: "gpus = 4").contains("gpus = 4   # chapter:3:1, set from outside\n"))
    }

    /// An argument that is itself computed goes by the name of the parameter, and has a line of its own.
    @Test func aComputedArgumentIsExplained() {
        #expect(
            working("twice(8)") == """
                twice(8) = cost(2 * 8)
                         = 0.583 USD/Mtoken   # chapter:8:1
                    cost(2 * 8) = rent * gpus / speed(b)
                                = 2.10 USD/h * 4 / 4,000 token/s
                                = 0.583 USD/Mtoken   # chapter:7:1
                        b = 2 * 8
                          = 16
                        rent = 2.10 USD/h   # chapter:2:1: on demand
                        gpus = 4   # chapter:3:1
                        speed(b) = 1,000 token/s * sqrt(b)
                                 = 1,000 token/s * sqrt(16)
                                 = 4,000 token/s   # chapter:6:1
                """)
    }

    @Test func aLongListIsCutInTheMiddle() {
        #expect(working("sum(sizes)").contains("= sum([1, 2, 3, 4, …, 64])\n"))
    }

    /// What is set holds for all that the formula needs, and says that it is set.
    @Test func withSetsItsParametersThroughout() {
        let text = working("cost(4) with rent = 4.20 USD/h, gpus = 2")
        #expect(
            text == """
                cost(4) with rent = 4.20 USD/h, gpus = 2
                     = rent * gpus / speed(4)
                     = 4.20 USD/h * 2 / 2,000 token/s
                     = 1.17 USD/Mtoken
                    rent = 4.20 USD/h   # set in the formula
                    gpus = 2   # set in the formula
                    speed(4) = 1,000 token/s * sqrt(4)
                             = 2,000 token/s   # chapter:6:1
                """)
    }

    @Test func aSearchIsShownAsItIsWritten() {
        #expect(working("found").hasPrefix("found = solve rent in 1 USD/h .. 6 USD/h: cost(1) == 4 USD/Mtoken\n"))
    }

    /// An uncertain value is shown with its interval, and a choice that depends on one with both branches.
    @Test func uncertainValuesAreShownWithTheirIntervals() {
        let outcome = evaluate(
            """
            ```let
            rent = between 1.8 and 2.6 USD/h
            bill = if rent > 2 USD/h then rent * 2 h else rent * 3 h
            most = p95(rent) * 10 h
            ```
            ```working of bill
            ```
            ```working of most
            ```
            """)
        #expect(outcome.diagnostics.isEmpty)
        #expect(
            outcome.description.contains(
                "\n     = if 2.2 (1.8 to 2.6) USD/h > 2 USD/h then 2.2 (1.8 to 2.6) USD/h * 2 h"))
        #expect(outcome.description.contains("= p95(2.2 (1.8 to 2.6) USD/h) * 10 h\n"))
        #expect(outcome.description.contains("    rent = 2.2 (1.8 to 2.6) USD/h   # chapter:2:1"))
    }

    @Test func nothingIsExplainedTwice() {
        let text = working("cost(1) / cost(4)")
        #expect(text.ranges(of: "# chapter:2:1").count == 1)
        #expect(text.ranges(of: "speed(1) =").count == 1)
    }

    /// A chain longer than anybody would read ends, and every line of it has its value.
    @Test func aLongChainIsCut() {
        let chain = (1...30).map { "a\($0) = a\($0 - 1) + 1" }.joined(separator: "\n")
        let outcome = evaluate("```let\na0 = 1\n\(chain)\n```\n```working of a30\n```\n")
        #expect(outcome.description.contains("a30 = a29 + 1\n"))
        #expect(outcome.description.contains("a23 = 24 "))
        #expect(!outcome.description.contains("a22 ="))
    }

    @Test func aBlockMayHaveALabelACaptionAndItsFormulaBelow() throws {
        let outcome = evaluate(Self.book + "```working my-label \"The cost\"\nof cost(4)\n  : .2f\n```\n")
        guard case .working(let working)? = outcome.chapters?.first?.last else {
            Issue.record("\(outcome)")
            return
        }
        #expect(working.label == "my-label")
        #expect(working.caption.count == 1)
        #expect(working.line.result.text == "1.17 USD/Mtoken")
        #expect(working.line.result.formula == "cost(4)")
    }

    @Test(
        arguments: [
            ("", "", "incomplete-working: this block does not say what to work out"),
            ("of", "", "incomplete-working: this block does not say what to work out"),
            ("", "rent", "incomplete-working: what is worked out stands after 'of'"),
            ("label", "of rent\nof gpus", "unexpected-line: a working is of one formula, this is another line"),
            ("of rent", "of gpus", "unexpected-line: a working is of one formula, this is another line"),
            ("of cost", "", "function-without-call: 'cost' is a function and needs its arguments"),
            ("of \"text\"", "", "no-working: only a number has a working, this is a text"),
            ("of sizes", "", "no-working: only a number has a working, this is a list of plain numbers"),
            ("of cots(1)", "", "unknown-name: there is no function 'cots'"),
        ])
    func aMistakeIsExplained(_ head: String, _ content: String, _ message: String) {
        let outcome = evaluate(Self.book + "```working \(head)\n\(content)\n```\n")
        #expect(outcome.diagnostics.map { "\($0.id): \($0.summary)" } == [message])
        #expect(outcome.diagnostics.allSatisfy { $0.hint != nil })
    }
}
