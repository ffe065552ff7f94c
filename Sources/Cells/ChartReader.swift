internal import Formulas
internal import SourceText

/// Reads a `chart` block: `chart [label] ["caption"]`, and one line for each thing that it says.
///
///     chart = { "for" name "in" list | "each" name "in" list | kind
///             | "x" "=" axis | "y" [ text ] [ "points" | "lines" ] "=" axis | "band" [ text ] "=" axis | "total" text
///             | "mark" text assignments | "line" text assignment | "about" text }
///     kind  = "lines" | "points" | ( "bars" | "stacked" | "waterfall" ) [ "across" ]
///     axis  = formula [ "log" ] [ text ]
struct ChartReader {
    private static let words = [
        "for", "each", "x", "y", "band", "total", "mark", "line", "about", "lines", "points", "bars", "stacked",
        "waterfall", "across",
    ]

    let text: SourceExcerpt
    var chart: ChartBlock
    private var isFine = true

    /// Reads a block.
    ///
    /// - Returns: nil, with a diagnostic for each, where a line has a mistake in it.
    static func block(
        _ info: SourceExcerpt, _ rest: Range<Int>, _ content: SourceExcerpt, into diagnostics: inout Diagnostics
    ) -> ChartBlock? {
        guard let head = BlockHead(info, rest, into: &diagnostics) else { return nil }
        guard head.rest.isEmpty else {
            diagnostics.add(
                Diagnostic(
                    "unexpected-token", "a chart's opening line ends with its caption", at: info.span(head.rest),
                    hint: "what it draws stands on the lines below"))
            return nil
        }
        let lines = LogicalLines(content)
        let chart = ChartBlock(label: head.label, caption: head.caption, span: info.span(0..<rest.lowerBound))
        var reader = ChartReader(text: lines.text, chart: chart)
        for line in lines.all where !reader.read(line.range, into: &diagnostics) { reader.isFine = false }
        guard reader.isFine else { return nil }
        let hasValues = reader.chart.series.contains { series in
            if case .total = series.content { return false }
            return true
        }
        if !hasValues {
            diagnostics.add(
                Diagnostic(
                    "chart-without-y", "the chart has no 'y', so there is nothing to draw", at: chart.span,
                    hint: "as in: y = cost(b) in USD/Mtoken"))
            return nil
        }
        return reader.chart
    }

    private init(text: SourceExcerpt, chart: ChartBlock) {
        self.text = text
        self.chart = chart
    }

    // MARK: - Lines

    private mutating func read(_ line: Range<Int>, into diagnostics: inout Diagnostics) -> Bool {
        let word = self.word(line)
        let rest = LogicalLines.trimmed(text.bytes, word.upperBound..<line.upperBound)
        if isWord(word, "for") {
            var parser = Parser(text, line)
            guard once("for", word, chart.loop != nil, &diagnostics) else { return false }
            chart.loop = parser.loop(into: &diagnostics)
            return chart.loop != nil
        }
        if isWord(word, "each") {
            var parser = Parser(text, line)
            guard once("each", word, chart.each != nil, &diagnostics) else { return false }
            chart.each = parser.series(into: &diagnostics)
            return chart.each != nil
        }
        if isWord(word, "x") {
            guard once("x", word, chart.x != nil, &diagnostics) else { return false }
            chart.x = axis(rest, after: "x", into: &diagnostics)
            return chart.x != nil
        }
        if isWord(word, "y") || isWord(word, "band") { return series(word, rest, into: &diagnostics) }
        if isWord(word, "total") { return total(word, rest, into: &diagnostics) }
        if isWord(word, "mark") || isWord(word, "line") { return mark(word, rest, into: &diagnostics) }
        if isWord(word, "about") {
            var rest = rest
            guard once("about", word, chart.about != nil, &diagnostics) else { return false }
            guard let about = quoted(&rest, into: &diagnostics) else { return missingText(word, &diagnostics) }
            chart.about = about
            return end(rest, into: &diagnostics)
        }
        return kind(line, into: &diagnostics)
    }

    /// kind = "lines" | "points" | ( "bars" | "stacked" | "waterfall" ) [ "across" ]
    private mutating func kind(_ line: Range<Int>, into diagnostics: inout Diagnostics) -> Bool {
        let word = self.word(line)
        let rest = LogicalLines.trimmed(text.bytes, word.upperBound..<line.upperBound)
        switch true {
        case isWord(word, "lines"): break
        case isWord(word, "points"): chart.isOfPoints = true
        case isWord(word, "bars"): chart.kind = .bars
        case isWord(word, "stacked"): chart.kind = .stacked
        case isWord(word, "waterfall"): chart.kind = .waterfall
        default: return unknown(word.isEmpty ? line : word, into: &diagnostics)
        }
        guard once("kind", word, chart.kindSpan != nil, &diagnostics) else { return false }
        chart.kindSpan = text.span(word)
        let next = self.word(rest)
        guard isWord(next, "across"), chart.kind != .lines else { return end(rest, into: &diagnostics) }
        chart.isAcross = true
        return end(LogicalLines.trimmed(text.bytes, next.upperBound..<rest.upperBound), into: &diagnostics)
    }

