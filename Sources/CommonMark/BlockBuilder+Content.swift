internal import SourceText

extension BlockBuilder {
    /// The content that libcmark put together from several lines.
    struct GatheredContent {
        var content: [UInt8] = []
        var map = ContentMap(from: 0)

        /// Where link reference definitions must have ended: at the first line that could underline a heading. There,
        /// libcmark takes definitions out of what it has read so far; and if nothing but definitions came before, the
        /// line is text, with which the rest of the paragraph begins.
        var definitionLimit = 0
    }

    /// Whether the lines of a paragraph are its content as they are: no container around them, LF at the end of each,
    /// no indentation after the first, and no later line that could underline a heading.
    func isContiguous(_ lines: ClosedRange<Int>) -> Bool {
        if lines.count == 1 { return true }
        guard containers.isEmpty else { return false }
        for line in lines.dropFirst() {
            let start = file.lineStarts[line]
            guard start < text.count, !isSpaceOrTab(text[start]), text[start - 1] == UInt8(ascii: "\n"),
                start < 2 || text[start - 2] != UInt8(ascii: "\r"), !isUnderline(lineRange(line))
            else { return false }
        }
        return true
    }

    /// Puts the content of several lines together as libcmark does; the first line's begins at `start`.
    func gather(_ lines: ClosedRange<Int>, from start: Int) -> GatheredContent {
        var gathered = GatheredContent()
        var limit: Int?
        var collector = RunCollector()
        for line in lines {
            let range = lineRange(line)
            var from = start
            if line > lines.lowerBound {
                let isLineFeed = text[range.lowerBound - 1] == UInt8(ascii: "\n")
                collector.begin(
                    offset: gathered.content.count, source: range.lowerBound - 1, isApart: !isLineFeed)
                gathered.content.append(UInt8(ascii: "\n"))
                let continuation = continuation(ofLine: line, range)
                from = continuation.offset
                if limit == nil, continuation.mayUnderline, isUnderline(from..<range.upperBound) {
                    limit = gathered.content.count
                }
                for _ in 0..<continuation.restOfTab {
                    collector.begin(offset: gathered.content.count, source: from - 1, isApart: true)
                    gathered.content.append(UInt8(ascii: " "))
                }
                let isApart = continuation.restOfTab > 0 || !isLineFeed
                collector.begin(offset: gathered.content.count, source: from, isApart: isApart)
            } else {
                collector.begin(offset: 0, source: from)
            }
            gathered.content.append(contentsOf: text[from..<max(from, range.upperBound)])
        }
        gathered.map = ContentMap(collector.runs)
        gathered.definitionLimit = limit ?? gathered.content.count
        return gathered
    }

    /// The head of a line that continues a paragraph.
    private struct Continuation {
        /// Where the line's content begins.
        let offset: Int
        /// The number of spaces before it, which stand for the rest of a tab.
        var restOfTab = 0
        /// Whether the line could underline a heading, if nothing but `=` or `-` stands on it.
        var mayUnderline = false
    }

    private func continuation(ofLine line: Int, _ range: Range<Int>) -> Continuation {
        var prefix = LinePrefix(text: text, line: range)
        for container in containers where !prefix.take(container, onLine: line) {
            // A lazy line: libcmark leaves its indentation where it is.
            let rest = prefix.restOfTab
            return Continuation(offset: prefix.offset + (rest > 0 ? 1 : 0), restOfTab: rest)
        }
        let (offset, indent) = prefix.firstNonspace
        return Continuation(offset: offset, mayUnderline: indent <= 3)
    }

    /// Whether a stretch of a line is a run of `=` or of `-`, perhaps with white space behind it.
    private func isUnderline(_ range: Range<Int>) -> Bool {
        guard let mark = range.isEmpty ? nil : text[range.lowerBound], mark == 0x3D || mark == 0x2D else {
            return false
        }
        var offset = range.lowerBound
        while offset < range.upperBound, text[offset] == mark { offset += 1 }
        while offset < range.upperBound, isSpaceOrTab(text[offset]) { offset += 1 }
        return offset == range.upperBound
    }
}
