internal import SourceText

/// Reads the marks by which a text refers to something: `[^1]`, `[@key, p. 3]`, `@label`.
struct MarkScanner {
    let run: TextRun

    /// "[^" label "]"
    func footnote(at start: Int) -> (label: String, end: Int)? {
        guard let end = FootnoteScanner.markEnd(run.bytes, start..<run.bytes.count), run.isWritten(start..<end) else {
            return nil
        }
        return (String(decoding: run.bytes[(start + 2)..<(end - 1)], as: UTF8.self), end)
    }

    /// "[" part { ";" part } "]"
    func citation(at start: Int) -> (citation: Citation, end: Int)? {
        let bytes = run.bytes
        guard start + 2 < bytes.count, bytes[start + 1] == UInt8(ascii: "@"),
            let close = bytes[start...].firstIndex(of: UInt8(ascii: "]")), run.isWritten(start..<(close + 1))
        else { return nil }
        var parts: [Citation.Part] = []
        var from = start + 1
        while from < close {
            let end = bytes[from..<close].firstIndex(of: UInt8(ascii: ";")) ?? close
            guard let part = part(from..<end) else { return nil }
            parts.append(part)
            from = end + 1
        }
        guard bytes[close - 1] != UInt8(ascii: ";") else { return nil }
        let text = bytes[start...close].map { $0 == UInt8(ascii: "\n") ? 0x20 : $0 }
        return (Citation(parts: parts, text: text), close + 1)
    }

    /// "@" key [ [ "," ] where ]
    private func part(_ range: Range<Int>) -> Citation.Part? {
        let bytes = run.bytes
        let range = trimmed(range)
        guard let first = range.first, bytes[first] == UInt8(ascii: "@") else { return nil }
        var end = first + 1
        while end < range.upperBound, isLetterOrDigit(end) || isMark(bytes[end]) { end += 1 }
        while end > first + 1, isMark(bytes[end - 1]) { end -= 1 }
        guard end > first + 1 else { return nil }
        var rest = trimmed(end..<range.upperBound)
        if let comma = rest.first, bytes[comma] == UInt8(ascii: ",") {
            rest = trimmed((comma + 1)..<rest.upperBound)
        } else if rest.lowerBound == end, !rest.isEmpty {
            return nil
        }
        guard !bytes[rest].contains(UInt8(ascii: "@")) else { return nil }
        let place = bytes[rest].map { $0 == UInt8(ascii: "\n") ? 0x20 : $0 }
        return Citation.Part(
            key: String(decoding: bytes[(first + 1)..<end], as: UTF8.self),
            locator: String(decoding: place, as: UTF8.self), span: run.span(first..<end))
    }

    /// "@" name [ "." name ], where a name begins with a letter or a digit
    func reference(at start: Int) -> (name: String, end: Int)? {
        let bytes = run.bytes
        var end = nameEnd(start + 1)
        guard end > start + 1 else { return nil }
        if end < bytes.count, bytes[end] == UInt8(ascii: ".") {
            let second = nameEnd(end + 1)
            if second > end + 1 { end = second }
        }
        guard run.isWritten(start..<end) else { return nil }
        return (String(decoding: bytes[(start + 1)..<end], as: UTF8.self), end)
    }

    /// Whether a reference may begin at an offset, for what stands before it: nothing that would make it part of an address.
    func mayBeginReference(at start: Int) -> Bool {
        guard start > 0 else { return true }
        switch run.bytes[start - 1] {
        case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "@"),
            UInt8(ascii: "_"), UInt8(ascii: "%"), UInt8(ascii: "="):
            return false
        default:
            var character = start - 1
            while character > 0, run.bytes[character] & 0xC0 == 0x80 { character -= 1 }
            return !isLetterOrDigit(character)
        }
    }

    private func nameEnd(_ start: Int) -> Int {
        let bytes = run.bytes
        guard start < bytes.count, isLetterOrDigit(start) else { return start }
        var end = start
        while end < bytes.count,
            isLetterOrDigit(end) || bytes[end] == UInt8(ascii: "-") || bytes[end] == UInt8(ascii: "_")
        {
            end += 1
        }
        while bytes[end - 1] == UInt8(ascii: "-") || bytes[end - 1] == UInt8(ascii: "_") { end -= 1 }
        return end
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var range = range
        while let first = range.first, isWhitespace(run.bytes[first]) { range.removeFirst() }
        while let last = range.last, isWhitespace(run.bytes[last]) { range.removeLast() }
        return range
    }

    private func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "/"): true
        default: false
        }
    }

    /// Whether the character at an offset is a letter or a digit. Beyond ASCII all are taken for letters but the usual
    /// quotation marks, dashes, spaces and other punctuation.
    private func isLetterOrDigit(_ offset: Int) -> Bool {
        let byte = run.bytes[offset]
        let next = offset + 1 < run.bytes.count ? run.bytes[offset + 1] : 0
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): return true
        // U+0080 to U+00BF, U+2000 to U+207F, U+3000 to U+303F, U+FF00 to U+FF3F
        case 0xC2: return false
        case 0xE2: return next != 0x80 && next != 0x81
        case 0xE3: return next != 0x80
        case 0xEF: return next != 0xBC
        default: return isDigit(byte) || byte >= 0x80
        }
    }
}
