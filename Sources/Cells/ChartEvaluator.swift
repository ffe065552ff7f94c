internal import Formulas
internal import Quantities
internal import SourceText

/// Gives a chart its values: first all that the formulas give, in base units, then what the axes make of it.
struct ChartEvaluator: Sendable {
    /// How many points one chart may have for each of its series.
    static let mostPoints = 2_000
    /// How many bars a page can take.
    static let mostBars = 120
    /// How many series can be told apart.
    static let mostSeries = 12

    /// What one formula gives at one point.
    struct Reading: Sendable {
        var x: Value?
        /// What the formula gives, or the first end of a band.
        var low: Value?
        var high: Value?
        /// What an uncertain value lies between.
        private(set) var spread: ClosedRange<Double>?

        /// What a formula gives, and in a band the other one. Of an uncertain number the median stands for it.
        init(x: Value? = nil, low: Value? = nil, high: Value? = nil) {
            self.x = x
            (self.low, spread) = Reading.summary(of: low)
            self.high = Reading.summary(of: high).value
        }

        private static func summary(of value: Value?) -> (value: Value?, spread: ClosedRange<Double>?) {
            guard case .uncertain(let draws)? = value, let summary = DrawSummary(draws) else { return (value, nil) }
            return (.number(summary.median), summary.isCertain ? nil : summary.low...summary.high)
        }

        /// The number along x, where there is one.
        var place: Double? { ChartEvaluator.number(Reading.summary(of: x).value) }
        /// The value of a line, or nil in a band.
        var middle: Double? { high == nil ? ChartEvaluator.number(low) : nil }
        /// The ends of a band, ordered, or what an uncertain value lies between.
        var interval: ClosedRange<Double>? {
            guard high != nil else { return spread }
            guard let one = ChartEvaluator.number(low), let other = ChartEvaluator.number(high) else { return nil }
            return min(one, other)...max(one, other)
        }

        /// All numbers that must find a place along y.
        var numbers: [Double] {
            [ChartEvaluator.number(low), ChartEvaluator.number(high), spread?.lowerBound, spread?.upperBound]
                .compactMap { $0 }
        }
    }

    /// What all series give for one value of the loop.
    struct Sample: Sendable {
        let variable: Value?
        /// For each value of `each`, its series one after another.
        let readings: [Reading]
    }

    let chart: CheckedCell.Chart
    var cells: CellEvaluator
    /// The book for each value of `each`.
    private var variations: [Variation] = []
    private(set) var eachValues: [Value?] = [nil]
    /// Why the model refused a value, by series.
    private(set) var refusals: [String?] = []
    private var firstRefusal: Diagnostic?
    /// Whether anything was reported.
    var hasFailed = false

    /// How many points are evaluated in one part of the work.
    private static let pointsOfPart = 4
    private var isBegun = false
    private var samples: [Sample] = []
    private var isSampled = false
    /// Values of the loop whose samples are yet to be taken.
    private var waiting: ArraySlice<Value> = []
    /// How further ones are chosen; nil where there are none.
    private var sampling: ChartSampling?
    /// The chart with its values.
    private(set) var result: EvaluatedChart?

    init(_ chart: CheckedCell.Chart, _ cells: CellEvaluator) {
        self.chart = chart
        self.cells = cells
    }

    /// Evaluates some more points; true once all are there. ``result`` is the chart then; nil, with a diagnostic, where it
    /// has none.
    mutating func proceed() -> Bool {
        if !isBegun {
            isBegun = true
            for mistake in chart.mistakes { report(mistake) }
            guard !hasFailed, prepareSeries() else { return true }
            prepareSamples()
        } else {
            for _ in 0..<ChartEvaluator.pointsOfPart where !isSampled { addSample() }
        }
        guard isSampled else { return false }
        guard !hasFailed else { return true }
        let hasValue = samples.contains { $0.readings.contains { $0.x != nil && $0.low != nil } }
        if !hasValue || chart.block.kind == .waterfall, let firstRefusal {
            report(firstRefusal)
            return true
        }
        let whole = assemble(samples)
        result = hasFailed ? nil : whole
        return true
    }

    mutating func report(_ diagnostic: Diagnostic) {
        hasFailed = true
        cells.diagnostics.add(diagnostic)
    }

    static func number(_ value: Value?) -> Double? {
        if case .number(let number)? = value { return number }
        return nil
    }

