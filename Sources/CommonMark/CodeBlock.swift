public import SourceText

/// A block of code, between fences or indented by four columns.
public struct CodeBlock: Sendable, Hashable {
    /// Whether the block stands between fences.
    public let isFenced: Bool

    /// Whether the closing fence is there. False for an indented block, which has none, and for a fenced block that
    /// only the end of its container or of the file has ended.
    public let isClosed: Bool

    /// The code: every line ends with LF, whatever ends it in the file.
    public let bytes: ArraySlice<UInt8>

    /// The first word after the opening fence, decoded; empty for an indented block.
    public let language: ArraySlice<UInt8>

    let infoBytes: ArraySlice<UInt8>
    let infoPieces: Pieces
    let contentPieces: Pieces
    let hasFinalLineEnd: Bool

    /// The text after the opening fence as the source writes it, without the space around it. Escapes and character
    /// references are not decoded; empty for an indented block.
    public var info: SourceExcerpt { infoPieces.excerpt(of: infoBytes) }

    /// The code with the place of each byte in the file.
    ///
    /// The LF that ends a line lies at the last byte of the line's end. Where the file ends without one, the excerpt
    /// ends without one too. Where a tab was partly taken as indentation, the spaces that stand for the rest of it
    /// all lie at the tab.
    public var content: SourceExcerpt {
        contentPieces.excerpt(of: hasFinalLineEnd ? bytes : bytes.dropLast())
    }
}
