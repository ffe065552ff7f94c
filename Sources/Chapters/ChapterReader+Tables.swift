internal import Cells
internal import CommonMark
internal import SourceText

/// Pipe tables, which are paragraphs to CommonMark.
extension ChapterReader {
    /// A paragraph that ends with a pipe table. False where it is none.
    mutating func readTable(_ inlines: [Inline]) -> Bool {
        guard let first = inlines.first, mayBeTable(inlines) else { return false }
        let lines = self.lines(inlines)
        guard lines.count >= 2 else { return false }
        let whole = SourceExcerpt(file: id, bytes: file.bytes, source: 0)
        guard
            let header = (0..<(lines.count - 1)).first(where: { TableReader.isHeader(whole, lines[$0], lines[$0 + 1]) })
        else { return false }
        let content = excerpt(lines[header...])
        let source = CellSource(.table, content: content)
        guard let table = source.cell(into: &diagnostics) else { return true }
        let lead = header == 0 ? nil : excerpt(lines[..<header])
        let start = lines[header].lowerBound
        visit(inlines.filter { $0.span.lower < start })
        visit(inlines.filter { $0.span.lower >= start }, isCell: true)
        add(table, source, key: first.span.lower, span: content.span, lead: lead)
        return true
    }

    /// Whether a line begins with `|`, `:` or `-` and dashes follow: a look that costs nothing for other paragraphs.
    private func mayBeTable(_ inlines: [Inline]) -> Bool {
        var isBreak = false
        for inline in inlines {
            switch inline.kind {
            case .softBreak, .hardBreak: isBreak = true
            case .text(let text):
                if isBreak, text.contains(UInt8(ascii: "-")),
                    text.allSatisfy({ byte in
                        switch byte {
                        case UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: "-"), 0x20, 0x09: true
                        default: false
                        }
                    })
                {
                    return true
                }
                isBreak = false
            default: isBreak = false
            }
        }
        return false
    }

    /// The lines of a paragraph, without the marks of the containers around it.
    private func lines(_ inlines: [Inline]) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start: Int?
        var end = 0
        for inline in inlines {
            switch inline.kind {
            case .softBreak, .hardBreak:
                if let begin = start { lines.append(begin..<max(begin, end)) }
                start = nil
            default:
                start = start ?? inline.span.lower
                end = inline.span.upper
            }
        }
        if let begin = start { lines.append(begin..<max(begin, end)) }
        return lines
    }

    private func excerpt(_ lines: ArraySlice<Range<Int>>) -> SourceExcerpt {
        var bytes: [UInt8] = []
        var pieces: [SourceExcerpt.Piece] = []
        for line in lines {
            if !bytes.isEmpty { bytes.append(UInt8(ascii: "\n")) }
            pieces.append(SourceExcerpt.Piece(offset: bytes.count, source: line.lowerBound))
            bytes += file.bytes[line]
        }
        return SourceExcerpt(file: id, bytes: bytes, pieces: pieces)
    }

    /// Says that a paragraph was probably meant to be a table.
    mutating func warnOfTable(_ inlines: [Inline]) {
        guard let first = inlines.first, let last = inlines.last, file.bytes[first.span.lower] == UInt8(ascii: "|")
        else {
            return
        }
        let line = file.lineRange(file.line(at: first.span.lower)).upperBound
        guard file.bytes[(first.span.lower + 1)..<max(line, first.span.lower + 1)].contains(UInt8(ascii: "|")) else {
            return
        }
        diagnostics.add(
            Diagnostic(
                "no-table", "this is no table: it is shown as it is written",
                at: SourceSpan(file: id, lower: first.span.lower, upper: min(line, last.span.upper)),
                severity: .warning, hint: "below the first row stands a line of dashes for each column: |---|---|"))
    }
}
