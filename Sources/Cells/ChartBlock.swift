internal import Formulas
internal import SourceText

/// A chart as it is written: what would be a table, drawn.
public struct ChartBlock: Sendable {
    /// How the lines of formulas are drawn.
    enum Kind: Sendable, Hashable {
        /// A line or points for each `y`, over numbers.
        case lines
        /// A bar for each value, beside one another.
        case bars
        /// The values of all `y` on top of one another.
        case stacked
        /// Each `y` a step from where the one before ended.
        case waterfall
    }

    /// How one `y` of a chart of lines is drawn.
    enum Form: Sendable, Hashable {
        case line, points
    }

    /// The formula of an axis, with what follows it: `log`, and a title in quotation marks.
    struct Axis: Sendable {
        let formula: Formula
        let isLogarithmic: Bool
        let title: [TextPiece]?
    }

    /// A `y`, a `band` or a `total`.
    struct Series: Sendable {
        enum Content: Sendable {
            /// `y "name" = formula`, with a form of its own or that of the chart
            case values(Axis, Form?)
            /// `band "name" = low .. high`
            case band(Axis, low: Expression, high: Expression)
            /// `total "name"`, in a waterfall
            case total
        }

        let name: [TextPiece]?
        let content: Content
        /// The word that begins the line.
        let span: SourceSpan
    }

    /// A point with a text beside it, or a line across the chart.
    struct Mark: Sendable {
        let text: [TextPiece]
        let x: Formula?
        let y: Formula?
        let isLine: Bool
        let span: SourceSpan
    }

    /// The name by which the text refers to it; nil where it has none.
    let label: BlockLabel?
    /// The caption; no pieces where there is none.
    let caption: [TextPiece]
    /// The word that opens the block.
    let span: SourceSpan
    var kind = Kind.lines
    /// Where the kind is written; nil for a chart of lines.
    var kindSpan: SourceSpan?
    /// Whether a chart of lines is one of points.
    var isOfPoints = false
    /// Whether bars lie rather than stand.
    var isAcross = false
    /// What the points run over.
    var loop: WrittenLoop?
    /// What there is a series for.
    var each: WrittenLoop?
    var x: Axis?
    var series: [Series] = []
    var marks: [Mark] = []
    /// What the chart says, for readers who do not see it; nil for a description made of its values.
    var about: [TextPiece]?
}
