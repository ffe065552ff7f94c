internal import SourceText

/// The lines of a block of definitions. A line that begins with white space continues the one before; what follows a `#`
/// is a note.
struct LogicalLines {
    /// A definition's line or lines.
    struct Line {
        /// Its bytes in `text`.
        var range: Range<Int>
        /// Its notes, joined.
        var note: String
        /// Where each of its notes stands in `text`.
        var noteRanges: [Range<Int>] = []
    }

    /// The block with every note blanked out, so that places stay what they are.
    let text: SourceExcerpt
    /// The lines that say something.
    private(set) var all: [Line] = []

    init(_ content: SourceExcerpt) {
        var bytes = content.bytes
        var lines: [Line] = []
        var start = 0
        while start < bytes.count {
            var end = start
            while end < bytes.count, bytes[end] != UInt8(ascii: "\n"), bytes[end] != UInt8(ascii: "\r") { end += 1 }
            // Asked before the note is blanked out: a line that is a note alone continues nothing.
            let isContinuation = bytes[start] == 0x20 || bytes[start] == 0x09
            let (note, noteRange) = LogicalLines.takeNote(&bytes, start..<end)
            let said = LogicalLines.trimmed(bytes, start..<end)
            if !said.isEmpty || !note.isEmpty {
                if isContinuation, var last = lines.popLast() {
                    if !said.isEmpty { last.range = last.range.lowerBound..<said.upperBound }
                    last.note += last.note.isEmpty || note.isEmpty ? note : " " + note
                    last.noteRanges.append(noteRange)
                    lines.append(last)
                } else if !said.isEmpty {
                    lines.append(Line(range: said, note: note, noteRanges: [noteRange]))
                }
            }
            start = end + 1
        }
        text = SourceExcerpt(file: content.file, bytes: bytes, pieces: content.pieces)
        all = lines
    }

    /// Blanks the note of a line, and returns it with its place.
    private static func takeNote(
        _ bytes: inout [UInt8], _ line: Range<Int>
    ) -> (text: String, range: Range<Int>) {
        var isQuoted = false
        for offset in line {
            if bytes[offset] == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard bytes[offset] == UInt8(ascii: "#"), !isQuoted else { continue }
            let note = trimmed(bytes, (offset + 1)..<line.upperBound)
            let text = String(decoding: bytes[note], as: UTF8.self)
            for place in offset..<line.upperBound { bytes[place] = 0x20 }
            return (text, note)
        }
        return ("", line.upperBound..<line.upperBound)
    }

    static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
        var (lower, upper) = (range.lowerBound, range.upperBound)
        while lower < upper, bytes[lower] == 0x20 || bytes[lower] == 0x09 { lower += 1 }
        while upper > lower, bytes[upper - 1] == 0x20 || bytes[upper - 1] == 0x09 { upper -= 1 }
        return lower..<upper
    }
}
