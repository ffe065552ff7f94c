/// All files that one run reads; spans refer to them by number.
public struct SourceCollection: Sendable {
    /// The files, in the order in which they were added.
    public private(set) var files: [SourceFile] = []

    /// A collection without files.
    public init() {}

    /// Adds a file and returns the number by which spans refer to it.
    @discardableResult
    public mutating func add(_ file: SourceFile) -> SourceID {
        files.append(file)
        return SourceID(files.count - 1)
    }

    /// Puts a file in the place of another, which keeps its number.
    public mutating func replace(_ id: SourceID, with file: SourceFile) { files[id.index] = file }

    /// The file with a number that `add` returned.
    public subscript(id: SourceID) -> SourceFile { files[id.index] }

    /// The path of the file in which a span begins: of the one that was included, where it stands in such a one.
    public func path(of span: SourceSpan) -> String {
        let file = self[span.file]
        if file.parts.isEmpty { return file.path }
        return file.origin(ofLine: file.line(at: min(span.lower, file.bytes.count))).path
    }

    /// Where a span begins, as a person counts: lines and columns from 1.
    public func position(of span: SourceSpan) -> SourcePosition {
        files[span.file.index].position(at: span.lower)
    }
}

extension SourceFile {
    /// The place of a byte, as a person counts: lines and columns from 1.
    public func position(at offset: Int) -> SourcePosition {
        let offset = min(offset, bytes.count)
        let line = line(at: offset)
        let start = lineStarts[line]
        return SourcePosition(
            line: parts.isEmpty ? line + 1 : origin(ofLine: line).line + 1,
            column: countScalars(in: bytes[start..<max(start, offset)]) + 1)
    }
}

/// A line and a column, both counted from 1. Columns count Unicode scalars, as editors do.
public struct SourcePosition: Hashable, Sendable {
    /// The line, from 1.
    public let line: Int
    /// The column, from 1, in Unicode scalars.
    public let column: Int

    /// A place in a file.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

/// The number of Unicode scalars that UTF-8 bytes spell: those that are not continuation bytes.
func countScalars(in bytes: ArraySlice<UInt8>) -> Int {
    bytes.withUnsafeBufferPointer { buffer in
        var count = 0
        for byte in buffer where byte & 0xC0 != 0x80 { count += 1 }
        return count
    }
}
