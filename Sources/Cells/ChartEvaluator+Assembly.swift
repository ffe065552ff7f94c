internal import Formulas
internal import Quantities
internal import SourceText

extension ChartEvaluator {
    /// The chart in the units of its axes.
    mutating func assemble(_ samples: [Sample]) -> EvaluatedChart {
        let first = chart.series.lazy.compactMap { $0.value }.first
        let isXLogarithmic = chart.block.x?.isLogarithmic ?? false
        let isYLogarithmic = chart.block.isYLogarithmic
        let marks = markValues()
        let readings = samples.flatMap { $0.readings }
        let yValues = readings.flatMap { $0.numbers }
        let yUnit = AxisUnit(
            yValues + marks.compactMap { $0.y }, first?.checked, first?.formula.format ?? .automatic,
            isLogarithmic: isYLogarithmic, cells.formatter)
        let xUnit = AxisUnit(
            readings.compactMap { $0.place } + marks.compactMap { $0.x }, chart.x?.checked ?? chart.loop?.values,
            chart.x?.formula.format ?? .automatic, isLogarithmic: isXLogarithmic, cells.formatter)
        check(samples, xUnit, yUnit, isXLogarithmic: isXLogarithmic, isYLogarithmic: isYLogarithmic)
        for (mark, values) in zip(chart.marks, marks) {
            if let y = values.y {
                checkRange(y, yUnit, isLogarithmic: isYLogarithmic, of: mark.y?.formula, at: nil)
            }
            if let x = values.x {
                checkRange(x, xUnit, isLogarithmic: isXLogarithmic, of: mark.x?.formula, at: nil)
            }
        }
        let isByName = chart.loop == nil && samples.count == 1 && chart.block.kind != .lines
        let isByLayer = isByName && chart.block.kind == .stacked
        let categories = isByLayer ? eachNames() : isByName ? names() : self.categories(samples)
        let series =
            isByLayer
            ? layers(samples, yUnit)
            : isByName
                ? seriesByName(samples, yUnit) : self.series(samples, xUnit, yUnit, areCategories: !categories.isEmpty)
        let yAxis = EvaluatedChart.Axis(
            title: isByName ? chart.yTitle.map { plain($0) } ?? "" : yTitle(), unit: yUnit.text, format: yUnit.format,
            isLogarithmic: isYLogarithmic, categories: [])
        let xAxis = EvaluatedChart.Axis(
            title: isByName ? "" : xTitle(areCategories: !categories.isEmpty),
            unit: categories.isEmpty ? xUnit.text : "", format: xUnit.format,
            isLogarithmic: isXLogarithmic, categories: categories)
        return EvaluatedChart(
            label: chart.block.label?.text, caption: cells.evaluate(chart.caption), kind: kind,
            isAcross: chart.block.isAcross, x: xAxis, y: yAxis, series: series,
            totals: chart.series.indices.filter { chart.series[$0].value == nil },
            marks: place(marks, on: series, xUnit, yUnit), variable: variable(samples),
            about: chart.about.map { plain($0) })
    }

    private var kind: EvaluatedChart.Kind {
        switch chart.block.kind {
        case .lines: .lines
        case .bars: .bars
        case .stacked: .stacked
        case .waterfall: .waterfall
        }
    }

    private mutating func check(
        _ samples: [Sample], _ xUnit: AxisUnit, _ yUnit: AxisUnit, isXLogarithmic: Bool, isYLogarithmic: Bool
    ) {
        for sample in samples {
            for (index, reading) in sample.readings.enumerated() {
                let formula = chart.series[index % chart.series.count].value?.formula
                for value in reading.numbers where !hasFailed {
                    checkRange(value, yUnit, isLogarithmic: isYLogarithmic, of: formula, at: sample.variable)
                }
                guard let place = reading.place, !hasFailed else { continue }
                checkRange(place, xUnit, isLogarithmic: isXLogarithmic, of: chart.x?.formula, at: sample.variable)
            }
        }
    }

    // MARK: - Categories

    /// The things along x: of bars always, of stacked ones unless they are areas over numbers; none in a chart of lines.
    private mutating func categories(_ samples: [Sample]) -> [String] {
        guard chart.block.kind != .lines else { return [] }
        let isNumber = samples.allSatisfy { $0.readings.first?.place != nil }
        if chart.block.kind == .stacked, isNumber, samples.count > 12 { return [] }
        var texts: [String] = []
        for sample in samples {
            guard let value = sample.readings.first?.x else {
                texts.append("")
                continue
            }
            if let x = chart.x {
                var type = x.checked.type
                if chart.loop == nil, case .list(let element) = type { type = element }
                texts.append(
                    cells.show(value, type, x.checked.presentation, x.formula.format, x.formula.span).text)
            } else if let loop = chart.loop {
                texts.append(
                    cells.show(value, loop.elementType, loop.values.presentation, .automatic, loop.span).text)
            } else {
                texts.append(NumberFormat.automatic.text(ChartEvaluator.number(value) ?? 0))
            }
        }
        return texts
    }

