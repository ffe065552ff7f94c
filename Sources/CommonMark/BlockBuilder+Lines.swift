internal import SourceText

extension BlockBuilder {
    /// Code and where it lies.
    struct LocatedCode {
        let bytes: ArraySlice<UInt8>
        let pieces: Pieces
        let lineCount: Int
        /// Whether the last line end of the code exists in the file.
        let hasFinalLineEnd: Bool
    }

    /// Finds the code of a block in the file, of which the first line is known.
    ///
    /// What libcmark takes from a line it takes from its head, so that a line of code is always the tail of its line
    /// in the file; only a tab of which a container took a part is replaced, by the spaces that are left of it.
    func locate(_ literal: CString, fromLine first: Int) -> LocatedCode {
        let start = first < file.lineStarts.count ? file.lineStarts[first] : text.count
        if literal.stands(at: start, in: text), literal.count > 0 {
            let count = countLines(literal)
            return LocatedCode(
                bytes: origin.slice(start..<start + literal.count), pieces: Pieces(file: origin.file, source: start),
                lineCount: count, hasFinalLineEnd: true)
        }
        var collector = RunCollector()
        var line = first
        var offset = 0
        var hasFinalLineEnd = true
        while offset < literal.count {
            var end = offset
            while end < literal.count, literal.start[end] != UInt8(ascii: "\n") { end += 1 }
            let range = lineRange(line)
            locateLine(literal, offset..<end, in: range, &collector)
            line += 1
            if end < literal.count {
                hasFinalLineEnd = line < file.lineStarts.count
                if hasFinalLineEnd { collector.begin(offset: end, source: file.lineStarts[line] - 1) }
            }
            offset = end + 1
        }
        return LocatedCode(
            bytes: literal.bytes[...], pieces: Pieces(file: origin.file, source: start, runs: collector.runs),
            lineCount: line - first, hasFinalLineEnd: hasFinalLineEnd)
    }

    private func locateLine(
        _ literal: CString, _ code: Range<Int>, in line: Range<Int>, _ collector: inout RunCollector
    ) {
        // From the end back, as far as the two are equal.
        var same = 0
        while same < code.count, same < line.count,
            literal.start[code.upperBound - 1 - same] == text[line.upperBound - 1 - same]
        { same += 1 }
        let tail = line.upperBound - same
        for offset in code.lowerBound..<code.upperBound - same {
            // What is left are spaces for the rest of the tab before.
            collector.begin(offset: offset, source: max(line.lowerBound, tail - 1), isApart: true)
        }
        collector.begin(offset: code.upperBound - same, source: tail, isApart: same < code.count)
    }

    private func countLines(_ literal: CString) -> Int {
        UnsafeBufferPointer(start: literal.start, count: literal.count).count { $0 == UInt8(ascii: "\n") }
    }
}
