internal import SourceText

extension InlineBuilder {
    /// Reads a code span: backticks, code, and as many backticks.
    mutating func addCode(_ literal: CString, to inlines: inout [Inline]) {
        flush(into: &inlines)
        guard !isLost, let (outer, inner) = codeSpan(), let range = codeRange(literal, inside: inner) else {
            isLost = true
            let place = restSpan()
            let code = CodeSpan(
                bytes: literal.bytes[...], pieces: Pieces(file: origin.file, source: place.lower))
            inlines.append(Inline(.code(code), at: place))
            return
        }
        position = outer.upperBound
        let source = map.source(of: range)
        let code: CodeSpan
        if isSlice(range), literal.stands(at: range.lowerBound, in: content) {
            // A text of one line: it stands in the source as it is.
            code = CodeSpan(bytes: origin.slice(source), pieces: origin.pieces(at: source))
        } else {
            code = CodeSpan(
                bytes: literal.bytes[...],
                pieces: Pieces(file: origin.file, source: source.lowerBound, runs: map.runs(of: range)))
        }
        inlines.append(Inline(.code(code), at: span(outer)))
    }

    /// The code span that begins here, with its backticks and without.
    private func codeSpan() -> (outer: Range<Int>, inner: Range<Int>)? {
        let start = position
        let innerStart = endOfBackticks(from: start)
        let width = innerStart - start
        guard width > 0 else { return nil }
        var offset = innerStart
        while offset < content.count {
            guard content[offset] == UInt8(ascii: "`") else {
                offset += 1
                continue
            }
            let end = endOfBackticks(from: offset)
            if end - offset == width { return (start..<end, innerStart..<offset) }
            offset = end
        }
        return nil
    }

    private func endOfBackticks(from offset: Int) -> Int {
        var end = offset
        while end < content.count, content[end] == UInt8(ascii: "`") { end += 1 }
        return end
    }

    /// Where the code itself stands between the backticks: all of it, or all but a space on each side. Nil where the
    /// source reads otherwise than libcmark's text.
    private func codeRange(_ literal: CString, inside inner: Range<Int>) -> Range<Int>? {
        let stripped = inner.count - literal.count
        guard stripped == 0 || stripped == 2 else { return nil }
        let lower = inner.lowerBound + stripped / 2
        for offset in 0..<literal.count {
            let byte = content[lower + offset]
            guard literal.start[offset] == (byte == UInt8(ascii: "\n") ? UInt8(ascii: " ") : byte) else { return nil }
        }
        return lower..<lower + literal.count
    }
}