    /// The names of the `y` lines, where each is a bar.
    private mutating func names() -> [String] {
        var texts: [String] = []
        for series in chart.series { texts.append(name(of: series)) }
        return texts
    }

    /// The names of the values of `each`, where each is a bar.
    private mutating func eachNames() -> [String] {
        var texts: [String] = []
        for value in eachValues { texts.append(eachName(value)) }
        return texts
    }

    private mutating func variable(_ samples: [Sample]) -> EvaluatedChart.Variable? {
        guard let loop = chart.loop, let x = chart.x else { return nil }
        var expression = x.formula.expression
        if case .conversion(let inner, _) = expression.kind { expression = inner }
        if case .name(loop.name) = expression.kind { return nil }
        var values: [String] = []
        for sample in samples {
            guard let value = sample.variable else { continue }
            values.append(cells.show(value, loop.elementType, loop.values.presentation, .automatic, loop.span).text)
        }
        return EvaluatedChart.Variable(name: loop.name.text, values: values)
    }

    // MARK: - Series

    private mutating func series(
        _ samples: [Sample], _ xUnit: AxisUnit, _ yUnit: AxisUnit, areCategories: Bool
    ) -> [EvaluatedChart.Series] {
        var result: [EvaluatedChart.Series] = []
        for (turn, each) in eachValues.enumerated() {
            let eachName = eachName(each)
            for (place, series) in chart.series.enumerated() {
                guard let formula = series.value?.formula else { continue }
                let index = turn * chart.series.count + place
                let own = chart.series.count > 1 || chart.each == nil ? name(of: series) : ""
                let points = samples.enumerated().map { number, sample in
                    let reading = sample.readings[index]
                    let x = areCategories ? Double(number) : reading.place.map { xUnit($0) }
                    let interval = reading.interval.map { yUnit($0.lowerBound)...yUnit($0.upperBound) }
                    return EvaluatedChart.Point(x: x, y: reading.middle.map { yUnit($0) }, interval: interval)
                }
                result.append(
                    EvaluatedChart.Series(
                        name: own.utf8.isEmpty || eachName.utf8.isEmpty ? own + eachName : own + ", " + eachName,
                        form: form(series.written), family: turn, points: points, formula: formula.text,
                        span: formula.span,
                        refusal: refusals[index]))
            }
        }
        return result
    }

    private func form(_ series: ChartBlock.Series) -> EvaluatedChart.Form {
        switch series.content {
        case .band: .band
        case .values(_, .points?): .points
        case .values(_, nil) where chart.block.isOfPoints: .points
        case .values, .total: .line
        }
    }

    /// The `y` lines as layers of one bar for each value of `each`.
    private mutating func layers(_ samples: [Sample], _ unit: AxisUnit) -> [EvaluatedChart.Series] {
        var result: [EvaluatedChart.Series] = []
        for (place, series) in chart.series.enumerated() {
            guard let formula = series.value?.formula else { continue }
            let places = eachValues.indices.map { $0 * chart.series.count + place }
            let points = places.enumerated().map { turn, index in
                EvaluatedChart.Point(
                    x: Double(turn), y: samples.first?.readings[index].middle.map { unit($0) }, interval: nil)
            }
            result.append(
                EvaluatedChart.Series(
                    name: name(of: series), form: .line, family: 0, points: points, formula: formula.text,
                    span: formula.span, refusal: places.compactMap { refusals[$0] }.first))
        }
        return result
    }

    /// One bar for each `y`, and one series for each value of `each`. In a waterfall a step carries the interval that it
    /// spans, and a total that from zero.
    private mutating func seriesByName(_ samples: [Sample], _ unit: AxisUnit) -> [EvaluatedChart.Series] {
        var result: [EvaluatedChart.Series] = []
        for (turn, each) in eachValues.enumerated() {
            var sum = 0.0
            var points: [EvaluatedChart.Point] = []
            var refusal: String?
            for (place, series) in chart.series.enumerated() {
                let index = turn * chart.series.count + place
                refusal = refusal ?? refusals[index]
                let value = samples.first?.readings[index].middle.map { unit($0) }
                if chart.block.kind != .waterfall {
                    points.append(EvaluatedChart.Point(x: Double(place), y: value, interval: nil))
                } else if series.value == nil {
                    points.append(EvaluatedChart.Point(x: Double(place), y: sum, interval: min(0, sum)...max(0, sum)))
                } else {
                    let next = sum + (value ?? 0)
                    points.append(
                        EvaluatedChart.Point(x: Double(place), y: value, interval: min(sum, next)...max(sum, next)))
                    sum = next
                }
            }
            let formula = chart.series.lazy.compactMap { $0.value?.formula }.first
            result.append(
                EvaluatedChart.Series(
                    name: eachName(each), form: .line, family: turn, points: points, formula: formula?.text ?? "",
                    span: formula?.span ?? chart.block.span, refusal: refusal))
        }
        return result
    }
}
