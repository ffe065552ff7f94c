internal import SourceText

/// Finds the footnotes of a text, which CommonMark reads as paragraphs or, worse, as definitions of links.
///
/// Their marks and the indentation of their lines are overwritten with white space, byte for byte and before libcmark
/// reads the text, so that a footnote is blocks of the document, which lie where they lie in the file. Afterwards these
/// blocks are taken out.
struct FootnoteScanner {
    /// Where a footnote stands.
    struct Place {
        /// The mark `[^1]`.
        let mark: Range<Int>
        /// Its lines. A paragraph that begins in them may go on after them.
        let lines: Range<Int>
    }

    private let file: SourceFile
    private let end: Int
    /// The bytes, with white space in the place of marks and indentation.
    private(set) var bytes: [UInt8]
    /// The footnotes, ascending.
    private(set) var places: [Place] = []
    /// Lines that open a block of code in a footnote which does not end there. They are blank in `bytes`, since such a block
    /// would go on in the text.
    private(set) var unclosedFences: [Range<Int>] = []

    /// Looks for footnotes in a stretch of a file.
    ///
    /// - Parameters:
    ///   - bytes: the file's bytes.
    ///   - code: stretches that hold no footnotes, ascending.
    init(_ bytes: [UInt8], of file: SourceFile, in range: Range<Int>, besides code: [Range<Int>]) {
        self.file = file
        self.bytes = bytes
        end = range.upperBound
        var line = file.line(at: range.lowerBound)
        var next = code[...]
        while isThere(line) {
            guard let mark = FootnoteScanner.mark(bytes, file.lineRange(line)) else {
                line += 1
                continue
            }
            while let first = next.first, first.upperBound <= mark.lowerBound { next.removeFirst() }
            if let first = next.first, first.contains(mark.lowerBound) {
                line += 1
            } else {
                line = take(mark, line)
            }
        }
    }

    /// Whether any line of a text may begin a footnote: a look at each byte.
    static func mayHold(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.withUnsafeBufferPointer { text in
            guard text.count > 1 else { return false }
            for offset in 1..<text.count where text[offset] == UInt8(ascii: "^") {
                var start = offset - 1
                guard text[start] == UInt8(ascii: "[") else { continue }
                while start > 0, text[start - 1] == 0x20 { start -= 1 }
                if start == 0 || text[start - 1] == 0x0A || text[start - 1] == 0x0D { return true }
            }
            return false
        }
    }

    /// at most three spaces "[^" label "]" and then ":"
    private static func mark(_ bytes: [UInt8], _ line: Range<Int>) -> Range<Int>? {
        var start = line.lowerBound
        while start < line.upperBound, bytes[start] == 0x20, start < line.lowerBound + 3 { start += 1 }
        guard let close = markEnd(bytes, start..<line.upperBound), close < line.upperBound,
            bytes[close] == UInt8(ascii: ":")
        else { return nil }
        return start..<close
    }

    /// Where the mark ends that begins a stretch: "[^" { any but white space and brackets } "]"
    static func markEnd(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
        guard range.count > 3, bytes[range.lowerBound] == UInt8(ascii: "["),
            bytes[range.lowerBound + 1] == UInt8(ascii: "^")
        else { return nil }
        var offset = range.lowerBound + 2
        while offset < range.upperBound, !isWhitespace(bytes[offset]), bytes[offset] != UInt8(ascii: "["),
            bytes[offset] != UInt8(ascii: "]")
        {
            offset += 1
        }
        guard offset > range.lowerBound + 2, offset < range.upperBound, bytes[offset] == UInt8(ascii: "]") else {
            return nil
        }
        return offset + 1
    }

    // MARK: - Lines

    private func isThere(_ line: Int) -> Bool { line < file.lineStarts.count && file.lineStarts[line] < end }

    private func isBlank(_ range: Range<Int>) -> Bool { bytes[range].allSatisfy { isSpaceOrTab($0) } }

    /// Takes the footnote that begins on a line; returns the line on which something else may begin.
    private mutating func take(_ mark: Range<Int>, _ first: Int) -> Int {
        let line = file.lineRange(first)
        var start = mark.upperBound + 1
        while start < line.upperBound, isSpaceOrTab(bytes[start]) { start += 1 }
        for offset in line.lowerBound..<start { bytes[offset] = 0x20 }
        // The text begins on a line of its own, after what is now an empty one.
        bytes[start - 1] = UInt8(ascii: "\n")

        var fence = FootnoteFence()
        fence.read(bytes, start..<line.upperBound)
        var end = line.upperBound
        var isAfterBlank = isBlank(start..<line.upperBound)
        var number = first + 1
        while isThere(number) {
            let range = file.lineRange(number)
            if isBlank(range) {
                isAfterBlank = true
            } else if let width = indentation(range) {
                fence.read(bytes, (range.lowerBound + width)..<range.upperBound)
                shift(number, width, isAfterBlank: isAfterBlank)
                isAfterBlank = false
                end = range.upperBound
            } else if isAfterBlank || !mayContinue(range) {
                break
            }
            number += 1
        }
        if let opening = fence.opening {
            for offset in opening { bytes[offset] = 0x20 }
            unclosedFences.append(opening)
        }
        places.append(Place(mark: mark, lines: line.lowerBound..<end))
        return number
    }

    /// The indentation of a line that belongs to a footnote: four spaces, or at most three and a tab.
    private func indentation(_ line: Range<Int>) -> Int? {
        for width in 0..<min(4, line.count) {
            switch bytes[line.lowerBound + width] {
            case 0x09: return width + 1
            case 0x20: continue
            default: return nil
            }
        }
        return line.count >= 4 ? 4 : nil
    }

    /// Whether a line may go on with a paragraph: none that looks as if it began something.
    private func mayContinue(_ line: Range<Int>) -> Bool {
        guard FootnoteScanner.mark(bytes, line) == nil, let first = bytes[line].first(where: { $0 != 0x20 }) else {
            return false
        }
        switch first {
        case UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"),
            UInt8(ascii: "`"), UInt8(ascii: "~"), UInt8(ascii: "|"), UInt8(ascii: "="), UInt8(ascii: "<"):
            return false
        default: return !isDigit(first)
        }
    }

    /// Takes the indentation from a line: its bytes go to the end of the line before, where white space means nothing. (Two
    /// spaces there would break the line, tabs do not.)
    private mutating func shift(_ line: Int, _ width: Int, isAfterBlank: Bool) {
        let start = file.lineStarts[line]
        let isPair = start > 1 && bytes[start - 1] == 0x0A && bytes[start - 2] == 0x0D
        let ending = Array(bytes[(start - (isPair ? 2 : 1))..<start])
        let from = start - ending.count
        let isBroken = from > 1 && bytes[from - 1] == 0x20 && bytes[from - 2] == 0x20
        for offset in from..<(from + width) { bytes[offset] = isAfterBlank || isBroken ? 0x20 : 0x09 }
        for (offset, byte) in ending.enumerated() { bytes[from + width + offset] = byte }
    }
}
