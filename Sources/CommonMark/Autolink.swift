/// A bare address in running text, found by the rules of GitHub Flavored Markdown.
enum Autolink {
    /// Where the address ends that begins at an offset; nil where none does.
    ///
    /// - Complexity: O(n) in the length of the address.
    static func end(in text: [UInt8], at start: Int) -> Int? {
        let host: Int
        if begins(text, at: start, with: "www."), !isPunctuation(text[start + 4]), text[start + 4] > 0x20 {
            host = start
        } else if begins(text, at: start, with: "http://") {
            host = start + 7
        } else if begins(text, at: start, with: "https://") {
            host = start + 8
        } else {
            return nil
        }
        guard hostEnd(in: text, at: host, needsPoint: host == start) != nil else { return nil }
        let end = trimmedEnd(in: text, start..<rawEnd(in: text, from: host))
        return end > host ? end : nil
    }

    /// Whether an address may begin after a byte.
    static func mayFollow(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "("): true
        default: isWhitespace(byte)
        }
    }

    /// The address to which a text leads.
    static func destination(of text: ArraySlice<UInt8>) -> [UInt8] {
        text.first.map { $0 | 0x20 } == UInt8(ascii: "w") ? Array("http://".utf8) + text : Array(text)
    }

    private static func begins(_ text: [UInt8], at start: Int, with prefix: StaticString) -> Bool {
        guard start + prefix.utf8CodeUnitCount < text.count else { return false }
        for offset in 0..<prefix.utf8CodeUnitCount {
            let byte = text[start + offset]
            let isUpper = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
            if (isUpper ? byte | 0x20 : byte) != prefix.utf8Start[offset] { return false }
        }
        return true
    }

    /// segment { "." segment }, where a segment is made of letters, digits, "_" and "-"; no "_" in the last two
    private static func hostEnd(in text: [UInt8], at start: Int, needsPoint: Bool) -> Int? {
        var offset = start
        var points = 0
        var isLastMarked = false
        var isBeforeMarked = false
        scan: while offset < text.count {
            switch text[offset] {
            case UInt8(ascii: "_"): isLastMarked = true
            case UInt8(ascii: "."):
                (isBeforeMarked, isLastMarked) = (isLastMarked, false)
                points += 1
            case UInt8(ascii: "-"): break
            case let byte where byte < 0x80 && (isPunctuation(byte) || byte <= 0x20): break scan
            default: break
            }
            offset += 1
        }
        guard offset > start, text[start] != UInt8(ascii: "."), !isLastMarked, !isBeforeMarked else { return nil }
        return needsPoint && points == 0 ? nil : offset
    }

    /// Where an address ends at the latest: at white space, at `<`, and where a footnote or a citation begins.
    private static func rawEnd(in text: [UInt8], from host: Int) -> Int {
        var end = host
        while end < text.count, !isWhitespace(text[end]), text[end] != UInt8(ascii: "<") {
            if text[end] == UInt8(ascii: "["), end + 1 < text.count,
                text[end + 1] == UInt8(ascii: "^") || text[end + 1] == UInt8(ascii: "@")
            {
                break
            }
            end += 1
        }
        return end
    }

    /// Leaves out punctuation that belongs to the sentence: marks at the end, brackets that nothing in the address
    /// opens, and what reads like a character reference.
    private static func trimmedEnd(in text: [UInt8], _ range: Range<Int>) -> Int {
        var end = range.upperBound
        var unopened = (round: 0, square: 0)
        for byte in text[range] {
            switch byte {
            case UInt8(ascii: "("): unopened.round -= 1
            case UInt8(ascii: ")"): unopened.round += 1
            case UInt8(ascii: "["): unopened.square -= 1
            case UInt8(ascii: "]"): unopened.square += 1
            default: break
            }
        }
        while end > range.lowerBound {
            switch text[end - 1] {
            case UInt8(ascii: ")"):
                guard unopened.round > 0 else { return end }
                unopened.round -= 1
            case UInt8(ascii: "]"):
                guard unopened.square > 0 else { return end }
                unopened.square -= 1
            case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"),
                UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "'"), UInt8(ascii: "\""):
                break
            case UInt8(ascii: ";"):
                var start = end - 1
                while start > range.lowerBound, isLetter(text[start - 1]) { start -= 1 }
                let isReference =
                    start < end - 1 && start > range.lowerBound && text[start - 1] == UInt8(ascii: "&")
                if isReference { end = start }
            default: return end
            }
            end -= 1
        }
        return end
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
    }
}
