public import SourceText

/// A block of a document: a heading, a paragraph, a list.
public struct Block: Sendable, Hashable {
    /// What a block is, and what it holds.
    public enum Kind: Sendable, Hashable {
        /// A heading of a level from 1 to 6.
        case heading(level: Int, [Inline])
        /// A paragraph. In a tight list it is shown without space around it.
        case paragraph([Inline])
        /// A quotation, with the blocks inside.
        case blockQuote([Block])
        /// A quotation that is set apart under a word, with the blocks below its mark. (Only where notations are read.)
        indirect case callout(Callout)
        /// A list, with its items.
        indirect case list(List)
        /// Code, fenced or indented.
        indirect case codeBlock(CodeBlock)
        /// Lines of HTML, as they stand in the source, without the marks of containers.
        indirect case html([UInt8])
        /// A line across the page.
        case thematicBreak
    }

    /// What the block is, and what it holds.
    public let kind: Kind

    /// The place in the file, from its first mark to the last byte of its text.
    ///
    /// In a quotation or a list the stretch also covers the containers' marks on the lines between. Link reference
    /// definitions at the head of a paragraph do not belong to it, and trailing blank lines to no block.
    public let span: SourceSpan

    /// A block that stands at a place.
    public init(_ kind: Kind, at span: SourceSpan) {
        self.kind = kind
        self.span = span
    }
}
