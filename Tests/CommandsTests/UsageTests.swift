internal import Commands
internal import Testing

/// Command lines that make no sense, help, version and colour.
@Suite struct UsageTests {
    @Test(
        arguments: [
            (["biuld"], "there is no command 'biuld'", "did you mean 'build'?"),
            (
                ["serve"], "there is no command 'serve'",
                "the commands are build, check, eval, validate, calibrate, help"
            ),
            (
                ["--chapters", "x"], "there is no command '--chapters'",
                "the commands are build, check, eval, validate, calibrate, help"
            ),
            (["build", "--ouput", "x"], "there is no option '--ouput' here", "did you mean '--output'?"),
            (["build", "-x"], "there is no option '-x' here", nil),
            (["check", "--output", "x"], "there is no option '--output' here", nil),
            (["build", "chapters"], "'chapters' means nothing here", "see marginal help build"),
            (["build", "--output"], "'--output' needs a value", nil),
            (["build", "--output", ""], "'--output' needs a value", nil),
            (["build", "--chapters="], "'--chapters' needs a value", nil),
            (["build", "-P"], "'-P' needs a value", nil),
            (["build", "--timings=1"], "'--timings' takes no value", nil),
            (["build", "--single-file=yes"], "'--single-file' takes no value", nil),
            (["check", "--single-file"], "there is no option '--single-file' here", nil),
            (["check", "--format", "xml"], "'--format' cannot be 'xml'", "it is one of text, json"),
            (["check", "--color=red"], "'--color' cannot be 'red'", "it is one of auto, always, never"),
            (["eval"], "eval needs a formula", "put it between quotation marks: marginal eval '3 GB / (2 TB/s) in ms'"),
            (
                ["eval", "2", "+", "2"], "eval takes one formula",
                "put it between quotation marks: marginal eval '3 GB / (2 TB/s) in ms'"
            ),
            (["validate"], "validate needs a table of measured runs", "its columns: marginal help validate"),
            (["validate", "a.csv", "b.csv"], "validate takes one table", "its columns: marginal help validate"),
            (["calibrate"], "calibrate needs a table of measured runs", "its columns: marginal help validate"),
            (["valdiate", "a.csv"], "there is no command 'valdiate'", "did you mean 'validate'?"),
            (
                ["validate", "a.csv", "--prediction", "b"], "there is no option '--prediction' here",
                "did you mean '--predictions'?"
            ),
            (["validate", "a.csv", "--predictions"], "'--predictions' needs a value", nil),
            (["validate", "a.csv", "--json=1"], "'--json' takes no value", nil),
            (["validate", "a.csv", "--chapters", "x"], "there is no option '--chapters' here", nil),
            (["check", "--json"], "there is no option '--json' here", nil),
            (["help", "biuld"], "there is no help on 'biuld'", "did you mean 'build'?"),
            (
                ["help", "everything"], "there is no help on 'everything'",
                "the topics are overview, build, check, eval, validate, calibrate, help, language, vocabulary, units"
            ),
            (["help", "decoed"], "there is no help on 'decoed'", "did you mean 'decode'?"),
            (["help", "h100"], "there is no help on 'h100'", "did you mean 'h100_sxm'?"),
            (
                ["help", "scenario"], "there is no help on 'scenario'",
                "'scenario' is a word of the language: marginal help language"
            ),
            (["help", "build", "check"], "there is no help on 'build check'", "did you mean 'build'?"),
            (["version", "now"], "'now' means nothing here", "see marginal help version"),
            (["--version", "--chapters", "x"], "there is no option '--chapters' here", nil),
        ] as [([String], String, String?)])
    func aCommandLineThatMakesNoSenseIsExplained(_ words: [String], _ message: String, _ hint: String?) {
        let run = CommandRun(words)
        #expect(run.status == 2)
        #expect(run.output == "")
        #expect(run.error == "marginal: \(message)\n" + (hint.map { "  \($0)\n" } ?? ""))
    }

    @Test func anOptionMayHaveASignOrNot() throws {
        let folder = try BuildTests.book()
        let words = ["--chapters=" + folder["chapters"], "--format=text", "--color=never"]
        #expect(CommandRun(["check"] + words).status == 0)
        #expect(CommandRun(["check", "--color", "never"] + words + ["--"]).status == 0)
        #expect(CommandRun(["eval", "--", "-2 + 3"]).output == "1\n")
    }

    // MARK: - Help

    static let overview = """
        ABSTRACT
          Marginal builds a book of Markdown chapters in which every number is computed.

        USAGE
          marginal COMMAND [OPTION ...]

        COMMANDS
          build               chapters in, a computed book out
          check               everything that build does, but for writing
          eval 'EXPRESSION'   the value of one formula
          validate FILE.csv   how far the model is from measured runs
          calibrate FILE.csv  the constants of the model, refitted to measured runs
          help [TOPIC]        this text, a command's, or one of: language, vocabulary, units

        OPTIONS
          --version           the version
          --help              help on a command, after its name

        EXIT STATUS
          0 if all went well; 1 if a book or a table has a mistake or a file cannot be read or written; 2 if the command line
          makes no sense.

        """

