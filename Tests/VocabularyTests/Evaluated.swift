internal import Cells
internal import Formulas
internal import SourceText
internal import Vocabulary

/// What came of a formula in a chapter that may name the vocabulary.
struct Evaluated: CustomStringConvertible {
    var value: PublishedValue?
    var diagnostics: [Diagnostic]

    /// The value as it is printed, or each diagnostic as `id: summary`.
    var description: String {
        value?.text ?? diagnostics.map { "\($0.id): \($0.summary)" }.joined(separator: "\n")
    }
}

/// Evaluates a formula after definitions, one a line.
func evaluate(_ formula: String, _ definitions: String = "") -> Evaluated {
    let bytes = Array((definitions + "\n" + formula).utf8)
    let end = definitions.utf8.count + 1
    let file = SourceID(0)
    var diagnostics = Diagnostics()
    var cells: [Cell] = []
    let info = SourceExcerpt(file: file, bytes: Array("let".utf8), source: 0)
    let block = SourceExcerpt(file: file, bytes: Array(bytes[..<end]), source: 0)
    if let cell = CellReader.block(info, block, into: &diagnostics) { cells.append(cell) }
    let text = SourceExcerpt(file: file, bytes: bytes, source: 0)
    if let cell = CellReader.value(text, end..<bytes.count, into: &diagnostics) { cells.append(cell) }
    let book = Book(
        [Book.Chapter(address: "chapter", uses: [], cells: cells)], lexicon: InferenceVocabulary.lexicon,
        place: { "\($0.lower)" }, into: &diagnostics)
    let chapters = book.evaluated(into: &diagnostics)
    guard case .value(let value)? = chapters?.first?.last else {
        return Evaluated(value: nil, diagnostics: diagnostics.sorted)
    }
    return Evaluated(value: value, diagnostics: diagnostics.sorted)
}
