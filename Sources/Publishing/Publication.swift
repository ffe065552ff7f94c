public import Cells
public import Chapters
public import SourceText

/// A book with its values, ready to be written page by page. Nothing here touches a file.
public struct Publication: Sendable {
    let book: BookSource
    let cells: [[EvaluatedCell]]
    let sources: SourceCollection
    let version: String
    let titles: [String]
    let hasIndex: Bool
    /// A hash of each chapter's bytes, by the number of its file.
    private let fingerprints: [Int: UInt64]

    /// The largest number of chapters that every page lists. A longer book lists the neighbours only, so that the size of
    /// a page does not grow with the number of pages.
    static let longestContents = 24
    /// How many neighbours on each side a page of a longer book lists.
    static let neighbours = 4

    /// A book and the values of its cells, chapter by chapter.
    public init(_ book: BookSource, cells: [[EvaluatedCell]], sources: SourceCollection, version: String) {
        self.book = book
        self.cells = cells
        self.sources = sources
        self.version = version
        hasIndex = book.chapters.first?.isIndex ?? false
        titles = zip(book.chapters, cells).map { Prose.title($0, $1) }
        var fingerprints: [Int: UInt64] = [:]
        for chapter in book.chapters {
            fingerprints[chapter.id.index] = Publication.hash(sources[chapter.id].bytes)
        }
        self.fingerprints = fingerprints
    }

    /// How many pages there are; each is made on its own.
    public var pageCount: Int { book.chapters.count }

    /// The files of one chapter: its HTML page and its Markdown page.
    public func page(_ index: Int) -> [PublishedFile] {
        let chapter = book.chapters[index]
        return [
            PublishedFile(path: chapter.address + ".html", bytes: html(index)),
            PublishedFile(path: chapter.fileName, bytes: MarkdownPage.bytes(chapter, cells[index], sources)),
        ]
    }

    /// The files that belong to the book as a whole: style sheet, values, and a front page where no chapter is one.
    public var sharedFiles: [PublishedFile] {
        var files = [
            PublishedFile(path: "style.css", bytes: Array(Stylesheet.css.utf8)),
            PublishedFile(path: "values.json", bytes: ValuesFile(self).bytes),
        ]
        if !hasIndex { files.append(PublishedFile(path: "index.html", bytes: generatedIndex())) }
        return files
    }

    /// The title of the book: that of its front page.
    var title: String { hasIndex ? titles[0] : "Contents" }

    /// The numbered chapters, the front page left out.
    var numbered: Range<Int> { (hasIndex ? 1 : 0)..<book.chapters.count }

    /// A short name of what a page was made from: its chapter and all that this one uses.
    func fingerprint(_ index: Int) -> String {
        let chapter = book.chapters[index]
        var hash = fingerprints[chapter.id.index] ?? 0
        for use in chapter.frontMatter.uses {
            guard let other = book.chapter(at: use.text) else { continue }
            hash = (hash ^ (fingerprints[other.id.index] ?? 0)) &* 0x0000_0100_0000_01b3
        }
        let text = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - text.utf8.count) + text
    }

    /// FNV-1a. It tells versions of a text apart; it is no proof against forgery.
    private static func hash(_ bytes: [UInt8]) -> UInt64 {
        bytes.withUnsafeBufferPointer { buffer in
            buffer.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
        }
    }
}
