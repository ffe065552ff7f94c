internal import Cells

/// Lays out bars, upright or across.
struct BarChart {
    let model: BarModel
    let sheet: ChartSheet
    var drawing: Drawing
    /// The values at bars, which stand above lines across them.
    private var figures: [Drawing.Text] = []

    /// The drawing of a chart of bars: across where the author asks for it, and where the names of things do not fit under
    /// upright bars.
    static func drawing(_ chart: EvaluatedChart, _ sheet: ChartSheet, _ frame: ChartFrame?) -> Drawing {
        let model = BarModel(chart, frame)
        if !chart.isAcross {
            var upright = BarChart(model, sheet)
            if upright.drawUpright(chart.x) { return upright.drawing }
        }
        return across(model, sheet)
    }

    /// Bars that lie, their names at the left.
    static func across(_ model: BarModel, _ sheet: ChartSheet) -> Drawing {
        var chart = BarChart(model, sheet)
        chart.drawAcross()
        return chart.drawing
    }

    private init(_ model: BarModel, _ sheet: ChartSheet) {
        self.model = model
        self.sheet = sheet
        drawing = Drawing(width: sheet.width, height: 0)
    }

    private var legend: [Drawing.LegendEntry] {
        model.names.enumerated().map { Drawing.LegendEntry(name: $1, colour: $0, sample: .surface) }
    }

    /// The scale of values, not yet placed, and its marks; widened to these where they are shown.
    private func scale(hasAxis: Bool, about count: Int) -> (scale: ChartScale, ticks: ChartTicks) {
        if let frame = model.frame {
            let held = ChartScale(frame.lowerBound, frame.upperBound, isLogarithmic: false)
            return (held, ChartTicks(held, about: count, unit: model.unit))
        }
        let range = model.extent.range
        let tight = ChartScale(range.lowerBound, range.upperBound, isLogarithmic: false)
        let (wide, ticks) = ChartTicks.rounding(tight, about: count, unit: model.unit)
        return (hasAxis ? wide : tight, ticks)
    }

    private func width(ofTextsBefore isBefore: Bool) -> Double {
        guard !model.needsAxis else { return 0 }
        let texts = model.groups.flatMap { $0.bars.flatMap { $0.texts } }.filter { $0.isBefore == isBefore }
        return texts.isEmpty ? 0 : TextWidth.widest(texts.map { $0.text }) + 7
    }

    // MARK: - Across

    private mutating func drawAcross() {
        let labels = model.groups.map { TextWidth.wrapped($0.label, sheet.width * 0.36) }
        let left = labels.reduce(0) { max($0, TextWidth.widest($1)) } + 10
        let top = drawing.head(model.heading, legend: legend) + (model.references.isEmpty ? 0 : 16)
        let right = sheet.width - max(width(ofTextsBefore: false), 2)
        let scale = self.scale(hasAxis: model.needsAxis, about: sheet.ticksUp).scale
            .placed(from: left + width(ofTextsBefore: true), to: right)
        let thickness = model.mostBars > 1 ? 16.0 : 20.0
        var tops: [Double] = []
        var y = top
        for (group, lines) in zip(model.groups, labels) {
            let bars = Double(max(group.bars.count, 1)) * thickness
            let height = max(bars, Double(lines.count) * Drawing.Text.lineHeight)
            tops.append(y + (height - bars) / 2)
            let first = y + height / 2 + 4.5 - Double(lines.count - 1) * Drawing.Text.lineHeight / 2
            drawing.text(lines, .end, left - 10, first, .label)
            y += height + 9
        }
        let plot = Box(left: scale.start, top: top, right: right, bottom: y - 4)
        drawing.height = y + 4
        if model.needsAxis { gridAcross(scale, plot) }
        for (group, top) in zip(model.groups, tops) {
            for (index, bar) in group.bars.enumerated() {
                let low = top + Double(index) * thickness + 1
                draw(bar, from: low, to: low + thickness - 2, scale, isUpright: false)
            }
        }
        if model.isConnected { connect(tops.map { ($0 + 1, $0 + thickness - 1) }, scale, isUpright: false) }
        let zero = scale(min(max(model.baseline, scale.low), scale.high))
        drawing.add(.line(Place(x: zero, y: plot.top - 2), Place(x: zero, y: plot.bottom), .axis))
        for reference in model.references where scale.contains(reference.value) {
            let x = scale(reference.value)
            drawing.add(.line(Place(x: x, y: plot.top - 4), Place(x: x, y: plot.bottom), .reference))
            let half = TextWidth.of(reference.text) / 2
            let middle = max(min(x, sheet.width - half), half)
            let text = Drawing.Text(
                lines: [reference.text], anchor: .middle, place: Place(x: middle, y: plot.top - 10), ink: .note)
            if !drawing.texts.contains(where: { $0.box.intersects(text.box) }) { drawing.add(.text(text)) }
        }
        for figure in figures { drawing.add(.text(figure)) }
    }

