internal import Formulas
public import SourceText

extension CellReader {
    /// A line of text cut at its formulas: code spans of one backtick that begin with `= `.
    public static func pieces(
        _ excerpt: SourceExcerpt, _ range: Range<Int>, into diagnostics: inout Diagnostics
    ) -> [TextPiece] {
        let bytes = excerpt.bytes
        var pieces: [TextPiece] = []
        var start = range.lowerBound
        var offset = start
        func addText(_ end: Int) {
            if end > start { pieces.append(.text(unescaped(excerpt.text(start..<end)), excerpt.span(start..<end))) }
        }
        while offset < range.upperBound {
            guard bytes[offset] == UInt8(ascii: "`"), bytes[offset..<range.upperBound].starts(with: "`=".utf8),
                let close = bytes[(offset + 1)..<range.upperBound].firstIndex(of: UInt8(ascii: "`"))
            else {
                offset += 1
                continue
            }
            guard bytes[offset + 2] == 0x20 else {
                warnOfMissingSpace(excerpt, (offset + 1)..<close, into: &diagnostics)
                offset = close + 1
                continue
            }
            addText(offset)
            var parser = Parser(excerpt, (offset + 2)..<close)
            if let formula = parser.formula(into: &diagnostics) { pieces.append(.formula(formula)) }
            offset = close + 1
            start = offset
        }
        addText(range.upperBound)
        return pieces
    }

    /// Says that a text is shown as it is which was probably meant to be computed: `=rent*2`, as in a spreadsheet.
    public static func warnOfMissingSpace(
        _ excerpt: SourceExcerpt, _ range: Range<Int>, into diagnostics: inout Diagnostics
    ) {
        let bytes = excerpt.bytes[range]
        guard let sign = bytes.first, sign == UInt8(ascii: "="), let next = bytes.dropFirst().first,
            next | 0x20 >= UInt8(ascii: "a") && next | 0x20 <= UInt8(ascii: "z")
        else { return }
        let formula = (range.lowerBound + 1)..<range.upperBound
        var unheard = Diagnostics()
        guard value(excerpt, formula, into: &unheard) != nil else { return }
        diagnostics.add(
            Diagnostic(
                "shown-as-code", "this is shown as it is written", at: excerpt.span(range), severity: .warning,
                hint: "a formula has a space after the sign: = \(excerpt.text(formula))"))
    }

    /// The text with `\|` as `|` (a bar inside a cell) and a leading `\= ` as `= ` (a sign that computes nothing).
    private static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
        var bytes: [UInt8] = []
        var isEscaped = false
        for byte in text.utf8 {
            if isEscaped, byte == UInt8(ascii: "|") { bytes.removeLast() }
            bytes.append(byte)
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        }
        if bytes.starts(with: "\\= ".utf8) { bytes.removeFirst() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
