/// One text that an author wrote: its name and its bytes.
public struct SourceFile: Sendable {
    /// The path as diagnostics show it, with `/` between folders.
    public let path: String

    /// The bytes of the file, unchanged.
    public let bytes: [UInt8]

    /// The offset at which each line begins; the first is 0.
    public let lineStarts: [Int]

    /// Where the lines come from in a text that was put together from several files, ascending; empty for a file as it is.
    public let parts: [Part]

    /// A stretch of lines that comes from one file.
    public struct Part: Sendable {
        /// The first of them, counted from 0, in the text that was put together.
        public let firstLine: Int
        /// The file that they come from, as diagnostics show it.
        public let path: String
        /// The first of them, counted from 0, in that file.
        public let line: Int

        /// Lines of a file.
        public init(firstLine: Int, path: String, line: Int) {
            self.firstLine = firstLine
            self.path = path
            self.line = line
        }
    }

    /// Takes the bytes of a file and finds its lines. A line ends with LF, CR LF or CR, as CommonMark has it.
    ///
    /// - Parameter parts: where the lines come from in a text that was put together; its first part begins with line 0.
    /// - Complexity: O(n) in the number of bytes.
    public init(path: String, bytes: [UInt8], parts: [Part] = []) {
        self.path = path
        self.bytes = bytes
        self.parts = parts
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

    /// The file that a line comes from, and its number there, both counted from 0.
    ///
    /// - Complexity: O(n) in the number of parts.
    public func origin(ofLine line: Int) -> (path: String, line: Int) {
        guard let part = parts.last(where: { $0.firstLine <= line }) else { return (path, line) }
        return (part.path, part.line + line - part.firstLine)
    }

    /// Whether a line comes from another file than the one before it.
    public func isFirstOfPart(_ line: Int) -> Bool { parts.contains { $0.firstLine == line } }

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