    private mutating func gridAcross(_ scale: ChartScale, _ plot: Box) {
        var count = sheet.ticksAcross
        var ticks = ChartTicks(scale, about: count, unit: model.unit)
        while count > 1, TextWidth.widest(ticks.labels) * Double(ticks.labels.count) * 1.3 > plot.width {
            count -= 1
            ticks = ChartTicks(scale, about: count, unit: model.unit)
        }
        for (value, label) in zip(ticks.values, ticks.labels) {
            let half = TextWidth.of(label) / 2
            let x = scale(value)
            drawing.add(.line(Place(x: x, y: plot.top), Place(x: x, y: plot.bottom), .grid))
            drawing.text([label], .middle, min(x, sheet.width - half), plot.bottom + 20, .tick)
        }
        drawing.height = plot.bottom + 28
    }

    // MARK: - Upright

    /// Draws upright bars; false where the names do not fit under them.
    private mutating func drawUpright(_ axis: EvaluatedChart.Axis) -> Bool {
        let count = Double(max(model.groups.count, 1))
        var needsAxis = model.needsAxis
        var left = 0.0
        var slot = sheet.width / count
        let bars = Double(model.mostBars)
        func barWidth() -> Double { min(slot * 0.72 / bars, model.mostBars > 1 ? 44 : 60) }
        if !needsAxis {
            let widest = TextWidth.widest(model.groups.flatMap { $0.bars.flatMap { $0.texts.map { $0.text } } })
            needsAxis = widest > (model.mostBars > 1 ? barWidth() - 2 : slot - 8)
        }
        let (wide, ticks) = scale(hasAxis: needsAxis, about: sheet.ticksUp)
        if needsAxis { left = TextWidth.widest(ticks.labels) + 10 }
        slot = (sheet.width - left) / count
        guard let labels = labels(slot) else { return false }
        let top = drawing.head(model.heading, legend: legend)
        let roomAbove = needsAxis ? 0.0 : 18.0
        let hasBefore = !needsAxis && model.groups.contains { $0.bars.contains { $0.texts.contains { $0.isBefore } } }
        let plot = Box(left: left, top: top, right: sheet.width, bottom: top + sheet.plotHeight - 20)
        let scale = wide.placed(from: plot.bottom - (hasBefore ? 18 : 0), to: plot.top + roomAbove)
        if needsAxis { drawing.sideAxis(ticks, scale, plot) }
        var spans: [(Double, Double)] = []
        for (place, group) in model.groups.enumerated() {
            let middle = left + slot * (Double(place) + 0.5)
            let start = middle - barWidth() * bars / 2
            for (index, bar) in group.bars.enumerated() {
                let from = start + barWidth() * Double(index) + (bars > 1 ? 1 : 0)
                let to = start + barWidth() * Double(index + 1) - (bars > 1 ? 1 : 0)
                draw(bar, from: from, to: to, scale, isUpright: true, hasTexts: !needsAxis)
                if index == 0 { spans.append((from, to)) }
            }
            if !labels[place].isEmpty { drawing.text(labels[place], .middle, middle, plot.bottom + 18, .label) }
        }
        if model.isConnected { connect(spans, scale, isUpright: true) }
        let zero = scale(min(max(model.baseline, scale.low), scale.high))
        drawing.add(.line(Place(x: plot.left, y: zero), Place(x: plot.right, y: zero), .axis))
        var bottom = plot.bottom + 8 + Double(labels.reduce(1) { max($0, $1.count) }) * Drawing.Text.lineHeight
        if !axis.heading.utf8.isEmpty {
            let lines = TextWidth.wrapped(axis.heading, sheet.width)
            drawing.text(
                lines, .middle, max((plot.left + plot.right) / 2, TextWidth.widest(lines) / 2), bottom + 14, .heading)
            bottom += 4 + Double(lines.count) * Drawing.Text.lineHeight
        }
        drawing.height = bottom + 4
        addReferences(scale, plot)
        return true
    }

