internal import Cells
internal import Chapters
internal import Formulas
internal import Publishing
internal import SourceText

/// A book made of texts, published in memory.
struct PublishedBook {
    /// What each file holds; empty where the book has a mistake.
    private(set) var files: [String: [UInt8]] = [:]
    /// The paths, in the order in which they were made.
    private(set) var paths: [String] = []
    let mistakes: [String]

    init(_ chapters: [(name: String, text: String)]) {
        self.init(chapters.map { ($0.name, Array($0.text.utf8)) })
    }

    init(_ chapters: [(name: String, bytes: [UInt8])]) {
        var sources = SourceCollection()
        var diagnostics = Diagnostics()
        var read: [Chapter] = []
        for (name, bytes) in chapters {
            let file = SourceFile(path: name, bytes: bytes)
            let result = ChapterReader.read(file, id: sources.add(file), name: name) { _ in "" }
            read.append(result.chapter)
            diagnostics.add(contentsOf: result.diagnostics)
        }
        let source = BookSource(read, into: &diagnostics)
        let place = DiagnosticText(sources, isColoured: false)
        let book = Book(
            source.cells, lexicon: Lexicon(), claimsMayFail: source.claimsMayFail, place: { place.place($0) },
            into: &diagnostics)
        let cells = book.evaluated(into: &diagnostics)
        mistakes = diagnostics.sorted.map { $0.summary }
        guard let cells, !diagnostics.hasErrors else { return }
        let publication = Publication(source, cells: cells, sources: sources, version: "1.2.3")
        for file in publication.files((0..<publication.pageCount).map { publication.page($0) }) {
            files[file.path] = file.bytes
            paths.append(file.path)
        }
    }

    /// A book of one chapter, `01-a.md`.
    init(_ text: String) { self.init([(name: "01-a.md", text: text)]) }

    /// The text of a file; empty where there is none.
    func text(_ path: String) -> String { String(decoding: files[path] ?? [], as: UTF8.self) }

    /// What stands between the tags of an article.
    func article(_ path: String) -> String {
        let text = self.text(path)
        guard let start = text.firstRange(of: "<article>"), let end = text.firstRange(of: "</article>") else {
            return ""
        }
        return String(text[start.upperBound..<end.lowerBound])
    }
}
