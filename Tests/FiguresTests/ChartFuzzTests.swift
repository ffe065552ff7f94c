@testable internal import Cells
@testable internal import Figures
internal import Formulas
internal import Markup
internal import SourceText
internal import TestSupport
internal import Testing

/// Whatever an author writes into a chart, it is drawn or refused.
@Suite struct ChartFuzzTests {
    static let lines = [
        "for b in 1 .. 40", "for b in 1 .. 500 log", "for b in -3 .. 3", "for b in 0.5 .. 0.5", "for b in \"a\", \"b\"",
        "for b in []", "for b in 1 GB .. 90 GB", "for r in 1 .. 3", "x = b", "x = b log", "x = b * b \"Square\"",
        "x = [1, 2]", "y = b", "y = b log", "y \"A\" = 1 / b", "y \"B\" points = b * 1e99", "y = -b", "y = b * 1e-120",
        "y = 1 s", "y \"C\" = [3, 4]", "y = 0", "y = sqrt(b)", "band = b .. 2 * b", "band \"A\" = b", "total \"T\"",
        "each n in 1, 2", "each r in 1, 9", "bars", "bars across", "stacked", "stacked across", "waterfall", "points",
        "lines", "mark \"M\" x = 2", "mark \"N\" x = 2, y = 3", "line \"L\" y = 4", "line \"V\" x = 3", "about \"It\"",
        "y = if b > 2 then b else r", "\"", "y", "x =", "line", "é",
    ]

    static func chart(_ lines: String) -> (chart: EvaluatedChart?, diagnostics: Diagnostics) {
        let text = "r = 2\n" + lines
        var diagnostics = Diagnostics()
        let bytes = Array(text.utf8)
        func excerpt(_ text: String, at source: Int) -> SourceExcerpt {
            SourceExcerpt(file: SourceID(0), bytes: Array(text.utf8), source: source)
        }
        let cells = [
            CellReader.block(excerpt("params", at: 0), excerpt("r = 2", at: 0), into: &diagnostics),
            CellReader.block(excerpt("chart", at: 0), excerpt(lines, at: 6), into: &diagnostics),
        ]
        #expect(bytes.count >= 6)
        let chapter = Book.Chapter(address: "a", uses: [], cells: cells.compactMap { $0 })
        let book = Book([chapter], lexicon: Lexicon(), place: { _ in "" }, into: &diagnostics)
        guard case .chart(let chart)? = book.evaluated(into: &diagnostics)?.first?.last else {
            return (nil, diagnostics)
        }
        return (chart, diagnostics)
    }

    @Test func aChartIsDrawnOrRefused() {
        var random = SeededGenerator(seed: 7)
        var (drawn, refused) = (0, 0)
        for round in 0..<3_000 {
            let text = (0..<Int.random(in: 1...6, using: &random)).map { place in
                // Every other chart begins well, so that enough of them come to be drawn.
                place == 0 && round % 2 == 0
                    ? "for b in 1 .. 8\ny \"Y\" = b" : Self.lines.randomElement(using: &random) ?? ""
            }.joined(separator: "\n")
            let outcome = Self.chart(text)
            guard let chart = outcome.chart else {
                #expect(!outcome.diagnostics.isEmpty, "\(text)")
                refused += 1
                continue
            }
            drawn += 1
            let page = html { Figure.chart(chart, id: "c", into: &$0) { written, html in html.text(written.text) } }
            for word in ["nan", "inf\"", "inf "] where page.contains(word) {
                Issue.record("\(word) in \(text)")
            }
            for sheet in [ChartSheet.wide, .narrow] {
                let drawing = Figure.drawing(chart, sheet, nil)
                #expect(drawing.height < 2_700)
                for place in drawing.places { #expect(place.x.isFinite && place.y.isFinite, "\(text)") }
            }
        }
        #expect(drawn > 300 && refused > 300)
    }
}
