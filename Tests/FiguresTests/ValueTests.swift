internal import Cells
internal import Figures
internal import Markup
internal import Testing

@Suite struct ValueTests {
    @Test(
        arguments: [
            ("2.10", "USD/h", 2.1, "<data value=\"2.1\" class=\"v\" title=\"= a &lt; b\">2.10\u{A0}USD/h</data>"),
            ("4", "", 4, "<data value=\"4\" class=\"v\" title=\"= a &lt; b\">4</data>"),
            ("-12.3", "ms", -12.345, "<data value=\"-12.345\" class=\"v\" title=\"= a &lt; b\">−12.3\u{A0}ms</data>"),
            ("1,000", "", 1000, "<data value=\"1000\" class=\"v\" title=\"= a &lt; b\">1,000</data>"),
            ("0.333", "", 1.0 / 3, "<data value=\"0.3333333333333333\" class=\"v\" title=\"= a &lt; b\">0.333</data>"),
            ("a-b <c>", "", nil, "<span title=\"= a &lt; b\">a-b &lt;c&gt;</span>"),
            ("-x", "", nil, "<span title=\"= a &lt; b\">-x</span>"),
        ] as [(String, String, Double?, String)])
    func aValueInATextKnowsItsNumberAndFormula(_ figure: String, _ unit: String, _ number: Double?, _ expected: String)
    {
        let value = Samples.value(figure, unit, number: number, formula: "a < b")
        #expect(html { Figure.inline(value, into: &$0) } == expected)
    }

    @Test(
        arguments: [
            ("2.10", "USD/h", 2.1, "2.10 USD/h"), ("4", "", 4, "4"), ("-12.3", "ms", -12.3, "-12.3 ms"),
            ("a*b_c|d[e]`f<g>\\", "", nil, "a\\*b\\_c\\|d\\[e\\]\\`f\\<g\\>\\\\"), ("h100", "", nil, "h100"),
            ("5", "GB*s", 5, "5 GB*s"),
        ] as [(String, String, Double?, String)])
    func aValueInMarkdownHasNoMeaningThere(_ figure: String, _ unit: String, _ number: Double?, _ expected: String) {
        let value = Samples.value(figure, unit, number: number)
        #expect(markdown { MarkdownFigure.inline(value, into: &$0) } == expected)
    }

    @Test func aTextKeepsWhatIsWrittenBetweenItsValues() {
        let pieces = [Samples.written("a & b "), .value(Samples.value("3", formula: "y")), Samples.written(" c")]
        let text = html { Figure.text(pieces, into: &$0) { written, html in html.element("i", text: written.text) } }
        #expect(text == "<i>a &amp; b </i><data value=\"1\" class=\"v\" title=\"= y\">3</data><i> c</i>")
    }

    @Test func definitionsAreShownAsTheyAreWritten() {
        #expect(
            html { Figure.definitions("f(x) = x < 3  # note\n", into: &$0) }
                == "<pre class=\"let\"><code><span id=\"_d-f\">f</span>(x) = x &lt; 3  # note\n</code></pre>")
    }
}
