internal import SourceText

/// Neighbouring texts, escapes and line ends of a block, read as one text and cut again where a notation stands.
struct TextRun {
    /// The text; a line end is LF.
    private(set) var bytes: [UInt8] = []

    /// The inlines, each with the offset at which it begins.
    private var pieces: [(start: Int, inline: Inline)] = []

    /// Joins texts, escapes and soft breaks. (Other inlines have no text of their own and are left out.)
    init(_ inlines: [Inline]) {
        for inline in inlines {
            pieces.append((bytes.count, inline))
            switch inline.kind {
            case .text(let text), .escaped(let text): bytes.append(contentsOf: text)
            case .softBreak: bytes.append(UInt8(ascii: "\n"))
            default: pieces.removeLast()
            }
        }
    }

    /// Whether the byte at an offset stands in the source as it is: no escape, which never begins a notation.
    func isWritten(_ offset: Int) -> Bool {
        if case .escaped = pieces[piece(at: offset)].inline.kind { return false }
        return true
    }

    /// Whether all bytes of a stretch stand in the source as they are.
    func isWritten(_ range: Range<Int>) -> Bool {
        guard !range.isEmpty else { return true }
        return (piece(at: range.lowerBound)...piece(at: range.upperBound - 1)).allSatisfy {
            isWritten(pieces[$0].start)
        }
    }

    /// The place in the file of a stretch that is not empty.
    func span(_ range: Range<Int>) -> SourceSpan {
        let first = cut(piece(at: range.lowerBound), to: range)
        let last = cut(piece(at: range.upperBound - 1), to: range)
        return first.span.union(last.span)
    }

    /// The inlines of a stretch. An escape is not cut.
    func inlines(_ range: Range<Int>) -> [Inline] {
        guard !range.isEmpty else { return [] }
        return (piece(at: range.lowerBound)...piece(at: range.upperBound - 1)).map { cut($0, to: range) }
    }

    private func cut(_ index: Int, to range: Range<Int>) -> Inline {
        let (start, inline) = pieces[index]
        guard case .text(let text) = inline.kind else { return inline }
        let lower = max(0, range.lowerBound - start)
        let upper = min(text.count, range.upperBound - start)
        if lower == 0, upper == text.count { return inline }
        let part = text[(text.startIndex + lower)..<(text.startIndex + upper)]
        let span = SourceSpan(
            file: inline.span.file, lower: inline.span.lower + lower, upper: inline.span.lower + upper)
        return Inline(.text(part), at: span)
    }

    /// The piece in which a byte stands.
    private func piece(at offset: Int) -> Int {
        var low = 0
        var high = pieces.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if pieces[middle].start <= offset { low = middle } else { high = middle }
        }
        return low
    }
}
