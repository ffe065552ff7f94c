internal import Foundation
internal import Testing

/// `-P` and `--params`.
@Suite struct SettingTests {
    static func book() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write("```params\nrent = 2 USD/h\nhours = 3 h\n```\n`= rent * hours`\n", to: "chapters/01-first.md")
        try folder.write("```params\nrent = 5 USD/h\n```\n`= rent`\n", to: "chapters/02-second-one.md")
        try folder.write("# a file\nhours = 4 h   # longer\n\nfirst.rent = 10 USD/h\n", to: "settings.txt")
        return folder
    }

    @Test(
        arguments: [
            ([], "6 USD"), (["-P", "hours=4 h"], "8 USD"), (["-Phours = 240 min"], "8 USD"),
            (["-P", "first.rent=3 USD/h"], "9 USD"), (["-P", "first.rent=3 USD/h", "-P", "hours=1 h"], "3 USD"),
            (["-P", "hours=4 h", "-P", "hours=5 h"], "10 USD"), (["--params", "settings.txt"], "40 USD"),
            (["--params=settings.txt"], "40 USD"), (["--params", "settings.txt", "-P", "hours=1 h"], "10 USD"),
            (["-P", "hours=1 h", "--params", "settings.txt"], "10 USD"), (["-P", "hours=1 h # one\n"], "2 USD"),
            (["-P", "hours=2 * 3 h"], "12 USD"), (["-P", "hours=1 h\nfirst.rent=1 USD/h"], "1 USD"),
        ] as [([String], String)])
    func aParameterIsSet(_ words: [String], _ figure: String) throws {
        let folder = try Self.book()
        let run = BuildTests.build(folder, words.map { $0.replacing("settings.txt", with: folder["settings.txt"]) })
        #expect(run.status == 0, "\(run.error)")
        #expect(try folder.text("output/01-first.md").hasSuffix("|\n\(figure)\n"))
        #expect(try folder.text("output/02-second-one.md").hasSuffix("|\n5 USD/h\n"))
    }

    @Test func theTableOfParametersShowsWhatIsSet() throws {
        let folder = try Self.book()
        BuildTests.build(folder, ["-P", "hours=1.50 h"])
        #expect(try folder.text("output/01-first.md").contains("| `hours`   |  1.50 h |"))
    }

    @Test(
        arguments: [
            (["-P", "rent=3 USD/h"], "ambiguous-name"), (["-P", "rnet=3 USD/h"], "unknown-parameter"),
            (["-P", "third.rent=3 USD/h"], "unknown-parameter"), (["-P", "hours=3 USD"], "wrong-type"),
            (["-P", "hours"], "incomplete-formula"), (["-P", "hours=x"], "unknown-name"),
            (["-P", "=3"], "unexpected-token"), (["--params", "none.txt"], "file"), (["--params", ""], ""),
        ] as [([String], String)])
    func aSettingThatMakesNoSenseIsAMistake(_ words: [String], _ id: String) throws {
        let folder = try Self.book()
        let run = BuildTests.build(folder, words)
        #expect(run.status == (id.isEmpty ? 2 : 1))
        #expect(run.error.contains(id.isEmpty ? "'--params' needs a value" : " [\(id)]\n"))
        #expect(!folder.has("output"))
    }

    @Test func aChapterWithADashIsNamedWithAnUnderscore() throws {
        let folder = try Self.book()
        #expect(BuildTests.build(folder, ["-P", "second_one.rent=7 USD/h"]).status == 0)
        #expect(try folder.text("output/02-second-one.md").hasSuffix("|\n7 USD/h\n"))
    }

    /// What the message on an ambiguous name says to write can be written.
    @Test func theHintOnAnAmbiguousParameterWorks() throws {
        let folder = try Self.book()
        let error = BuildTests.build(folder, ["-P", "rent=3 USD/h"]).error
        let hint = try #require(error.firstMatch(of: /hint: say which, as in (\S+)/)).1
        #expect(BuildTests.build(folder, ["-P", "\(hint)=3 USD/h"]).status == 0)
    }
}
