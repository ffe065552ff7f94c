public import Cells
public import Markup

extension Figure {
    /// A scenario as a table: what it sets, beside the values of the book.
    ///
    /// - Parameters:
    ///   - address: where a parameter stands.
    ///   - note: draws a note.
    public static func scenario(
        _ scenario: EvaluatedScenario, into html: inout HTML, address: (EvaluatedScenario.Row) -> String,
        _ note: (String, inout HTML) -> Void
    ) {
        let hasNote = scenario.rows.contains { !$0.note.utf8.isEmpty }
        html.element("div", Attribute("id", "_s-" + scenario.name), .classes("table scenario")) { html in
            html.element("table") { html in
                html.element("caption", text: "Scenario: " + scenario.title)
                html.element("thead") { html in
                    html.element("tr") { html in
                        html.element("th", Attribute("scope", "col"), text: "Parameter")
                        html.element("th", Attribute("scope", "col"), .classes("r"), text: "Published")
                        html.element("th", Attribute("scope", "col"), .classes("r"), text: scenario.title)
                        if hasNote { html.element("th", Attribute("scope", "col"), text: "Note and source") }
                    }
                }
                html.element("tbody") { html in
                    for row in scenario.rows {
                        html.element("tr") { html in
                            html.element("th", Attribute("scope", "row")) { html in
                                html.element("a", Attribute("href", address(row))) {
                                    $0.element("code", text: row.name)
                                }
                            }
                            html.element("td", class: "r") { inline(row.published, into: &$0) }
                            html.element("td", class: "r") { inline(row.value, into: &$0) }
                            if hasNote { html.element("td", class: "note") { note(row.note, &$0) } }
                        }
                    }
                }
            }
        }
    }
}
