internal import Formulas
internal import Quantities
internal import SourceText

/// What a chart needs beyond formulas that are right in themselves: numbers to draw, of one dimension, on axes that can
/// hold them.
struct ChartRules {
    private(set) var mistakes: [Diagnostic] = []
    private let chart: CheckedCell.Chart
    private let checker: Checker

    init(_ chart: CheckedCell.Chart, _ checker: Checker) {
        self.chart = chart
        self.checker = checker
        checkX()
        checkValues()
        checkMarks()
        checkKind()
    }

    private mutating func add(_ id: String, _ summary: String, at span: SourceSpan, hint: String? = nil) {
        mistakes.append(Diagnostic(id, summary, at: span, hint: hint))
    }

    // MARK: - Types

    private mutating func checkX() {
        guard chart.block.kind == .lines else { return }
        if let x = chart.x {
            guard !isNumeric(x.checked) else { return }
            add(
                "chart-of-text", "a line runs over numbers, and x is \(checker.describe(x.checked))",
                at: x.formula.span,
                hint: "a line 'bars' draws a bar for each")
        } else if let loop = chart.loop {
            guard !isNumber(loop.elementType) else { return }
            add(
                "chart-of-text", "a line runs over numbers, and '\(loop.name.text)' is none", at: loop.span,
                hint: "a line 'bars' draws a bar for each")
        }
    }

    private mutating func checkValues() {
        var first: CheckedCell.Expressed?
        for series in chart.series {
            guard let value = series.value else { continue }
            for checked in [value.checked, series.upper].compactMap({ $0 }) {
                guard chart.loop == nil ? isNumeric(checked) : isNumber(checked.type) else {
                    add(
                        "chart-of-text", "a chart draws numbers, this is \(checker.describe(checked))",
                        at: value.formula.span, hint: "name a number in it, as in .time or .throughput")
                    continue
                }
                guard let known = first else {
                    if case .quantity = elementType(checked.type) { first = value }
                    continue
                }
                check(
                    checked, against: known.checked, "the first y", at: value.formula.span, hint: "draw a second chart")
            }
        }
    }

    private mutating func check(
        _ value: Checked, against other: Checked, _ name: String, at span: SourceSpan, hint: String? = nil
    ) {
        guard case .quantity(let own) = elementType(value.type), case .quantity(let wanted) = elementType(other.type),
            own != wanted
        else { return }
        mistakes.append(
            Diagnostic(
                "dimension-mismatch", "one axis cannot show \(unit(own)) and \(unit(wanted))", at: span,
                notes: checker.differences(own, wanted, "this", name),
                hint: hint))
    }

    private func unit(_ dimension: Dimension) -> String {
        dimension.isNone ? "a plain number" : checker.formatter.canonicalUnit(dimension).text
    }

    private mutating func checkMarks() {
        let y = chart.series.lazy.compactMap { $0.value }.first
        for mark in chart.marks {
            if let own = mark.y {
                if isNumber(own.checked.type), let y {
                    check(own.checked, against: y.checked, "the axis", at: own.formula.span)
                } else if !isNumber(own.checked.type) {
                    add(
                        "chart-of-text", "a place on the axis is a number, this is \(checker.describe(own.checked))",
                        at: own.formula.span)
                }
            }
            guard let own = mark.x else { continue }
            guard chart.block.kind == .lines else {
                add(
                    "chart-place", "bars have no place along x", at: own.formula.span,
                    hint: "a line at a y can be drawn across them: line \"limit\" y = …")
                continue
            }
            if !isNumber(own.checked.type) {
                add(
                    "chart-of-text", "a place on the axis is a number, this is \(checker.describe(own.checked))",
                    at: own.formula.span)
            } else if let x = chart.x?.checked ?? chart.loop?.values {
                check(own.checked, against: x, "the axis", at: own.formula.span)
            }
        }
    }

    // MARK: - Kinds

    private mutating func checkKind() {
        let block = chart.block
        if block.kind != .lines, block.isYLogarithmic, let y = chart.series.lazy.compactMap({ $0.value }).first {
            add(
                "bars-on-a-log-axis", "a bar begins at zero, which a log axis does not have", at: y.formula.span,
                hint: "leave out 'log', or draw 'points'")
        }
        for series in chart.series {
            if case .total = series.written.content, block.kind != .waterfall {
                add(
                    "chart-total", "only a waterfall has totals", at: series.written.span,
                    hint: "add a line 'waterfall'")
            }
            if case .band = series.written.content, block.kind != .lines {
                add("chart-band", "only a chart of lines has bands", at: series.written.span)
            }
        }
        for series in chart.series where block.kind == .waterfall {
            guard let value = series.value, case .list = value.checked.type else { continue }
            add(
                "chart-of-text", "a step of a waterfall is one number, this is \(checker.describe(value.checked))",
                at: value.formula.span, hint: "sum(…) makes one of them")
        }
        if block.kind == .waterfall, let loop = chart.loop ?? chart.each {
            add(
                "chart-loop", "the steps of a waterfall are its 'y' lines, one each: it has no loop", at: loop.span,
                hint: "give each step a line: y \"Rent\" = …")
        }
        if block.kind == .lines, chart.loop == nil, let y = chart.series.lazy.compactMap({ $0.value }).first,
            isNumber(y.checked.type)
        {
            if case .unknown = y.checked.type { return }
            add(
                "chart-loop", "the chart has one point only", at: y.formula.span,
                hint: "add a line such as: for b in 1 .. 64")
        }
    }

    private func elementType(_ type: Type) -> Type {
        if case .list(let element) = type { return element }
        return type
    }

    /// Whether a value is a number, or a list of numbers.
    private func isNumeric(_ checked: Checked) -> Bool { isNumber(elementType(checked.type)) }

    private func isNumber(_ type: Type) -> Bool {
        switch type {
        case .quantity, .unknown: true
        default: false
        }
    }
}
