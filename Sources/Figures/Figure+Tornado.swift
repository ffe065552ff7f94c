public import Markup

/// A bar of a tornado: how far one input moves a result to either side.
public struct TornadoBar: Sendable {
    /// The input.
    public let label: String
    /// The result at the lower end of the input, and how it is printed.
    public let low: (value: Double, text: String)
    /// The result at its upper end, and how it is printed.
    public let high: (value: Double, text: String)

    /// A bar from one result to another.
    public init(label: String, low: (value: Double, text: String), high: (value: Double, text: String)) {
        self.label = label
        self.low = low
        self.high = high
    }
}

extension Figure {
    /// Lying bars around a centre: what each input does to a result. The bars stand in the order in which they are given;
    /// usually the longest comes first.
    ///
    /// - Parameters:
    ///   - centre: the result as it is, and how it is printed.
    ///   - heading: what is measured, with its unit.
    ///   - id: a name that nothing else on the page has.
    ///   - title: what the picture is called for readers who do not see it.
    public static func tornado(
        _ bars: [TornadoBar], centre: (value: Double, text: String), heading: String, id: String, title: String,
        into html: inout HTML
    ) {
        var model = BarModel(heading: heading, unit: "", groups: [])
        model.baseline = centre.value
        model.groups = bars.map { bar in
            BarModel.Group(label: bar.label, bars: [tornadoBar(bar, centre.value)])
        }
        model.references = [(centre.value, centre.text)]
        let words = bars.reduce("\(heading): \(centre.text).") { text, bar in
            text + " \(bar.label): \(bar.low.text) to \(bar.high.text)."
        }
        html.element("figure", .classes("chart")) { html in
            pictures(
                BarChart.across(model, .wide), BarChart.across(model, .narrow), id: id, title: title, words: words,
                into: &html)
        }
    }

    private static func tornadoBar(_ bar: TornadoBar, _ centre: Double) -> BarModel.Bar {
        let ends = [(bar.low, 0), (bar.high, 1)]
        return BarModel.Bar(
            segments: ends.map { BarModel.Segment(from: centre, to: $0.0.value, colour: $0.1) },
            texts: ends.map { end, _ in
                let other = end.value == bar.low.value ? bar.high.value : bar.low.value
                return BarModel.EndText(value: end.value, text: end.text, isBefore: end.value < other)
            })
    }
}
