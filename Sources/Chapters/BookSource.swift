public import Cells
public import SourceText

/// The chapters of a book, in the order in which they are read.
public struct BookSource: Sendable {
    /// The chapters; `index.md`, where there is one, comes first.
    public let chapters: [Chapter]

    /// Puts chapters in order: by the names of their files, the front page first. Two of one address are reported.
    public init(_ chapters: [Chapter], into diagnostics: inout Diagnostics) {
        self.chapters = chapters.sorted { left, right in
            left.isIndex != right.isIndex ? left.isIndex : left.fileName < right.fileName
        }
        var seen: [String: Chapter] = [:]
        for chapter in self.chapters {
            if let earlier = seen[chapter.address] {
                diagnostics.add(
                    Diagnostic(
                        "duplicate-address", "'\(chapter.fileName)' has the address of '\(earlier.fileName)'",
                        at: SourceSpan(file: chapter.id, lower: 0, upper: 0),
                        hint: "the number in front does not count: give one of them another name"))
            }
            seen[chapter.address] = chapter
        }
    }

    /// The cells of all chapters, for the engine.
    public var cells: [Book.Chapter] {
        chapters.map { chapter in
            Book.Chapter(
                address: chapter.address, uses: chapter.frontMatter.uses.map { ($0.text, $0.span) },
                cells: chapter.cells)
        }
    }
}
