@testable internal import Cells
internal import Figures
internal import Markup
internal import SourceText

/// Evaluated cells for the tests.
enum Samples {
    static let span = SourceSpan(file: SourceID(0), lower: 0, upper: 1)

    /// A number with its unit, or a text where there is no number.
    static func value(_ figure: String, _ unit: String = "", number: Double? = 1, formula: String = "x")
        -> PublishedValue
    {
        PublishedValue(figure: figure, unit: unit, number: number, formula: formula, span: span)
    }

    static func written(_ text: String) -> EvaluatedPiece {
        .text(EvaluatedPiece.Written(text: text, span: span))
    }

    /// A cell of text.
    static func text(_ text: String) -> EvaluatedTable.Content { .text(text.isEmpty ? [] : [written(text)]) }

    /// A table whose header is text and whose cells are numbers with units, as in `2.5 ms`, or text in quotation marks.
    static func table(
        _ header: [String], _ rows: [[String]], aligned alignments: [TableBlock.Alignment]? = nil,
        caption: [EvaluatedPiece] = []
    ) -> EvaluatedTable {
        EvaluatedTable(
            caption: caption, alignments: alignments ?? header.map { _ in .none }, header: header.map { text($0) },
            rows: rows.map { row in row.map { cell($0) } })
    }

    private static func cell(_ source: String) -> EvaluatedTable.Content {
        if source.hasPrefix("\"") { return text(String(source.dropFirst())) }
        let parts = source.split(separator: " ", maxSplits: 1).map { String($0) }
        return .value(value(parts[0], parts.count > 1 ? parts[1] : "", number: Double(parts[0].filter { $0 != "," })))
    }
}

/// The HTML that a closure writes.
func html(_ write: (inout HTML) -> Void) -> String { String(decoding: HTML.bytes(write), as: UTF8.self) }

/// The HTML of a table.
func html(_ table: EvaluatedTable) -> String {
    html { Figure.table(table, into: &$0) { written, html in html.text(written.text) } }
}

/// The Markdown that a closure writes.
func markdown(_ write: (inout [UInt8]) -> Void) -> String {
    var bytes: [UInt8] = []
    write(&bytes)
    return String(decoding: bytes, as: UTF8.self)
}
