internal import Foundation
internal import SourceText
internal import Validation

/// A table that was read from a text, and what was said of it.
struct ReadTable {
    /// The rows.
    let table: MeasuredTable
    /// The diagnostics as people read them.
    let text: String
    /// The diagnostics.
    let diagnostics: Diagnostics

    init(_ bytes: [UInt8], path: String = "runs.csv") {
        var sources = SourceCollection()
        var diagnostics = Diagnostics()
        let file = SourceFile(path: path, bytes: bytes)
        table = MeasuredTable(file, id: sources.add(file), into: &diagnostics)
        let renderer = DiagnosticText(sources, isColoured: false)
        text = diagnostics.sorted.reduce("") { $0 + renderer.text($1) }
        self.diagnostics = diagnostics
    }

    init(_ text: String) { self.init(Array(text.utf8)) }

    /// A table of one row, by its columns in this order.
    init(_ fields: [(column: String, value: String)]) {
        self.init(
            fields.map { $0.column }.joined(separator: ",") + "\n" + fields.map { $0.value }.joined(separator: ",")
                + "\n")
    }

    /// The columns that a table must have, and one measurement.
    static let least: [(column: String, value: String)] = [
        ("model", "meta-llama/Llama-3.1-8B-Instruct"), ("accelerator", "H100-SXM"), ("engine", "sglang"),
        ("weights", "fp8"), ("input_tokens", "1024"), ("output_tokens", "512"), ("concurrency", "16"),
        ("tpot_ms", "8.5"),
    ]

    /// The development rows.
    static let development: [UInt8] = {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Measured/serving-dev.csv")
        return (try? Data(contentsOf: url)).map { Array($0) } ?? []
    }()
}
