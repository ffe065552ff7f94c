/// Follows the blocks of code of a footnote, line by line, to find one that does not end.
struct FootnoteFence {
    /// The line that opens the block in which the next line stands, without its indentation; nil outside of such blocks.
    private(set) var opening: Range<Int>?
    private var mark: UInt8 = 0
    private var width = 0

    /// Reads the next line, without the indentation of the footnote.
    mutating func read(_ bytes: [UInt8], _ line: Range<Int>) {
        var start = line.lowerBound
        while start < line.upperBound, bytes[start] == 0x20, start < line.lowerBound + 3 { start += 1 }
        guard start < line.upperBound, bytes[start] == UInt8(ascii: "`") || bytes[start] == UInt8(ascii: "~") else {
            return
        }
        let marks = bytes[start..<line.upperBound].prefix { $0 == bytes[start] }
        let rest = bytes[marks.endIndex..<line.upperBound]
        guard marks.count >= 3 else { return }
        if opening == nil {
            guard bytes[start] == UInt8(ascii: "~") || !rest.contains(UInt8(ascii: "`")) else { return }
            (opening, mark, width) = (start..<line.upperBound, bytes[start], marks.count)
        } else if bytes[start] == mark, marks.count >= width, rest.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
            opening = nil
        }
    }
}
