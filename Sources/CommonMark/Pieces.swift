internal import SourceText

/// Where the bytes of a text lie in a file. The usual text is a single run and takes no memory of its own.
struct Pieces: Sendable, Hashable {
    /// The file.
    let file: SourceID

    /// The place of the first byte.
    let source: Int

    /// All runs, ascending, the first at offset 0; empty where there is but one.
    let runs: [SourceExcerpt.Piece]

    /// A text that lies in the file as it is.
    init(file: SourceID, source: Int) {
        self.file = file
        self.source = source
        runs = []
    }

    /// A text made of runs, of which `source` begins the first.
    init(file: SourceID, source: Int, runs: [SourceExcerpt.Piece]) {
        self.file = file
        self.source = runs.first?.source ?? source
        self.runs = runs.count > 1 ? runs : []
    }

    /// The text as an excerpt.
    func excerpt(of bytes: ArraySlice<UInt8>) -> SourceExcerpt {
        if runs.isEmpty { return SourceExcerpt(file: file, bytes: Array(bytes), source: source) }
        return SourceExcerpt(file: file, bytes: Array(bytes), pieces: runs)
    }

    /// The place in the file of a text of `count` bytes.
    func span(count: Int) -> SourceSpan {
        guard count > 0, let last = runs.last(where: { $0.offset < count }) else {
            return SourceSpan(file: file, lower: source, upper: source + count)
        }
        return SourceSpan(file: file, lower: source, upper: last.source + (count - last.offset))
    }
}
