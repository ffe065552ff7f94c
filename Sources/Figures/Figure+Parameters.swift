public import Cells
public import Markup

extension Figure {
    /// A `params` block as a table: name, value, what it may be set to, and the note with its source.
    ///
    /// - Parameter note: draws a note.
    public static func parameters(
        _ parameters: [EvaluatedParameter], into html: inout HTML, _ note: (String, inout HTML) -> Void
    ) {
        // A block that declares units alone has nothing to show.
        if parameters.isEmpty {
            return html.element("div", .classes("table params"), Attribute("hidden", "")) { _ in }
        }
        let hasDomain = parameters.contains { !$0.domain.isEmpty }
        let hasNote = parameters.contains { !$0.note.isEmpty }
        html.element("div", class: "table params") { html in
            html.element("table") { html in
                html.element("thead") { html in
                    html.element("tr") { html in
                        html.element("th", Attribute("scope", "col"), text: "Parameter")
                        html.element("th", Attribute("scope", "col"), .classes("r"), text: "Value")
                        if hasDomain { html.element("th", Attribute("scope", "col"), text: "Range") }
                        if hasNote { html.element("th", Attribute("scope", "col"), text: "Note and source") }
                    }
                }
                html.element("tbody") { html in
                    for parameter in parameters {
                        row(parameter, hasDomain: hasDomain, hasNote: hasNote, into: &html, note)
                    }
                }
            }
        }
    }

    private static func row(
        _ parameter: EvaluatedParameter, hasDomain: Bool, hasNote: Bool, into html: inout HTML,
        _ note: (String, inout HTML) -> Void
    ) {
        html.element("tr") { html in
            html.element("th", Attribute("scope", "row"), Attribute("id", "_p-" + parameter.name)) {
                $0.element("code", text: parameter.name)
            }
            html.element("td", class: "r") { inline(parameter.value, into: &$0) }
            if hasDomain { html.element("td", class: "d", text: parameter.domain) }
            if hasNote { html.element("td", class: "note") { note(parameter.note, &$0) } }
        }
    }
}
