internal import CNumerics
internal import Formulas
internal import SourceText

extension ChartEvaluator {
    /// Where the marks lie, in base units.
    mutating func markValues() -> [(x: Double?, y: Double?)] {
        var values: [(x: Double?, y: Double?)] = []
        for mark in chart.marks {
            values.append((x: value(mark.x), y: value(mark.y)))
        }
        return values
    }

    private mutating func value(_ expressed: CheckedCell.Expressed?) -> Double? {
        guard let expressed else { return nil }
        switch cells.value(of: expressed.checked) {
        case .number(let number)?: return number
        // A mark is a place: that of an uncertain number is its median.
        case .uncertain(let draws)?: return Value.uncertain(draws).number
        default:
            hasFailed = true
            return nil
        }
    }

    /// The marks in the units of the axes. One without a y lies on the first line.
    mutating func place(
        _ values: [(x: Double?, y: Double?)], on series: [EvaluatedChart.Series], _ xUnit: AxisUnit, _ yUnit: AxisUnit
    ) -> [EvaluatedChart.Mark] {
        var marks: [EvaluatedChart.Mark] = []
        for (mark, value) in zip(chart.marks, values) {
            let x = value.x.map { xUnit($0) }
            var y = value.y.map { yUnit($0) }
            if !mark.written.isLine, y == nil, let x {
                y = series.first { $0.form == .line }.flatMap { height(of: $0, at: x) }
                if y == nil, !hasFailed {
                    report(
                        Diagnostic(
                            "chart-place", "the first line of the chart has no value at this x",
                            at: mark.x?.formula.span ?? mark.written.span, hint: "give the mark its y as well"))
                }
            }
            marks.append(EvaluatedChart.Mark(text: plain(mark.text), x: x, y: y))
        }
        return marks
    }

    /// The height of a line at an x, as it is drawn between the points on both sides.
    private func height(of series: EvaluatedChart.Series, at x: Double) -> Double? {
        func scaled(_ value: Double, _ isLogarithmic: Bool) -> Double {
            isLogarithmic ? cnumerics_log(value) : value
        }
        let isXLogarithmic = chart.block.x?.isLogarithmic ?? false
        let isYLogarithmic = chart.block.isYLogarithmic
        for (first, second) in zip(series.points, series.points.dropFirst()) {
            guard let from = first.x, let to = second.x, let start = first.y, let end = second.y,
                min(from, to) <= x, x <= max(from, to)
            else { continue }
            guard from != to else { return start }
            let share =
                (scaled(x, isXLogarithmic) - scaled(from, isXLogarithmic))
                / (scaled(to, isXLogarithmic) - scaled(from, isXLogarithmic))
            let (low, high) = (scaled(start, isYLogarithmic), scaled(end, isYLogarithmic))
            let height = low + (high - low) * share
            return isYLogarithmic ? cnumerics_exp(height) : height
        }
        return nil
    }
}
