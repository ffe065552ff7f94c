public import Cells
public import Markup
internal import Quantities

extension Figure {
    /// A table.
    ///
    /// - Parameters:
    ///   - label: the name by which links lead to it.
    ///   - name: how the text calls it, as in `Table 2.1`.
    ///   - text: draws what is written in cells and caption.
    public static func table(
        _ table: EvaluatedTable, label: String? = nil, name: String? = nil, into html: inout HTML, _ text: TextWriter
    ) {
        let columns = table.header.indices.map { Column(table, $0) }
        html.element("div", .when(label != nil, "id", label ?? ""), .classes("table")) { html in
            html.element("table") { html in
                if !table.caption.isEmpty || name != nil {
                    html.element("caption") { caption(table.caption, name: name, into: &$0, text) }
                }
                html.element("thead") { html in
                    html.element("tr") { html in
                        for (cell, column) in zip(table.header, columns) {
                            html.element("th", Attribute("scope", "col"), .classes(column.classes.description)) {
                                content(cell, column, into: &$0, text)
                            }
                        }
                    }
                }
                html.element("tbody") { html in
                    for row in table.rows { self.row(row, columns, into: &html, text) }
                }
            }
        }
    }

    /// A row; its first cell names it, for readers who hear the table.
    private static func row(
        _ row: [EvaluatedTable.Content], _ columns: [Column], into html: inout HTML, _ text: TextWriter
    ) {
        html.element("tr") { html in
            for (index, cell) in row.enumerated() {
                let column = columns[index]
                if index == 0 {
                    html.element("th", Attribute("scope", "row"), .classes(column.classes.description)) {
                        content(cell, column, into: &$0, text)
                    }
                } else {
                    html.element("td", class: column.classes) { content(cell, column, into: &$0, text) }
                }
            }
        }
    }

    private static func content(
        _ content: EvaluatedTable.Content, _ column: Column, into html: inout HTML, _ text: TextWriter
    ) {
        switch content {
        case .text(let pieces): self.text(pieces, into: &html, text)
        case .value(let value):
            let padding = column.padding(value)
            if padding.isEmpty {
                html.text(minus(value))
            } else {
                html.element("span", Attribute("data-pad", padding), text: minus(value))
            }
            if !value.unit.isEmpty { html.element("span", class: "u", text: "\u{A0}" + value.unit) }
        }
    }
}

/// What the cells of a column have in common.
struct Column {
    /// How it is aligned; numbers to the right where the author does not say.
    let alignment: TableBlock.Alignment
    /// The most characters from the point on that any of its numbers has, where all have one unit; 0 otherwise.
    let fraction: Int

    init(_ table: EvaluatedTable, _ index: Int) {
        var fraction = 0
        var unit: String?
        var isNumeric = !table.rows.isEmpty
        var isUniform = true
        for row in table.rows {
            guard case .value(let value) = row[index], value.number != nil else {
                isNumeric = false
                continue
            }
            if let known = unit, !known.hasSameBytes(as: value.unit) { isUniform = false }
            unit = value.unit
            // The points of an interval stand under none of a single number.
            if value.interval != nil { isUniform = false }
            fraction = max(fraction, Column.fraction(value.figure))
        }
        self.fraction = isUniform ? fraction : 0
        let written = table.alignments[index]
        alignment = written == .none && isNumeric ? .right : written
    }

    /// The point and digits that a number lacks to be aligned with the others. The page shows them as white space that
    /// is not part of the text.
    func padding(_ value: PublishedValue) -> String {
        let own = Column.fraction(value.figure)
        guard value.number != nil, alignment == .right, own < fraction else { return "" }
        return (own == 0 ? "." : "") + String(repeating: "0", count: fraction - max(own, 1))
    }

    /// The classes of its cells.
    var classes: StaticString {
        switch alignment {
        case .right: "r"
        case .center: "c"
        case .none, .left: ""
        }
    }

    private static func fraction(_ figure: String) -> Int {
        var count = 0
        var isFraction = false
        for byte in figure.utf8 {
            if byte == UInt8(ascii: ".") { isFraction = true }
            if isFraction { count += 1 }
        }
        return count
    }
}
