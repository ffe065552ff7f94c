public import Cells
public import Markup

extension Figure {
    /// A `params` block as a table: name, value, what it may be set to, and the note with its source.
    ///
    /// - Parameter note: draws a note.
    public static func parameters(_ parameters: [EvaluatedParameter], _ note: (String) -> Node) -> Node {
        let hasDomain = parameters.contains { !$0.domain.isEmpty }
        let hasNote = parameters.contains { !$0.note.isEmpty }
        var header: [Node] = [
            .element("th", [Attribute("scope", "col")], text: "Parameter"),
            .element("th", [Attribute("scope", "col"), .classes("r")], text: "Value"),
        ]
        if hasDomain { header.append(.element("th", [Attribute("scope", "col")], text: "Range")) }
        if hasNote { header.append(.element("th", [Attribute("scope", "col")], text: "Note and source")) }
        let rows = parameters.map { parameter in
            var cells: [Node] = [
                .element(
                    "th", [Attribute("scope", "row"), Attribute("id", "p-" + parameter.name)],
                    [.element("code", text: parameter.name)]),
                .element("td", [.classes("r")], [inline(parameter.value)]),
            ]
            if hasDomain { cells.append(.element("td", [.classes("d")], text: parameter.domain)) }
            if hasNote { cells.append(.element("td", [.classes("note")], [note(parameter.note)])) }
            return Node.element("tr", cells)
        }
        return .element(
            "div", [.classes("table params")],
            [.element("table", [.element("thead", [.element("tr", header)]), .element("tbody", rows)])])
    }
}
