internal import Cells

/// Lays out a chart of lines, points and bands, or of areas on top of one another.
struct LineChart {
    /// A series as it is drawn, in the numbers of the axes.
    struct Curve {
        let name: String
        let colour: Int
        let form: EvaluatedChart.Form
        /// The stretches in which it has values.
        var stretches: [[EvaluatedChart.Point]]

        /// Where its label belongs: the last value that it has, in the middle of its surface.
        var end: (x: Double, y: Double)? {
            guard let last = stretches.last?.last, let x = last.x, let y = last.y ?? last.interval.map(LineChart.middle)
            else { return nil }
            return (x, y)
        }
    }

    let chart: EvaluatedChart
    let sheet: ChartSheet
    let hasLegend: Bool
    var curves: [Curve]
    var x: ChartScale
    var y: ChartScale
    /// The marks of the axis of values.
    private let ticks: ChartTicks
    var plot = Box(left: 0, top: 0, right: 0, bottom: 0)
    var drawing: Drawing

    /// The drawing, with the names of series at their ends where that is possible.
    static func drawing(_ chart: EvaluatedChart, _ sheet: ChartSheet, _ frame: ChartFrame?) -> Drawing {
        var direct = LineChart(chart, sheet, frame, hasLegend: false)
        if direct.draw() { return direct.drawing }
        var fallback = LineChart(chart, sheet, frame, hasLegend: true)
        _ = fallback.draw()
        return fallback.drawing
    }

    private init(_ chart: EvaluatedChart, _ sheet: ChartSheet, _ frame: ChartFrame?, hasLegend: Bool) {
        self.chart = chart
        self.sheet = sheet
        self.hasLegend = hasLegend
        drawing = Drawing(width: sheet.width, height: 0)
        curves = LineChart.curves(chart)
        var (xs, ys) = LineChart.extents(curves, chart.marks)
        var frame = frame
        if let wish = frame, wish.mayWiden {
            for end in [wish.x?.lowerBound, wish.x?.upperBound] { xs.include(end) }
            for end in [wish.y?.lowerBound, wish.y?.upperBound] { ys.include(end) }
            frame = nil
        }
        // Where the smallest value is a small part of the largest, an axis that begins elsewhere than at zero misleads.
        if !chart.y.isLogarithmic, ys.low > 0, ys.low < ys.high / 2 || chart.kind == .stacked { ys.include(0) }
        if !chart.y.isLogarithmic, ys.high < 0, ys.high > ys.low / 2 { ys.include(0) }
        let ends = frame?.x ?? xs.range
        x = ChartScale(ends.lowerBound, ends.upperBound, isLogarithmic: chart.x.isLogarithmic)
        if let fixed = frame?.y {
            y = ChartScale(fixed.lowerBound, fixed.upperBound, isLogarithmic: chart.y.isLogarithmic)
            ticks = ChartTicks(y, about: sheet.ticksUp, unit: chart.y.unit)
        } else {
            let tight = ChartScale(ys.low, ys.high, isLogarithmic: chart.y.isLogarithmic)
            (y, ticks) = ChartTicks.rounding(tight, about: sheet.ticksUp, unit: chart.y.unit)
        }
        // Markers at the edge would be cut in half.
        if frame?.x == nil, curves.contains(where: { $0.form == .points }), !x.isLogarithmic {
            let margin = (x.high - x.low) / 40
            let begin = x.low >= 0 ? max(x.low - margin, 0) : x.low - margin
            x = ChartScale(begin, x.high + margin, isLogarithmic: false)
        }
    }

    /// Between which numbers all lies that is drawn.
    private static func extents(_ curves: [Curve], _ marks: [EvaluatedChart.Mark]) -> (x: Extent, y: Extent) {
        var (xs, ys) = (Extent(), Extent())
        for curve in curves {
            for point in curve.stretches.joined() {
                xs.include(point.x)
                ys.include(point.y)
                ys.include(point.interval?.lowerBound)
                ys.include(point.interval?.upperBound)
            }
        }
        for mark in marks {
            xs.include(mark.x)
            ys.include(mark.y)
        }
        return (xs, ys)
    }

