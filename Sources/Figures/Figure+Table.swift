public import Cells
public import Markup

extension Figure {
    /// A table.
    ///
    /// - Parameter text: draws what is written in cells and caption.
    public static func table(_ table: EvaluatedTable, _ text: (EvaluatedPiece.Written) -> Node) -> Node {
        let columns = table.header.indices.map { Column(table, $0) }
        var children: [Node] = []
        if !table.caption.isEmpty { children.append(.element("caption", [self.text(table.caption, text)])) }
        let header = zip(table.header, columns).map { cell, column in
            Node.element(
                "th", [Attribute("scope", "col")] + column.attributes,
                [content(cell, column, text)])
        }
        children.append(.element("thead", [.element("tr", header)]))
        let rows = table.rows.map { row in
            Node.element(
                "tr",
                row.enumerated().map { index, cell in
                    let column = columns[index]
                    // The first cell names its row, for readers who hear the table.
                    let content = [content(cell, column, text)]
                    return index == 0
                        ? .element("th", [Attribute("scope", "row")] + column.attributes, content)
                        : .element("td", column.attributes, content)
                })
        }
        children.append(.element("tbody", rows))
        return .element("div", [.classes("table")], [.element("table", children)])
    }

    private static func content(
        _ content: EvaluatedTable.Content, _ column: Column, _ text: (EvaluatedPiece.Written) -> Node
    ) -> Node {
        switch content {
        case .text(let pieces): return self.text(pieces, text)
        case .value(let value):
            guard let number = value.number else { return .text(value.figure) }
            var attributes = [Attribute("value", plain(number)), Attribute("title", "= " + value.formula)]
            let padding = column.padding(value)
            if !padding.isEmpty { attributes.append(Attribute("data-pad", padding)) }
            let figure = Node.element("data", attributes, [.text(minus(value))])
            return value.unit.isEmpty
                ? figure : .group([figure, .element("span", [.classes("u")], [.text("\u{A0}" + value.unit)])])
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
            if let known = unit, !known.utf8.elementsEqual(value.unit.utf8) { isUniform = false }
            unit = value.unit
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
        guard alignment == .right, own < fraction else { return "" }
        return (own == 0 ? "." : "") + String(repeating: "0", count: fraction - max(own, 1))
    }

    var attributes: [Attribute] {
        switch alignment {
        case .right: [.classes("r")]
        case .center: [.classes("c")]
        case .none, .left: []
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
