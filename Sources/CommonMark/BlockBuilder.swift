internal import SourceText

/// Turns libcmark's tree into values that know their place.
struct BlockBuilder {
    /// What comes of a tree.
    struct Result {
        var blocks: [Block]
        let diagnostics: [Diagnostic]
        let unalignedBlockCount: Int
    }

    /// The bytes of the file.
    let text: UnsafeBufferPointer<UInt8>

    /// The offset at which libcmark began to read: the start of a line, or after a byte order mark.
    let start: Int

    /// The offset at which it ended: the end of a line.
    let end: Int

    /// The file, for its lines.
    let file: SourceFile

    /// The text that contents are cut from.
    let origin: Origin

    /// The number of the file's line, from 0, that libcmark counts as line 1.
    let firstLine: Int

    /// The containers around the current block, from the outermost on.
    var containers: [Container] = []

    private var tooDeep: SourceSpan?
    var unalignedBlockCount = 0

    init(
        text: UnsafeBufferPointer<UInt8>, from start: Int, upTo end: Int, backing: [UInt8], file: SourceFile,
        id: SourceID, firstLine: Int
    ) {
        self.text = text
        self.start = start
        self.end = end
        self.file = file
        self.firstLine = firstLine
        origin = Origin(file: id, backing: backing)
    }

    /// Everything in a tree.
    mutating func result(of tree: borrowing Tree) -> Result {
        let blocks = blocks(in: tree.root, depth: 0)
        var diagnostics: [Diagnostic] = []
        if let tooDeep {
            diagnostics.append(
                Diagnostic(
                    "nesting-too-deep", "more than \(Document.depthLimit) levels inside one another", at: tooDeep,
                    hint: "a quotation mark or bracket may be repeated by accident"))
        }
        return Result(blocks: blocks, diagnostics: diagnostics, unalignedBlockCount: unalignedBlockCount)
    }

    /// The blocks inside a node.
    mutating func blocks(in parent: Node, depth: Int) -> [Block] {
        var blocks: [Block] = []
        guard var node = parent.firstChild else { return blocks }
        guard depth < Document.depthLimit else {
            let start = startOffset(of: node)
            note(tooDeep: origin.span(start..<max(start, contentEnd(ofLine: line(node.startLine)))))
            return blocks
        }
        blocks.reserveCapacity(parent.childCount)
        while true {
            if let block = block(node, depth: depth) { blocks.append(block) }
            guard let next = node.next else { break }
            node = next
        }
        return blocks
    }

    private mutating func block(_ node: Node, depth: Int) -> Block? {
        switch node.kind {
        case .paragraph: paragraph(node)
        case .heading: heading(node)
        case .codeBlock: codeBlock(node)
        case .htmlBlock: htmlBlock(node)
        case .list: list(node, depth: depth)
        case .blockQuote: blockQuote(node, depth: depth)
        case .thematicBreak:
            Block(
                .thematicBreak,
                at: origin.span(startOffset(of: node)..<contentEnd(ofLine: line(node.startLine))))
        default: nil
        }
    }

    private mutating func blockQuote(_ node: Node, depth: Int) -> Block {
        let start = startOffset(of: node)
        containers.append(.quote)
        let blocks = blocks(in: node, depth: depth + 1)
        containers.removeLast()
        let end = blocks.last?.span.upper ?? contentEnd(ofLine: line(node.startLine))
        return Block(.blockQuote(blocks), at: origin.span(start..<max(start + 1, end)))
    }

    private mutating func list(_ node: Node, depth: Int) -> Block {
        var items: [List.Item] = []
        items.reserveCapacity(node.childCount)
        var next = node.firstChild
        while let item = next {
            items.append(self.item(item, depth: depth))
            next = item.next
        }
        let start = startOffset(of: node)
        let marker: List.Marker =
            !node.isOrdered
            ? .bullet
            : node.hasParentheses ? .parenthesis(start: node.listStart) : .period(start: node.listStart)
        let list = List(marker: marker, isTight: node.isTight, items: items)
        return Block(.list(list), at: origin.span(start..<max(start, items.last?.span.upper ?? start)))
    }

    private mutating func item(_ node: Node, depth: Int) -> List.Item {
        let line = line(node.startLine)
        let start = startOffset(of: node)
        var prefix = LinePrefix(text: text, line: lineRange(line))
        for container in containers where !prefix.take(container, onLine: line) { break }
        containers.append(.item(line: line, width: prefix.takeMarker()))
        let blocks = blocks(in: node, depth: depth + 1)
        containers.removeLast()
        let end = blocks.last?.span.upper ?? contentEnd(ofLine: line)
        return List.Item(blocks, at: origin.span(start..<max(start, end)))
    }

    /// Notes a place that is nested too deeply; the first one counts.
    mutating func note(tooDeep place: SourceSpan) {
        if tooDeep == nil { tooDeep = place }
    }

    /// The file's line, from 0, that libcmark counts as `number`.
    func line(_ number: Int) -> Int { firstLine + number - 1 }

    /// The bytes of a line, without its line end.
    func lineRange(_ line: Int) -> Range<Int> {
        let range = file.lineRange(line)
        return range.lowerBound >= start ? range : min(start, range.upperBound)..<range.upperBound
    }

    /// The offset at which libcmark says that a block begins, which is right for every block.
    func startOffset(of node: Node) -> Int {
        let range = lineRange(line(node.startLine))
        return min(range.lowerBound + max(0, node.startColumn - 1), range.upperBound)
    }

    /// The offset after the last byte of a line that is neither space nor tab; the line's start where there is none.
    func contentEnd(ofLine line: Int) -> Int {
        let range = lineRange(line)
        var end = range.upperBound
        while end > range.lowerBound, isSpaceOrTab(text[end - 1]) { end -= 1 }
        return end
    }

    /// The line on which the next block after a node begins, outside of it.
    func lineOfBlock(after node: Node) -> Int? {
        var current = node
        while true {
            if let next = current.next { return line(next.startLine) }
            guard let parent = current.parent else { return nil }
            current = parent
        }
    }
}
