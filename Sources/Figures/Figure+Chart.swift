public import Cells
public import Markup

extension Figure {
    /// A chart: its caption, a drawing for wide pages and one for narrow ones, of which the style sheet shows one, and its
    /// data as a table that unfolds.
    ///
    /// Both drawings are laid out for their width, so that neither is a picture made small: letters stay as large as those of
    /// the text, ticks are as many as fit, and labels stand beside lines or above them.
    ///
    /// - Parameters:
    ///   - id: a name that nothing else on the page has.
    ///   - name: how the text calls it, as in `Chart 2.1`.
    ///   - frame: the part of the axes to show, where it must stay while values move.
    ///   - text: draws what is written in the caption.
    public static func chart(
        _ chart: EvaluatedChart, id: String, name: String? = nil, frame: ChartFrame? = nil, into html: inout HTML,
        _ text: TextWriter
    ) {
        html.element("figure", .classes("chart"), .when(chart.label != nil, "id", chart.label ?? "")) { html in
            if !chart.caption.isEmpty || name != nil {
                html.element("figcaption") { caption(chart.caption, name: name, into: &$0, text) }
            }
            pictures(
                drawing(chart, .wide, frame), drawing(chart, .narrow, frame), id: id, title: title(chart),
                words: words(chart), into: &html)
            html.element("details") { html in
                html.element("summary", text: "Data of this chart")
                table(chart.table(most: 50), into: &html, text)
            }
        }
    }

    /// A chart as a file of its own: an SVG picture that carries its colours, for pages without the style sheet.
    public static func chartFile(_ chart: EvaluatedChart) -> [UInt8] {
        HTML.bytes(capacity: 8192) { html in
            drawing(chart, .wide, nil).svg("chart", labels: nil, margin: 16, into: &html) { html in
                html.element("title", text: title(chart))
                html.element("desc", text: words(chart))
                html.element("style", text: ChartStyle.standalone)
            }
            html.lineEnd()
        }
    }

    /// A drawing for wide pages and one for narrow ones, with the same name and description.
    static func pictures(
        _ wide: Drawing, _ narrow: Drawing, id: String, title: String, words: String, into html: inout HTML
    ) {
        let labels = id + "-t " + id + "-d"
        wide.svg("wide", labels: labels, into: &html) { html in
            html.element("title", Attribute("id", id + "-t"), text: title)
            html.element("desc", Attribute("id", id + "-d"), text: words)
        }
        narrow.svg("narrow", labels: labels, into: &html) { _ in }
    }

    static func drawing(_ chart: EvaluatedChart, _ sheet: ChartSheet, _ frame: ChartFrame?) -> Drawing {
        chart.x.categories.isEmpty
            ? LineChart.drawing(chart, sheet, frame) : BarChart.drawing(chart, sheet, frame)
    }

    /// The caption without its marks, or what is drawn where there is none.
    static func title(_ chart: EvaluatedChart) -> String {
        let caption = (chart.spokenCaption ?? chart.caption).reduce("") { text, piece in
            switch piece {
            case .text(let written): text + written.text
            case .value(let value): text + typographic(value)
            }
        }
        guard caption.utf8.isEmpty else { return caption }
        let what = chart.y.title.utf8.isEmpty ? chart.y.unit : chart.y.title
        return what.utf8.isEmpty ? "Chart" : chart.x.title.utf8.isEmpty ? what : what + " by " + chart.x.title
    }
}
