internal import CNumerics
internal import Formulas
internal import Quantities
internal import SourceText

extension ChartEvaluator {
    /// The unit of an axis, found from all that lies on it.
    struct AxisUnit {
        let text: String
        let format: NumberFormat
        private let scale: Double
        private let isPercent: Bool

        init(
            _ values: [Double], _ checked: Checked?, _ format: NumberFormat, isLogarithmic: Bool,
            _ formatter: QuantityFormatter
        ) {
            var dimension = Dimension.none
            if let checked {
                switch checked.type {
                case .quantity(let own), .list(.quantity(let own)): dimension = own
                default: break
                }
            }
            isPercent = format.isPercent && dimension.isNone
            self.format = NumberFormat(digits: format.digits)
            guard !isPercent else {
                (scale, text) = (1, "%")
                return
            }
            // On a log axis the middle decides, on a linear one what is largest.
            var (least, most) = (Double.infinity, 0.0)
            for value in values where value != 0 {
                least = min(least, value.magnitude)
                most = max(most, value.magnitude)
            }
            let typical = isLogarithmic && least.isFinite ? least.squareRoot() * most.squareRoot() : most
            let written = checked?.presentation ?? .automatic
            let unit = formatter.displayUnit(
                typical, dimension, Presentation(unit: written.unit, isExact: written.isExact))
            scale = unit.isNone ? 1 : unit.scale
            text = unit.text
        }

        func callAsFunction(_ value: Double) -> Double { isPercent ? value * 100 : value / scale }
    }

    /// Reports what an axis cannot show: on a log axis zero and less, on any what is beyond all measure.
    mutating func checkRange(
        _ value: Double, _ unit: AxisUnit, isLogarithmic: Bool, of formula: Formula?, at variable: Value?
    ) {
        let span = formula?.span ?? chart.loop?.span ?? chart.block.span
        let shown = unit(value)
        guard shown.magnitude < 1e100, !isLogarithmic || shown <= 0 || shown > 1e-100 else {
            let size = shown.magnitude > 1 ? "large" : "small"
            return report(Diagnostic("not-finite", "this is too \(size) to be drawn", at: span))
        }
        guard isLogarithmic, value <= 0 else { return }
        let text = unit.format.text(shown) + (unit.text.utf8.isEmpty ? "" : " " + unit.text)
        var place = ""
        if let loop = chart.loop, let variable {
            let value = cells.show(variable, loop.elementType, loop.values.presentation, .automatic, loop.span)
            place = ", which it is where \(loop.name.text) is \(value.text)"
        }
        report(
            Diagnostic(
                "log-axis", "a log axis has no place for \(text)\(place)", at: span,
                hint: "leave out 'log', or begin where it is above zero"))
    }

    // MARK: - Names

    /// The words of a title or a name, values in place.
    mutating func plain(_ pieces: [CheckedCell.Piece]) -> String {
        var text = ""
        for piece in cells.evaluate(pieces) {
            switch piece {
            case .text(let written): text += written.text
            case .value(let value): text += value.text
            }
        }
        return text
    }

    /// A formula as it is written, without the unit that it is converted to and on one line; nothing for a list, whose
    /// values are what is drawn.
    static func source(_ formula: Formula) -> String {
        if case .list = formula.expression.kind { return "" }
        var bytes = Array(formula.text.utf8)
        if case .conversion(let inner, _) = formula.expression.kind, !bytes.contains(UInt8(ascii: "\n")) {
            bytes = Array(bytes.prefix(max(inner.span.upper - formula.span.lower, 0)))
        }
        var text: [UInt8] = []
        for byte in bytes {
            let isSpace = byte == 0x20 || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") || byte == 0x09
            if !isSpace { text.append(byte) } else if text.last != 0x20 { text.append(0x20) }
        }
        while text.last == 0x20 { text.removeLast() }
        return String(decoding: text, as: UTF8.self)
    }

    /// What the series of one value of `each` are called; empty where there is no `each`.
    mutating func eachName(_ value: Value?) -> String {
        guard let each = chart.each, let value else { return "" }
        let text = cells.show(value, each.elementType, each.values.presentation, .automatic, each.span).text
        if case .quantity(.none) = each.elementType { return "\(each.name.text) = \(text)" }
        return text
    }

    /// What a `y`, a `band` or a `total` is called: by its author, or by its formula where it must be told apart.
    mutating func name(of series: CheckedCell.Chart.Series) -> String {
        if let name = series.name { return plain(name) }
        let isBar = chart.loop == nil && chart.block.kind != .lines
        guard chart.series.count > 1 || isBar, let formula = series.value?.formula else { return "" }
        return ChartEvaluator.source(formula)
    }

    /// What the axis of values measures.
    mutating func yTitle() -> String {
        if let title = chart.yTitle { return plain(title) }
        let lines = chart.series.filter { $0.value != nil }
        guard lines.count == 1, let formula = lines[0].value?.formula else { return "" }
        return lines[0].name.map { plain($0) } ?? ChartEvaluator.source(formula)
    }

    /// What the axis along which the points lie measures. Things that have names of their own need no further one.
    mutating func xTitle(areCategories: Bool) -> String {
        if let title = chart.xTitle { return plain(title) }
        if areCategories {
            switch chart.x?.checked.type ?? chart.loop?.elementType {
            case .quantity?, .list(.quantity)?: break
            default: return ""
            }
        }
        return chart.x.map { ChartEvaluator.source($0.formula) } ?? chart.loop?.name.text ?? ""
    }
}
