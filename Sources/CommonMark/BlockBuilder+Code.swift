internal import SourceText

extension BlockBuilder {
    mutating func codeBlock(_ node: Node) -> Block {
        let first = line(node.startLine)
        let start = startOffset(of: node)
        let literal = node.literal
        if isFenced(node, literal, at: start, lineEnd: lineRange(first).upperBound) {
            return fencedBlock(node, literal, from: start, first: first)
        }
        let content = locate(literal, fromLine: first)
        let block = CodeBlock(
            isFenced: false, isClosed: false, bytes: content.bytes, language: [], infoBytes: [],
            infoPieces: Pieces(file: origin.file, source: start), contentPieces: content.pieces,
            hasFinalLineEnd: content.hasFinalLineEnd)
        let end = contentEnd(ofLine: first + max(0, content.lineCount - 1))
        return Block(.codeBlock(block), at: origin.span(start..<max(start, end)))
    }

    func htmlBlock(_ node: Node) -> Block {
        let lines = node.literal.bytes
        let lineCount = lines.count { $0 == UInt8(ascii: "\n") }
        let start = startOffset(of: node)
        let end = contentEnd(ofLine: line(node.startLine) + max(0, lineCount - 1))
        return Block(.html(lines), at: origin.span(start..<max(start, end)))
    }

    /// Whether a code block stands between fences, which libcmark does not tell.
    ///
    /// An indented block has no text after a fence, and its first line is that of its own code. A fenced block whose
    /// code begins with the line of its opening fence has text after the fence, since the line would close it.
    private func isFenced(_ node: Node, _ literal: CString, at start: Int, lineEnd: Int) -> Bool {
        guard start < lineEnd, text[start] == UInt8(ascii: "`") || text[start] == UInt8(ascii: "~") else {
            return false
        }
        guard endOfRun(from: start, to: lineEnd) - start >= 3 else { return false }
        if node.fenceInfo.count > 0 { return true }
        let count = lineEnd - start
        guard literal.count > count, literal.start[count] == UInt8(ascii: "\n") else { return true }
        return (0..<count).contains { literal.start[$0] != text[start + $0] }
    }

    private func fencedBlock(_ node: Node, _ literal: CString, from start: Int, first: Int) -> Block {
        let lineEnd = contentEnd(ofLine: first)
        let fenceEnd = endOfRun(from: start, to: lineEnd)
        var infoStart = fenceEnd
        while infoStart < lineEnd, isSpaceOrTab(text[infoStart]) { infoStart += 1 }
        let info = origin.slice(infoStart..<max(infoStart, lineEnd))

        let content = locate(literal, fromLine: first + 1)
        let closing = first + 1 + content.lineCount
        let isClosed =
            endsWithFence(closing, mark: text[start], width: fenceEnd - start)
            && lineOfBlock(after: node) != closing
        let block = CodeBlock(
            isFenced: true, isClosed: isClosed, bytes: content.bytes, language: language(node, info: info),
            infoBytes: info, infoPieces: Pieces(file: origin.file, source: infoStart),
            contentPieces: content.pieces, hasFinalLineEnd: content.hasFinalLineEnd)
        let end = isClosed ? contentEnd(ofLine: closing) : lineRange(closing - 1).upperBound
        return Block(.codeBlock(block), at: origin.span(start..<max(lineEnd, end)))
    }

    private func endOfRun(from start: Int, to end: Int) -> Int {
        var offset = start
        while offset < end, text[offset] == text[start] { offset += 1 }
        return offset
    }

    /// The first word after the fence, decoded.
    private func language(_ node: Node, info: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let decoded = node.fenceInfo
        let isPlain = decoded.count == info.count && decoded.stands(at: info.startIndex, in: text)
        return (isPlain ? info : decoded.bytes[...]).prefix { !isWhitespace($0) }
    }

    /// Whether a line ends with a fence that can close a block.
    ///
    /// Such a line after the code closes the block, unless the block's container has ended before it. Then another
    /// block begins on the line, which is how the two are told apart.
    private func endsWithFence(_ line: Int, mark: UInt8, width: Int) -> Bool {
        guard line < file.lineStarts.count, file.lineStarts[line] < self.end else { return false }
        let start = lineRange(line).lowerBound
        let end = contentEnd(ofLine: line)
        var offset = end
        while offset > start, text[offset - 1] == mark { offset -= 1 }
        return end - offset >= width
    }
}
