internal import Testing

/// `marginal eval`.
@Suite struct EvalTests {
    @Test(
        arguments: [
            ("3 GB / (2 TB/s) in ms", "1.5 ms"), ("2 * 3", "6"), ("-2 * 3", "-6"), ("- 2", "-2"), ("(1 + 2) * 3", "9"),
            ("2 / 3 : .1%", "66.7 %"), ("[1, 2]", "1, 2"), ("\"text\"", "text"), ("1 < 2", "yes"),
            ("1_234_567", "1,234,567"),
            ("h100_sxm", "H100 SXM"), ("h100_sxm.bandwidth in TB/s", "3.35 TB/s"), ("fp8.bits", "8"), ("0", "0"),
            ("sum(1 .. 100)", "5,050"), ("\u{2212}1", "-1"), ("1 USD/h * 24 h", "24 USD"),
        ])
    func aFormulaIsPrinted(_ formula: String, _ value: String) {
        let run = CommandRun(["eval", formula])
        #expect(run.status == 0, "\(run.error)")
        #expect(run.output == value + "\n")
        #expect(run.error == "")
    }

    @Test(
        arguments: [
            ("1 +", "formula:1:4: error: the formula ends where a value is expected [incomplete-formula]\n"),
            ("", "formula:1:1: error: there is no formula after the '=' [empty-formula]\n"),
            ("1 s + 1 B", "formula:1:1: error: these cannot be added: s and B [dimension-mismatch]\n"),
            ("1 / 0", "formula:1:1: error: division by zero [division-by-zero]\n"),
            ("rent", "formula:1:1: error: there is no value 'rent' [unknown-name]\n"),
        ])
    func aMistakeIsExplained(_ formula: String, _ message: String) {
        let run = CommandRun(["eval", formula])
        #expect(run.status == 1)
        #expect(run.output == "")
        #expect(run.error.hasPrefix(message))
    }

    @Test(
        arguments: [
            (["rent"], "2 USD/h"), (["first.rent * hours"], "6 USD"), (["doubled(hours)"], "6 h"),
            (["rent", "-P", "rent=3 USD/h"], "3 USD/h"), (["-P", "rent=3 USD/h", "rent * 2"], "6 USD/h"),
            (["rent with rent = 7 USD/h"], "7 USD/h"), (["2 + 2"], "4"),
        ])
    func aFormulaSeesTheNamesOfABook(_ words: [String], _ value: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("```params\nrent = 2 USD/h\n```\n", to: "chapters/01-first.md")
        try folder.write("```let\nhours = 3 h\ndoubled(x) = 2 * x\n```\n", to: "chapters/02-second.md")
        let run = CommandRun(["eval"] + words + ["--chapters", folder["chapters"]])
        #expect(run.status == 0, "\(run.error)")
        #expect(run.output == value + "\n")
    }

    @Test func aWorkingIsPrintedWithThePlaceOfEachInput() throws {
        let folder = try TemporaryFolder()
        try folder.write("```params\nrent = 2 USD/h   # on demand\n```\n", to: "chapters/01-first.md")
        try folder.write(
            "---\nuses: first\n---\n```let\nhours = 3 h\nbill(n) = n * rent * hours\n```\n", to: "chapters/02-second.md"
        )
        let run = CommandRun(
            ["eval", "--working", "bill(4)", "-P", "rent=3 USD/h", "--chapters", folder["chapters"]])
        #expect(run.status == 0, "\(run.error)")
        #expect(
            run.output.replacing(folder.path + "/", with: "") == """
                bill(4) = 4 * rent * hours
                        = 4 * 3 USD/h * 3 h
                        = 36 USD   # chapters/02-second.md:6:1
                    rent = 3 USD/h   # chapters/01-first.md:2:1, set from outside: on demand
                    hours = 3 h   # chapters/02-second.md:5:1

                """)
        #expect(CommandRun(["eval", "2 * 3", "--working"]).output == "2 * 3 = 6\n")
        #expect(CommandRun(["eval", "--working", "fp8"]).error.contains("only a number has a working"))
    }

    @Test func aFaultyBookGivesNoValue() throws {
        let folder = try TemporaryFolder()
        try folder.write("```let\na = b\n```\n", to: "chapters/01-first.md")
        let run = CommandRun(["eval", "a", "--chapters", folder["chapters"]])
        #expect(run.status == 1)
        #expect(run.output == "")
        #expect(run.error.contains("there is no value 'b'"))
    }

    @Test func aMissingBookGivesNoValue() throws {
        let folder = try TemporaryFolder()
        let run = CommandRun(["eval", "2 + 2", "--chapters", folder["none"]])
        #expect(run.status == 1)
        #expect(run.output == "")
        #expect(run.error.contains("No such file or directory"))
    }
}
