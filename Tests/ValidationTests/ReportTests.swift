internal import Foundation
internal import SourceText
internal import Testing
@testable internal import Validation

/// The report as text, as JSON and as a table.
@Suite struct ReportTests {
    static let header =
        "id,model,accelerator,engine,weights,tensor_parallel,input_tokens,output_tokens,concurrency,ttft_ms,tpot_ms\n"

    /// Rows of every kind: measured whole, in part, not at all; skipped by name, by fit and by mistake.
    static let mixed = ReadTable(
        header + """
            a,openai/gpt-oss-120b,B200-SXM,vllm,fp4,1,1024,1024,16,90,5
            b,X/Y,B200-SXM,vllm,fp4,1,1024,1024,16,90,5
            "c,""d""\",openai/gpt-oss-120b,H100-SXM,sglang,fp4,2,1024,1024,16,,7
            X,X/Y,B200-SXM,vllm,fp4,1,1024,1024,16,90,5
            e,X/Y,B200-SXM,vllm,fp4,1,1024,1024,16,90,5
            f,meta-llama/Llama-3.1-70B-Instruct,H100-SXM,vllm,bf16,1,1024,1024,16,90,5
            g,openai/gpt-oss-120b,H100-SXM,sglang,fp4,2,1024,1024,16,,
            h,openai/gpt-oss-120b,H100-SXM,sglang,fp4,2,1024,1024,-16,10,

            """)
    static let report = ValidationReport(mixed.table)

    @Test func everyRowIsPredictedOrSkippedForAReason() {
        #expect(Self.report.predictions.map { $0.run.id } == ["a", "c,\"d\"", "g"])
        #expect(Self.report.skippedRows == 5)
        #expect(Self.report.skips.map { $0.lines } == [[3, 5, 6], [7], [9]])
        #expect(Self.report.skips.map { $0.reason }[0] == "no model named 'X/Y'")
        #expect(Self.report.skips[1].reason.hasPrefix("the weights need "))
        #expect(Self.report.skips[1].reason.hasSuffix("tensor parallel width 2 fits"))
        #expect(Self.report.skips[2].reason == "malformed, reported as a mistake")
        #expect(Self.report.all.timePerOutputToken?.rows == 2)
        #expect(Self.report.all.timeToFirstToken?.rows == 1)
        #expect(Self.report.all.throughput?.rows == 1)
    }

