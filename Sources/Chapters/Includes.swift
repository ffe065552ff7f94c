public import SourceText

/// The files beside the chapters that a chapter can include: Markdown that is no chapter of its own, since it lies in a
/// folder or its name begins with `_`.
///
///     ```include
///     _assumptions.md
///     ```
///
/// An included file stands in the chapter as if its text were written there, blank lines around it; it may include others.
/// Its links are those of the chapter.
public struct Includes: Sendable {
    /// How many files may include one another.
    public static let deepest = 16
    /// How many files one chapter may include, each as often as it is named.
    public static let most = 1_000

    /// The paths from the folder of the chapters on, sorted.
    let names: [String]
    /// The files that are chapters.
    let chapters: Set<String>
    /// The file at a path; nil where it cannot be read.
    let load: @Sendable (String) -> SourceFile?

    /// Files that may be included.
    ///
    /// - Parameters:
    ///   - names: their paths from the folder of the chapters on, sorted.
    ///   - chapters: the files that are chapters.
    ///   - load: gives the file at a path; may be called from several threads.
    public init(_ names: [String], chapters: Set<String>, load: @escaping @Sendable (String) -> SourceFile?) {
        self.names = names
        self.chapters = chapters
        self.load = load
    }

    /// The file with what it includes in place, which knows where each line comes from. An include that is wrong is
    /// reported and stays as it is written.
    ///
    /// - Parameter id: the number by which spans will refer to the file.
    public func composed(_ file: SourceFile, id: SourceID) -> (file: SourceFile, diagnostics: Diagnostics) {
        let (bytes, starts) = (file.bytes, file.lineStarts)
        let mayInclude = starts.indices.contains { line in
            let start = starts[line]
            // An include begins at the left margin: a look at one byte that costs nothing for other lines.
            guard start < bytes.count, bytes[start] == UInt8(ascii: "`") || bytes[start] == UInt8(ascii: "~") else {
                return false
            }
            return IncludeFence(file, line).map { $0.isInclude } ?? false
        }
        guard mayInclude else { return (file, Diagnostics()) }
        var composer = IncludeComposer(includes: self, id: id)
        composer.add(file)
        return (composer.file(path: file.path), composer.diagnostics)
    }
}

/// A line that opens a fenced block.
struct IncludeFence {
    private let mark: UInt8
    private let width: Int
    /// What stands after the marks, without white space around it.
    let info: Range<Int>
    /// Whether the block includes files.
    let isInclude: Bool

    /// at most three spaces, three or more "`" or "~", info
    init?(_ file: SourceFile, _ line: Int) {
        let bytes = file.bytes
        let start = file.lineStarts[line]
        let end = line + 1 < file.lineStarts.count ? file.lineStarts[line + 1] : bytes.count
        var offset = start
        while offset < end, bytes[offset] == 0x20, offset < start + 3 { offset += 1 }
        guard offset + 3 <= end, bytes[offset] == UInt8(ascii: "`") || bytes[offset] == UInt8(ascii: "~") else {
            return nil
        }
        mark = bytes[offset]
        let marks = bytes[offset..<end].prefix { [mark] in $0 == mark }
        width = marks.count
        guard width >= 3 else { return nil }
        var info = marks.endIndex..<end
        while let first = info.first, bytes[first] <= 0x20 { info.removeFirst() }
        while let last = info.last, bytes[last] <= 0x20 { info.removeLast() }
        if mark == UInt8(ascii: "`"), bytes[info].contains(mark) { return nil }
        self.info = info
        isInclude = offset == start && bytes[info].prefix { $0 > 0x20 }.elementsEqual(Includes.word.utf8)
    }

    /// The marks that close the block.
    var closing: [UInt8] { [UInt8](repeating: mark, count: width) }

    /// Whether a line closes the block.
    func isClosed(by line: Int, of file: SourceFile) -> Bool {
        guard let other = IncludeFence(file, line) else { return false }
        return other.mark == mark && other.width >= width && other.info.isEmpty
    }
}

extension Includes {
    /// The word that makes a fenced block an include.
    static let word = "include"
}
