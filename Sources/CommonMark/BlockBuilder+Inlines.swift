internal import SourceText

extension BlockBuilder {
    mutating func paragraph(_ node: Node) -> Block {
        let first = line(node.startLine)
        let last = max(first, line(node.endLine))
        let start = startOffset(of: node)
        let content = align(node, from: start, lines: first...last, firstColumn: node.startColumn - 1)
        let end = max(content.start, contentEnd(ofLine: last))
        return Block(.paragraph(content.inlines), at: origin.span(content.start..<end))
    }

    mutating func heading(_ node: Node) -> Block {
        let first = line(node.startLine)
        let start = startOffset(of: node)
        let end = lineRange(first).upperBound
        var contentStart = start
        while contentStart < end, text[contentStart] == UInt8(ascii: "#") { contentStart += 1 }
        let level = contentStart - start
        let isMarked =
            level == node.headingLevel && (contentStart == end || isSpaceOrTab(text[contentStart]))
        guard isMarked else { return underlinedHeading(node, from: start, first: first) }
        while contentStart < end, isSpaceOrTab(text[contentStart]) { contentStart += 1 }
        let firstColumn = node.startColumn - 1 + contentStart - start
        let content = align(
            node, from: contentStart, lines: first...first, firstColumn: firstColumn, mayDefine: false)
        return Block(.heading(level: level, content.inlines), at: origin.span(start..<contentEnd(ofLine: first)))
    }

    /// A heading over a line of `=` or `-`.
    private mutating func underlinedHeading(_ node: Node, from start: Int, first: Int) -> Block {
        // libcmark closes the heading only when it has read the line after, if there is one.
        var underline = min(line(node.endLine), file.lineStarts.count - 1)
        if !isUnderline(underline) || lineOfBlock(after: node) == underline { underline -= 1 }
        let last = max(first, underline - 1)
        let content = align(node, from: start, lines: first...last, firstColumn: node.startColumn - 1)
        let end = max(content.start, contentEnd(ofLine: underline))
        return Block(.heading(level: node.headingLevel, content.inlines), at: origin.span(content.start..<end))
    }

    /// Whether a line ends with `=` or `-`, alone behind white space and containers' marks.
    private func isUnderline(_ line: Int) -> Bool {
        let start = lineRange(line).lowerBound
        var offset = contentEnd(ofLine: line)
        guard offset > start else { return false }
        let mark = text[offset - 1]
        guard mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-") else { return false }
        while offset > start, text[offset - 1] == mark { offset -= 1 }
        while offset > start, isSpaceOrTab(text[offset - 1]) || text[offset - 1] == UInt8(ascii: ">") { offset -= 1 }
        return offset == start
    }

    /// The inlines of a block and where they lie.
    private struct Content {
        let inlines: [Inline]
        /// Where the content begins that is left after link reference definitions.
        let start: Int
    }

    /// Brings a block's source into line with its tree. The content begins at `start` and goes on to the end of the
    /// last line at most.
    private mutating func align(
        _ node: Node, from start: Int, lines: ClosedRange<Int>, firstColumn: Int, mayDefine: Bool = true
    ) -> Content {
        if isContiguous(lines) {
            let end = max(start, lineRange(lines.upperBound).upperBound)
            let content = UnsafeBufferPointer(rebasing: text[start..<end])
            let length = mayDefine ? lengthOfDefinitions(in: content, before: content.count) : 0
            return align(node, with: content, map: ContentMap(from: start), from: length, firstColumn: firstColumn)
        }
        let gathered = gather(lines, from: start)
        return gathered.content.withUnsafeBufferPointer { content in
            let length = mayDefine ? lengthOfDefinitions(in: content, before: gathered.definitionLimit) : 0
            return align(node, with: content, map: gathered.map, from: length, firstColumn: firstColumn)
        }
    }

    private mutating func align(
        _ node: Node, with content: UnsafeBufferPointer<UInt8>, map: ContentMap, from position: Int, firstColumn: Int
    ) -> Content {
        var builder = InlineBuilder(
            content: content, map: map, origin: origin, from: position, firstColumn: firstColumn)
        let inlines = builder.inlines(in: node, depth: 0)
        if builder.isLost { unalignedBlockCount += 1 }
        if let place = builder.tooDeep { note(tooDeep: place) }
        return Content(inlines: inlines, start: builder.map.source(of: position))
    }

    /// The length of the link reference definitions at the head of a paragraph's content.
    private func lengthOfDefinitions(in content: UnsafeBufferPointer<UInt8>, before limit: Int) -> Int {
        guard content.first == UInt8(ascii: "[") else { return 0 }
        var scanner = LinkDefinitionScanner(UnsafeBufferPointer(rebasing: content[..<limit]))
        return scanner.lengthOfDefinitions()
    }
}