    /// What the axes must reach to show all of a chart.
    static func reach(of chart: EvaluatedChart) -> ChartFrame {
        let (xs, ys) = extents(curves(chart), chart.marks)
        return ChartFrame(x: xs.reach, y: ys.reach, mayWiden: true)
    }

    static func middle(_ interval: ClosedRange<Double>) -> Double {
        interval.lowerBound / 2 + interval.upperBound / 2
    }

    /// The series as stretches of values; layers carry the interval between their edges.
    private static func curves(_ chart: EvaluatedChart) -> [Curve] {
        var names: [String] = []
        var curves: [Curve] = []
        // What is measured and what is computed of one thing share a colour.
        let isByFamily =
            chart.series.contains { $0.family > 0 } && chart.series.contains { $0.form != chart.series[0].form }
        var base = [Double](repeating: 0, count: chart.series.first?.points.count ?? 0)
        for series in chart.series {
            let known = names.firstIndex { !$0.utf8.isEmpty && $0.utf8.elementsEqual(series.name.utf8) }
            if known == nil { names.append(series.name) }
            let own = isByFamily ? series.family : names.count - 1
            var stretches: [[EvaluatedChart.Point]] = [[]]
            for (index, point) in series.points.enumerated() {
                var point = point
                if chart.kind == .stacked, let value = point.y {
                    let from = base[index]
                    base[index] += value
                    point = EvaluatedChart.Point(
                        x: point.x, y: nil, interval: min(from, base[index])...max(from, base[index]))
                }
                if point.x != nil, point.y != nil || point.interval != nil {
                    stretches[stretches.count - 1].append(point)
                } else if stretches.last?.isEmpty == false {
                    stretches.append([])
                }
            }
            // The name of a band that a line has too stands once, at the line.
            curves.append(
                Curve(
                    name: known == nil ? series.name : "", colour: known ?? own,
                    form: chart.kind == .stacked ? .band : series.form, stretches: stretches.filter { !$0.isEmpty }))
        }
        return curves
    }

    // MARK: - Drawing

    /// Draws everything; false where the names of series find no room at their ends.
    private mutating func draw() -> Bool {
        let named = curves.filter { isNamed($0) && $0.end != nil }
        let entries =
            hasLegend
            ? named.map {
                Drawing.LegendEntry(
                    name: $0.name, colour: $0.colour,
                    sample: $0.form == .points ? .marker : $0.form == .band ? .surface : .line(isDashed: true))
            } : []
        plot.top = drawing.head(chart.y.heading, legend: entries)
        plot.bottom = plot.top + sheet.plotHeight
        plot.left = TextWidth.widest(ticks.labels) + 8
        plot.right = sheet.width - 14
        if !hasLegend, !makeRoom(for: named) { return false }
        x = x.placed(from: plot.left, to: plot.right)
        y = y.placed(from: plot.bottom, to: plot.top)
        drawing.sideAxis(ticks, y, plot)
        drawing.height = drawing.footAxis(
            chart.x, x, plot, about: sheet.ticksAcross,
            isBinary: chart.x.isLogarithmic && LineChart.doubles(x.low, x.high))
        for curve in curves { drawSurface(curve) }
        for mark in chart.marks where (mark.x == nil) != (mark.y == nil) { drawReference(mark) }
        for curve in curves { drawLine(curve) }
        for mark in chart.marks { if let dot = place(mark) { drawing.add(.mark(dot)) } }
        return addTexts(hasLegend ? [] : named)
    }

    private func isNamed(_ curve: Curve) -> Bool {
        !curve.name.utf8.isEmpty && (chart.series.count > 1 || !curve.name.utf8.elementsEqual(chart.y.title.utf8))
    }

