public import Quantities
public import SourceText

/// What stands after a `= `: an expression and, after a colon, the format of its result.
public struct Formula: Sendable {
    /// What is computed.
    public let expression: Expression
    /// How it is printed.
    public let format: NumberFormat
    /// Where the format stands; nil where there is none.
    let formatSpan: SourceSpan?
    /// The formula as it is written, without the format.
    public let text: String
    /// Where it stands, the format included.
    public let span: SourceSpan
}
