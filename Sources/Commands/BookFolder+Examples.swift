internal import Cells
internal import Chapters
internal import Formulas
internal import SourceText

extension BookFolder {
    /// What is said of a book of one chapter, as `marginal check` prints it; empty where there is nothing to say.
    static func mistakes(in file: SourceFile, _ lexicon: Lexicon) -> String {
        var sources = SourceCollection()
        let (chapter, found) = ChapterReader.read(file, id: sources.add(file), name: file.path) {
            mistakes(in: $0, lexicon)
        }
        var diagnostics = found
        let source = BookSource([chapter], into: &diagnostics)
        let text = DiagnosticText(sources, isColoured: false)
        let book = Book(
            source.cells, lexicon: lexicon, claimsMayFail: source.claimsMayFail, place: { text.place($0) },
            into: &diagnostics)
        _ = book.evaluated(into: &diagnostics)
        return diagnostics.sorted.map { text.text($0) }.joined()
    }
}
