internal import SourceText

/// Where the bytes of a block's content lie in the source.
///
/// Content is what libcmark's inline parser reads: the lines of a paragraph or a heading, each without the marks of
/// the containers that it stands in, joined by LF.
struct ContentMap {
    /// The runs of the content that are contiguous in the source, ascending; the first begins at offset 0.
    private let runs: [SourceExcerpt.Piece]

    /// The run that the last question was about. Questions come nearly in order, so that this is nearly always the
    /// answer's run too, and all answers together take time linear in the content.
    private var current = 0

    /// The source offset of content offset 0 where there is a single run.
    private let base: Int

    /// Content that lies in the source as it is, from an offset on.
    init(from source: Int) {
        base = source
        runs = []
    }

    /// Content made of runs.
    init(_ runs: [SourceExcerpt.Piece]) {
        base = runs.first?.source ?? 0
        self.runs = runs.count > 1 ? runs : []
    }

    /// The source offset of a byte of the content.
    mutating func source(of offset: Int) -> Int {
        if runs.isEmpty { return base + offset }
        while current + 1 < runs.count, runs[current + 1].offset <= offset { current += 1 }
        while current > 0, runs[current].offset > offset { current -= 1 }
        return runs[current].source + (offset - runs[current].offset)
    }

    /// The source range of a stretch of the content, from its first byte to its last.
    mutating func source(of range: Range<Int>) -> Range<Int> {
        let lower = source(of: range.lowerBound)
        if range.isEmpty { return lower..<lower }
        return lower..<max(lower, source(of: range.upperBound - 1) + 1)
    }

    /// Whether the whole content is one run.
    var isContiguous: Bool { runs.isEmpty }

    /// Whether a stretch of the content lies within one run.
    mutating func isOneRun(_ range: Range<Int>) -> Bool {
        _ = source(of: range.lowerBound)
        return current + 1 == runs.count || runs[current + 1].offset >= range.upperBound
    }

    /// The runs that a stretch of the content is made of, with offsets counted from its first byte.
    mutating func runs(of range: Range<Int>) -> [SourceExcerpt.Piece] {
        var found = [SourceExcerpt.Piece(offset: 0, source: source(of: range.lowerBound))]
        var next = current + 1
        while next < runs.count, runs[next].offset < range.upperBound {
            found.append(
                SourceExcerpt.Piece(offset: runs[next].offset - range.lowerBound, source: runs[next].source))
            next += 1
        }
        return found
    }
}

/// Gathers runs, joining those that follow one another in both texts.
struct RunCollector {
    private(set) var runs: [SourceExcerpt.Piece] = []

    /// Notes that the byte at `offset` of the text, and those after it, lie in the source at `source`. A run that is
    /// to stand apart is not joined with the one before, since that differs from the source.
    mutating func begin(offset: Int, source: Int, isApart: Bool = false) {
        if let last = runs.last {
            if !isApart, last.source - last.offset == source - offset { return }
            // A run of no bytes, as of an empty line.
            if last.offset == offset { runs.removeLast() }
        }
        runs.append(SourceExcerpt.Piece(offset: offset, source: source))
    }
}
