public import Formulas
public import SourceText

/// Parameter values under a name: `scenario lab "The lab"`, and below it what the lab does otherwise.
public struct ScenarioBlock: Sendable {
    /// A parameter that has another value.
    public struct Row: Sendable {
        /// What is written.
        public let setting: Expression.Setting
        /// The note after the `#`; empty where there is none.
        public let note: String
        /// Where the note stands, line by line.
        public let noteSpans: [SourceSpan]
    }

    /// Its name, which is one of the chapter's.
    public let label: BlockLabel
    /// What it is called; its name where it has no title.
    public let title: String
    /// The scenario on which it builds; nil for one that builds on the book as it is.
    public let base: Expression?
    /// The parameters that it sets, in order.
    public let rows: [Row]
    /// Whether a line of it could not be read, which is reported already.
    public let isFaulty: Bool

    /// What its name stands for.
    var definition: Expression {
        Expression.scenario(title, base: base, settings: rows.map { $0.setting }, at: label.span)
    }
}
