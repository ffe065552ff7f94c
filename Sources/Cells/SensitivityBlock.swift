public import Formulas

/// A question for what moves a number: `sensitivity "Caption"`, and below it `of` and a formula.
public struct SensitivityBlock: Sendable {
    /// The name by which the text refers to it; nil where it has none.
    public let label: BlockLabel?
    /// The caption; no pieces where there is none.
    public let caption: [TextPiece]
    /// What is moved; the format that may follow it is that of all results.
    public let formula: Formula
}
