/// The number of a file within a `SourceCollection`.
public struct SourceID: Hashable, Sendable {
    /// The place of the file in `SourceCollection.files`.
    public let index: Int

    /// Names the file at `index`.
    public init(_ index: Int) {
        self.index = index
    }
}

/// A stretch of bytes of one source file, half open.
public struct SourceSpan: Hashable, Sendable {
    /// The file that the stretch belongs to.
    public let file: SourceID

    /// The offset of the first byte.
    public let lower: Int

    /// The offset after the last byte; equal to `lower` for a place between two bytes.
    public let upper: Int

    /// Names the bytes from `lower` up to but not including `upper`.
    public init(file: SourceID, lower: Int, upper: Int) {
        self.file = file
        self.lower = lower
        self.upper = max(lower, upper)
    }

    /// The offsets as a range.
    public var range: Range<Int> { lower..<upper }

    /// The smallest span that covers both. Spans of two files cannot be joined: the first stays as it is.
    public func union(_ other: SourceSpan) -> SourceSpan {
        guard file == other.file else { return self }
        return SourceSpan(file: file, lower: min(lower, other.lower), upper: max(upper, other.upper))
    }

    /// The empty span just before this one.
    public var start: SourceSpan { SourceSpan(file: file, lower: lower, upper: lower) }

    /// The empty span just after this one.
    public var end: SourceSpan { SourceSpan(file: file, lower: upper, upper: upper) }
}
