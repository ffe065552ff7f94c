public import Cells

/// Draws evaluated cells as Markdown that reads well as it stands and on a code host.
public enum MarkdownFigure {
    /// A value in running text.
    public static func inline(_ value: PublishedValue) -> String { escaped(value.text, isNumber: value.number != nil) }

    /// A table, its columns padded so that it can be read as plain text too.
    public static func table(_ table: EvaluatedTable) -> String {
        var text = ""
        if !table.caption.isEmpty { text += "**" + pieces(table.caption) + "**\n\n" }
        let columns = table.header.indices.map { Column(table, $0).alignment }
        return text + self.table(table.header.map(content), columns, table.rows.map { $0.map(content) })
    }

    /// A `params` block as a table.
    public static func parameters(_ parameters: [EvaluatedParameter]) -> String {
        let hasDomain = parameters.contains { !$0.domain.isEmpty }
        let hasNote = parameters.contains { !$0.note.isEmpty }
        var header = ["Parameter", "Value"]
        var columns: [TableBlock.Alignment] = [.none, .right]
        if hasDomain {
            header.append("Range")
            columns.append(.none)
        }
        if hasNote {
            header.append("Note and source")
            columns.append(.none)
        }
        let rows = parameters.map { parameter in
            ["`" + parameter.name + "`", inline(parameter.value)] + (hasDomain ? [parameter.domain] : [])
                + (hasNote ? [bars(parameter.note)] : [])
        }
        return table(header, columns, rows)
    }

    private static func pieces(_ pieces: [EvaluatedPiece]) -> String {
        pieces.reduce("") { text, piece in
            switch piece {
            case .text(let written): text + bars(written.text)
            case .value(let value): text + inline(value)
            }
        }
    }

    private static func content(_ content: EvaluatedTable.Content) -> String {
        switch content {
        case .text(let pieces): self.pieces(pieces)
        case .value(let value): inline(value)
        }
    }

    private static func table(
        _ header: [String], _ alignments: [TableBlock.Alignment], _ rows: [[String]]
    ) -> String {
        var widths = header.map { max(3, width($0)) }
        for row in rows { for (index, cell) in row.enumerated() { widths[index] = max(widths[index], width(cell)) } }
        var text = line(header, alignments, widths)
        text += "|"
        for (index, alignment) in alignments.enumerated() {
            let left = alignment == .left || alignment == .center
            let right = alignment == .right || alignment == .center
            text += (left ? ":" : "-") + String(repeating: "-", count: widths[index]) + (right ? ":" : "-") + "|"
        }
        text += "\n"
        for row in rows { text += line(row, alignments, widths) }
        return text
    }

    private static func line(_ cells: [String], _ alignments: [TableBlock.Alignment], _ widths: [Int]) -> String {
        var text = "|"
        for (index, cell) in cells.enumerated() {
            let space = String(repeating: " ", count: widths[index] - width(cell))
            text += " " + (alignments[index] == .right ? space + cell : cell + space) + " |"
        }
        return text + "\n"
    }

    /// The characters of a text, as a fixed-pitch font sets them: Unicode scalars.
    private static func width(_ text: String) -> Int {
        text.utf8.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    }

    /// A text in which a bar does not end the cell.
    private static func bars(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "|")) else { return text }
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if byte == UInt8(ascii: "|") { bytes.append(UInt8(ascii: "\\")) }
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A computed text in which no character has a meaning in Markdown. Numbers have none.
    private static func escaped(_ text: String, isNumber: Bool) -> String {
        if isNumber { return text }
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["),
                UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "|"):
                bytes.append(UInt8(ascii: "\\"))
            default: break
            }
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
