public import SourceText

/// What stands between backticks.
public struct CodeSpan: Sendable, Hashable {
    /// The code: each line end is a space, and one space is taken from both ends where both have one.
    public let bytes: ArraySlice<UInt8>

    /// The runs of the code that are contiguous in the file, ascending, with offsets counted from the first byte.
    let pieces: Pieces

    /// The code with the place of each byte in the file. A space that stands for a line end lies at its last byte.
    public var excerpt: SourceExcerpt { pieces.excerpt(of: bytes) }

    /// The place of the code in the file, without the backticks and the spaces that were taken from the ends.
    public var contentSpan: SourceSpan { pieces.span(count: bytes.count) }
}
