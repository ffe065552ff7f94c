public import Cells
public import Markup

extension Figure {
    /// How many bars a picture of a sensitivity has; the table below it lists all.
    static let mostTornadoBars = 12

    /// A sensitivity: a tornado, and a table of the same. The longest swing comes first.
    ///
    /// - Parameters:
    ///   - id: a name that nothing else on the page has.
    ///   - name: how the text calls it, as in `Sensitivity 2.1`; nil where it has no label.
    ///   - text: draws what is written in caption and cells.
    public static func sensitivity(
        _ sensitivity: EvaluatedSensitivity, id: String, name: String? = nil, into html: inout HTML,
        _ text: TextWriter
    ) {
        html.element(
            "section", .when(!sensitivity.label.utf8.isEmpty, "id", sensitivity.label), .classes("sensitivity")
        ) { html in
            if !sensitivity.caption.isEmpty || name != nil {
                html.element("p", class: "figcaption") { caption(sensitivity.caption, name: name, into: &$0, text) }
            }
            let result = sensitivity.result
            tornado(
                bars(sensitivity), centre: (result.number ?? 0, minus(result.figure)),
                heading: heading(result), id: id, title: "What moves " + result.formula, into: &html)
            table(sensitivity.table(hasCaption: false), into: &html, text)
            notes(sensitivity, into: &html)
        }
    }

    /// What is measured, and in what unit: a formula that asks for the unit need not say so again.
    private static func heading(_ result: PublishedValue) -> String {
        guard !result.unit.utf8.isEmpty else { return result.formula }
        let bytes = Array(result.formula.utf8)
        let end = Array((" in " + result.unit).utf8)
        let formula =
            bytes.count > end.count && bytes.suffix(end.count).elementsEqual(end)
            ? String(decoding: bytes.dropLast(end.count), as: UTF8.self) : result.formula
        return formula + ", " + result.unit
    }

    private static func bars(_ sensitivity: EvaluatedSensitivity) -> [TornadoBar] {
        let centre = sensitivity.result.number ?? 0
        func end(_ end: EvaluatedSensitivity.End?) -> (value: Double, text: String) {
            guard let end, let number = end.result.number else { return (centre, "") }
            return (number, minus(end.result.figure))
        }
        return sensitivity.rows.prefix(mostTornadoBars).map { row in
            TornadoBar(label: row.label, low: end(row.from), high: end(row.to))
        }
    }

    private static func notes(_ sensitivity: EvaluatedSensitivity, into html: inout HTML) {
        let rows = sensitivity.rows.filter { !$0.obstacles.isEmpty }
        guard !rows.isEmpty else { return }
        html.element("ul", class: "margin") { html in
            for row in rows {
                for obstacle in row.obstacles {
                    html.element("li") { html in
                        html.element("code", text: row.name)
                        html.text(" \(obstacle).")
                    }
                }
            }
        }
    }
}

extension EvaluatedSensitivity.Row {
    /// The parameter and between which values it is moved.
    fileprivate var label: String {
        guard let from, let to else { return name }
        return name + ", " + from.input.text + " to " + to.input.text
    }
}
