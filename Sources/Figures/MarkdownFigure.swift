public import Cells

/// Draws evaluated cells as Markdown that reads well as it stands and on a code host.
public enum MarkdownFigure {
    /// A value in running text.
    public static func inline(_ value: PublishedValue, into text: inout [UInt8]) {
        if value.number == nil {
            appendEscaped(value.figure, to: &text)
            return
        }
        text.append(value.figure)
        guard !value.unit.utf8.isEmpty else { return }
        text.append(UInt8(ascii: " "))
        text.append(value.unit)
    }

    /// A table, its columns padded so that it can be read as plain text too.
    ///
    /// - Parameter name: how the text calls it, as in `Table 2.1`.
    public static func table(_ table: EvaluatedTable, name: String? = nil, into text: inout [UInt8]) {
        if !table.caption.isEmpty || name != nil {
            text += "**".utf8
            append(name, before: table.caption, to: &text)
            append(table.caption, to: &text)
            text += "**\n\n".utf8
        }
        var grid = Grid(columns: table.header.indices.map { Column(table, $0).alignment })
        for row in [table.header] + table.rows { for cell in row { grid.add { append(cell, to: &$0) } } }
        grid.write(into: &text)
    }

    /// A `params` block as a table.
    public static func parameters(_ parameters: [EvaluatedParameter], into text: inout [UInt8]) {
        if parameters.isEmpty { return }
        let hasDomain = parameters.contains { !$0.domain.isEmpty }
        let hasNote = parameters.contains { !$0.note.isEmpty }
        var columns: [TableBlock.Alignment] = [.none, .right]
        if hasDomain { columns.append(.none) }
        if hasNote { columns.append(.none) }
        var grid = Grid(columns: columns)
        grid.add { $0 += "Parameter".utf8 }
        grid.add { $0 += "Value".utf8 }
        if hasDomain { grid.add { $0 += "Range".utf8 } }
        if hasNote { grid.add { $0 += "Note and source".utf8 } }
        for parameter in parameters {
            grid.add { $0 += ("`" + parameter.name + "`").utf8 }
            grid.add { inline(parameter.value, into: &$0) }
            if hasDomain { grid.add { $0 += parameter.domain.utf8 } }
            if hasNote { grid.add { appendWithBars(parameter.note, to: &$0) } }
        }
        grid.write(into: &text)
    }

    /// A scenario as a table: what it sets, beside the values of the book.
    public static func scenario(_ scenario: EvaluatedScenario, into text: inout [UInt8]) {
        text += "**Scenario: ".utf8
        appendEscaped(scenario.title, to: &text)
        text += "**\n\n".utf8
        let hasNote = scenario.rows.contains { !$0.note.isEmpty }
        var grid = Grid(columns: [.none, .right, .right] + (hasNote ? [.none] : []))
        grid.add { $0 += "Parameter".utf8 }
        grid.add { $0 += "Published".utf8 }
        grid.add { appendEscaped(scenario.title, to: &$0) }
        if hasNote { grid.add { $0 += "Note and source".utf8 } }
        for row in scenario.rows {
            grid.add { $0 += ("`" + row.name + "`").utf8 }
            grid.add { inline(row.published, into: &$0) }
            grid.add { inline(row.value, into: &$0) }
            if hasNote { grid.add { appendWithBars(row.note, to: &$0) } }
        }
        grid.write(into: &text)
    }

    /// A chart: its caption, a picture where there is one, what it shows in words, and some of its data.
    ///
    /// - Parameters:
    ///   - name: how the text calls it, as in `Chart 2.1`.
    ///   - picture: the address of the chart as a file.
    public static func chart(
        _ chart: EvaluatedChart, name: String? = nil, picture: String?, into text: inout [UInt8]
    ) {
        if !chart.caption.isEmpty || name != nil {
            text += "**".utf8
            append(name, before: chart.caption, to: &text)
            append(chart.caption, to: &text)
            text += "**\n\n".utf8
        }
        if let picture {
            text += "![".utf8
            appendEscaped(Figure.title(chart), to: &text)
            text += "](\(picture))\n\n".utf8
        }
        appendEscaped(Figure.fewWords(chart), to: &text)
        text += "\n\n".utf8
        table(chart.table(most: 12), into: &text)
    }