    private func unknown(_ range: Range<Int>, into diagnostics: inout Diagnostics) -> Bool {
        let word = text.text(range)
        let near = nearest(to: word, among: ChartReader.words)
        diagnostics.add(
            Diagnostic(
                "unknown-chart-word", "a line of a chart cannot begin with '\(word)'", at: text.span(range),
                hint: habit(range) ?? near.map { "did you mean '\($0)'?" }
                    ?? "a line begins with for, each, x, y, band, total, mark, line, about or the kind of the chart"))
        return false
    }

    /// What people write who know another way of drawing; nil for all other words.
    private func habit(_ range: Range<Int>) -> String? {
        switch text.text(range) {
        case "scatter": return "single points are drawn by 'points'"
        case "pie", "donut", "doughnut": return "shares are drawn by 'stacked', a bar for each value of 'for'"
        case "column", "columns", "barplot", "histogram": return "bars are drawn by 'bars'"
        case "area": return "what adds up is drawn by 'stacked', an interval by 'band'"
        case "type", "kind", "style": return "the kind is a line of its own, as in bars"
        case "title", "caption", "label":
            return "the caption stands on the opening line: chart cheap-or-fast \"Caption\""
        case "xlabel", "ylabel", "xtitle", "ytitle":
            return "the title of an axis stands behind its formula, as in y = cost(b) \"Cost of a token\""
        case "xlim", "ylim", "limits": return "an axis shows what 'for' runs over"
        case "color", "colour", "legend", "size", "width", "height", "grid", "theme":
            return "leave it out: how a chart looks is the page's affair"
        case "hline", "vline", "abline": return "as in: line \"Limit\" y = 2 USD/Mtoken"
        case "annotate", "point": return "as in: mark \"Today\" x = 60 token/s"
        case "series", "group", "groupby", "hue": return "as in: each gpu in h100_sxm, h200_sxm"
        default: break
        }
        let bytes = text.bytes[range.lowerBound...]
        if bytes.starts(with: "//".utf8) { return "a note begins with #" }
        if bytes.dropFirst(range.count).first == UInt8(ascii: "(") {
            return "what is drawn stands after 'y =', as in y = cost(b)"
        }
        return nil
    }

    private func once(
        _ name: StaticString, _ word: Range<Int>, _ isThere: Bool, _ diagnostics: inout Diagnostics
    ) -> Bool {
        guard isThere else { return true }
        diagnostics.add(
            Diagnostic(
                "chart-line-twice",
                isWord(word, name) ? "the chart has two lines '\(name)'" : "the chart has two kinds",
                at: text.span(word), hint: "leave one of them out"))
        return false
    }

    // MARK: - Words and texts

    /// The letters that a stretch begins with.
    func word(_ range: Range<Int>) -> Range<Int> {
        let letters = text.bytes[range].prefix { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
            default: byte >= 0x80
            }
        }
        return letters.startIndex..<letters.endIndex
    }

    func isWord(_ range: Range<Int>, _ word: StaticString) -> Bool {
        word.withUTF8Buffer { text.bytes[range].elementsEqual($0) }
    }

    /// Takes the text in quotation marks that a stretch begins with; nil where it begins with none.
    func quoted(_ range: inout Range<Int>, into diagnostics: inout Diagnostics) -> [TextPiece]? {
        let bytes = text.bytes
        guard let first = range.first, bytes[first] == UInt8(ascii: "\"") else { return nil }
        let inner = (first + 1)..<range.upperBound
        guard let close = bytes[inner].firstIndex(of: UInt8(ascii: "\"")) else { return nil }
        range = LogicalLines.trimmed(bytes, (close + 1)..<range.upperBound)
        return CellReader.pieces(text, inner.lowerBound..<close, into: &diagnostics)
    }

    func missingText(_ word: Range<Int>, _ diagnostics: inout Diagnostics) -> Bool {
        diagnostics.add(
            Diagnostic(
                "chart-text-missing", "'\(text.text(word))' needs a text in quotation marks", at: text.span(word),
                hint: "as in: \(text.text(word)) \"what it says\""))
        return false
    }

    func end(_ rest: Range<Int>, into diagnostics: inout Diagnostics) -> Bool {
        guard !rest.isEmpty else { return true }
        diagnostics.add(
            Diagnostic(
                "unexpected-token", "expected the end of the line", at: text.span(rest),
                hint: "leave it out, or write it on a line of its own"))
        return false
    }
}
