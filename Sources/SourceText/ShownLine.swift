/// A line of a file as a terminal shows it, and the columns at which its bytes come out.
///
/// Tabs become one space and other control characters U+FFFD, so that nothing in an author's file can move the cursor. A
/// line that is too long is cut around the place of interest.
struct ShownLine {
    /// The most columns that are shown of a line.
    static let widest = 160

    let text: String
    /// The columns that the text takes.
    let width: Int
    /// The column of each byte of the line, counted from the first that is shown, and of its end.
    private let columns: [Int]
    private let start: Int

    init(_ file: SourceFile, _ line: Int, around span: SourceSpan) {
        let (range, isWhole) = ShownLine.window(file, file.lineRange(line), span.lower)
        start = range.lowerBound
        var columns: [Int] = []
        var column = 0
        var scalars: [(scalar: Unicode.Scalar, column: Int)] = []
        for scalar in file.text(range).unicodeScalars {
            let shown = ShownLine.shown(scalar)
            scalars.append((shown, column))
            // Ill-formed bytes come out as one replacement character each and are one byte in the file.
            let size = scalar == "\u{FFFD}" ? 1 : Unicode.UTF8.width(scalar)
            for _ in 0..<size { columns.append(column) }
            column += ShownLine.columns(shown)
        }
        columns.append(column)
        var first = 0
        var isCut = false
        if column > ShownLine.widest {
            let place = columns[min(max(0, span.lower - range.lowerBound), columns.count - 1)]
            first = max(0, min(place - ShownLine.widest / 3, column - ShownLine.widest))
            isCut = true
        }
        let isCutBefore = first > 0 || !isWhole.before
        var text = isCutBefore ? "…" : ""
        let offset = isCutBefore ? 1 : 0
        var end = column
        for (scalar, at) in scalars where at >= first {
            if isCut, at >= first + ShownLine.widest {
                text += "…"
                end = at
                break
            }
            text.unicodeScalars.append(scalar)
        }
        if !isWhole.after, end == column { text += "…" }
        self.text = text
        width = end - first + offset
        self.columns = columns.map { max(0, $0 - first + offset) }
    }

    /// The part of a line that may be shown: all of it but where it is very long, so that many mistakes on one such line
    /// take no longer than as many on lines of their own.
    private static func window(
        _ file: SourceFile, _ line: Range<Int>, _ place: Int
    ) -> (range: Range<Int>, isWhole: (before: Bool, after: Bool)) {
        // A column takes four bytes at most, but for marks that stand above others.
        let reach = 8 * widest
        guard line.count > 4 * reach else { return (line, (true, true)) }
        func isWithin(_ offset: Int) -> Bool { file.bytes[offset] & 0xC0 == 0x80 }
        var lower = max(line.lowerBound, min(place, line.upperBound) - reach)
        var upper = min(line.upperBound, place + reach)
        while lower > line.lowerBound, isWithin(lower) { lower -= 1 }
        while upper < line.upperBound, isWithin(upper) { upper += 1 }
        return (lower..<max(lower, upper), (lower == line.lowerBound, upper == line.upperBound))
    }

    /// The columns under a span, at least one.
    func columns(_ span: SourceSpan) -> Range<Int> {
        let lower = columns[min(max(0, span.lower - start), columns.count - 1)]
        let upper = columns[min(max(0, span.upper - start), columns.count - 1)]
        return lower..<max(upper, lower + 1)
    }

    private static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x09: " "
        case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
        default: scalar
        }
    }

    /// The columns that a terminal gives a character: none to a combining mark, two to what East Asian scripts set wide.
    private static func columns(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x0300...0x036F, 0x200B...0x200D, 0xFE00...0xFE0F: 0
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            2
        default: 1
        }
    }
}
