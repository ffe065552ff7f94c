public import SourceText

/// The text of a cell as its reader edits it: the whole block with its fences, or the lines of a pipe table.
extension CellSource {
    /// The text as it is written.
    ///
    /// - Parameter file: the file in which the cell stands.
    public func text(in file: SourceFile) -> [UInt8] {
        guard case .block = kind else { return content.bytes }
        var text = opening(in: file) + info.bytes + [UInt8(ascii: "\n")] + content.bytes
        if text.last != UInt8(ascii: "\n") { text.append(UInt8(ascii: "\n")) }
        return text + opening(in: file).filter { $0 != 0x20 }
    }

    /// The fence in front of the info string, with the space behind it.
    private func opening(in file: SourceFile) -> [UInt8] {
        let end = min(info.span.lower, file.bytes.count)
        var start = end
        let first = file.lineStarts[file.line(at: end)]
        while start > first, file.bytes[start - 1] == 0x20 { start -= 1 }
        let mark = start > first ? file.bytes[start - 1] : 0
        guard mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return Array("```".utf8) }
        while start > first, file.bytes[start - 1] == mark { start -= 1 }
        return Array(file.bytes[start..<end])
    }

    /// The path and the line of its first line, from 0, as diagnostics show them.
    ///
    /// - Parameter file: the file in which the cell stands.
    public func origin(in file: SourceFile) -> (path: String, line: Int) {
        let place = kind == .block ? info.span.lower : content.span.lower
        return file.origin(ofLine: file.line(at: min(place, file.bytes.count)))
    }

    /// Reads such a text; nil, with a diagnostic, where it is no block that could take the place of this one.
    ///
    /// - Parameters:
    ///   - file: the text.
    ///   - id: its number.
    public func edited(_ file: SourceFile, id: SourceID, into diagnostics: inout Diagnostics) -> CellSource? {
        switch kind {
        case .block: return FencedText(file, id).block(into: &diagnostics)
        case .table, .value, .text:
            return CellSource(kind, content: SourceExcerpt(file: id, bytes: file.bytes, source: 0))
        }
    }
}

/// A text that is one fenced block.
private struct FencedText {
    private let file: SourceFile
    private let id: SourceID
    /// The lines that are not blank at the beginning and at the end.
    private let lines: Range<Int>

    init(_ file: SourceFile, _ id: SourceID) {
        self.file = file
        self.id = id
        var lines = 0..<file.lineStarts.count
        while let line = lines.first, FencedText.isBlank(file.bytes[file.lineRange(line)]) { lines.removeFirst() }
        while let line = lines.last, FencedText.isBlank(file.bytes[file.lineRange(line)]) { lines.removeLast() }
        self.lines = lines
    }

    private static func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.allSatisfy { $0 == 0x20 || $0 == UInt8(ascii: "\t") }
    }

    /// The mark of a fence that a line begins with, and where it stands.
    private func fence(_ line: Int) -> (mark: UInt8, range: Range<Int>)? {
        let all = file.lineRange(line)
        var start = all.lowerBound
        while start < all.upperBound, start < all.lowerBound + 3, file.bytes[start] == 0x20 { start += 1 }
        guard start < all.upperBound else { return nil }
        let mark = file.bytes[start]
        guard mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
        var end = start
        while end < all.upperBound, file.bytes[end] == mark { end += 1 }
        return end - start < 3 ? nil : (mark, start..<end)
    }

    func block(into diagnostics: inout Diagnostics) -> CellSource? {
        guard let first = lines.first, let opening = fence(first) else {
            refuse("the block does not begin with ```", at: lines.first ?? 0, "as in ```let", into: &diagnostics)
            return nil
        }
        let line = file.lineRange(first)
        var info = opening.range.upperBound..<line.upperBound
        while let byte = info.first, FencedText.isBlank(file.bytes[byte...byte]) { info.removeFirst() }
        while let byte = info.last, FencedText.isBlank(file.bytes[byte...byte]) { info.removeLast() }
        if opening.mark == UInt8(ascii: "`"), file.bytes[info].contains(UInt8(ascii: "`")) {
            refuse(
                "no ` can stand in the line after ```", at: first, "begin and end the block with ~~~ instead",
                into: &diagnostics)
            return nil
        }
        let closing = lines.dropFirst().first { number in
            guard let fence = fence(number) else { return false }
            let rest = fence.range.upperBound..<file.lineRange(number).upperBound
            return fence.mark == opening.mark && fence.range.count >= opening.range.count
                && FencedText.isBlank(file.bytes[rest])
        }
        guard let closing else {
            let fence = file.text(opening.range)
            refuse("the block has no end", at: first, "end it with a line \(fence)", into: &diagnostics)
            return nil
        }
        guard closing == lines.last else {
            refuse("this stands after the end of the block", at: closing + 1, nil, into: &diagnostics)
            return nil
        }
        let content = file.lineStarts[first + 1]..<file.lineStarts[closing]
        let source = CellSource(.block, info: excerpt(info), content: excerpt(content))
        guard CellReader.isCell(source.info) else {
            var list = ""
            for word in CellReader.words { list += (list.utf8.isEmpty ? "" : ", ") + word }
            refuse("this is no block that computes", at: first, "it begins with one of \(list)", into: &diagnostics)
            return nil
        }
        return source
    }

    private func excerpt(_ range: Range<Int>) -> SourceExcerpt {
        SourceExcerpt(file: id, bytes: Array(file.bytes[range]), source: range.lowerBound)
    }

    private func refuse(_ summary: String, at line: Int, _ hint: String?, into diagnostics: inout Diagnostics) {
        let range = file.lineRange(line)
        diagnostics.add(
            Diagnostic(
                "no-block", summary, at: SourceSpan(file: id, lower: range.lowerBound, upper: range.upperBound),
                hint: hint))
    }
}
