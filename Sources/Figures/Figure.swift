public import Cells
public import Markup

/// Draws evaluated cells as markup.
public enum Figure {
    /// Draws a text as it is written.
    public typealias TextWriter = (EvaluatedPiece.Written, inout HTML) -> Void

    /// A value in running text: the figure and its unit, held together, with the formula as a tooltip.
    public static func inline(_ value: PublishedValue, into html: inout HTML) {
        let formula = "= " + value.formula
        if let number = value.number {
            html.element(
                "data", Attribute("value", plain(number)), .classes("v"), Attribute("title", formula),
                text: typographic(value))
        } else {
            // A text or a name is part of the sentence: it breaks with the line and is not underlined.
            html.element("span", Attribute("title", formula), text: value.figure)
        }
    }

    /// A text with values in it.
    ///
    /// - Parameter text: draws what is written between the values.
    public static func text(_ pieces: [EvaluatedPiece], into html: inout HTML, _ text: TextWriter) {
        for piece in pieces {
            switch piece {
            case .text(let written): text(written, &html)
            case .value(let value): inline(value, into: &html)
            }
        }
    }

    /// A caption, after the name of what it belongs to: `Table 2.1. What a batch costs`.
    static func caption(_ pieces: [EvaluatedPiece], name: String?, into html: inout HTML, _ text: TextWriter) {
        if let name {
            html.element("span", class: "name", text: pieces.isEmpty ? name : name + ".")
            if !pieces.isEmpty { html.text(" ") }
        }
        self.text(pieces, into: &html, text)
    }

    /// A `let` block, as it is written.
    public static func definitions(_ source: String, into html: inout HTML) {
        html.element("pre", .classes("let")) { html in
            html.element("code") { html in
                let lines = source.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
                for (number, line) in lines.enumerated() {
                    if number > 0 { html.text("\n") }
                    let name = definedName(line)
                    if !name.isEmpty { html.element("span", Attribute("id", "_d-" + name), text: name) }
                    html.text(String(decoding: line.dropFirst(name.utf8.count), as: UTF8.self))
                }
            }
        }
    }

    /// The name that a line of a `let` block defines, to which links may lead; empty where it defines none.
    private static func definedName(_ line: Substring.UTF8View) -> String {
        let name = line.prefix { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: byte >= 0x80
            }
        }
        var rest = line.dropFirst(name.count)
        if rest.first == UInt8(ascii: "(") { rest = rest.drop { $0 != UInt8(ascii: ")") }.dropFirst() }
        rest = rest.drop { $0 == 0x20 || $0 == 0x09 }
        return rest.first == UInt8(ascii: "=") ? String(decoding: name, as: UTF8.self) : ""
    }

    /// The value's text as it is set: a true minus sign, and a no-break space before the unit.
    static func typographic(_ value: PublishedValue) -> String {
        value.unit.isEmpty ? minus(value) : minus(value) + "\u{A0}" + value.unit
    }

    static func minus(_ value: PublishedValue) -> String {
        value.number == nil ? value.figure : minus(value.figure)
    }

    /// A figure with true minus signs: that of an uncertain number has one for each of its three numbers.
    static func minus(_ figure: String) -> String {
        guard figure.utf8.contains(UInt8(ascii: "-")) else { return figure }
        var bytes: [UInt8] = []
        for byte in figure.utf8 {
            switch bytes.last {
            case nil where byte == UInt8(ascii: "-"), UInt8(ascii: " ")? where byte == UInt8(ascii: "-"),
                UInt8(ascii: "(")? where byte == UInt8(ascii: "-"):
                bytes += "−".utf8
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The shortest digits that give the number back, for a program that reads the page.
    static func plain(_ number: Double) -> String {
        let text = number.description
        return text.utf8.suffix(2).elementsEqual(".0".utf8)
            ? String(decoding: text.utf8.dropLast(2), as: UTF8.self) : text
    }
}
