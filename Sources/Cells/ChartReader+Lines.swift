internal import Formulas
internal import SourceText

/// The lines of a chart that hold formulas.
extension ChartReader {
    /// axis = "=" formula [ "log" ] [ text ]
    func axis(
        _ range: Range<Int>, after word: String, into diagnostics: inout Diagnostics
    ) -> ChartBlock.Axis? {
        guard let first = range.first, text.bytes[first] == UInt8(ascii: "=") else {
            diagnostics.add(
                Diagnostic(
                    "unexpected-token", "expected '=' and a formula after '\(word)'",
                    at: text.span(range.isEmpty ? max(range.lowerBound - 1, 0)..<range.lowerBound : range),
                    hint: "as in: \(word) = cost(b) in USD/Mtoken"))
            return nil
        }
        var formula = LogicalLines.trimmed(text.bytes, (first + 1)..<range.upperBound)
        var title: [TextPiece]?
        if let place = trailingText(formula) {
            var quotation = place
            title = quoted(&quotation, into: &diagnostics)
            formula = LogicalLines.trimmed(text.bytes, formula.lowerBound..<place.lowerBound)
        }
        let isLogarithmic = takeLog(&formula)
        var parser = Parser(text, formula)
        let before = diagnostics.all.count
        guard let written = parser.formula(into: &diagnostics) else {
            diagnostics.explainLast(
                since: before, note: nil,
                hint: word.utf8.elementsEqual("band".utf8)
                    ? "as in: band \"Range\" = low(b) .. high(b)"
                    : "as in: \(word) = cost(b) in USD/Mtoken log \"Title\"")
            return nil
        }
        return ChartBlock.Axis(formula: written, isLogarithmic: isLogarithmic, title: title)
    }

    /// The text in quotation marks with which a stretch ends, where something stands before it.
    private func trailingText(_ range: Range<Int>) -> Range<Int>? {
        let quote = UInt8(ascii: "\"")
        guard let last = range.last, text.bytes[last] == quote,
            let open = text.bytes[range.lowerBound..<last].lastIndex(of: quote), open > range.lowerBound,
            text.bytes[open - 1] == 0x20
        else { return nil }
        return open..<range.upperBound
    }

    /// Takes the word `log` from the end of a stretch.
    private func takeLog(_ range: inout Range<Int>) -> Bool {
        guard range.count > 4, text.bytes[range].suffix(4).elementsEqual(" log".utf8) else { return false }
        range = LogicalLines.trimmed(text.bytes, range.lowerBound..<(range.upperBound - 4))
        return true
    }

    /// series = ( "y" [ text ] [ "points" | "lines" ] | "band" [ text ] ) axis
    mutating func series(_ word: Range<Int>, _ rest: Range<Int>, into diagnostics: inout Diagnostics) -> Bool {
        var rest = rest
        let name = quoted(&rest, into: &diagnostics)
        let isBand = isWord(word, "band")
        var form: ChartBlock.Form?
        let next = self.word(rest)
        if !isBand, isWord(next, "points") || isWord(next, "lines") {
            form = isWord(next, "points") ? .points : .line
            rest = LogicalLines.trimmed(text.bytes, next.upperBound..<rest.upperBound)
        }
        guard let axis = axis(rest, after: text.text(word), into: &diagnostics) else { return false }
        var content = ChartBlock.Series.Content.values(axis, form)
        if isBand {
            guard case .range(let low, let high, nil, false) = axis.formula.expression.kind else {
                diagnostics.add(
                    Diagnostic(
                        "chart-band", "a band lies between two formulas", at: axis.formula.span,
                        hint: "as in: band \"Range\" = low(b) .. high(b)"))
                return false
            }
            content = .band(axis, low: low, high: high)
        }
        chart.series.append(ChartBlock.Series(name: name, content: content, span: text.span(word)))
        return true
    }

    /// total = "total" text
    mutating func total(_ word: Range<Int>, _ rest: Range<Int>, into diagnostics: inout Diagnostics) -> Bool {
        var rest = rest
        guard let name = quoted(&rest, into: &diagnostics) else { return missingText(word, &diagnostics) }
        chart.series.append(ChartBlock.Series(name: name, content: .total, span: text.span(word)))
        return end(rest, into: &diagnostics)
    }

    /// mark = ( "mark" | "line" ) text assignments
    mutating func mark(_ word: Range<Int>, _ rest: Range<Int>, into diagnostics: inout Diagnostics) -> Bool {
        var rest = rest
        guard let said = quoted(&rest, into: &diagnostics) else { return missingText(word, &diagnostics) }
        var parser = Parser(text, rest)
        let isLine = isWord(word, "line")
        let before = diagnostics.all.count
        guard let assignments = parser.assignments(into: &diagnostics) else {
            diagnostics.explainLast(
                since: before, note: nil,
                hint: isLine ? "as in: line \"Limit\" y = 2 USD/Mtoken" : "as in: mark \"Today\" x = 60 token/s")
            return false
        }
        var x: Formula?
        var y: Formula?
        for assignment in assignments {
            let isX = assignment.name.text.utf8.elementsEqual("x".utf8)
            guard isX || assignment.name.text.utf8.elementsEqual("y".utf8), isX ? x == nil : y == nil else {
                diagnostics.add(
                    Diagnostic(
                        "chart-place", "a place in a chart is an 'x' and a 'y', each once", at: assignment.nameSpan,
                        hint: "as in: mark \"today\" x = 40 token/s, y = 2 USD/Mtoken"))
                return false
            }
            if isX { x = assignment.formula } else { y = assignment.formula }
        }
        guard isLine ? (x == nil) != (y == nil) : x != nil else {
            diagnostics.add(
                Diagnostic(
                    "chart-place", isLine ? "a line lies at an x or at a y, not at both" : "a mark needs its x",
                    at: text.span(word),
                    hint: isLine
                        ? "as in: line \"limit\" y = 50 ms" : "as in: mark \"today\" x = 40 token/s"))
            return false
        }
        chart.marks.append(ChartBlock.Mark(text: said, x: x, y: y, isLine: isLine, span: text.span(word)))
        return true
    }
}
