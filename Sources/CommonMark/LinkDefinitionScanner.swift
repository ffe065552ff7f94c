/// Finds link reference definitions (`[label]: destination "title"`) at the head of a paragraph's content.
///
/// libcmark takes them out of the paragraph without a trace, the paragraph's first line included; so they are found
/// here by the same rules, in order to know where the rest begins.
struct LinkDefinitionScanner {
    /// The content of the paragraph, lines joined by LF.
    let content: UnsafeBufferPointer<UInt8>

    private var position = 0

    /// Scans a paragraph's content.
    init(_ content: UnsafeBufferPointer<UInt8>) {
        self.content = content
    }

    /// The length of all definitions at the head of the content.
    ///
    /// - Complexity: O(n) in the length of the content.
    mutating func lengthOfDefinitions() -> Int {
        var length = 0
        while peek == UInt8(ascii: "["), takeDefinition() { length = position }
        return length
    }

    private var peek: UInt8? { position < content.count ? content[position] : nil }

    /// label ":" space destination [space title] end of line
    private mutating func takeDefinition() -> Bool {
        guard takeLabel(), peek == UInt8(ascii: ":") else { return false }
        position += 1
        skipSpaceAndLineEnd()
        guard takeDestination() else { return false }
        let beforeTitle = position
        skipSpaceAndLineEnd()
        if position > beforeTitle, takeTitle(), takeLineEnd() { return true }
        position = beforeTitle
        return takeLineEnd()
    }

    /// "[" at most 1000 bytes without an unescaped bracket, not all white space "]"
    private mutating func takeLabel() -> Bool {
        position += 1
        let start = position
        var isBlank = true
        while let byte = peek, byte != UInt8(ascii: "["), byte != UInt8(ascii: "]") {
            if !isWhitespace(byte) { isBlank = false }
            position += 1
            if byte == UInt8(ascii: "\\"), let escaped = peek, isPunctuation(escaped) { position += 1 }
            if position - start > 1000 { return false }
        }
        guard peek == UInt8(ascii: "]"), !isBlank else { return false }
        position += 1
        return true
    }

    /// "<" anything but a line end and angle brackets ">", or bytes without white space and with balanced parentheses
    private mutating func takeDestination() -> Bool {
        let start = position
        if peek == UInt8(ascii: "<") {
            position += 1
            while let byte = peek {
                switch byte {
                case UInt8(ascii: ">"):
                    position += 1
                    return true
                case UInt8(ascii: "\\"): position += 2
                case UInt8(ascii: "\n"), UInt8(ascii: "<"): return false
                default: position += 1
                }
            }
            return false
        }
        var depth = 0
        scan: while let byte = peek {
            switch byte {
            case UInt8(ascii: "\\"):
                position += 1
                if let escaped = peek, isPunctuation(escaped) { position += 1 }
            case UInt8(ascii: "("):
                depth += 1
                if depth > 32 { return false }
                position += 1
            case UInt8(ascii: ")"):
                if depth == 0 { break scan }
                depth -= 1
                position += 1
            case _ where isWhitespace(byte): break scan
            default: position += 1
            }
        }
        return position > start && depth == 0
    }

    /// A text in double quotes, single quotes or parentheses
    ///
    /// It goes on to the first closing mark that has no backslash before it. Where there is none, libcmark's pattern
    /// lets the last closing mark count that has one.
    private mutating func takeTitle() -> Bool {
        let close: UInt8
        switch peek {
        case UInt8(ascii: "\""): close = UInt8(ascii: "\"")
        case UInt8(ascii: "'"): close = UInt8(ascii: "'")
        case UInt8(ascii: "("): close = UInt8(ascii: ")")
        default: return false
        }
        position += 1
        let start = position
        var lastEscaped: Int?
        while let byte = peek {
            let isEscaped = position > start && content[position - 1] == UInt8(ascii: "\\")
            position += 1
            if byte == close {
                if !isEscaped { return true }
                lastEscaped = position
            } else if byte == UInt8(ascii: "("), close == UInt8(ascii: ")"), !isEscaped {
                break
            }
        }
        guard let lastEscaped else { return false }
        position = lastEscaped
        return true
    }

    private mutating func skipSpaces() {
        while let byte = peek, isSpaceOrTab(byte) { position += 1 }
    }

    private mutating func skipSpaceAndLineEnd() {
        skipSpaces()
        if peek == UInt8(ascii: "\n") {
            position += 1
            skipSpaces()
        }
    }

    /// White space to the end of the line, which may be the end of the content
    private mutating func takeLineEnd() -> Bool {
        skipSpaces()
        guard let byte = peek else { return true }
        guard byte == UInt8(ascii: "\n") else { return false }
        position += 1
        return true
    }
}

/// Whether C's `isspace` holds.
func isWhitespace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
