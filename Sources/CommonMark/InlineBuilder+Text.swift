internal import SourceText

extension InlineBuilder {
    /// Reads a text node: characters as they stand, backslash escapes and character references, in any order.
    mutating func addText(_ literal: CString, to inlines: inout [Inline]) {
        if !isLost, literal.stands(at: position, in: content), !literal.containsAmpersandOrBackslash {
            extendRun(by: literal.count, into: &inlines)
            return
        }
        var read = 0
        while !isLost, read < literal.count {
            let character = literal.start[read]
            let written = byte(at: position)
            if let length = lengthOfEscape(of: character) {
                addEscaped(literal, read..<read + 1, length: length, to: &inlines)
                read += 1
            } else if written == character {
                extendRun(by: 1, into: &inlines)
                read += 1
            } else if written == UInt8(ascii: "&"), let length = lengthToSemicolon() {
                let end = min(literal.count, read + lengthOfDecodedReference(literal, at: read, length: length))
                addEscaped(literal, read..<end, length: length, to: &inlines)
                read = end
            } else {
                isLost = true
            }
        }
        if read < literal.count {
            flush(into: &inlines)
            inlines.append(Inline(.escaped(literal.bytes[read...]), at: restSpan()))
        }
    }

    private mutating func extendRun(by count: Int, into inlines: inout [Inline]) {
        if run.upperBound != position { flush(into: &inlines) }
        run = (run.isEmpty ? position : run.lowerBound)..<position + count
        position += count
    }

    /// Adds the characters that have been read and not been added yet.
    mutating func flush(into inlines: inout [Inline]) {
        guard !run.isEmpty else { return }
        let range = max(run.lowerBound, floor)..<max(run.upperBound, floor)
        run = 0..<0
        guard !range.isEmpty else { return }
        let source = map.source(of: range)
        let isWhole = isSlice(range)
        inlines.append(
            Inline(isWhole ? .text(origin.slice(source)) : .escaped(content[range].copy), at: origin.span(source)))
    }

    /// Reads the end of a line: white space, perhaps a backslash, the line end, and the indentation of the next line.
    mutating func addBreak(_ kind: Inline.Kind, to inlines: inout [Inline]) {
        flush(into: &inlines)
        guard !isLost else {
            inlines.append(Inline(kind, at: restSpan()))
            return
        }
        let start = position
        if byte(at: position) == UInt8(ascii: "\\") {
            position += 1
            take(UInt8(ascii: "\n"))
            inlines.append(Inline(kind, at: span(start..<position)))
            return
        }
        while byte(at: position) != UInt8(ascii: "\n"), isWhitespace(byte(at: position)) { position += 1 }
        take(UInt8(ascii: "\n"))
        inlines.append(Inline(kind, at: span(start..<position)))
        lineStart = position
        while isSpaceOrTab(byte(at: position)) { position += 1 }
    }

    /// A tag, a comment or the like, which stands in the source as it is
    mutating func addHTML(_ literal: CString, to inlines: inout [Inline]) {
        flush(into: &inlines)
        guard !isLost, literal.stands(at: position, in: content) else {
            isLost = true
            inlines.append(Inline(.html(literal.bytes[...]), at: restSpan()))
            return
        }
        let range = position..<position + literal.count
        let source = map.source(of: range)
        let isWhole = isSlice(range)
        inlines.append(
            Inline(.html(isWhole ? origin.slice(source) : literal.bytes[...]), at: origin.span(source)))
        position += literal.count
    }

    private mutating func addEscaped(
        _ literal: CString, _ decoded: Range<Int>, length: Int, to inlines: inout [Inline]
    ) {
        flush(into: &inlines)
        let place = span(position..<position + length)
        // The escaped character stands in the source itself, so that no memory is needed.
        let isBackslash = byte(at: position) == UInt8(ascii: "\\")
        let bytes =
            isBackslash ? origin.slice(map.source(of: position + 1..<position + 2)) : literal.bytes(decoded)[...]
        inlines.append(Inline(.escaped(bytes), at: place))
        position += length
    }

    /// The number of bytes of a text that stem from the reference of `length` bytes that stands here: one character,
    /// or two for some names, of which the second is a combining mark, a thin space or (`&fjlig;`) a `j`.
    private func lengthOfDecodedReference(_ literal: CString, at start: Int, length: Int) -> Int {
        var end = start + 1
        while end < literal.count, literal.start[end] & 0xC0 == 0x80 { end += 1 }
        let mayHaveSecond =
            byte(at: position + 1) != UInt8(ascii: "#") && end < literal.count
            && (literal.start[end] >= 0x80 || literal.start[end] == UInt8(ascii: "j"))
        guard mayHaveSecond else { return end - start }
        // Rare enough to ask libcmark, which knows the names.
        let reference = UnsafeBufferPointer(rebasing: content[position..<position + length])
        guard let tree = Tree(parsing: reference), let text = tree.root.firstChild?.firstChild else {
            return end - start
        }
        let count = text.literal.count
        withExtendedLifetime(tree) {}
        return count
    }

    /// The length of the escape by which the source writes a single character; nil where the character stands there
    /// itself, or a reference of another length.
    private func lengthOfEscape(of character: UInt8) -> Int? {
        let first = byte(at: position)
        if first == UInt8(ascii: "\\"), byte(at: position + 1) == character, isPunctuation(character) { return 2 }
        guard first == UInt8(ascii: "&"), character == UInt8(ascii: "&") else { return nil }
        return lengthOfAmpersandReference()
    }

    /// The length of a reference that stands for `&`: the only ones that could be taken for the character itself.
    private func lengthOfAmpersandReference() -> Int? {
        guard let length = lengthToSemicolon() else { return nil }
        let name = content[position + 1..<position + length - 1]
        if name.elementsEqual("amp".utf8) || name.elementsEqual("AMP".utf8) { return length }
        guard name.first == UInt8(ascii: "#") else { return nil }
        let isHexadecimal = name.count > 1 && name[name.startIndex + 1] | 0x20 == UInt8(ascii: "x")
        let digits = name.dropFirst(isHexadecimal ? 2 : 1)
        // "&" is 38, or 26 in hexadecimal; libcmark allows 7 and 6 digits, leading zeros included.
        guard digits.count >= 2, digits.count <= (isHexadecimal ? 6 : 7) else { return nil }
        let isZeroes = digits.dropLast(2).allSatisfy { $0 == UInt8(ascii: "0") }
        return isZeroes && digits.suffix(2).elementsEqual((isHexadecimal ? "26" : "38").utf8) ? length : nil
    }

    /// The length from here to a semicolon, both included, as far as the longest name of a character reaches.
    private func lengthToSemicolon() -> Int? {
        var end = position + 1
        while end < content.count, end < position + 40 {
            if content[end] == UInt8(ascii: ";") { return end + 1 - position }
            end += 1
        }
        return nil
    }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
    /// The bytes in memory of their own.
    var copy: ArraySlice<UInt8> { Array(self)[...] }
}