    /// The name of what has a caption, and a full stop where the caption follows.
    static func append(_ name: String?, before caption: [EvaluatedPiece], to text: inout [UInt8]) {
        guard let name else { return }
        text += name.utf8
        if !caption.isEmpty { text += ". ".utf8 }
    }

    private static func append(_ content: EvaluatedTable.Content, to text: inout [UInt8]) {
        switch content {
        case .text(let pieces): append(pieces, to: &text)
        case .value(let value): inline(value, into: &text)
        }
    }

    private static func append(_ pieces: [EvaluatedPiece], to text: inout [UInt8]) {
        for piece in pieces {
            switch piece {
            case .text(let written): appendWithBars(written.text, to: &text)
            case .value(let value): inline(value, into: &text)
            }
        }
    }

    /// A text in which a bar does not end the cell, and from which the backslash of a sign that computes nothing
    /// (`\= x` in a code span) is gone.
    private static func appendWithBars(_ text: String, to bytes: inout [UInt8]) {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "\\") }) else {
            return bytes.append(text)
        }
        let start = bytes.count
        for byte in text.utf8 {
            if byte == UInt8(ascii: "|") { bytes.append(UInt8(ascii: "\\")) }
            if byte == UInt8(ascii: " "), bytes.count >= start + 3, bytes.suffix(3).elementsEqual("`\\=".utf8) {
                bytes.remove(at: bytes.count - 2)
            }
            bytes.append(byte)
        }
    }

    /// A computed text in which no character has a meaning in Markdown.
    private static func appendEscaped(_ text: String, to bytes: inout [UInt8]) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["),
                UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "|"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            // A text may run over lines of its block; a cell may not.
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"): bytes.append(UInt8(ascii: " "))
            default: bytes.append(byte)
            }
        }
    }
}

extension [UInt8] {
    /// Appends a text as it is, by one copy.
    fileprivate mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append(contentsOf: $0) }
    }
}

/// The cells of a Markdown table, collected row by row and then written in columns of equal width.
private struct Grid {
    private let columns: [TableBlock.Alignment]
    private var bytes: [UInt8] = []
    /// Where each cell ends in `bytes`.
    private var ends: [Int] = []
    /// The characters of each cell, and the most of each column.
    private var widths: [Int] = []
    private var columnWidths: [Int]

    init(columns: [TableBlock.Alignment]) {
        self.columns = columns
        columnWidths = columns.map { _ in 3 }
    }

    mutating func add(_ write: (inout [UInt8]) -> Void) {
        let start = bytes.count
        write(&bytes)
        // A fixed-pitch font gives a Unicode scalar one place: count the bytes that begin one.
        var width = 0
        for index in start..<bytes.count where bytes[index] & 0xC0 != 0x80 { width += 1 }
        let column = ends.count % columns.count
        columnWidths[column] = max(columnWidths[column], width)
        ends.append(bytes.count)
        widths.append(width)
    }

    func write(into text: inout [UInt8]) {
        // Each line has a bar and two spaces for a cell, and two bytes more; the delimiters are a line.
        let width = columnWidths.reduce(2) { $0 + $1 + 3 }
        text.reserveCapacity(text.count + bytes.count + width * (ends.count / columns.count + 1))
        var start = 0
        for (index, end) in ends.enumerated() {
            let column = index % columns.count
            let space = columnWidths[column] - widths[index]
            text.append(UInt8(ascii: "|"))
            text.append(UInt8(ascii: " "))
            if columns[column] == .right { pad(space, &text) }
            text += bytes[start..<end]
            if columns[column] != .right { pad(space, &text) }
            text.append(UInt8(ascii: " "))
            start = end
            if column == columns.count - 1 {
                text.append(UInt8(ascii: "|"))
                text.append(UInt8(ascii: "\n"))
                if index < columns.count { delimiters(&text) }
            }
        }
    }

    private func delimiters(_ text: inout [UInt8]) {
        for (alignment, width) in zip(columns, columnWidths) {
            text.append(UInt8(ascii: "|"))
            text.append(alignment == .left || alignment == .center ? UInt8(ascii: ":") : UInt8(ascii: "-"))
            for _ in 0..<width { text.append(UInt8(ascii: "-")) }
            text.append(alignment == .right || alignment == .center ? UInt8(ascii: ":") : UInt8(ascii: "-"))
        }
        text += "|\n".utf8
    }

    private func pad(_ count: Int, _ text: inout [UInt8]) {
        for _ in 0..<count { text.append(UInt8(ascii: " ")) }
    }
}
