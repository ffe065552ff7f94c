internal import SourceText

extension InlineBuilder {
    /// Reads a link or an image: `[`, the content, `]`, and what libcmark took after it.
    mutating func addLink(_ node: Node, isImage: Bool, to inlines: inout [Inline], depth: Int) {
        flush(into: &inlines)
        if !isImage, !isLost, addAutolink(node, to: &inlines) { return }
        let start = position
        if isImage { take(UInt8(ascii: "!")) }
        take(UInt8(ascii: "["))
        let inside = self.inlines(in: node, depth: depth + 1)
        take(UInt8(ascii: "]"))
        takeTail(endingAt: node.endColumn)
        let link = Link(destination: node.destination.bytes, title: node.title?.bytes, content: inside)
        let place = span(isLost ? start..<content.count : start..<position)
        inlines.append(Inline(isImage ? .image(link) : .link(link), at: place))
    }

    /// Reads what follows the closing bracket: `(destination "title")`, `[label]` or nothing.
    ///
    /// Which of them it is hangs on the document's definitions. But libcmark's end column, wrong as a column, is the
    /// offset at which it stopped reading, less a base that is known here.
    private mutating func takeTail(endingAt endColumn: Int) {
        guard !isLost else { return }
        let end = endColumn - firstColumn + lineStart
        guard end >= position, end <= content.count else {
            isLost = true
            return
        }
        let last = content[end - 1]
        if end > position {
            let first = content[position]
            let isPaired =
                first == UInt8(ascii: "(") && last == UInt8(ascii: ")")
                || first == UInt8(ascii: "[") && last == UInt8(ascii: "]")
            if !isPaired { isLost = true }
        }
        position = end
    }

    /// An address in angle brackets, which contains none. False where there is none.
    private mutating func addAutolink(_ node: Node, to inlines: inout [Inline]) -> Bool {
        let start = position
        guard byte(at: start) == UInt8(ascii: "<"), let child = node.firstChild, child.kind == .text else {
            return false
        }
        var end = start + 1
        while end < content.count, content[end] != UInt8(ascii: ">") { end += 1 }
        guard end < content.count else { return false }
        let shown = child.literal
        let source = map.source(of: start + 1..<end)
        let isVerbatim = shown.count == source.count && shown.stands(at: start + 1, in: content)
        let kind: Inline.Kind = isVerbatim ? .text(origin.slice(source)) : .escaped(shown.bytes[...])
        position = end + 1
        let link = Link(
            destination: node.destination.bytes, title: node.title?.bytes,
            content: [Inline(kind, at: origin.span(source))])
        inlines.append(Inline(.link(link), at: span(start..<position)))
        return true
    }
}
