public import Quantities
public import SourceText

/// A chart with its values, all in the units of its axes: what is drawn, listed as a table, and put into words.
public struct EvaluatedChart: Sendable {
    /// What kind of chart it is.
    public enum Kind: Sendable, Hashable {
        /// Lines, points and bands over numbers.
        case lines
        /// Bars beside one another.
        case bars
        /// The series on top of one another: bars, or areas where there are many points over numbers.
        case stacked
        /// Steps, each from where the one before ended.
        case waterfall
    }

    /// One of the two axes.
    public struct Axis: Sendable {
        /// What it measures, in the author's words or those of the formula; may be empty.
        public let title: String
        /// The unit of its numbers; empty for plain ones.
        public let unit: String
        /// How a number on it is printed where a reader looks it up.
        public let format: NumberFormat
        /// Whether equal ratios are equally long.
        public let isLogarithmic: Bool
        /// The things along it; empty for an axis of numbers.
        public let categories: [String]

        /// Title and unit, as in `Speed, token/s`.
        public var heading: String {
            title.utf8.isEmpty ? unit : unit.utf8.isEmpty ? title : title + ", " + unit
        }

        /// A number on the axis, without its unit.
        public func text(_ value: Double) -> String { format.text(value) }
    }

    /// How a series is drawn in a chart of lines.
    public enum Form: Sendable, Hashable {
        /// A line from point to point.
        case line
        /// A marker at each point.
        case points
        /// The area between the ends of the intervals.
        case band
    }

    /// One value of a series.
    public struct Point: Sendable {
        /// Where it lies along x: a number, or the place of a category. Nil where the model refused to give it.
        public let x: Double?
        /// Its value; nil where the model refused to give it, and in a band.
        public let y: Double?
        /// The ends of the interval around it: of a band, of an uncertain value, of a step in a waterfall.
        public let interval: ClosedRange<Double>?

        /// A value of a series.
        public init(x: Double?, y: Double?, interval: ClosedRange<Double>?) {
            self.x = x
            self.y = y
            self.interval = interval
        }
    }

    /// Values that belong together.
    public struct Series: Sendable {
        /// What it is called; empty for one that needs no name.
        public let name: String
        /// How it is drawn.
        public let form: Form
        /// Which value of `each` it belongs to, counted from 0.
        public let family: Int
        /// Its values, in the order of the loop.
        public let points: [Point]
        /// The formula as it is written.
        public let formula: String
        /// Where the formula stands.
        public let span: SourceSpan
        /// Why the model gave no value somewhere; nil where it gave all.
        public let refusal: String?
    }

    /// A place that a text explains: a point with both numbers, a line across the chart with one of them.
    public struct Mark: Sendable {
        /// The text.
        public let text: String
        /// Where it lies along x.
        public let x: Double?
        /// Where it lies along y.
        public let y: Double?
    }

    /// The variable that the points run over, where x is something else.
    public struct Variable: Sendable {
        /// What it is called.
        public let name: String
        /// Its value at each point.
        public let values: [String]
    }

    /// The name by which the text refers to it; nil where it has none.
    public let label: String?
    /// The caption; no pieces where there is none.
    public internal(set) var caption: [EvaluatedPiece]
    /// The caption as it is said to readers who do not see the chart; nil where it reads as it is written.
    public var spokenCaption: [EvaluatedPiece]?
    /// What kind of chart it is.
    public let kind: Kind
    /// Whether bars lie rather than stand.
    public let isAcross: Bool
    /// The axis along which the points lie.
    public let x: Axis
    /// The axis of the values.
    public let y: Axis
    /// The values.
    public let series: [Series]
    /// The steps of a waterfall that are sums of those before them.
    public let totals: [Int]
    /// Points and lines with a text beside them.
    public let marks: [Mark]
    /// The variable of the loop, where x is something else.
    public let variable: Variable?
    /// What the author says for readers who do not see the chart; nil where its values speak for it.
    public let about: String?
}
