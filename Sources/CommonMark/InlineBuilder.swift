internal import SourceText

/// Turns the inlines of one block into values that know their place, by reading the source along with libcmark's tree.
///
/// Each node of the tree stems from a stretch of the block's content, in order and without a gap. A node's kind and
/// text decide how long its stretch is, so a single pass over both gives every place; libcmark's columns are not
/// needed, but for the end of a link. Where the source does not read as the tree says, the builder is lost, and what
/// follows has the whole rest of the block as its place.
struct InlineBuilder {
    /// The block's content.
    let content: UnsafeBufferPointer<UInt8>

    /// Where the content lies in the text that `slice` cuts from.
    var map: ContentMap

    /// The text that the builder's results are cut from.
    let origin: Origin

    /// The offset in the content up to which the tree has been read.
    var position: Int

    /// The content before this offset belongs to no inline.
    let floor: Int

    /// The offset after the last line break that libcmark has noticed, from which it counts columns.
    var lineStart: Int

    /// The column at which the block's content begins, from 0, which libcmark adds to every column.
    let firstColumn: Int

    /// Whether the source did not read as the tree says.
    var isLost = false

    /// The first place that is nested too deeply.
    var tooDeep: SourceSpan?

    /// The stretch of characters that stand as they are and have not been added yet.
    var run: Range<Int> = 0..<0

    init(
        content: UnsafeBufferPointer<UInt8>, map: ContentMap, origin: Origin, from position: Int, firstColumn: Int,
        floor: Int = 0
    ) {
        self.content = content
        self.map = map
        self.origin = origin
        self.position = position
        self.floor = floor
        self.firstColumn = firstColumn
        lineStart = position
    }

    /// The inlines inside a node.
    mutating func inlines(in parent: Node, depth: Int) -> [Inline] {
        var inlines: [Inline] = []
        guard var node = parent.firstChild else { return inlines }
        guard depth < Document.depthLimit else {
            if tooDeep == nil { tooDeep = span(position..<min(position + 1, content.count)) }
            isLost = true
            return inlines
        }
        inlines.reserveCapacity(parent.childCount)
        while true {
            add(node, to: &inlines, depth: depth)
            guard let next = node.next else { break }
            node = next
        }
        flush(into: &inlines)
        return inlines
    }

    private mutating func add(_ node: Node, to inlines: inout [Inline], depth: Int) {
        switch node.kind {
        case .text: addText(node.literal, to: &inlines)
        case .softBreak: addBreak(.softBreak, to: &inlines)
        case .hardBreak: addBreak(.hardBreak, to: &inlines)
        case .code: addCode(node.literal, to: &inlines)
        case .inlineHTML: addHTML(node.literal, to: &inlines)
        case .emphasis: addEmphasis(node, width: 1, to: &inlines, depth: depth)
        case .strong: addEmphasis(node, width: 2, to: &inlines, depth: depth)
        case .link: addLink(node, isImage: false, to: &inlines, depth: depth)
        case .image: addLink(node, isImage: true, to: &inlines, depth: depth)
        default: isLost = true
        }
    }

    /// `*` or `_`, once or twice, on both sides
    private mutating func addEmphasis(_ node: Node, width: Int, to inlines: inout [Inline], depth: Int) {
        flush(into: &inlines)
        let start = position
        let mark: UInt8 = byte(at: start) == UInt8(ascii: "_") ? UInt8(ascii: "_") : UInt8(ascii: "*")
        take(mark, times: width)
        let inside = self.inlines(in: node, depth: depth + 1)
        take(mark, times: width)
        let place = span(isLost ? start..<content.count : start..<position)
        inlines.append(Inline(width == 1 ? .emphasis(inside) : .strong(inside), at: place))
    }

    /// Reads a mark, which must be there.
    mutating func take(_ mark: UInt8, times: Int = 1) {
        guard !isLost else { return }
        for offset in position..<position + times where byte(at: offset) != mark {
            isLost = true
            return
        }
        position += times
    }

    /// The byte of the content at an offset; zero, which no text contains, after the end.
    func byte(at offset: Int) -> UInt8 {
        offset < content.count ? content[offset] : 0
    }

    /// The place in the file of a stretch of the content.
    mutating func span(_ range: Range<Int>) -> SourceSpan {
        origin.span(map.source(of: range))
    }

    /// Whether a stretch of the content lies in the source as it is, so that it can be a slice of it.
    mutating func isSlice(_ range: Range<Int>) -> Bool {
        guard !map.isContiguous else { return true }
        // A space that stands for the rest of a tab is a run of its own, and differs from what it stands for.
        return map.isOneRun(range) && origin.backing[map.source(of: range.lowerBound)] == content[range.lowerBound]
    }

    /// The place of what comes after the builder has lost its way.
    mutating func restSpan() -> SourceSpan {
        span(min(position, content.count)..<content.count)
    }
}
