internal import InferenceEconomics
internal import TestSupport
internal import Testing
internal import Validation

/// Rows as they are meant.
@Suite struct MeasuredTableTests {
    /// The least table with columns added, or changed.
    static func run(_ fields: [(column: String, value: String)]) throws -> MeasuredRun {
        let kept = ReadTable.least.filter { field in !fields.contains { $0.column == field.column } }
        let read = ReadTable(kept + fields)
        #expect(read.text == "")
        return try #require(read.table.runs.first, "\(read.table.skipped)")
    }

    @Test func whatIsMissingTakesTheEnginesDefaults() throws {
        let run = try Self.run([])
        #expect(run.id == "line-2")
        #expect(run.line == 2)
        #expect(run.model == .llama3_1_8B)
        #expect(run.timePerOutputToken == 0.0085)
        #expect(run.timeToFirstToken == nil)
        #expect(run.throughputPerGPU == nil)
        let server = try run.server()
        #expect(
            try server
                == Server(
                    model: .llama3_1_8B, accelerator: .h100SXM, engine: .sglang, parallelism: .single, weights: .fp8))
        #expect(try run.load() == Load(concurrency: 16, promptTokens: 1024, outputTokens: 512))
    }

    @Test func anEmptyFieldIsAMissingColumn() throws {
        let optional = [
            "id", "date", "gpus", "tensor_parallel", "pipeline_parallel", "data_parallel", "expert_parallel",
            "kv_cache", "memory_share", "prefill_token_budget", "receive_interval_steps", "length_share", "arrivals",
            "software_date", "ttft_ms",
        ]
        #expect(try Self.run(optional.map { ($0, "") }) == Self.run([]))
        #expect(try Self.run(optional.map { ($0, " ") }) == Self.run([]))
    }

    @Test func everyColumnIsTaken() throws {
        let run = try Self.run([
            ("id", "one"), ("model", "deepseek-ai/DeepSeek-R1"), ("accelerator", "B200-SXM"), ("date", "2025-12-31"),
            ("gpus", "8"), ("tensor_parallel", "2"), ("pipeline_parallel", "1"), ("data_parallel", "4"),
            ("expert_parallel", "8"), ("kv_cache", "bf16"), ("memory_share", "0.85"), ("prefill_token_budget", "4096"),
            ("receive_interval_steps", "30"), ("length_share", "0.9"), ("arrivals", "unknown"),
            ("software_date", "2026-01-02"), ("ttft_ms", "1.5e3"),
        ])
        let server = try run.server()
        #expect(
            try server
                == Server(
                    model: .deepSeekR1, accelerator: .b200SXM, engine: .sglang,
                    parallelism: Parallelism(tensor: 2, data: 4, expert: 8), weights: .fp8, keyValueCache: .bf16,
                    memoryShare: 0.85, prefillTokenBudget: 4096, receiveInterval: 30, softwareDate: 1 / 365.25))
        #expect(
            try run.load()
                == Load(
                    concurrency: 16, promptTokens: 1024, outputTokens: 512, lengthShare: 0.9, arrivals: .unknown))
        #expect(run.timeToFirstToken == 1.5)
        let timePerRequest = 1.5 + 0.0085 * (0.9 * 512 - 1)
        #expect(abs((run.throughputPerGPU ?? 0) / (16 / timePerRequest * 0.9 * 512 / 8) - 1) < 1e-14)
    }

    @Test(
        arguments: [
            ([("gpus", "4")], 4, 1), ([("gpus", "8"), ("data_parallel", "4")], 2, 4),
            ([("tensor_parallel", "2")], 2, 1),
            ([("data_parallel", "2")], 1, 2), ([("gpus", "2"), ("tensor_parallel", "2")], 2, 1),
        ] as [([(column: String, value: String)], Int, Int)])
    func theTensorWidthMakesUpTheNumberOfGPUs(
        _ fields: [(column: String, value: String)], _ tensor: Int, _ data: Int
    ) throws {
        let run = try Self.run(fields)
        #expect(run.tensorParallel == tensor)
        #expect(run.dataParallel == data)
        #expect(try run.server().gpus == run.gpus)
    }

    @Test(
        arguments: [
            ([], Calibration.newestSoftware), ([("date", "2026-01-01")], 0),
            ([("date", "2026-01-01"), ("software_date", "2025-12-31")], -1 / 365.25),
            ([("date", "2026-01-01"), ("software_date", "")], 0),
        ] as [([(column: String, value: String)], Double)])
    func theDateIsThatOfTheSoftwareElseOfTheRunElseTheNewest(
        _ fields: [(column: String, value: String)], _ date: Double
    ) throws {
        #expect(try Self.run(fields).softwareDate == date)
    }

    @Test(
        arguments: [
            ("closed-loop", .closedLoop), ("closed_loop", .closedLoop), ("steady", .steady), ("unknown", .unknown),
        ] as [(String, Arrivals)])
    func arrivalsAreNamed(_ name: String, _ arrivals: Arrivals) throws {
        #expect(try Self.run([("arrivals", name)]).arrivals == arrivals)
    }

    @Test(
        arguments: [
            ("model", "X/Y", "no model named 'X/Y'"), ("accelerator", "Z80", "no accelerator named 'Z80'"),
            ("engine", "torch", "no engine named 'torch'"), ("weights", "fp12", "no precision named 'fp12'"),
            ("kv_cache", "fp12", "no precision named 'fp12'"),
            ("arrivals", "tidal", "no kind of arrivals named 'tidal'"),
            ("model", "\"X\nY\u{1B}[31m\"", "no model named 'X\u{FFFD}Y\u{FFFD}[31m'"),
        ])
    func aRowWithAnUnknownNameIsSkippedWithTheReason(_ column: String, _ name: String, _ reason: String) {
        let read = ReadTable(ReadTable.least.filter { $0.column != column } + [(column, name)])
        #expect(read.text == "")
        #expect(read.table.runs == [])
        #expect(read.table.skipped == [SkippedRow(line: 2, reason: reason)])
    }

    /// Columns in any order, others between them, in any line ending, quoted or not: the same rows.
    @Test(arguments: 0..<12)
    func theOrderOfColumnsMakesNoDifference(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let lines = String(decoding: ReadTable.development, as: UTF8.self).split(separator: "\n").prefix(300)
        let rows = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).map { String($0) } }
        let order = Array(0..<rows[0].count).shuffled(using: &random)
        let end = ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
        let isQuoted = Bool.random(using: &random)
        let shuffled = rows.enumerated().map { index, row in
            let fields = order.map { isQuoted ? "\"\(row[$0])\"" : row[$0] }
            return ([index == 0 ? "comment" : "\"a, b\""] + fields).joined(separator: ",")
        }
        let text = (Bool.random(using: &random) ? "\u{FEFF}" : "") + shuffled.joined(separator: end)
        let read = ReadTable(text)
        #expect(read.text == "")
        #expect(read.table.runs.count == 299)
        #expect(read.table.runs == ReadTable(lines.joined(separator: "\n")).table.runs)
    }
}
