public import Formulas
public import SourceText

/// The name by which a text refers to a table, a chart or a claim: `@cost-by-batch`.
public struct BlockLabel: Sendable {
    /// The name, without the `@`.
    public let name: Name
    /// Where the block gives it.
    public let span: SourceSpan

    /// The name as text.
    public var text: String { name.text }
}
