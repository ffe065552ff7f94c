public import Cells
public import Markup

/// Draws evaluated cells as markup.
public enum Figure {
    /// A value in running text: the figure and its unit, held together, with the formula as a tooltip.
    public static func inline(_ value: PublishedValue) -> Node {
        var attributes: [Attribute] = []
        if let number = value.number { attributes.append(Attribute("value", plain(number))) }
        attributes.append(.classes("v"))
        attributes.append(Attribute("title", "= " + value.formula))
        return .element(value.number == nil ? "span" : "data", attributes, [.text(typographic(value))])
    }

    /// A text with values in it.
    ///
    /// - Parameter text: draws what is written between the values.
    public static func text(_ pieces: [EvaluatedPiece], _ text: (EvaluatedPiece.Written) -> Node) -> Node {
        .group(
            pieces.map { piece in
                switch piece {
                case .text(let written): text(written)
                case .value(let value): inline(value)
                }
            })
    }

    /// A `let` block, as it is written.
    public static func definitions(_ source: String) -> Node {
        .element("pre", [.classes("let")], [.element("code", text: source)])
    }

    /// The value's text as it is set: a true minus sign, and a no-break space before the unit.
    static func typographic(_ value: PublishedValue) -> String {
        value.unit.isEmpty ? minus(value) : minus(value) + "\u{A0}" + value.unit
    }

    static func minus(_ value: PublishedValue) -> String {
        guard value.number != nil, value.figure.utf8.first == UInt8(ascii: "-") else { return value.figure }
        return "−" + String(decoding: value.figure.utf8.dropFirst(), as: UTF8.self)
    }

    /// The shortest digits that give the number back, for a program that reads the page.
    static func plain(_ number: Double) -> String {
        let text = number.description
        return text.utf8.suffix(2).elementsEqual(".0".utf8)
            ? String(decoding: text.utf8.dropLast(2), as: UTF8.self) : text
    }
}
