public import SourceText

/// A piece of running text: a stretch of characters, a code span, a link.
public struct Inline: Sendable, Hashable {
    /// What an inline is, and what it holds.
    public enum Kind: Sendable, Hashable {
        /// Characters that stand in the source as they are; the span covers exactly these bytes.
        ///
        /// Neighbouring characters are one text, brackets and other marks without effect included, so that a reader
        /// of notations that CommonMark does not know (`[^1]`, `[@key]`) finds each in one piece.
        case text(ArraySlice<UInt8>)
        /// Characters that the source writes as a backslash escape or a character reference, which is what the span
        /// covers. They stand for themselves and never begin a notation.
        case escaped(ArraySlice<UInt8>)
        /// The end of a line inside a paragraph.
        case softBreak
        /// The end of a line that is kept, written with two spaces or a backslash.
        case hardBreak
        /// Code between backticks; the span covers the backticks too.
        indirect case code(CodeSpan)
        /// A tag, a comment or the like, as it stands in the source.
        case html(ArraySlice<UInt8>)
        /// Emphasis, with what is inside.
        case emphasis([Inline])
        /// Strong emphasis, with what is inside.
        case strong([Inline])
        /// Text that is struck out, with what is inside. (Only where notations are read.)
        case strikethrough([Inline])
        /// The mark of a footnote, with its label: `[^1]`. (Only where notations are read.)
        case footnote(String)
        /// The sources of what is said. (Only where notations are read.)
        indirect case citation(Citation)
        /// What may be a reference to a part of the book, by its name: `@cost-by-batch`. (Only where notations are read.)
        case reference(String)
        /// A link, with what is inside.
        indirect case link(Link)
        /// An image, with its alternative text inside.
        indirect case image(Link)
    }

    /// What the inline is, and what it holds.
    public let kind: Kind

    /// The place in the file, marks included.
    public let span: SourceSpan

    /// An inline that stands at a place.
    public init(_ kind: Kind, at span: SourceSpan) {
        self.kind = kind
        self.span = span
    }
}