    /// Whether a range reaches from one power of two to another, as batches and accelerators do.
    static func doubles(_ low: Double, _ high: Double) -> Bool {
        guard low >= 1, high >= 4 * low, low == low.rounded(), high == high.rounded() else { return false }
        return low.significand == 1 && high.significand == 1
    }

    /// Moves the right edge of the plot so that the names fit beside the ends of lines; false where too little is left.
    private mutating func makeRoom(for named: [Curve]) -> Bool {
        var width = plot.width
        for curve in named {
            guard let end = curve.end else { continue }
            let share = x.share(end.x)
            let needed = TextWidth.widest(TextWidth.wrapped(curve.name, sheet.labelWidth)) * TextWidth.bold + 10
            if share > 0 { width = min(width, (sheet.width - plot.left - needed) / share) }
        }
        guard width > sheet.width * 0.52 else { return false }
        plot.right = plot.left + width
        return true
    }

    func place(_ point: EvaluatedChart.Point, _ value: Double) -> Place { Place(x: x(point.x ?? 0), y: y(value)) }

    /// Where a mark lies; nil for a line, and for one outside a frame that is held.
    func place(_ mark: EvaluatedChart.Mark) -> Place? {
        guard let across = mark.x, let up = mark.y, x.contains(across), y.contains(up) else { return nil }
        return Place(x: x(across), y: y(up))
    }

    private mutating func drawSurface(_ curve: Curve) {
        for stretch in curve.stretches {
            let within = stretch.filter { point in point.x.map { x.contains($0) } ?? false }
            if curve.form == .points {
                for point in within {
                    guard let interval = point.interval else { continue }
                    drawing.add(
                        .whisker(
                            plot.nearest(place(point, interval.lowerBound)),
                            plot.nearest(place(point, interval.upperBound)), colour: curve.colour))
                }
                continue
            }
            let edges = within.compactMap { point in point.interval.map { (point, $0) } }
            guard edges.count > 1 else { continue }
            let upper = edges.map { plot.nearest(place($0.0, $0.1.upperBound)) }
            let lower = edges.reversed().map { plot.nearest(place($0.0, $0.1.lowerBound)) }
            drawing.add(.area(upper + lower, colour: curve.colour, isSolid: chart.kind == .stacked))
        }
    }

    private mutating func drawLine(_ curve: Curve) {
        guard curve.form != .band else { return }
        for stretch in curve.stretches {
            let points = stretch.compactMap { point in point.y.map { place(point, $0) } }
            if curve.form == .points || points.count == 1 {
                for point in points where plot.grown(by: 0.01).contains(Box(point)) {
                    drawing.add(.marker(point, colour: curve.colour))
                }
            } else {
                drawing.add(.path(plot.clipped(points), colour: curve.colour, isDashed: hasLegend))
            }
        }
    }

    private mutating func drawReference(_ mark: EvaluatedChart.Mark) {
        if let value = mark.y, y.contains(value) {
            drawing.add(.line(Place(x: plot.left, y: y(value)), Place(x: plot.right, y: y(value)), .reference))
        } else if let value = mark.x, x.contains(value) {
            drawing.add(.line(Place(x: x(value), y: plot.top), Place(x: x(value), y: plot.bottom), .reference))
        }
    }
}

extension Box {
    /// A rectangle without extent.
    init(_ place: Place) { self.init(left: place.x, top: place.y, right: place.x, bottom: place.y) }
}

/// The least and the largest of some numbers.
struct Extent {
    private(set) var low = Double.infinity
    private(set) var high = -Double.infinity

    mutating func include(_ value: Double?) {
        guard let value else { return }
        low = min(low, value)
        high = max(high, value)
    }

    /// From the least to the largest; nil where there are none.
    var reach: ClosedRange<Double>? { low <= high ? low...high : nil }

    /// From the least to the largest; from zero to one where there are none.
    var range: ClosedRange<Double> { low <= high ? low...high : 0...1 }
}
