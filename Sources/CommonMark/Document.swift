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
    ///     struck out, bare addresses. A text that uses none of them has the same tree either way.
    /// - Complexity: O(n) in the number of bytes for a nesting of bounded depth.
    public init(
        parsing file: SourceFile, id: SourceID, from offset: Int = 0, upTo end: Int? = nil, notations: Bool = false
    ) {
        var bytes = file.bytes
        replaceNULs(in: &bytes)
        let firstLine = file.line(at: min(offset, bytes.count))
        let start = min(max(0, offset), bytes.count)
        // libcmark skips a byte order mark without counting its columns.
        let hasMark = bytes[start...].starts(with: [0xEF, 0xBB, 0xBF])
        let end = max(start, min(end ?? bytes.count, bytes.count))
        let result = bytes.withUnsafeBufferPointer { buffer -> BlockBuilder.Result in
            guard let tree = Tree(parsing: UnsafeBufferPointer(rebasing: buffer[start..<end])) else {
                return BlockBuilder.Result(blocks: [], diagnostics: [], unalignedBlockCount: 0)
            }
            var builder = BlockBuilder(
                text: buffer, from: hasMark ? start + 3 : start, upTo: end, backing: bytes, file: file, id: id,
                firstLine: firstLine)
            return builder.result(of: tree)
        }
        if notations, mayHoldNotations(bytes[start..<end]) {
            var reader = NotationReader()
            blocks = reader.read(result.blocks)
            diagnostics = result.diagnostics + reader.diagnostics
        } else {
            blocks = result.blocks
            diagnostics = result.diagnostics
        }
        unalignedBlockCount = result.unalignedBlockCount
    }
}
