@testable internal import Cells
@testable internal import Figures
internal import Markup
internal import Testing

@Suite struct ChartFigureTests {
    static let chart = RandomChart.chart(
        .lines, [],
        [
            RandomChart.series(
                "A < B", .line,
                [
                    EvaluatedChart.Point(x: 1, y: 10, interval: nil), EvaluatedChart.Point(x: 2, y: 20, interval: nil),
                    EvaluatedChart.Point(x: 3, y: nil, interval: nil),
                ], refusal: "it does not fit"),
            RandomChart.series(
                "C", .line, (1...3).map { EvaluatedChart.Point(x: Double($0), y: 5, interval: nil) }),
        ], marks: [EvaluatedChart.Mark(text: "limit", x: nil, y: 15)], caption: [Samples.written("Cost & speed")])

    static let page = html {
        Figure.chart(chart, id: "chart-3", into: &$0) { written, html in html.text(written.text) }
    }

    @Test(
        arguments: [
            "<figure class=\"chart\"><figcaption>Cost &amp; speed</figcaption><svg class=\"wide\"",
            "role=\"img\" aria-labelledby=\"chart-3-t chart-3-d\"><title id=\"chart-3-t\">Cost &amp; speed</title>",
            "<desc id=\"chart-3-d\">Line chart of Cost of a token (USD) against Batch (token); 2 series: A &lt; B and C.",
            "<svg class=\"narrow\"", "<details><summary>Data of this chart</summary><div class=\"table\">",
            ">A &lt; B</text>", ">limit</text>",
        ])
    func aChartIsDrawnTwiceNamedAndDescribed(_ part: String) {
        #expect(Self.page.contains(part))
    }

    @Test func nothingNeedsAStyleAttribute() {
        #expect(!Self.page.contains("style="))
    }

    @Test(
        arguments: [
            "A < B: from 10 to 20\u{A0}USD as x goes from 1 to 2\u{A0}token",
            "A < B has no value at 1 of 3 points: it does not fit.", "Marked: limit (15\u{A0}USD).",
        ])
    func wordsSayWhatIsSeen(_ words: String) {
        #expect(Figure.words(Self.chart).contains(words))
    }

    @Test func theAuthorsWordsComeFirst() {
        let chart = RandomChart.chart(.bars, ["a"], RandomChart.bars(["a"], [[3]]).series, about: "It is three")
        #expect(Figure.words(chart) == "It is three.")
    }

    @Test func aFewBarsAreReadOut() {
        #expect(
            Figure.words(RandomChart.bars(["a", "b"], [[3, -1]]))
                == "Bar chart of Cost of a token (USD) by Batch: Series 0. a 3, b −1\u{A0}USD.")
    }

    @Test func aPictureThatStandsAloneCarriesItsColours() {
        let file = String(decoding: Figure.chartFile(Self.chart), as: UTF8.self)
        #expect(file.hasPrefix("<svg class=\"chart\" viewBox=\"-16 -16 704 "))
        #expect(file.contains("xmlns=\"http://www.w3.org/2000/svg\""))
        #expect(file.contains("--c1: #0b6e7f") && file.contains("prefers-color-scheme: dark"))
        #expect(file.hasSuffix("</svg>\n"))
    }

    @Test func inMarkdownAChartIsAPictureWithItsData() {
        let text = markdown { MarkdownFigure.chart(Self.chart, picture: "charts/a/1.svg", into: &$0) }
        #expect(
            text == """
                **Cost & speed**

                ![Cost & speed](charts/a/1.svg)

                Line chart of Cost of a token (USD) against Batch (token); 2 series: A \\< B and C. \
                A \\< B has no value at 1 of 3 points: it does not fit.

                | Batch, token | A \\< B, USD | C, USD |
                |-------------:|------------:|-------:|
                |            1 |          10 |      5 |
                |            2 |          20 |      5 |
                |            3 |           – |      5 |

                """)
    }

    @Test(arguments: [
        (0.04, "0"), (0.05, "0.1"), (12.34, "12.3"), (-0.06, "-0.1"), (-3, "-3"), (1e12, "0"), (.nan, "0"),
    ])
    func coordinatesHaveATenthOfAPixel(_ value: Double, _ text: String) {
        #expect(Drawing.number(value) == text)
    }

    @Test func pointsOnAStraightLineAreLeftOut() {
        let straight = (0...50).map { Place(x: Double($0), y: Double($0) * 2) }
        #expect(Drawing.simplified(straight) == [straight[0], straight[50]])
        let bent = straight + [Place(x: 60, y: 0)]
        #expect(Drawing.simplified(bent) == [bent[0], bent[50], bent[51]])
        let back = [Place(x: 0, y: 0), Place(x: 10, y: 0), Place(x: 5, y: 0)]
        #expect(Drawing.simplified(back) == back)
    }

    @Test func aTornadoLiesAroundItsCentre() {
        let bars = [
            TornadoBar(label: "rent", low: (6, "6.00"), high: (18, "18.0")),
            TornadoBar(label: "context", low: (12, "12.0"), high: (9, "9.00")),
        ]
        let page = html {
            Figure.tornado(
                bars, centre: (10, "10.0"), heading: "Cost, USD/Mtoken", id: "t", title: "What moves the cost",
                into: &$0)
        }
        for text in ["rent", "context", "6.00", "18.0", "12.0", "9.00", "10.0", "Cost, USD/Mtoken"] {
            #expect(page.contains(">\(text)</text>"), "\(text)")
        }
        #expect(page.contains("rent: 6.00 to 18.0."))
        // Of both bars the end below the centre lies to the left: the texts there end at it.
        #expect(page.split(separator: "text-anchor=\"end\">9.00").count == 3)
        #expect(page.split(separator: "text-anchor=\"end\">6.00").count == 3)
    }
}
