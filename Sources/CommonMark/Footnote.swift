public import SourceText

/// A footnote: `[^1]: text` at the left margin. More paragraphs of it are indented by four spaces or a tab.
public struct Footnote: Sendable, Hashable {
    /// The name by which the text refers to it, as in `1`.
    public let label: String
    /// The place of the mark `[^1]` in front of it.
    public let span: SourceSpan
    /// What it says.
    public let blocks: [Block]
}
