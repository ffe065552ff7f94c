public import Formulas
public import SourceText

/// Reads Markdown tables: those of a `table` block, and pipe tables in prose.
public enum TableReader {
    /// A `table` block: `table [label] ["caption"] [for name in values] [across name in values [compare]]` and a pipe table.
    static func block(
        _ info: SourceExcerpt, _ rest: Range<Int>, _ content: SourceExcerpt, into diagnostics: inout Diagnostics
    ) -> TableBlock? {
        guard let head = BlockHead(info, rest, into: &diagnostics) else { return nil }
        var written: WrittenTableHead?
        if !head.rest.isEmpty {
            var parser = Parser(info, head.rest)
            written = parser.tableHead(into: &diagnostics)
            if written == nil { return nil }
        }
        return table(content, label: head.label, caption: head.caption, head: written, into: &diagnostics)
    }

    /// The lines of a pipe table, the delimiter row included.
    public static func table(
        _ content: SourceExcerpt, label: BlockLabel? = nil, caption: [TextPiece] = [], head: WrittenTableHead? = nil,
        into diagnostics: inout Diagnostics
    ) -> TableBlock? {
        let lines = self.lines(content)
        guard lines.count >= 2, let alignments = delimiters(content, lines[1]) else {
            diagnostics.add(
                Diagnostic(
                    "table-without-header", "a table begins with a header and a line of dashes",
                    at:
                        lines.first.map { content.span($0) } ?? content.span,
                    hint: "as in:  | Batch | Time |  and below it  |------:|-----:|"))
            return nil
        }
        let before = diagnostics.all.count
        let header = cells(content, lines[0], into: &diagnostics)
        guard header.count == alignments.count else {
            diagnostics.add(
                Diagnostic(
                    "table-cell-count", "the header has \(header.count) cells, the line of dashes \(alignments.count)",
                    at: content.span(lines[1]), hint: "write as many |---| as the header has cells"))
            return nil
        }
        var rows: [[TableBlock.Content]] = []
        for line in lines.dropFirst(2) {
            let count = ranges(content, line).count
            guard count == header.count else {
                diagnostics.add(
                    Diagnostic(
                        "table-cell-count",
                        "this row has \(count) \(count == 1 ? "cell" : "cells"), the header has \(header.count)",
                        at: content.span(line),
                        hint: count < header.count
                            ? "an empty cell needs its | too"
                            : "write \\| for a | in a cell; in a formula, either is 'or'"))
                // A formula that was cut at a bar is not read; others are, since they stand in cells of their own.
                if count < header.count { _ = cells(content, line, into: &diagnostics) }
                continue
            }
            rows.append(cells(content, line, into: &diagnostics))
        }
        return TableBlock(
            label: label, caption: caption, loop: head?.rows, columnLoop: head?.columns, comparison: head?.comparison,
            header: header, alignments: alignments, rows: rows, isFaulty: diagnostics.all.count > before)
    }

    /// Whether two lines of a paragraph are the header and the delimiter row of a pipe table.
    public static func isHeader(_ content: SourceExcerpt, _ header: Range<Int>, _ delimiter: Range<Int>) -> Bool {
        guard content.bytes[delimiter].contains(UInt8(ascii: "|")) || content.bytes[header].contains(UInt8(ascii: "|")),
            let alignments = delimiters(content, delimiter)
        else { return false }
        return ranges(content, header).count == alignments.count
    }

    private static func lines(_ content: SourceExcerpt) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        while start < content.bytes.count {
            var end = start
            while end < content.bytes.count, content.bytes[end] != UInt8(ascii: "\n") { end += 1 }
            let line = LogicalLines.trimmed(
                content.bytes, start..<(end > start && content.bytes[end - 1] == UInt8(ascii: "\r") ? end - 1 : end))
            if !line.isEmpty { lines.append(line) }
            start = end + 1
        }
        return lines
    }

    /// delimiter row = [ "|" ] { [ ":" ] "-" { "-" } [ ":" ] "|" }
    private static func delimiters(_ content: SourceExcerpt, _ line: Range<Int>) -> [TableBlock.Alignment]? {
        var alignments: [TableBlock.Alignment] = []
        for range in ranges(content, line) {
            var dashes = range
            let isLeft = dashes.first.map { content.bytes[$0] } == UInt8(ascii: ":")
            if isLeft { dashes = (dashes.lowerBound + 1)..<dashes.upperBound }
            let isRight = dashes.last.map { content.bytes[$0] } == UInt8(ascii: ":")
            if isRight { dashes = dashes.lowerBound..<(dashes.upperBound - 1) }
            guard !dashes.isEmpty, content.bytes[dashes].allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
            alignments.append(isLeft ? isRight ? .center : .left : isRight ? .right : .none)
        }
        return alignments.isEmpty ? nil : alignments
    }

    /// The cells of a line, trimmed: what stands between bars that no backslash precedes.
    private static func ranges(_ content: SourceExcerpt, _ line: Range<Int>) -> [Range<Int>] {
        let bytes = content.bytes
        var line = line
        if let first = line.first, bytes[first] == UInt8(ascii: "|") { line = (first + 1)..<line.upperBound }
        if let last = line.last, bytes[last] == UInt8(ascii: "|"),
            line.count < 2 || bytes[last - 1] != UInt8(ascii: "\\")
        {
            line = line.lowerBound..<last
        }
        var ranges: [Range<Int>] = []
        var start = line.lowerBound
        for offset in line where bytes[offset] == UInt8(ascii: "|") {
            if offset > line.lowerBound, bytes[offset - 1] == UInt8(ascii: "\\") { continue }
            ranges.append(LogicalLines.trimmed(bytes, start..<offset))
            start = offset + 1
        }
        ranges.append(LogicalLines.trimmed(bytes, start..<line.upperBound))
        return ranges
    }

    private static func cells(
        _ content: SourceExcerpt, _ line: Range<Int>, into diagnostics: inout Diagnostics
    ) -> [TableBlock.Content] {
        ranges(content, line).map { range in
            let bytes = content.bytes[range]
            if bytes.starts(with: "= ".utf8) || bytes.elementsEqual("=".utf8) {
                var parser = Parser(content, (range.lowerBound + 1)..<range.upperBound)
                return parser.formula(into: &diagnostics).map { .formula($0) } ?? .text([])
            }
            CellReader.warnOfMissingSpace(content, range, into: &diagnostics)
            return .text(CellReader.pieces(content, range, into: &diagnostics))
        }
    }
}
