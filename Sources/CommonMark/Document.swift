public import SourceText

/// A CommonMark text as a tree, in which everything knows its place in the file.
///
/// The parsing is libcmark's; the places are found anew in the source, since libcmark's columns are wrong on
/// continuation lines, in containers and around code spans.
public struct Document: Sendable {
    /// The number of containers inside one another, counted for blocks and for inlines by themselves, beyond which a
    /// document is refused.
    public static let depthLimit = 100

    /// The blocks of the document.
    public let blocks: [Block]

    /// The footnotes, in the order of the text. (Only where notations are read; their blocks are not among `blocks`.)
    public let footnotes: [Footnote]

    /// The mistakes in the text: at most one `nesting-too-deep`, at the first place that exceeds `depthLimit` (what
    /// stands deeper is left out of the tree), and those in notations.
    public let diagnostics: [Diagnostic]

    /// The number of blocks whose source could not be brought into line with libcmark's reading, so that inlines of
    /// theirs have the block's place instead of their own. Zero unless there is a mistake in this module or the
    /// nesting is too deep.
    let unalignedBlockCount: Int

    /// Parses a file from an offset on, at which a line must begin, to another, at which one must end.
    ///
    /// A NUL character is read as U+001A, byte for byte, so that places stay what they are. Ill-formed UTF-8 is passed
    /// through.
    ///
    /// - Parameters:
    ///   - file: the text.
    ///   - id: the number by which spans refer to the file.
    ///   - offset: where the text begins: 0, or the line after the front matter.
    ///   - end: where it ends; nil for the end of the file.
    ///   - notations: whether what CommonMark does not know is read as people write it: callouts, tasks, text that is
    ///     struck out, bare addresses, footnotes, citations, references. A text that uses none of them has the same tree either way.
    /// - Complexity: O(n) in the number of bytes for a nesting of bounded depth.
    public init(
        parsing file: SourceFile, id: SourceID, from offset: Int = 0, upTo end: Int? = nil, notations: Bool = false
    ) {
        var bytes = file.bytes
        replaceNULs(in: &bytes)
        let start = min(max(0, offset), bytes.count)
        let range = start..<max(start, min(end ?? bytes.count, bytes.count))
        var result = Document.result(bytes, of: file, id: id, in: range)
        var footnotes: [Footnote] = []
        var unclosed: [Diagnostic] = []
        let isPlain = !notations || !mayHoldNotations(bytes[range])
        if !isPlain, FootnoteScanner.mayHold(bytes[range]) {
            let scanner = FootnoteScanner(bytes, of: file, in: range, besides: codeRanges(in: result.blocks))
            if !scanner.places.isEmpty {
                let read = SourceFile(path: file.path, bytes: scanner.bytes)
                result = Document.result(scanner.bytes, of: read, id: id, in: range)
                footnotes = result.takeFootnotes(at: scanner.places, in: file, id: id)
                unclosed = scanner.unclosedFences.map { Document.unclosedFence($0, in: file, id) }
            }
        }
        if isPlain {
            blocks = result.blocks
            self.footnotes = []
            diagnostics = result.diagnostics
        } else {
            var reader = NotationReader()
            blocks = reader.read(result.blocks)
            self.footnotes = footnotes.map {
                Footnote(label: $0.label, span: $0.span, blocks: reader.read($0.blocks))
            }
            diagnostics = result.diagnostics + unclosed + reader.diagnostics
        }
        unalignedBlockCount = result.unalignedBlockCount
    }

    private static func unclosedFence(_ line: Range<Int>, in file: SourceFile, _ id: SourceID) -> Diagnostic {
        let marks = file.bytes[line].prefix { $0 == file.bytes[line.lowerBound] }
        return Diagnostic(
            "unclosed-fence", "this block has no end in its footnote",
            at: SourceSpan(file: id, lower: line.lowerBound, upper: line.upperBound),
            hint:
                "close it with a line of \(String(decoding: marks, as: UTF8.self)), indented by four spaces like the others"
        )
    }

    /// What libcmark makes of a stretch of a file whose bytes are given.
    private static func result(
        _ bytes: [UInt8], of file: SourceFile, id: SourceID, in range: Range<Int>
    ) -> BlockBuilder.Result {
        // libcmark skips a byte order mark without counting its columns.
        let hasMark = bytes[range].starts(with: [0xEF, 0xBB, 0xBF])
        return bytes.withUnsafeBufferPointer { buffer -> BlockBuilder.Result in
            guard let tree = Tree(parsing: UnsafeBufferPointer(rebasing: buffer[range])) else {
                return BlockBuilder.Result(blocks: [], diagnostics: [], unalignedBlockCount: 0)
            }
            var builder = BlockBuilder(
                text: buffer, from: range.lowerBound + (hasMark ? 3 : 0), upTo: range.upperBound, backing: bytes,
                file: file, id: id, firstLine: file.line(at: range.lowerBound))
            return builder.result(of: tree)
        }
    }
}

extension BlockBuilder.Result {
    /// Takes the blocks out that are footnotes.
    fileprivate mutating func takeFootnotes(
        at places: [FootnoteScanner.Place], in file: SourceFile, id: SourceID
    ) -> [Footnote] {
        var taken: [[Block]] = places.map { _ in [] }
        var rest: [Block] = []
        var next = 0
        for block in blocks {
            while next < places.count, places[next].lines.upperBound <= block.span.lower { next += 1 }
            if next < places.count, places[next].lines.contains(block.span.lower) {
                taken[next].append(block)
            } else {
                rest.append(block)
            }
        }
        blocks = rest
        return zip(places, taken).map { place, blocks in
            Footnote(
                label: file.text((place.mark.lowerBound + 2)..<(place.mark.upperBound - 1)),
                span: SourceSpan(file: id, lower: place.mark.lowerBound, upper: place.mark.upperBound), blocks: blocks)
        }
    }
}

/// Where code and HTML stand, in the order of the text. (The document's depth is limited, so this may recurse.)
private func codeRanges(in blocks: [Block]) -> [Range<Int>] {
    blocks.flatMap { block -> [Range<Int>] in
        switch block.kind {
        case .codeBlock, .html: [block.span.range]
        case .blockQuote(let inner): codeRanges(in: inner)
        case .callout(let callout): codeRanges(in: callout.blocks)
        case .list(let list): list.items.flatMap { codeRanges(in: $0.blocks) }
        case .heading, .paragraph, .thematicBreak: []
        }
    }
}
