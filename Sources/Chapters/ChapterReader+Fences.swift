internal import Cells
internal import CommonMark
internal import SourceText

/// Fences that are not what they were meant to be.
extension ChapterReader {
    /// The line that opens a block, and its fence.
    func opening(of span: SourceSpan) -> (line: SourceSpan, fence: String) {
        let end = max(span.lower, file.lineRange(file.line(at: span.lower)).upperBound)
        let fence = file.bytes[span.lower..<end].prefix { $0 == file.bytes[span.lower] }
        return (SourceSpan(file: id, lower: span.lower, upper: end), String(decoding: fence, as: UTF8.self))
    }

    /// Reports a block of which the end is forgotten, so that the next one, which opens in it, is taken for a part of it.
    mutating func refuseFence(in code: CodeBlock, _ span: SourceSpan) -> Bool {
        guard CellReader.isCell(code.info), code.content.bytes.contains(file.bytes[span.lower]) else { return false }
        let (opening, fence) = opening(of: span)
        for line in code.content.bytes.split(separator: UInt8(ascii: "\n")) {
            let said = line.drop { $0 == 0x20 }
            guard said.starts(with: fence.utf8), said.contains(where: { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }) else {
                continue
            }
            let place = code.content.span(said.startIndex..<said.startIndex + 1).lower
            diagnostics.add(
                Diagnostic(
                    "unclosed-fence", "this block has no end", at: opening,
                    hint:
                        "close it with a line of \(fence) above line \(file.origin(ofLine: file.line(at: place)).line + 1), which opens another"
                ))
            return true
        }
        return false
    }

    /// Says that a block is shown as code which was probably meant to be more.
    mutating func warnOfMisspelling(_ code: CodeBlock) {
        let others = [ChapterReader.exampleWord, Includes.word]
        guard !others.contains(where: { code.info.bytes.elementsEqual($0.utf8) }),
            let (word, place) = CellReader.meantWord(code.info, besides: others)
        else { return }
        let written = String(decoding: file.bytes[place.range], as: UTF8.self)
        diagnostics.add(
            Diagnostic(
                "shown-as-code", "this block is shown as code: '\(written)' is no word of the language", at: place,
                severity: .warning, hint: "did you mean '\(word)'? (write 'text' for code of no language)"))
    }

    /// A line of ``` that is text to CommonMark, since a backtick follows on it, but was meant to open a cell.
    mutating func refuseFence(_ inlines: [Inline], _ paragraph: SourceSpan) -> Bool {
        if case .code? = inlines.first?.kind { return false }
        let line = file.lineRange(file.line(at: paragraph.lower))
        let marks = file.bytes[paragraph.lower..<line.upperBound].prefix { $0 == UInt8(ascii: "`") }
        let info = file.bytes[marks.endIndex..<max(marks.endIndex, line.upperBound)]
        guard marks.count >= 3, info.contains(UInt8(ascii: "`")),
            (CellReader.words + [ChapterReader.exampleWord]).contains(where: { info.starts(with: ($0 + " ").utf8) })
        else { return false }
        // What was meant to close the block opens one.
        isFenceRefused = true
        diagnostics.add(
            Diagnostic(
                "backtick-in-fence", "a line that opens a block with ``` cannot have a backtick on it",
                at: SourceSpan(file: id, lower: paragraph.lower, upper: line.upperBound),
                hint: "open and close the block with ~~~"))
        return true
    }
}
