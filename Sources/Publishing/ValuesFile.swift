internal import Cells
internal import Chapters
internal import SourceText

/// `values.json`: each published value with its unit, its formula, and where it stands.
struct ValuesFile {
    private(set) var bytes: [UInt8] = []
    private let sources: SourceCollection

    /// What stands before the values.
    static func head(_ version: String) -> [UInt8] {
        var bytes = Array("{\"marginal\": ".utf8)
        appendJSONString(version, to: &bytes)
        return bytes + Array(",\n\"values\": [".utf8)
    }

    /// What stands after them.
    static let tail = Array("\n]}\n".utf8)

    /// The values of one chapter, separated by commas.
    init(_ chapter: Chapter, _ cells: [EvaluatedCell], _ sources: SourceCollection) {
        self.sources = sources
        bytes.reserveCapacity(cells.count * 1024)
        for cell in cells { add(cell, of: chapter) }
    }

    private mutating func add(_ cell: EvaluatedCell, of chapter: Chapter) {
        switch cell {
        case .value(let value): add(value, "inline", of: chapter)
        case .text(let pieces): add(pieces, "title", of: chapter)
        case .definitions: break
        case .parameters(let parameters):
            for parameter in parameters { add(parameter.value, "parameter", note: parameter.note, of: chapter) }
        case .table(let table):
            add(table.caption, "caption", of: chapter)
            for content in table.header { add(content, nil, of: chapter) }
            for (number, row) in table.rows.enumerated() { for content in row { add(content, number + 1, of: chapter) } }
        }
    }

    private mutating func add(_ pieces: [EvaluatedPiece], _ kind: String, row: Int? = nil, of chapter: Chapter) {
        for piece in pieces { if case .value(let value) = piece { add(value, kind, row: row, of: chapter) } }
    }

    private mutating func add(_ content: EvaluatedTable.Content, _ row: Int?, of chapter: Chapter) {
        switch content {
        case .value(let value): add(value, "table", row: row, of: chapter)
        case .text(let pieces): add(pieces, "table", row: row, of: chapter)
        }
    }

    private mutating func add(
        _ value: PublishedValue, _ kind: String, row: Int? = nil, note: String = "", of chapter: Chapter
    ) {
        bytes += (bytes.isEmpty ? "\n{" : ",\n{").utf8
        append("chapter", chapter.address, isFirst: true)
        append("kind", kind)
        append("text", value.text)
        if let number = value.number {
            bytes += ", \"value\": ".utf8
            bytes += number.description.utf8
            append("unit", value.unit)
        }
        append("formula", value.formula)
        if let row {
            bytes += ", \"row\": ".utf8
            bytes += String(row).utf8
        }
        if !note.isEmpty { append("note", note) }
        append("file", chapter.fileName)
        let position = sources.position(of: value.span)
        bytes += ", \"line\": ".utf8
        bytes += String(position.line).utf8
        bytes += ", \"column\": ".utf8
        bytes += String(position.column).utf8
        bytes += "}".utf8
    }

    private mutating func append(_ key: StaticString, _ value: String, isFirst: Bool = false) {
        if !isFirst { bytes += ", ".utf8 }
        bytes.append(UInt8(ascii: "\""))
        key.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes += "\": ".utf8
        appendJSONString(value, to: &bytes)
    }
}