    // MARK: - Series

    /// Finds the values of `each`, and sets a book up for each of them.
    private mutating func prepareSeries() -> Bool {
        if let each = chart.each {
            guard let values = list(each.values, at: each.span) else { return false }
            guard !values.isEmpty else {
                report(Diagnostic("empty-list", "the series run over nothing", at: each.span))
                return false
            }
            eachValues = values.map { Optional.some($0) }
        }
        let count = eachValues.count * chart.series.count
        guard count <= ChartEvaluator.mostSeries || chart.block.kind == .waterfall || chart.loop == nil else {
            report(
                Diagnostic(
                    "too-many-series",
                    "the chart has \(count) series, of which at most \(ChartEvaluator.mostSeries) can be told apart",
                    at: chart.each?.span ?? chart.block.span, hint: "draw the most telling ones, or several charts"))
            return false
        }
        refusals = [String?](repeating: nil, count: count)
        let moved = [chart.loop?.moved, chart.each?.moved].compactMap { $0 }
        let base = Variation(cells.evaluation, moving: moved, for: chart.needs)
        for value in eachValues {
            var variation = base
            if chart.loop?.moved == nil, chart.each?.moved != nil, let value { variation.set([value]) }
            variations.append(variation)
        }
        return true
    }

    /// The elements of a list, or one value that is none; nil where it has no value.
    private mutating func list(_ checked: Checked, at span: SourceSpan) -> [Value]? {
        switch cells.value(of: checked) {
        case .list(let elements)?: return elements
        case .uncertain(.others)? where checked.type.isList:
            cells.reportUncertainLoop("a chart", at: span)
            hasFailed = true
            return nil
        case let single?: return [single]
        case nil:
            hasFailed = true
            return nil
        }
    }

    // MARK: - Samples

    /// Finds out where the chart is to be evaluated: at places that follow one from another, or at those of a list.
    private mutating func prepareSamples() {
        guard let loop = chart.loop else {
            samples = listedSamples()
            isSampled = true
            return
        }
        if let range = loop.range, chart.block.kind == .lines || chart.block.kind == .stacked, !chart.block.isOfPoints,
            let sampling = sampling(range, loop)
        {
            self.sampling = sampling
            waiting = sampling.start().map { .number($0) }[...]
            return
        }
        if let values = loopValues(loop) { waiting = values[...] } else { isSampled = true }
    }

    /// What a chart runs over that is not sampled; nil, with a diagnostic, where that cannot be drawn.
    private mutating func loopValues(_ loop: CheckedCell.Loop) -> [Value]? {
        guard let values = list(loop.values, at: loop.span) else { return nil }
        guard !values.isEmpty else {
            report(Diagnostic("empty-list", "the chart runs over nothing", at: loop.span))
            return nil
        }
        guard values.count <= ChartEvaluator.mostPoints else {
            report(
                Diagnostic(
                    "too-many-points",
                    "the chart has \(values.count) points, of at most \(ChartEvaluator.mostPoints)", at: loop.span,
                    hint: "a line needs no 'by': the chart chooses points that lie evenly on the page"))
            return nil
        }
        let bars = values.count * refusals.count
        guard chart.block.kind != .bars || bars <= ChartEvaluator.mostBars else {
            report(
                Diagnostic(
                    "too-many-points", "the chart has \(bars) bars, of at most \(ChartEvaluator.mostBars)",
                    at: loop.span, hint: "draw lines or points, or give the range a larger step with 'by'"))
            return nil
        }
        return values
    }

    /// One more sample: of those to begin with, and then in the widest gap, until no gap is wide.
    private mutating func addSample() {
        if let value = waiting.popFirst() {
            samples.append(sample(value))
            if waiting.isEmpty, sampling == nil { isSampled = true }
            return
        }
        guard let sampling, !hasFailed, samples.count < ChartSampling.most,
            let (value, place) = widestGap(in: samples, sampling)
        else {
            isSampled = true
            return
        }
        samples.insert(sample(.number(value)), at: place)
    }