    @Test(arguments: [[], ["help"], ["--help"], ["-h"], ["help", "overview"]])
    func helpWithoutATopicIsTheOverview(_ words: [String]) {
        let run = CommandRun(words)
        #expect(run.status == 0)
        #expect(run.output == Self.overview)
        #expect(run.error == "")
    }

    @Test(
        arguments: [
            ("build", "marginal build [--chapters DIR]"), ("check", "Writes nothing."),
            ("eval", "marginal eval 'EXPRESSION'"),
            ("validate", "marginal validate FILE.csv"), ("calibrate", "marginal calibrate FILE.csv"),
            ("help", "marginal help ["), ("language", "FORMULAS"),
            ("vocabulary", "fields of a server".uppercased()),
            ("vocabulary", "FIELDS OF AN ACCELERATOR"),
            ("vocabulary", "  catalogues: language model, accelerator, precision, engine\n"),
            ("vocabulary", "  serving: server speculation draft_model disaggregated\n"),
            ("vocabulary", "llama_3_3_70b"), ("units", "USD/Mtoken"),
        ])
    func everyTopicHasAText(_ topic: String, _ part: String) {
        let run = CommandRun(["help", topic])
        #expect(run.status == 0)
        #expect(run.output.contains(part))
        #expect(run.output.hasSuffix("\n"))
        #expect(run.output == CommandRun(["help", topic]).output)
    }

    @Test(arguments: ["build", "check", "eval", "validate", "calibrate", "help"])
    func helpOnACommandCanBeAskedOfTheCommand(_ command: String) {
        let text = CommandRun(["help", command]).output
        #expect(CommandRun([command, "--help"]).output == text)
        #expect(CommandRun([command, "-h"]).output == text)
        #expect(CommandRun([command, "--help"]).status == 0)
    }

    /// The overview names every command and every topic that has a text of its own, and every line fits a page of print.
    @Test func helpIsComplete() {
        for command in ["build", "check", "eval", "validate", "calibrate", "help"] {
            #expect(Self.overview.contains("\n  \(command) "))
        }
        for topic in ["language", "vocabulary", "units"] { #expect(Self.overview.contains(topic)) }
        for topic in ["build", "check", "eval", "validate", "calibrate", "help", "language", "units"] {
            let lines = CommandRun(["help", topic]).output.split(separator: "\n")
            #expect(lines.filter { $0.count > 120 } == [])
            #expect(lines.filter { $0.hasSuffix(" ") } == [])
        }
    }

    @Test func theExamplesOfTheHelpCanBeRun() {
        let text = CommandRun(["help", "eval"]).output
        let formulas = text.matches(of: /marginal eval '([^']+)'\n/).map { String($0.1) }
        #expect(formulas.count == 2)
        for formula in formulas { #expect(CommandRun(["eval", formula]).status == 0, "\(formula)") }
    }

    @Test(arguments: ["version", "--version"])
    func theVersionIsPrinted(_ word: String) {
        let run = CommandRun([word])
        #expect(run.status == 0)
        #expect(run.output == "marginal \(Marginal.version)\n")
        #expect(Marginal.version.wholeMatch(of: /\d+\.\d+\.\d+/) != nil)
    }

    // MARK: - Colour

    @Test(
        arguments: [
            ([], true, true), ([], false, false), (["--color", "auto"], true, true),
            (["--color", "auto"], false, false),
            (["--color", "always"], false, true), (["--color", "never"], true, false),
        ] as [([String], Bool, Bool)])
    func diagnosticsAreColouredIfTheConsoleIsOrTheAuthorSays(_ words: [String], _ console: Bool, _ coloured: Bool) {
        let run = CommandRun(["eval", "1 +"] + words, isColoured: console)
        #expect(run.error.contains("\u{1B}[") == coloured)
        let plain = run.error.replacing(/\x{1B}\[[0-9;]*m/, with: "")
        #expect(plain == CommandRun(["eval", "1 +", "--color", "never"]).error)
    }

    @Test func aNameOfTheVocabularyIsExplained() {
        let constant = CommandRun(["help", "h100_sxm"])
        #expect(constant.status == 0)
        #expect(constant.output.hasPrefix("  h100_sxm: accelerator"))
        #expect(
            CommandRun(["help", "server"]).output.contains("  server(model: language model, accelerator: accelerator"))
        let method = CommandRun(["help", "decode"]).output
        #expect(method.hasPrefix("OF A SERVER\n  .decode("))
        #expect(method.contains("\nOF A DISAGGREGATED SERVER\n  .decode: server "))
        let kind = CommandRun(["help", "latency target"]).output
        #expect(kind.contains("FIELDS OF A LATENCY TARGET"))
    }
}
