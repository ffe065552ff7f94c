internal import Cells

/// The part of the axes that a chart shows, where it must stay while values move.
public struct ChartFrame: Sendable {
    /// The ends of the axis along which the points lie; nil to fit them to the values.
    public let x: ClosedRange<Double>?
    /// The ends of the axis of values; nil to fit them to the values.
    public let y: ClosedRange<Double>?
    /// Whether the axes may reach further where values need it.
    public let mayWiden: Bool

    /// A frame, in the units of the axes.
    public init(x: ClosedRange<Double>? = nil, y: ClosedRange<Double>? = nil, mayWiden: Bool = false) {
        self.x = x
        self.y = y
        self.mayWiden = mayWiden
    }
}

/// What a chart is drawn on: a column of text, or a telephone. A drawing is made for each, since what fits beside a line
/// in one must stand above it in the other.
struct ChartSheet: Sendable {
    let width: Double
    /// The height of the plot.
    let plotHeight: Double
    /// How many ticks an axis has, about.
    let ticksAcross: Int
    let ticksUp: Int
    /// How wide a label may be before it is broken.
    let labelWidth: Double

    static let wide = ChartSheet(width: 672, plotHeight: 300, ticksAcross: 8, ticksUp: 5, labelWidth: 150)
    static let narrow = ChartSheet(width: 352, plotHeight: 236, ticksAcross: 5, ticksUp: 4, labelWidth: 96)
}

extension Drawing {
    /// Draws the heading of the axis of values and, where series are told apart by one, the legend.
    ///
    /// - Returns: where the plot may begin.
    mutating func head(_ heading: String, legend: [LegendEntry]) -> Double {
        var top = 0.0
        if !heading.utf8.isEmpty {
            let lines = TextWidth.wrapped(heading, width)
            text(lines, .start, 0, 12, .heading)
            top = Double(lines.count) * Text.lineHeight + 4
        }
        var x = 0.0
        for (index, entry) in legend.enumerated() {
            let lines = TextWidth.wrapped(entry.name, width - 30)
            let needed = 24 + TextWidth.widest(lines)
            if index == 0 || x + needed > width {
                x = 0
                top += 20
            }
            let middle = top - 8
            switch entry.sample {
            case .line(let isDashed):
                add(
                    .path(
                        [[Place(x: x, y: middle), Place(x: x + 18, y: middle)]], colour: entry.colour,
                        isDashed: isDashed))
            case .surface:
                add(.bar(Box(left: x + 2, top: middle - 6, right: x + 14, bottom: middle + 6), colour: entry.colour))
            case .marker: add(.marker(Place(x: x + 9, y: middle), colour: entry.colour))
            }
            text(lines, .start, x + 24, middle + 4.5, .label)
            top += Double(lines.count - 1) * Text.lineHeight
            x += needed + 18
        }
        return top + 12
    }

    /// An entry of a legend.
    struct LegendEntry {
        enum Sample { case line(isDashed: Bool), surface, marker }

        let name: String
        let colour: Int
        let sample: Sample
    }

    /// Draws the ticks of an axis along the lower edge of a plot, as many as fit, and what it measures.
    ///
    /// - Returns: where the drawing ends.
    mutating func footAxis(
        _ axis: EvaluatedChart.Axis, _ scale: ChartScale, _ plot: Box, about count: Int, isBinary: Bool
    ) -> Double {
        add(.line(Place(x: plot.left, y: plot.bottom), Place(x: plot.right, y: plot.bottom), .axis))
        var ticks = ChartTicks(scale, about: count, unit: axis.unit, isBinary: isBinary)
        var fewer = count
        while fewer > 1, !fits(ticks, scale) {
            fewer -= 1
            ticks = ChartTicks(scale, about: fewer, unit: axis.unit, isBinary: isBinary)
        }
        for (value, label) in zip(ticks.values, ticks.labels) {
            let x = scale(value)
            add(.line(Place(x: x, y: plot.bottom), Place(x: x, y: plot.bottom + 4), .axis))
            text([label], .middle, x, plot.bottom + 20, .tick)
        }
        guard !axis.heading.utf8.isEmpty else { return plot.bottom + 28 }
        let lines = TextWidth.wrapped(axis.heading, width)
        let half = TextWidth.widest(lines) / 2
        let middle = min(max((plot.left + plot.right) / 2, half), width - half)
        text(lines, .middle, middle, plot.bottom + 40, .heading)
        return plot.bottom + 30 + Double(lines.count) * Text.lineHeight
    }

    /// Whether the labels of ticks stand apart from one another and on the sheet.
    private func fits(_ ticks: ChartTicks, _ scale: ChartScale) -> Bool {
        var last = -Double.infinity
        for (value, label) in zip(ticks.values, ticks.labels) {
            let half = TextWidth.of(label) / 2
            guard scale(value) - half > last + 8, scale(value) + half <= width + 1 else { return false }
            last = scale(value) + half
        }
        return true
    }

    /// Draws the grid of the axis of values with its numbers at the left.
    mutating func sideAxis(_ ticks: ChartTicks, _ scale: ChartScale, _ plot: Box) {
        for (value, label) in zip(ticks.values, ticks.labels) {
            let y = scale(value)
            let stroke: Stroke = value == 0 ? .axis : .grid
            add(.line(Place(x: plot.left, y: y), Place(x: plot.right, y: y), stroke))
            text([label], .end, plot.left - 8, y + 4.5, .tick)
        }
    }
}