    /// How a range without a step is sampled; nil where it is empty, which evaluating it reports.
    private mutating func sampling(
        _ range: (lower: Checked, upper: Checked, isLogarithmic: Bool), _ loop: CheckedCell.Loop
    ) -> ChartSampling? {
        guard let lower = ChartEvaluator.number(cells.value(of: range.lower)),
            let upper = ChartEvaluator.number(cells.value(of: range.upper)), upper > lower,
            lower > 0 || !range.isLogarithmic, case .quantity(let dimension) = loop.elementType
        else { return nil }
        let presentations = [range.lower.presentation, range.upper.presentation]
        let unit = presentations.lazy.compactMap { $0.unit }.first?.scale ?? 1
        let isCount = dimension.isNone ? unit == 1 : dimension.factors.count == 1 && dimension.factors[0].base.isCount
        let hasFraction = presentations.contains { ($0.decimals ?? 0) > 0 }
        let isWhole = isCount && !hasFraction && upper - lower > unit && (lower / unit).rounded() == lower / unit
        return ChartSampling(
            lower: lower, upper: upper, whole: isWhole ? unit : nil,
            isLogarithmic: range.isLogarithmic || (chart.block.x?.isLogarithmic ?? false) && lower > 0)
    }

    /// A point for each element of the lists that the formulas give, or one point where they give single values.
    private mutating func listedSamples() -> [Sample] {
        let whole = read(nil)
        var length: Int?
        for (index, reading) in whole.enumerated() {
            for value in [reading.x, reading.low, reading.high] {
                guard case .list(let elements)? = value else { continue }
                if let known = length, known != elements.count {
                    let series = chart.series[index % chart.series.count]
                    report(
                        Diagnostic(
                            "chart-lists", "the lists have \(known) and \(elements.count) values",
                            at: series.value?.formula.span ?? series.written.span,
                            hint: "x and every y need one value for each point"))
                    return []
                }
                length = elements.count
            }
        }
        guard let length else { return [Sample(variable: nil, readings: whole)] }
        guard length > 0, length <= ChartEvaluator.mostPoints else {
            let span = chart.series[0].value?.formula.span ?? chart.block.span
            report(
                length == 0
                    ? Diagnostic("empty-list", "the chart runs over nothing", at: span)
                    : Diagnostic(
                        "too-many-points", "the chart has \(length) points, of at most \(ChartEvaluator.mostPoints)",
                        at: span))
            return []
        }
        return (0..<length).map { place in
            func element(_ value: Value?) -> Value? {
                if case .list(let elements)? = value { return elements[place] }
                return value
            }
            return Sample(
                variable: nil,
                readings: whole.map { reading in
                    Reading(
                        x: chart.x == nil ? .number(Double(place + 1)) : element(reading.x), low: element(reading.low),
                        high: element(reading.high))
                })
        }
    }

    mutating func sample(_ value: Value) -> Sample { Sample(variable: value, readings: read(value)) }

    /// What every series gives for a value of the loop.
    private mutating func read(_ variable: Value?) -> [Reading] {
        var readings: [Reading] = []
        for (turn, each) in eachValues.enumerated() {
            if let loop = chart.loop, loop.moved != nil, let variable {
                variations[turn].set([variable] + (chart.each?.moved == nil ? [] : [each].compactMap { $0 }))
            }
            var locals: [Value] = []
            if let loop = chart.loop, loop.moved == nil, let variable { locals.append(variable) }
            if let written = chart.each, written.moved == nil, let each { locals.append(each) }
            for (place, series) in chart.series.enumerated() {
                let index = turn * chart.series.count + place
                var x = variable ?? Value?.some(.number(0))
                var (low, high) = (Value?.none, Value?.none)
                if let formula = chart.x { x = value(formula.checked, locals, turn, index) }
                if let formula = series.value { low = value(formula.checked, locals, turn, index) }
                if let upper = series.upper { high = value(upper, locals, turn, index) }
                // A band needs both of its ends.
                if series.upper != nil, high == nil { low = nil }
                readings.append(Reading(x: x, low: low, high: high))
            }
        }
        return readings
    }

    private mutating func value(_ checked: Checked, _ locals: [Value], _ turn: Int, _ series: Int) -> Value? {
        do throws(EvaluationFault) {
            return try variations[turn].evaluate(checked, locals: locals)
        } catch {
            if error.isRefusal {
                firstRefusal = firstRefusal ?? error.diagnostic
                refusals[series] = refusals[series] ?? error.diagnostic.summary
            } else if error.isUntold {
                hasFailed = true
            } else {
                report(error.diagnostic)
            }
            return nil
        }
    }
}
