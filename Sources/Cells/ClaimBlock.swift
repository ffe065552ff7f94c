public import Formulas
public import SourceText

/// An assertion of the text: a sentence, and the condition under which it is true.
public struct ClaimBlock: Sendable {
    /// The name by which the text refers to it.
    public let label: BlockLabel
    /// Whether the text says that the assertion is wrong.
    public let isRefuted: Bool
    /// The assertion in words, with formulas in it or without.
    public let sentence: [TextPiece]
    /// The condition; the format that may follow it is that of the figures on both sides.
    public let condition: Formula
    /// The text of the condition, with its place.
    public let text: SourceExcerpt
}

/// A question for the number at which a condition is met.
public struct SolveBlock: Sendable {
    /// The name by which the text refers to it; nil where it has none.
    public let label: BlockLabel?
    /// The caption; no pieces where there is none.
    public let caption: [TextPiece]
    /// What is looked for, as the language writes it in a formula.
    public let search: Expression
    /// The condition; the format that may follow it is that of the solutions.
    public let condition: Formula
}