    /// The names under upright bars, broken to fit; only some of many. Nil where they do not fit.
    private func labels(_ slot: Double) -> [[String]]? {
        let widest = TextWidth.widest(model.groups.map { $0.label })
        if model.groups.count > 20 {
            let every = Int(((widest + 10) / slot).rounded(.up))
            return model.groups.enumerated().map { $0 % max(every, 1) == 0 ? [$1.label] : [] }
        }
        let labels = model.groups.map { TextWidth.wrapped($0.label, slot - 6) }
        let fits = labels.allSatisfy { $0.count <= 3 && TextWidth.widest($0) <= slot - 4 }
        return fits ? labels : nil
    }

    private mutating func addReferences(_ scale: ChartScale, _ plot: Box) {
        var placer = LabelPlacer(frame: Box(left: 0, top: plot.top - 10, right: sheet.width, bottom: plot.bottom))
        for text in drawing.texts + figures { placer.keepOff(text.box) }
        for reference in model.references where scale.contains(reference.value) {
            let y = scale(reference.value)
            drawing.add(.line(Place(x: plot.left, y: y), Place(x: plot.right, y: y), .reference))
            let lines = TextWidth.wrapped(reference.text, plot.width * 0.7)
            let rise = Double(lines.count - 1) * Drawing.Text.lineHeight
            let candidates = [y - 6 - rise, y + 15].flatMap { y in
                [
                    Drawing.Text(lines: lines, anchor: .end, place: Place(x: plot.right, y: y), ink: .note),
                    Drawing.Text(lines: lines, anchor: .start, place: Place(x: plot.left + 4, y: y), ink: .note),
                    Drawing.Text(
                        lines: lines, anchor: .middle, place: Place(x: plot.left + plot.width / 2, y: y), ink: .note),
                ]
            }
            if let text = placer.place(candidates) { drawing.add(.text(text)) }
        }
        for figure in figures { drawing.add(.text(figure)) }
    }

    // MARK: - Bars

    /// Draws a bar between two places across its direction.
    private mutating func draw(
        _ bar: BarModel.Bar, from: Double, to: Double, _ scale: ChartScale, isUpright: Bool, hasTexts: Bool? = nil
    ) {
        func held(_ value: Double) -> Double { scale(min(max(value, scale.low), scale.high)) }
        for segment in bar.segments {
            let (one, other) = (held(segment.from), held(segment.to))
            let box =
                isUpright
                ? Box(left: from, top: min(one, other), right: to, bottom: max(one, other))
                : Box(left: min(one, other), top: from, right: max(one, other), bottom: to)
            drawing.add(.bar(box, colour: segment.colour))
        }
        let middle = (from + to) / 2
        if let interval = bar.interval, let colour = bar.segments.first?.colour {
            let (one, other) = (held(interval.lowerBound), held(interval.upperBound))
            drawing.add(
                isUpright
                    ? .whisker(Place(x: middle, y: one), Place(x: middle, y: other), colour: colour)
                    : .whisker(Place(x: one, y: middle), Place(x: other, y: middle), colour: colour))
        }
        guard hasTexts ?? !model.needsAxis else { return }
        for text in bar.texts {
            let end = held(text.value)
            let place =
                isUpright
                ? Place(x: middle, y: text.isBefore ? end + 15 : end - 6)
                : Place(x: text.isBefore ? end - 6 : end + 6, y: middle + 4.5)
            figures.append(
                Drawing.Text(
                    lines: [text.text], anchor: isUpright ? .middle : text.isBefore ? .end : .start, place: place,
                    ink: .figure))
        }
    }

    /// Ties the end of each bar to the next.
    private mutating func connect(_ spans: [(Double, Double)], _ scale: ChartScale, isUpright: Bool) {
        for (place, pair) in zip(spans, spans.dropFirst()).enumerated() where place < model.groups.count {
            guard let end = model.groups[place].bars.first?.segments.last?.to, scale.contains(end) else { continue }
            let level = scale(end)
            drawing.add(
                isUpright
                    ? .line(Place(x: pair.0.1, y: level), Place(x: pair.1.0, y: level), .leader)
                    : .line(Place(x: level, y: pair.0.1), Place(x: level, y: pair.1.0), .leader))
        }
    }
}