    @Test func theTextListsWhatWasSkippedAndEndsWithTheSummary() {
        let lines = Self.report.text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        #expect(lines[0] == "skipped 3: no model named 'X/Y' (lines 3, 5-6)")
        #expect(lines[1].hasSuffix(" (line 7)"))
        #expect(lines[2] == "skipped 1: malformed, reported as a mistake (line 9)")
        #expect(lines.last == "")
        let summary = lines[lines.count - 2]
        #expect(summary == Self.report.summary)
        #expect(
            summary.wholeMatch(
                of: /tpot MdAPE \d+\.\d % · ttft MdAPE \d+\.\d % · throughput MdAPE \d+\.\d % · 3 rows, 5 skipped/)
                != nil)
    }

    @Test func theTablesAreAligned() {
        for report in [Self.report, DevelopmentRowsTests.report] {
            let blocks = report.text.components(separatedBy: "\n\n").filter { $0.contains("MdAPE    MAPE") }
            #expect(blocks.count == 3)
            for block in blocks {
                let widths = block.components(separatedBy: "\n").map { $0.count }.filter { $0 > 60 }
                #expect(widths.count > 8)
                #expect(Set(widths).count == 1)
            }
        }
    }

    @Test func aMetricThatNoRowMeasuresIsADash() {
        let report = ValidationReport(ReadTable(ReadTable.least).table)
        #expect(
            report.summary.wholeMatch(of: /tpot MdAPE [\d.]+ % · ttft MdAPE - · throughput MdAPE - · 1 rows, 0 skipped/)
                != nil)
        let none = ValidationReport(MeasuredTable())
        #expect(none.summary == "tpot MdAPE - · ttft MdAPE - · throughput MdAPE - · 0 rows, 0 skipped")
        #expect(!none.isAboutAnything)
    }

    @Test func manyLinesOfOneReasonAreCutShort() {
        let rows = (0..<30).map { "r,\($0 % 2 == 0 ? "X" : "Z"),H100-SXM,vllm,fp8,1,1,1,1,1,1\n" }
        let text = ValidationReport(ReadTable(Self.header + rows.joined()).table).text
        #expect(
            text.hasPrefix(
                "skipped 15: no model named 'X' (lines 2, 4, 6, 8, 10, 12, 14, 16, 18, 20 and 5 more)\n"
                    + "skipped 15: no model named 'Z' (lines 3, 5, 7, 9, 11, 13, 15, 17, 19, 21 and 5 more)\n"))
    }

    // MARK: - JSON

    private struct Report: Decodable {
        struct Errors: Decodable {
            let rows: Int
            let mdape, mape, bias, within_20_percent, coverage_90: Double
        }
        struct Group: Decodable {
            let name: String
            let rows: Int
            let tpot, ttft, throughput: Errors?
        }
        struct Skips: Decodable {
            let reason: String
            let lines: [Int]
        }
        struct Mistake: Decodable {
            let id, file: String
            let line, column: Int
        }
        let rows, skipped: Int
        let all: Group
        let by: [String: [Group]]
        let skips: [Skips]
        let mistakes: [Mistake]
    }

    @Test func theJSONSaysWhatTheReportSays() throws {
        var sources = SourceCollection()
        sources.add(SourceFile(path: "runs.csv", bytes: Array(repeating: 10, count: 2000)))
        let json = Self.report.json(Self.mixed.diagnostics.sorted, sources)
        let read = try JSONDecoder().decode(Report.self, from: Data(json.utf8))
        #expect(read.rows == 3)
        #expect(read.skipped == 5)
        #expect(read.skips.map { $0.lines } == Self.report.skips.map { $0.lines })
        #expect(read.skips.map { $0.reason } == Self.report.skips.map { $0.reason })
        #expect(read.mistakes.map { $0.id } == ["out-of-range"])
        #expect(read.all.tpot?.mdape == Self.report.all.timePerOutputToken?.medianAbsoluteError)
        #expect(read.all.ttft?.coverage_90 == Self.report.all.timeToFirstToken?.coverage)
        #expect(read.by.keys.sorted() == ["accelerator", "arrivals", "engine", "model", "precision"])
        for grouping in ValidationReport.Grouping.allCases {
            let groups = Self.report.groups(by: grouping)
            let same = try #require(read.by[grouping.rawValue])
            #expect(same.map { $0.name } == groups.map { $0.name })
            #expect(same.map { $0.rows } == groups.map { $0.rows })
            #expect(same.map { $0.tpot?.bias } == groups.map { $0.timePerOutputToken?.bias })
            #expect(same.map { $0.ttft?.mape } == groups.map { $0.timeToFirstToken?.meanAbsoluteError })
            #expect(
                same.map { $0.throughput?.within_20_percent } == groups.map { $0.throughput?.shareWithin20Percent })
        }
        #expect(json == Self.report.json(Self.mixed.diagnostics.sorted, sources))
    }

    // MARK: - Predictions

    /// The file has a row for each prediction, and the errors that follow from it are those of the report.
    @Test func thePredictionsGiveTheSameErrorsAgain() throws {
        let report = DevelopmentRowsTests.report
        var diagnostics = Diagnostics()
        let file = SourceFile(path: "out.csv", bytes: report.predictionsCSV)
        let table = CommaSeparatedTable(file, id: SourceID(0), into: &diagnostics)
        #expect(diagnostics.isEmpty)
        let header = try #require(table.records.first).fields.map(table.text)
        #expect(header.joined(separator: ",").hasPrefix("id,ttft_ms,tpot_ms,throughput,ttft_ms_low,"))
        #expect(table.records.count == 1488)
        let columns: [(Metric, String, Double)] = [
            (.timeToFirstToken, "ttft_ms", 1000), (.timePerOutputToken, "tpot_ms", 1000),
            (.throughput, "throughput", 1),
        ]
        for (metric, column, scale) in columns {
            let places = try [column, column + "_low", column + "_high"].map { try #require(header.firstIndex(of: $0)) }
            let figures = zip(table.records.dropFirst(), report.predictions).map { record, prediction in
                let values = places.map { (Double(table.text(record.fields[$0])) ?? 0) / scale }
                return Prediction.Figure(
                    predicted: values[0], low: values[1], high: values[2], measured: prediction[metric].measured)
            }
            let errors = try #require(ErrorSummary(figures))
            let expected = try #require(report.all[metric])
            #expect(abs(errors.medianAbsoluteError - expected.medianAbsoluteError) < 1e-4)
            #expect(abs(errors.coverage - expected.coverage) < 0.002)
        }
    }

    @Test func anIdWithCommasAndQuotationMarksIsQuoted() {
        let lines = String(decoding: Self.report.predictionsCSV, as: UTF8.self).split(separator: "\n")
        #expect(lines.count == 4)
        #expect(lines[1].hasPrefix("a,"))
        #expect(lines[2].hasPrefix("\"c,\"\"d\"\"\","))
        #expect(lines[3].split(separator: ",").count == 10)
    }
}
