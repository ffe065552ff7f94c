public import Cells
public import Chapters
public import SourceText

/// A book with its values, ready to be written page by page. Nothing here touches a file.
///
/// A class, so that threads which make pages side by side share one reference, and do not count those to all its parts.
public final class Publication: Sendable {
    let book: BookSource
    let cells: [[EvaluatedCell]]
    let sources: SourceCollection
    let version: String
    /// The version of the engine that goes on computing in the pages; nil for pages that stay as they are.
    let engine: String?
    /// What pages of one file each take in; nil for pages that have their files beside them.
    let single: SingleFile?
    let titles: [String]
    /// The title of the book: that of its front page.
    let title: String
    let hasIndex: Bool
    /// The language of the book, as HTML names it.
    let language: String
    /// Who wrote the book, where it says so.
    let author: String?
    /// The claims, with what the text calls them.
    let claims: ClaimsOfBook
    /// What the head of every page begins with.
    let headStart: [UInt8]
    /// What the body of every page begins with.
    let bodyStart: [UInt8]
    /// The address of each chapter's page.
    let addresses: [String]
    /// The place of each chapter, by its address and by the name that formulas have for it.
    let namedChapters: [String: Int]
    /// The sidebar's entry of each chapter.
    let entries: [[UInt8]]

    /// The largest number of chapters that every page lists. A longer book lists the neighbours only, so that the size of
    /// a page does not grow with the number of pages.
    static let longestContents = 24
    /// How many neighbours on each side a page of a longer book lists.
    static let neighbours = 4

    /// A book and the values of its cells, chapter by chapter.
    public init(
        _ book: BookSource, cells: [[EvaluatedCell]], sources: SourceCollection, version: String,
        engine: String? = nil, single: SingleFile? = nil
    ) {
        self.book = book
        var cells = cells
        for index in cells.indices where cells[index].contains(where: { MarkdownMarks.mayNeedPreparation($0) }) {
            MarkdownMarks(book: book, chapter: book.chapters[index], index: index).prepare(&cells[index])
        }
        self.cells = cells
        self.sources = sources
        self.version = version
        self.engine = engine
        self.single = single
        claims = ClaimsOfBook(book, cells)
        let front = book.chapters.first
        hasIndex = front?.isIndex ?? false
        language = front?.frontMatter.language?.text ?? "en"
        author = front?.frontMatter.author?.text
        titles = zip(book.chapters.indices, cells).map { Prose.title($0, $1, book) }
        addresses = book.chapters.map { $0.address + ".html" }
        var named: [String: Int] = [:]
        if engine != nil {
            for (place, chapter) in book.chapters.enumerated() {
                for name in [chapter.address, Book.formulaName(of: chapter.address)] where named[name] == nil {
                    named[name] = place
                }
            }
        }
        namedChapters = named
        title = hasIndex ? titles[0] : "Contents"
        headStart = Publication.headStart(version, isSingle: single != nil)
        bodyStart = Publication.bodyStart(title)
        entries = Publication.sidebarEntries(addresses, titles, first: hasIndex ? 1 : 0)
    }

    /// Whether any page goes on computing, so that it needs the engine beside it.
    public var isLive: Bool { engine != nil && book.chapters.contains { $0.hasParameters } }

    /// How many pages there are; each is made on its own.
    public var pageCount: Int { book.chapters.count }

    /// What one chapter gives: its pages, and its part of the book's list of values.
    public struct Page: Sendable {
        /// The HTML page, the Markdown page, and the charts that the latter shows.
        public private(set) var files: [PublishedFile]
        /// The values as the lines of `values.json`.
        let values: [UInt8]

        /// Lets go of the bytes of files that need not be written.
        ///
        /// - Parameter isHeld: of each file, whether it is there already.
        public mutating func leaveOut(_ isHeld: [Bool]) {
            for index in files.indices where isHeld[index] { files[index].leaveOut() }
        }
    }

    /// The pages of one chapter. Pages may be made side by side.
    public func page(_ index: Int) -> Page {
        let chapter = book.chapters[index]
        let cells = self.cells[index]
        let page = PublishedFile(path: addresses[index], pieces: complete(html(index)))
        if single != nil { return Page(files: [page], values: []) }
        return Page(
            files: [
                page,
                PublishedFile(
                    path: chapter.fileName, bytes: MarkdownPage.bytes(self, index)),
            ] + ChartFile.files(chapter, cells), values: ValuesFile(chapter, cells, sources).bytes)
    }

    /// All files of the book, made of its pages: these, the style sheet, the script, the values, and a front page where no
    /// chapter is one. Of pages that are one file each, these alone.
    public func files(_ pages: [Page]) -> [PublishedFile] {
        if single != nil { return pages.flatMap { $0.files } + argument() + front }
        let comma = [UInt8(ascii: ",")]
        var values = [ValuesFile.head(version)]
        values.reserveCapacity(pages.count * 2 + 4)
        for page in pages where !page.values.isEmpty {
            if values.count > 1 { values.append(comma) }
            values.append(page.values)
        }
        if !claims.isEmpty {
            values.append(ValuesFile.claims)
            var isFirst = true
            for (chapter, entries) in zip(book.chapters, claims.chapters) where !entries.isEmpty {
                if !isFirst { values.append(comma) }
                isFirst = false
                values.append(ValuesFile.claims(entries, of: chapter, sources))
            }
        }
        values.append(ValuesFile.tail)
        var files: [PublishedFile] = []
        files.reserveCapacity(pages.count * 2 + 3)
        for page in pages { files += page.files }
        files += argument()
        files.append(PublishedFile(path: "style.css", bytes: Stylesheet.bytes))
        files.append(PublishedFile(path: Script.name, bytes: Script.bytes))
        files.append(PublishedFile(path: "values.json", pieces: values))
        return files + front
    }

    /// A front page, where no chapter is one.
    private var front: [PublishedFile] {
        hasIndex ? [] : [PublishedFile(path: "index.html", pieces: complete(generatedIndex()))]
    }

    /// The numbered chapters, the front page left out.
    var numbered: Range<Int> { (hasIndex ? 1 : 0)..<book.chapters.count }

    /// A short name of what a page was made from: its chapter and all that this one uses.
    func fingerprint(_ index: Int) -> String {
        let chapter = book.chapters[index]
        var hash = chapter.fingerprint
        for use in chapter.frontMatter.uses {
            guard let other = book.chapter(at: use.text) else { continue }
            hash = (hash ^ other.fingerprint) &* 0x0000_0100_0000_01b3
        }
        let text = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - text.utf8.count) + text
    }
}
