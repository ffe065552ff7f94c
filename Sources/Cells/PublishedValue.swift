public import SourceText

/// A value as it is published: its figure and unit, and where it came from.
public struct PublishedValue: Sendable {
    /// The figure, the title of a record, the text.
    public let figure: String
    /// The unit; empty where there is none.
    public let unit: String
    /// The number in that unit, unrounded; nil for what is no number. Of an uncertain one the median.
    public let number: Double?
    /// The formula as it is written.
    public let formula: String
    /// Where the formula stands.
    public let span: SourceSpan
    /// The bounds between which 90 % of the draws of an uncertain number lie, in the same unit; nil for what is certain.
    public internal(set) var interval: ClosedRange<Double>?

    /// Figure and unit with a space between them.
    public var text: String { unit.isEmpty ? figure : figure + " " + unit }
}

/// A cell with its values.
public indirect enum EvaluatedCell: Sendable {
    /// A `params` block.
    case parameters([EvaluatedParameter])
    /// A `let` block, as it is written.
    case definitions(String)
    /// A table.
    case table(EvaluatedTable)
    /// A claim with its verdict.
    case claim(EvaluatedClaim)
    /// A `solve` block with what was found.
    case solve(EvaluatedSolve)
    /// A chart.
    case chart(EvaluatedChart)
    /// A value with its working.
    case working(EvaluatedWorking)
    /// What moves a number.
    case sensitivity(EvaluatedSensitivity)
    /// A scenario.
    case scenario(EvaluatedScenario)
    /// A code span that begins with `= `.
    case value(PublishedValue)
    /// A line of text with values in it.
    case text([EvaluatedPiece])
}

/// A part of a text in which values stand.
public enum EvaluatedPiece: Sendable {
    /// A text as it is written, with its place.
    public struct Written: Sendable {
        /// The text.
        public let text: String
        /// Where it stands.
        public let span: SourceSpan
    }

    /// What is written.
    case text(Written)
    /// What is computed.
    case value(PublishedValue)
}

/// An input with its value.
public struct EvaluatedParameter: Sendable {
    /// The name.
    public let name: String
    /// The value.
    public let value: PublishedValue
    /// What it may be set to, in words: `1 to 6 USD/h`, `1, 2, 4 or 8`; empty where it cannot be moved.
    public let domain: String
    /// The note beside it; may be empty.
    public internal(set) var note: String
}

/// A table with its values.
public struct EvaluatedTable: Sendable {
    /// What stands in a cell.
    public enum Content: Sendable {
        /// Text, with values in it or without.
        case text([EvaluatedPiece])
        /// A value alone.
        case value(PublishedValue)
    }

    /// The caption; no pieces where there is none.
    public internal(set) var caption: [EvaluatedPiece]
    /// How the columns are aligned.
    public let alignments: [TableBlock.Alignment]
    /// The first row.
    public internal(set) var header: [Content]
    /// The rows under it, those of a loop once for each of its values.
    public internal(set) var rows: [[Content]]
    /// Whether columns stand once for each value of a loop, so that only the header tells what a value belongs to.
    public var hasRepeatedColumns = false
}
