/// A stretch of text taken out of a file, which still knows where each of its bytes came from.
///
/// A cell inside a list or a quotation has the marker of each line (`> `) removed; the excerpt keeps, line by line,
/// the place in the file, so that a diagnostic points at the author's own text.
public struct SourceExcerpt: Sendable, Hashable {
    /// A run of bytes that is contiguous in the file too.
    public struct Piece: Sendable, Hashable {
        /// The offset in the excerpt at which the run begins.
        public let offset: Int
        /// The offset in the file at which it begins.
        public let source: Int

        /// A run that begins at `offset` in the excerpt and at `source` in the file.
        public init(offset: Int, source: Int) {
            self.offset = offset
            self.source = source
        }
    }

    /// The file that the text stands in.
    public let file: SourceID

    /// The text.
    public let bytes: [UInt8]

    /// The runs, ascending; the first begins at offset 0.
    public let pieces: [Piece]

    /// Text made of runs of a file. `pieces` must ascend and begin at offset 0.
    public init(file: SourceID, bytes: [UInt8], pieces: [Piece]) {
        self.file = file
        self.bytes = bytes
        self.pieces = pieces
    }

    /// Text that is contiguous in the file and begins there at `source`.
    public init(file: SourceID, bytes: [UInt8], source: Int) {
        self.init(file: file, bytes: bytes, pieces: [Piece(offset: 0, source: source)])
    }

    /// The place in the file of a stretch of the excerpt.
    ///
    /// - Complexity: O(log n) in the number of pieces.
    public func span(_ range: Range<Int>) -> SourceSpan {
        let lower = sourceOffset(of: range.lowerBound)
        let upper = range.isEmpty ? lower : sourceOffset(of: range.upperBound - 1) + 1
        return SourceSpan(file: file, lower: lower, upper: upper)
    }

    /// The place in the file of the whole excerpt.
    public var span: SourceSpan { span(0..<bytes.count) }

    /// The text of a stretch of the file that the excerpt holds; nil for one that it does not hold.
    public func text(at span: SourceSpan) -> String? {
        guard span.file == file else { return nil }
        for lower in bytes.indices {
            guard sourceOffset(of: lower) == span.lower else { continue }
            for upper in lower..<bytes.count where sourceOffset(of: upper) == span.upper - 1 {
                return text(lower..<(upper + 1))
            }
        }
        return nil
    }

    /// A part of the excerpt as an excerpt of its own.
    public func excerpt(_ range: Range<Int>) -> SourceExcerpt {
        var parts = [Piece(offset: 0, source: sourceOffset(of: range.lowerBound))]
        for piece in pieces where piece.offset > range.lowerBound && piece.offset < range.upperBound {
            parts.append(Piece(offset: piece.offset - range.lowerBound, source: piece.source))
        }
        return SourceExcerpt(file: file, bytes: Array(bytes[range]), pieces: parts)
    }

    /// The text of a stretch of the excerpt.
    public func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// The text of the whole excerpt.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    private func sourceOffset(of offset: Int) -> Int {
        if pieces.count == 1 { return pieces[0].source + offset }
        var low = 0
        var high = pieces.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if pieces[middle].offset <= offset { low = middle } else { high = middle }
        }
        return low < pieces.count ? pieces[low].source + (offset - pieces[low].offset) : offset
    }
}
