internal import Foundation
internal import Testing

/// `--format json`.
@Suite struct FormatTests {
    @Test func aMistakeIsAnObjectWithItsPlace() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "# \"Ü\"\n\n`= 1 s + 1 B` and `= rnet`\n\n```params\nrent = 2\n```\n", to: "chapters/01-\"é\".md")
        for command in ["check", "build", "eval"] {
            let words =
                command == "eval"
                ? [command, "1"] : command == "build" ? [command, "--output", folder["output"]] : [command]
            let run = CommandRun(words + ["--chapters", folder["chapters"], "--format", "json"])
            #expect(run.status == 1)
            #expect(run.error == "")
            let list = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
            try #require(list.count == 2)
            #expect(list.map { $0["id"] as? String } == ["dimension-mismatch", "unknown-name"])
            #expect(list.map { $0["file"] as? String } == Array(repeating: folder["chapters/01-\"é\".md"], count: 2))
            #expect(list.map { $0["line"] as? Int } == [3, 3])
            #expect(list.map { $0["column"] as? Int } == [4, 22])
            #expect(list.map { $0["endColumn"] as? Int } == [7, 26])
            #expect(list.map { $0["severity"] as? String } == ["error", "error"])
            #expect(list[1]["hint"] as? String == "did you mean 'rent'?")
        }
        #expect(!folder.has("output"))
    }

    @Test func aBookWithoutMistakesIsAnEmptyList() throws {
        let folder = try BuildTests.book()
        for words in [["check"], ["build", "--output", folder["output"]]] {
            let run = CommandRun(words + ["--chapters", folder["chapters"], "--format", "json"])
            #expect(run.status == 0)
            #expect(run.error == "")
            #expect(run.output == "[\n]\n")
        }
    }

    @Test func aMistakeWithoutAPlaceHasNone() throws {
        let folder = try TemporaryFolder()
        let run = CommandRun(["check", "--chapters", folder["none"], "--format", "json"])
        let list = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
        #expect(list.first?["id"] as? String == "file")
        #expect(list.first?["file"] == nil)
    }
}
