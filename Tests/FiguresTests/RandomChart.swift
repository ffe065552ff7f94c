@testable internal import Cells
internal import Quantities
internal import TestSupport

/// Charts for the tests.
enum RandomChart {
    /// A chart of any kind, of any size, with gaps, marks and long names.
    static func make(_ seed: Int) -> EvaluatedChart {
        var random = SeededGenerator(seed: UInt64(seed))
        let kinds: [EvaluatedChart.Kind] = [.lines, .lines, .bars, .stacked, .waterfall]
        let kind = kinds[seed % kinds.count]
        let count = Int.random(in: 1...(kind == .lines ? 40 : 9), using: &random)
        let isLogarithmic = kind == .lines && Bool.random(using: &random)
        let scale: Double = [0.001, 1, 40, 100_000].randomElement(using: &random) ?? 1
        let isAreas = kind == .stacked && Bool.random(using: &random)
        let seriesCount = kind == .waterfall ? 1 : Int.random(in: 1...5, using: &random)
        let series = (0..<seriesCount).map { index in
            var value = Double.random(in: 1...9, using: &random) * scale
            let points = (0..<count).map { place in
                value *= Double.random(in: 0.7...1.4, using: &random)
                let isRefused = kind == .lines && Int.random(in: 0..<9, using: &random) == 0
                let sign = kind == .bars || kind == .waterfall ? Double.random(in: -1...3, using: &random) : 1
                let hasInterval = kind == .lines && index % 3 == 2
                let isBand = kind == .lines && index == 4
                return EvaluatedChart.Point(
                    x: Double(place + 1), y: isRefused || isBand ? nil : sign < 0 ? -value : value,
                    interval: hasInterval || isBand ? value * 0.8...value * 1.3 : nil)
            }
            let forms: [EvaluatedChart.Form] = [.line, .line, .points, .line, .band]
            return self.series(name(&random), kind == .lines ? forms[index] : .line, points)
        }
        let categories = kind == .lines || isAreas ? [] : (0..<count).map { _ in name(&random) }
        let last = series[0].points[count / 2]
        var marks: [EvaluatedChart.Mark] = []
        if let y = last.y, kind != .stacked {
            marks.append(EvaluatedChart.Mark(text: name(&random), x: nil, y: y.magnitude))
        }
        if kind == .lines, let x = last.x, let y = last.y?.magnitude {
            marks.append(EvaluatedChart.Mark(text: "At " + name(&random), x: x, y: y))
            marks.append(EvaluatedChart.Mark(text: "Also " + name(&random), x: x, y: nil))
        }
        return chart(
            kind, categories, series, isXLogarithmic: kind == .lines && Bool.random(using: &random),
            isYLogarithmic: isLogarithmic, marks: marks, isAcross: Bool.random(using: &random))
    }

    private static func name(_ random: inout SeededGenerator) -> String {
        let words = ["H100 SXM", "the time of a step", "München", "cost", "per token", "of 1,024", "batch", "a"]
        return (0..<Int.random(in: 1...3, using: &random)).map { _ in words.randomElement(using: &random) ?? "a" }
            .joined(separator: " ")
    }

    /// Lines over 1 to 10.
    static func lines(_ names: [String], _ value: (Int, Double) -> Double) -> EvaluatedChart {
        let series = names.enumerated().map { index, name in
            self.series(
                name, .line,
                (1...10).map { EvaluatedChart.Point(x: Double($0), y: value(index, Double($0)), interval: nil) })
        }
        return chart(.lines, [], series)
    }

    /// Bars for some things.
    static func bars(_ names: [String], _ values: [[Double]]) -> EvaluatedChart {
        let series = values.enumerated().map { index, values in
            self.series(
                "Series \(index)", .line,
                values.enumerated().map { EvaluatedChart.Point(x: Double($0), y: $1, interval: nil) })
        }
        return chart(.bars, names, series)
    }

    static func series(
        _ name: String, _ form: EvaluatedChart.Form, _ points: [EvaluatedChart.Point], refusal: String? = nil
    ) -> EvaluatedChart.Series {
        EvaluatedChart.Series(
            name: name, form: form, family: 0, points: points, formula: "f(x)", span: Samples.span, refusal: refusal)
    }

    static func chart(
        _ kind: EvaluatedChart.Kind, _ categories: [String], _ series: [EvaluatedChart.Series],
        isXLogarithmic: Bool = false, isYLogarithmic: Bool = false, marks: [EvaluatedChart.Mark] = [],
        isAcross: Bool = false, caption: [EvaluatedPiece] = [], about: String? = nil
    ) -> EvaluatedChart {
        EvaluatedChart(
            label: nil, caption: caption, kind: kind, isAcross: isAcross,
            x: EvaluatedChart.Axis(
                title: "Batch", unit: categories.isEmpty ? "token" : "", format: .automatic,
                isLogarithmic: isXLogarithmic, categories: categories),
            y: EvaluatedChart.Axis(
                title: "Cost of a token", unit: "USD", format: .automatic, isLogarithmic: isYLogarithmic,
                categories: []),
            series: series, totals: [], marks: marks, variable: nil, about: about)
    }
}
