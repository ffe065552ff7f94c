internal import Chapters
internal import SourceText

/// A chapter read from a text, with what was found wrong.
struct Reading {
    let file: SourceFile
    let chapter: Chapter
    let diagnostics: Diagnostics

    init(_ text: String, name: String = "01-test.md", id: Int = 0, saidOf said: (SourceFile) -> String = { _ in "" }) {
        self.init(Array(text.utf8), name: name, id: id, saidOf: said)
    }

    init(
        _ bytes: [UInt8], name: String = "01-test.md", id: Int = 0, saidOf said: (SourceFile) -> String = { _ in "" }
    ) {
        file = SourceFile(path: name, bytes: bytes)
        (chapter, diagnostics) = ChapterReader.read(file, id: SourceID(id), name: name, saidOf: said)
    }

    /// The text of a place.
    func text(_ span: SourceSpan) -> String { file.text(span.range) }

    /// Each mistake as its name and the text that it points at.
    var mistakes: [String] { diagnostics.sorted.map { "\($0.id): \($0.span.map { text($0) } ?? "-")" } }

    /// The text of each anchor, in the order of the text.
    var anchors: [String] { chapter.anchors.map { text($0.span) } }
}
