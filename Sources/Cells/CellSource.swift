internal import Formulas
public import SourceText

/// The text of a cell with its place, from which the cell is read: once by whoever builds the book, and again in a page
/// that the reader can move.
public struct CellSource: Sendable {
    /// What stands for a cell in a chapter.
    public enum Kind: UInt8, Sendable {
        /// A fenced block.
        case block
        /// A code span that begins with `= `.
        case value
        /// A pipe table in prose.
        case table
        /// A line of text with formulas in it: a title.
        case text
    }

    /// What stands for the cell.
    public let kind: Kind
    /// The info string of a fence; empty otherwise.
    public let info: SourceExcerpt
    /// The lines between the fences, or all of the text.
    public let content: SourceExcerpt

    /// The text of a cell.
    public init(_ kind: Kind, info: SourceExcerpt? = nil, content: SourceExcerpt) {
        self.kind = kind
        self.info = info ?? SourceExcerpt(file: content.file, bytes: [], source: content.span.lower)
        self.content = content
    }

    /// The cell; nil for one in which nothing could be read.
    public func cell(into diagnostics: inout Diagnostics) -> Cell? {
        let count = content.bytes.count
        switch kind {
        case .block: return CellReader.block(info, content, into: &diagnostics)
        case .value: return CellReader.value(content, min(2, count)..<count, into: &diagnostics)
        case .table: return TableReader.table(content, into: &diagnostics).map { .table($0) }
        case .text: return .text(CellReader.pieces(content, 0..<count, into: &diagnostics))
        }
    }
}
