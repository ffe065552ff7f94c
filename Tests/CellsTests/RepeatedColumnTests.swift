@testable internal import Cells
internal import SourceText
internal import Testing

/// Tables whose columns stand once for each value of a loop.
@Suite struct RepeatedColumnTests {
    static let book = """
        ```params
        rent = 2 USD/h in 1 USD/h .. 6 USD/h
        gpus = 4 in 1, 2, 4, 8
        ```
        ```let
        total = rent * gpus
        share(n) = total / n
        name = if gpus > 4 then "many" else "few"
        ```
        ```scenario lab "The lab"
        rent = 1.50 USD/h
        ```
        ```scenario large "A large one"
        gpus = 8
        ```

        """

    private func table(_ head: String, _ lines: String) -> String {
        let outcome = evaluate(Self.book + "```table \(head)\n\(lines)\n```")
        guard outcome.diagnostics.isEmpty else { return outcome.description }
        return outcome.description.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(6)
            .joined(separator: "\n")
    }

    @Test func aColumnThatNamesTheVariableRepeats() {
        #expect(
            table(
                "across s in published, lab, large",
                """
                | What | = s | Unit |
                |---|---:|---|
                | All | = total with s | `= rent` |
                | Name | = name with s | none |
                """) == """
                    What | Published | The lab | A large one | Unit
                    All | 8 USD/h | 6 USD/h | 16 USD/h | <2 USD/h>
                    Name | few | few | many | none
                    """)
    }

    @Test func twoColumnsAreComparedByDifferenceAndRatio() {
        #expect(
            table(
                "\"Both\" across s in published, lab compare",
                """
                | What | `= s` pays |
                |---|---:|
                | All | = total with s |
                | Finer | = total / 3 with s : .2f |
                | Name | = name with s |
                | Note | text |
                """) == """
                    "Both"
                    What | <Published> pays | <The lab> pays | Difference | Ratio
                    All | 8 USD/h | 6 USD/h | -2 USD/h | 0.75
                    Finer | 2.67 USD/h | 2.00 USD/h | -0.67 USD/h | 0.75
                    Name | few | few | – | –
                    Note | text | text | – | –
                    """)
    }

    @Test func eachOfSeveralColumnsIsComparedWithTheFirst() {
        #expect(
            table(
                "across s in published, lab, large compare",
                """
                | What | = s |
                |---|---:|
                | All | = total with s |
                | Nothing | = (total with s) - total |
                """) == """
                    What | Published | The lab | Difference from Published | Ratio to Published | A large one | Difference from Published | Ratio to Published
                    All | 8 USD/h | 6 USD/h | -2 USD/h | 0.75 | 16 USD/h | 8 USD/h | 2
                    Nothing | 0 USD/h | -2 USD/h | -2 USD/h | – | 8 USD/h | 8 USD/h | –
                    """)
    }

    @Test(arguments: ["for n in 1, 2 across m in 1, 10", "for n in 1, 2 for m in 1, 10"])
    func twoLoopsMakeAGrid(_ head: String) {
        #expect(
            table(
                head,
                """
                | n | = m |
                |---:|---:|
                | = n | = share(n * m) |
                """) == """
                    n | 1 | 10
                    1 | 8 USD/h | 0.8 USD/h
                    2 | 4 USD/h | 0.4 USD/h
                    """)
    }

    @Test func aLoopOverAParameterMovesIt() {
        #expect(
            table(
                "for rent in 1 USD/h, 3 USD/h across gpus in 1, 8",
                """
                | Rent | As it is | = gpus |
                |---:|---:|---:|
                | = rent | = total | `= total` of `= gpus` |
                """)
                    == """
                    Rent | As it is | 1 | 8
                    1 USD/h | 4 USD/h | <1 USD/h> of <1> | <8 USD/h> of <8>
                    3 USD/h | 12 USD/h | <3 USD/h> of <3> | <24 USD/h> of <8>
                    """.replacing("<3 USD/h> of <3>", with: "<3 USD/h> of <1>"))
        #expect(
            table(
                "for gpus in 1, 2",
                """
                | GPUs | All |
                |---:|---:|
                | = gpus | = total |
                """) == """
                    GPUs | All
                    1 | 2 USD/h
                    2 | 4 USD/h
                    """)
    }

    @Test(
        arguments: [
            ("for rent in 1, 2", "'rent' is a quantity in USD/h, its values here are a list of plain numbers"),
            ("for rent in 1 s, 2 s", "'rent' is a quantity in USD/h, its values here are a list of quantities in s"),
            ("across rent in 1, 2", "'rent' is a quantity in USD/h, its values here are a list of plain numbers"),
            ("for n in 1, 2 across rent in true", "'rent' is a quantity in USD/h, its values here are a condition"),
        ])
    func aLoopThatGivesAParameterValuesOfAnotherKindIsAMistake(_ head: String, _ summary: String) {
        let table = table(head, "| Rent | All | N |\n|---:|---:|---:|\n| = rent | = total | = n |")
        #expect(table.contains("wrong-type") && table.contains(summary))
    }

    @Test func aDifferenceStandsInTheUnitOfTheValueBesideIt() {
        #expect(
            table(
                "across s in published, lab compare",
                """
                | What | = s |
                |---|---:|
                | Each | = rent * 5.2 s / (1 request) with s : .4f |
                | Asked for | = rent * 5.2 s / (1 request) in USD/krequest with s |
                """) == """
                    What | Published | The lab | Difference | Ratio
                    Each | 0.0029 USD/request | 0.0022 USD/request | -0.0007 USD/request | 0.75
                    Asked for | 2.89 USD/krequest | 2.17 USD/krequest | -0.722 USD/krequest | 0.75
                    """)
    }

    @Test(
        arguments: [
            ("across s in [] compare", "empty-list"), ("for n in [] across s in lab", "empty-list"),
            ("across s in lab compare", "compare-of-one"), ("across n in 1, 2", "no-repeated-column"),
            ("for s in lab across s in lab, large", "duplicate-variable"),
            ("for s in lab compare", "compare-without-columns"), ("across s in 1 .. 50", "too-many-columns"),
            ("for n in 1 .. 5_000 across s in 1 .. 20", "too-large-table"),
            ("across s in lab, large across n in 1, 2", "unexpected-token"), ("across s lab", "unexpected-token"),
            ("for n in 1, 2 across s in lab, large for m in 1", "unexpected-token"),
            ("across s in lab, large compares", "unexpected-token"), ("s in lab", "unexpected-token"),
        ])
    func aMistakeIsReported(_ head: String, _ id: String) {
        let what = head.hasPrefix("for n") ? "= n" : "All"
        let outcome = evaluate(
            Self.book + "```table \(head)\n| What | = s |\n|---|---|\n| \(what) | = total |\n```")
        #expect(outcome.diagnostics.map { $0.id }.contains(id), "\(outcome)")
    }

    @Test func aDifferenceOfWhatIsUncertainIsThatOfItsDraws() {
        let outcome = evaluate(
            """
            ```params
            rent = between 1.8 and 2.6 USD/h
            gpus = 4
            ```
            ```scenario large
            gpus = 8
            ```
            ```table across s in published, large compare
            | What | = s |
            |---|---|
            | Rent | = rent with s |
            | All | = rent * gpus with s |
            ```
            """)
        let rows = outcome.description.split(separator: "\n").suffix(2)
        #expect(rows.first?.hasSuffix("| 0 USD/h | 1") ?? false, "\(outcome)")
        #expect(rows.last?.hasSuffix("| 2") ?? false, "\(outcome)")
    }
}
