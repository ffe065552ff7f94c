internal import CNumerics
internal import Cells
internal import Quantities

/// Bars before they are placed: what charts of bars, stacked ones, waterfalls and tornados have in common.
struct BarModel {
    /// A part of a bar, from one value to another.
    struct Segment {
        let from: Double
        let to: Double
        let colour: Int
    }

    /// A text at an end of a bar.
    struct EndText {
        let value: Double
        let text: String
        /// Whether it stands on the side of smaller values.
        let isBefore: Bool
    }

    struct Bar {
        var segments: [Segment]
        var texts: [EndText] = []
        /// The interval around an uncertain value.
        var interval: ClosedRange<Double>?
    }

    /// The bars of one thing.
    struct Group {
        let label: String
        var bars: [Bar]
    }

    var heading: String
    var unit: String
    var groups: [Group]
    /// The series that a legend names; none where there is one only.
    var names: [String] = []
    /// Where bars begin.
    var baseline = 0.0
    /// Whether each bar of a waterfall is tied to the next.
    var isConnected = false
    /// Whether the values stand on an axis rather than at the bars.
    var needsAxis = false
    /// What a text says at a value across all bars.
    var references: [(value: Double, text: String)] = []
    /// The ends of the axis where it is held.
    var frame: ClosedRange<Double>?
    /// What the axis must reach in any case.
    var least: ClosedRange<Double>?

    /// All that the axis must reach.
    var extent: Extent {
        var extent = Extent()
        extent.include(baseline)
        extent.include(least?.lowerBound)
        extent.include(least?.upperBound)
        for group in groups {
            for bar in group.bars {
                for segment in bar.segments {
                    extent.include(segment.from)
                    extent.include(segment.to)
                }
                extent.include(bar.interval?.lowerBound)
                extent.include(bar.interval?.upperBound)
            }
        }
        for reference in references { extent.include(reference.value) }
        return extent
    }

    /// What the axis of values must reach to show all.
    var reach: ChartFrame { ChartFrame(y: extent.reach, mayWiden: true) }

    var mostBars: Int { groups.reduce(1) { max($0, $1.bars.count) } }
}

extension BarModel {
    /// The bars of a chart.
    init(_ chart: EvaluatedChart, _ frame: ChartFrame?) {
        heading = chart.y.heading
        unit = chart.y.unit
        groups = chart.x.categories.map { Group(label: $0, bars: []) }
        if let frame, frame.mayWiden { least = frame.y } else { self.frame = frame?.y }
        references = chart.marks.compactMap { mark in mark.y.map { ($0, mark.text) } }
        switch chart.kind {
        case .waterfall: addSteps(chart)
        case .stacked: stack(chart)
        case .lines, .bars: addBars(chart)
        }
    }

    private mutating func addBars(_ chart: EvaluatedChart) {
        if chart.series.count > 1 { names = chart.series.map { $0.name } }
        let figures = BarFigures(chart)
        for (colour, series) in chart.series.enumerated() {
            for (place, point) in series.points.enumerated() where place < groups.count {
                guard let value = point.y else {
                    groups[place].bars.append(
                        Bar(segments: [], texts: [EndText(value: 0, text: "–", isBefore: false)]))
                    continue
                }
                let text = EndText(
                    value: point.interval.map { value < 0 ? $0.lowerBound : $0.upperBound } ?? value,
                    text: figures.text(value), isBefore: value < 0)
                groups[place].bars.append(
                    Bar(
                        segments: [Segment(from: 0, to: value, colour: colour)], texts: [text],
                        interval: point.interval))
            }
        }
    }

    private mutating func stack(_ chart: EvaluatedChart) {
        names = chart.series.map { $0.name }
        needsAxis = true
        for place in groups.indices {
            var bar = Bar(segments: [])
            // What is above zero and what is below grow apart from it.
            var (above, below) = (0.0, 0.0)
            for (colour, series) in chart.series.enumerated() {
                guard place < series.points.count, let value = series.points[place].y else { continue }
                if value < 0 {
                    bar.segments.append(Segment(from: below, to: below + value, colour: colour))
                    below += value
                } else {
                    bar.segments.append(Segment(from: above, to: above + value, colour: colour))
                    above += value
                }
            }
            groups[place].bars = [bar]
        }
    }

    /// The colours of what adds, what takes away, and what is a sum.
    private static let (more, less, sum) = (0, 1, 5)

    private mutating func addSteps(_ chart: EvaluatedChart) {
        isConnected = true
        guard let series = chart.series.first else { return }
        let figures = BarFigures(chart)
        var level = 0.0
        for (place, point) in series.points.enumerated() where place < groups.count {
            guard let value = point.y else { continue }
            let isTotal = chart.totals.contains(place)
            let from = isTotal ? 0 : level
            if !isTotal { level += value }
            let figure = figures.text(value)
            let isFirst = place == 0 || isTotal
            groups[place].bars = [
                Bar(
                    segments: [
                        Segment(
                            from: from, to: isTotal ? value : level,
                            colour: isTotal ? BarModel.sum : value < 0 ? BarModel.less : BarModel.more)
                    ],
                    texts: [
                        EndText(
                            value: isTotal && value < 0 ? value : max(from, isTotal ? value : level),
                            text: isFirst || value < 0 ? figure : "+" + figure, isBefore: isTotal && value < 0)
                    ])
            ]
        }
    }
}

/// How the values at bars are printed: where the author asks for nothing else, all to the digit at which the largest has
/// three figures, so that they can be compared and add up.
struct BarFigures {
    private let axis: EvaluatedChart.Axis
    private let decimals: Int?

    init(_ chart: EvaluatedChart) {
        axis = chart.y
        let values = chart.series.flatMap { $0.points.compactMap { $0.y } }
        let largest = values.reduce(0) { max($0, $1.magnitude) }
        guard axis.format == .automatic, largest > 0, values.contains(where: { $0 != $0.rounded() }) else {
            decimals = nil
            return
        }
        let places = 2 - Int(cnumerics_log10(largest).rounded(.down))
        decimals = places > 6 ? nil : max(places, 0)
    }

    func text(_ value: Double) -> String {
        guard let decimals else { return Figure.minus(axis.text(value)) }
        // A value that would be printed as zero, or by one figure that is mostly rounding, has digits of its own.
        var unit = 1.0
        for _ in 0..<decimals { unit /= 10 }
        if value != 0, value.magnitude < unit * 1.5 { return Figure.minus(axis.text(value)) }
        return Figure.minus(NumberFormat(digits: .decimals(decimals)).text(value))
    }
}
