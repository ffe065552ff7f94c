internal import SourceText

/// The text that a tree's contents are cut from, and where it lies.
struct Origin {
    /// The bytes that the contents are slices of.
    let backing: [UInt8]

    /// The file that spans refer to.
    let file: SourceID

    /// Where the backing is not the file itself: the excerpt that it repeats after `prefixLength` bytes of its own.
    let excerpt: SourceExcerpt?

    /// The number of bytes in front of the excerpt.
    let prefixLength: Int

    /// Contents of a file, which keeps its offsets.
    init(file: SourceID, backing: [UInt8]) {
        self.file = file
        self.backing = backing
        excerpt = nil
        prefixLength = 0
    }

    /// Contents of an excerpt, which stands in `backing` after a prefix.
    init(_ excerpt: SourceExcerpt, backing: [UInt8], prefixLength: Int) {
        file = excerpt.file
        self.backing = backing
        self.excerpt = excerpt
        self.prefixLength = prefixLength
    }

    /// The bytes of a range.
    func slice(_ range: Range<Int>) -> ArraySlice<UInt8> { backing[range] }

    /// The place in the file of a range.
    func span(_ range: Range<Int>) -> SourceSpan {
        guard let excerpt else { return SourceSpan(file: file, lower: range.lowerBound, upper: range.upperBound) }
        return excerpt.span(inExcerpt(range))
    }

    /// Where the bytes of a range lie in the file.
    func pieces(at range: Range<Int>) -> Pieces {
        guard let excerpt else { return Pieces(file: file, source: range.lowerBound) }
        let part = inExcerpt(range)
        return Pieces(file: file, source: excerpt.span(part).lower, runs: excerpt.excerpt(part).pieces)
    }

    /// A range of the backing as one of the excerpt.
    private func inExcerpt(_ range: Range<Int>) -> Range<Int> {
        max(0, range.lowerBound - prefixLength)..<max(0, range.upperBound - prefixLength)
    }
}
