/// One text that an author wrote: its name and its bytes.
public struct SourceFile: Sendable {
    /// The path as diagnostics show it, with `/` between folders.
    public let path: String

    /// The bytes of the file, unchanged.
    public let bytes: [UInt8]

    /// The offset at which each line begins; the first is 0.
    public let lineStarts: [Int]

    /// Takes the bytes of a file and finds its lines. A line ends with LF, CR LF or CR, as CommonMark has it.
    ///
    /// - Complexity: O(n) in the number of bytes.
    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        var starts = [0]
        starts.reserveCapacity(bytes.count / 32 + 1)
        bytes.withUnsafeBufferPointer { buffer in
            var offset = 0
            while offset < buffer.count {
                if offset + 8 <= buffer.count, !mayEndLine(buffer, at: offset) {
                    offset += 8
                    continue
                }
                let byte = buffer[offset]
                offset += 1
                if byte == UInt8(ascii: "\n") {
                    starts.append(offset)
                } else if byte == UInt8(ascii: "\r"), offset == buffer.count || buffer[offset] != UInt8(ascii: "\n") {
                    starts.append(offset)
                }
            }
        }
        lineStarts = starts
    }

    /// The line, counted from 0, in which the byte at `offset` stands.
    ///
    /// - Complexity: O(log n) in the number of lines.
    public func line(at offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }

    /// The bytes of a line, counted from 0, without its line ending. Empty for a line that does not exist.
    public func lineRange(_ line: Int) -> Range<Int> {
        guard line >= 0, line < lineStarts.count else { return bytes.count..<bytes.count }
        let start = lineStarts[line]
        var end = line + 1 < lineStarts.count ? lineStarts[line + 1] : bytes.count
        while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return start..<end
    }

    /// The text of a stretch of bytes; ill-formed UTF-8 is shown as U+FFFD.
    public func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }
}

/// Whether one of eight bytes may end a line: whether any is below 16. (The same trick as in `isPlain`; a byte above
/// 127 may be taken for one, which costs a closer look and nothing else.)
private func mayEndLine(_ buffer: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    let eight = UnsafeRawBufferPointer(buffer).loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    return (eight &- 0x1010_1010_1010_1010) & 0x8080_8080_8080_8080 != 0
}
