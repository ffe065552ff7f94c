public import Cells

extension Figure {
    /// A chart in words, for readers who do not see it: what is drawn against what, the names of the series, where the
    /// values begin and end, what is marked, and where the model gave no value.
    public static func words(_ chart: EvaluatedChart) -> String {
        (chart.about.map { sentence($0) } ?? opening(chart) + ". " + ranges(chart)) + refusals(chart)
    }

    /// The same in one sentence, where the data stand beside it.
    static func fewWords(_ chart: EvaluatedChart) -> String {
        (chart.about.map { sentence($0) } ?? opening(chart) + ".") + refusals(chart)
    }

    private static func refusals(_ chart: EvaluatedChart) -> String {
        var text = ""
        for series in chart.series {
            guard let refusal = series.refusal else { continue }
            let missing = series.points.reduce(0) { $0 + ($1.y == nil && $1.interval == nil ? 1 : 0) }
            let name = series.name.utf8.isEmpty ? "There is" : series.name + " has"
            text += " \(name) no value at \(missing) of \(series.points.count) points: \(refusal)."
        }
        return text
    }

    private static func sentence(_ text: String) -> String {
        switch text.utf8.last {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): text
        default: text + "."
        }
    }

    private static func opening(_ chart: EvaluatedChart) -> String {
        let isOfPoints = chart.series.allSatisfy { $0.form == .points }
        let what =
            switch chart.kind {
            case .lines: isOfPoints ? "Points" : "Line chart"
            case .bars: "Bar chart"
            case .stacked: chart.x.categories.isEmpty ? "Stacked areas" : "Stacked bars"
            case .waterfall: "Waterfall"
            }
        var text = what
        let y = measured(chart.y)
        if !y.utf8.isEmpty { text += (chart.y.title.utf8.isEmpty ? " in " : " of ") + y }
        let x = measured(chart.x)
        if !x.utf8.isEmpty { text += (chart.x.categories.isEmpty ? " against " : " by ") + x }
        let names = chart.series.map { $0.name }.filter { !$0.utf8.isEmpty }
        if names.count > 1 { text += "; \(names.count) series: " + list(names) }
        if names.count == 1, chart.series.count == 1, let name = names.first,
            !name.utf8.elementsEqual(chart.y.title.utf8)
        {
            text += ": " + name
        }
        return text
    }

    private static func measured(_ axis: EvaluatedChart.Axis) -> String {
        var remarks: [String] = []
        if !axis.unit.utf8.isEmpty, !axis.title.utf8.isEmpty { remarks.append(axis.unit) }
        if axis.isLogarithmic { remarks.append("log scale") }
        let name = axis.title.utf8.isEmpty ? axis.unit : axis.title
        guard !remarks.isEmpty else { return name }
        return name + " (" + remarks.reduce("") { $0.utf8.isEmpty ? $1 : $0 + ", " + $1 } + ")"
    }

    /// Where the values begin and end: bar by bar where there are few, and from end to end for lines.
    private static func ranges(_ chart: EvaluatedChart) -> String {
        var parts: [String] = []
        for series in chart.series {
            let name = chart.series.count > 1 ? series.name + ": " : ""
            if !chart.x.categories.isEmpty, chart.series.count == 1, chart.x.categories.count <= 12 {
                return zip(chart.x.categories, series.points).reduce("") { text, bar in
                    let value = bar.1.y.map { minus(chart.y.text($0)) } ?? "no value"
                    return text + (text.utf8.isEmpty ? "" : ", ") + bar.0 + " " + value
                } + unit(chart.y) + "." + marks(chart)
            }
            let points = series.points.filter { $0.y != nil || $0.interval != nil }
            guard let first = points.first, let last = points.last else { continue }
            var part = name + "from " + value(first, chart) + " to " + value(last, chart) + unit(chart.y)
            if chart.x.categories.isEmpty, let from = first.x, let to = last.x {
                part += " as x goes from \(minus(chart.x.text(from))) to \(minus(chart.x.text(to)))" + unit(chart.x)
            }
            parts.append(part)
        }
        let text = parts.reduce("") { $0.utf8.isEmpty ? $1 : $0 + "; " + $1 }
        return capitalized(text) + "." + marks(chart)
    }

    private static func marks(_ chart: EvaluatedChart) -> String {
        chart.marks.reduce("") { text, mark in
            let y = mark.y.map { minus(chart.y.text($0)) + unit(chart.y) }
            let x = mark.x.map { minus(chart.x.text($0)) + unit(chart.x) }
            let place = [x, y].compactMap { $0 }.reduce("") { $0.utf8.isEmpty ? $1 : $0 + ", " + $1 }
            return text + " Marked: " + mark.text + " (" + place + ")."
        }
    }

    private static func value(_ point: EvaluatedChart.Point, _ chart: EvaluatedChart) -> String {
        if let value = point.y { return minus(chart.y.text(value)) }
        guard let interval = point.interval else { return "nothing" }
        return minus(chart.y.text(interval.lowerBound)) + "–" + minus(chart.y.text(interval.upperBound))
    }

    private static func unit(_ axis: EvaluatedChart.Axis) -> String {
        axis.unit.utf8.isEmpty ? "" : "\u{A0}" + axis.unit
    }

    private static func list(_ names: [String]) -> String {
        var text = ""
        for (index, name) in names.enumerated() {
            text += index == 0 ? name : index == names.count - 1 ? " and " + name : ", " + name
        }
        return text
    }

    private static func capitalized(_ text: String) -> String {
        guard let first = text.utf8.first, first >= UInt8(ascii: "a"), first <= UInt8(ascii: "z") else { return text }
        return String(decoding: [first - 32] + Array(text.utf8.dropFirst()), as: UTF8.self)
    }
}
