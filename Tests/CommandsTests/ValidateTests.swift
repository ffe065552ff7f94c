internal import Foundation
internal import Testing

/// `marginal validate`.
@Suite struct ValidateTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Tables")
        .path
    static let faulty = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
        .filter { $0.hasSuffix(".csv") }.map { String($0.dropLast(4)) }.sorted()

    static let development = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("ValidationTests/Measured/serving-dev.csv").path

    static let header = "model,accelerator,engine,weights,input_tokens,output_tokens,concurrency,ttft_ms,tpot_ms\n"
    static let row = "Qwen/Qwen3-32B,H100-SXM,vllm,fp8,1024,1024,16,90,15\n"

    @Test func thereAreFaultyTables() {
        #expect(Self.faulty.count >= 18)
    }

    /// What is said of each table of `Tables` stands beside it.
    @Test(arguments: faulty)
    func aFaultyTableIsExplained(_ name: String) throws {
        let run = CommandRun(["validate", "\(Self.folder)/\(name).csv"])
        // A misspelt name of a column that may be absent is only warned of.
        #expect(run.status == (name.hasPrefix("misspelt") ? 0 : 1))
        let said = run.error.replacing(Self.folder + "/", with: "")
        let expected = URL(fileURLWithPath: "\(Self.folder)/\(name).txt")
        if Fixtures.areUpdated {
            try Data(said.utf8).write(to: expected)
        } else {
            #expect(try said == String(decoding: Data(contentsOf: expected), as: UTF8.self))
        }
        if let last = run.output.split(separator: "\n").last { #expect(last.hasSuffix(" skipped")) }
    }

    /// What programs read has the same mistakes, and nothing stands beside it.
    @Test(arguments: faulty)
    func theJSONHasTheSameMistakes(_ name: String) throws {
        let words = ["validate", "\(Self.folder)/\(name).csv"]
        let text = CommandRun(words).error
        let run = CommandRun(words + ["--json"])
        #expect(run.error == "")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        let mistakes = try #require(object["mistakes"] as? [[String: Any]])
        let ids = mistakes.compactMap { $0["id"] as? String }
        #expect(ids == text.matches(of: /(?m)^.*(?:error|warning): .* \[([a-z0-9-]+)\]$/).map { String($0.1) })
    }

    @Test func theDevelopmentRowsAreMeasuredUp() throws {
        let run = CommandRun(["validate", Self.development])
        #expect(run.status == 0)
        #expect(run.error == "")
        let last = try #require(run.output.split(separator: "\n").last)
        #expect(
            last.wholeMatch(
                of: /tpot MdAPE \d+\.\d % · ttft MdAPE \d+\.\d % · throughput MdAPE \d+\.\d % · 1487 rows, 0 skipped/)
                != nil)
        #expect(run.output.hasSuffix(" skipped\n"))
    }

    @Test func whatIsUnknownIsSkippedAndNoMistake() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.header + Self.row + Self.row.replacing("Qwen3-32B", with: "Qwen9"), to: "a.csv")
        let run = CommandRun(["validate", folder["a.csv"]])
        #expect(run.status == 0)
        #expect(run.error == "")
        #expect(run.output.hasPrefix("skipped 1: no model named 'Qwen/Qwen9'"))
        #expect(run.output.hasSuffix(" · 1 rows, 1 skipped\n"))
    }

    /// A fit of many constants to a few runs would print what was believed before as if it had been measured.
    @Test func calibrateRefusesATableOfTooFewRuns() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.header + Self.row, to: "a.csv")
        let run = CommandRun(["calibrate", folder["a.csv"]])
        #expect(run.status == 1)
        #expect(run.output == "")
        #expect(run.error == "marginal: 1 runs are too few to fit 34 constants to\n")
    }

    @Test func predictionsAreWritten() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.header + Self.row + Self.row.replacing("1024", with: "x"), to: "a.csv")
        let run = CommandRun(["validate", folder["a.csv"], "--predictions", folder["b.csv"]])
        #expect(run.status == 1)
        #expect(run.output.hasSuffix(" · 1 rows, 1 skipped\n"))
        let lines = try folder.text("b.csv").split(separator: "\n").map { String($0) }
        let names = ["ttft_ms", "tpot_ms", "throughput"]
        #expect(lines[0] == (["id"] + names + names.map { "\($0)_low,\($0)_high" }).joined(separator: ","))
        #expect(lines.count == 2)
        #expect(lines.last?.wholeMatch(of: /line-2(,\d+\.\d{4}){9}/) != nil)
        #expect(CommandRun(["validate", "--json", "--predictions=" + folder["b.csv"], folder["a.csv"]]).status == 1)
    }

    @Test func predictionsAreNotWrittenOverTheMeasurements() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.header + Self.row, to: "a.csv")
        let run = CommandRun(["validate", folder["a.csv"], "--predictions", folder["./a.csv"]])
        #expect(run.status == 2)
        #expect(run.output == "")
        #expect(try folder.text("a.csv") == Self.header + Self.row)
    }

    @Test(arguments: [("none.csv", "No such file or directory"), (".", "Is a directory")])
    func aFileThatCannotBeReadIsAMistake(_ name: String, _ reason: String) throws {
        let folder = try TemporaryFolder()
        let run = CommandRun(["validate", folder[name], "--predictions", folder["out.csv"]])
        #expect(run.status == 1)
        #expect(run.output == "")
        #expect(run.error == "error: cannot read \(folder[name]): \(reason) [file]\n1 mistake\n")
        #expect(!folder.has("out.csv"))
        let json = CommandRun(["validate", folder[name], "--json"])
        #expect(json.status == 1)
        #expect(json.error == "")
        #expect(json.output.contains("\"id\": \"file\""))
    }

    @Test func predictionsThatCannotBeWrittenAreAMistakeAfterWhichTheReportIsPrinted() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.header + Self.row, to: "a.csv")
        let run = CommandRun(["validate", folder["a.csv"], "--predictions", folder["none/b.csv"]])
        #expect(run.status == 1)
        #expect(
            run.error == "error: cannot write \(folder["none/b.csv"]): No such file or directory [file]\n1 mistake\n")
        #expect(run.output.hasSuffix(" · 1 rows, 0 skipped\n"))
    }

    /// A pipe hands over a table in pieces.
    @Test func aTableMayComeThroughAPipe() throws {
        let folder = try TemporaryFolder()
        let pipe = folder["pipe"]
        #expect(mkfifo(pipe, 0o600) == 0)
        let table = try Data(contentsOf: URL(fileURLWithPath: Self.development))
        let writer = Thread {
            guard let handle = FileHandle(forWritingAtPath: pipe) else { return }
            try? handle.write(contentsOf: table)
            try? handle.close()
        }
        writer.start()
        let run = CommandRun(["validate", pipe])
        #expect(run.status == 0)
        #expect(run.output == CommandRun(["validate", Self.development]).output)
    }
}
