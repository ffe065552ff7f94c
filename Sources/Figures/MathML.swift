internal import Cells
internal import Markup

/// Writes formulas as MathML: the few elements of MathML Core, which browsers draw and screen readers speak.
enum MathML {
    /// A side of an equation as formulas of their own, which a narrow page breaks between: the terms of a sum and the
    /// factors of a product.
    ///
    /// - Parameter sign: what stands before the first of them.
    static func side(_ notation: Notation, after sign: StaticString?, into html: inout HTML) {
        guard case .operation(let operation, let parts) = notation, parts.count > 1 else {
            return chunk(after: sign, into: &html) { write(notation, into: &$0) }
        }
        switch operation {
        case .sum(let isTaken):
            for (index, part) in parts.enumerated() {
                if index > 0 { html.void("wbr") }
                chunk(after: index == 0 ? sign : isTaken[index] ? "−" : "+", into: &html) {
                    write(part, in: operation, at: index, into: &$0)
                }
            }
        case .product:
            for (index, part) in parts.enumerated() {
                if index > 0 { html.void("wbr") }
                chunk(after: index == 0 ? sign : "·", into: &html) { write(part, in: operation, at: index, into: &$0) }
            }
        case .call(let name, let labels):
            call(labels, parts[...], after: sign, into: &html) { $0.element("mi", text: name) }
        case .method(let name, let labels):
            call(labels, parts.dropFirst(), after: sign, into: &html) { html in
                write(parts[0], in: operation, at: 0, into: &html)
                html.element("mi", text: "." + name)
            }
        default: chunk(after: sign, into: &html) { write(notation, into: &$0) }
        }
    }

    /// A call that a narrow page breaks between its arguments.
    private static func call(
        _ labels: [String], _ parts: ArraySlice<Notation>, after sign: StaticString?, into html: inout HTML,
        _ name: (inout HTML) -> Void
    ) {
        for (index, (label, part)) in zip(labels, parts).enumerated() {
            if index > 0 { html.void("wbr") }
            chunk(after: index == 0 ? sign : nil, into: &html) { html in
                if index == 0 {
                    name(&html)
                    html.element("mo", Attribute("stretchy", "false"), text: "(")
                }
                labelled(label, part, into: &html)
                let isLast = index == labels.count - 1
                html.element("mo", Attribute("stretchy", "false"), text: isLast ? ")" : ",")
            }
        }
    }

    private static func labelled(_ label: String, _ part: Notation, into html: inout HTML) {
        if !label.utf8.isEmpty {
            html.element("mi", text: label)
            word(": ", &html)
        }
        write(part, into: &html)
    }

    /// A formula of its own.
    private static func chunk(after sign: StaticString?, into html: inout HTML, _ content: (inout HTML) -> Void) {
        html.element("math", Attribute("displaystyle", "true")) { html in
            if let sign { html.element("mo", Attribute("form", "infix"), text: "\(sign)") }
            content(&html)
        }
    }

    /// A formula, in the parentheses that it needs as a part of another.
    private static func write(
        _ notation: Notation, in operation: Notation.Operation, at index: Int, into html: inout HTML
    ) {
        guard notation.needsParentheses(in: operation, at: index, hasBars: true) else {
            return write(notation, into: &html)
        }
        let isTall = notation.isTall ? "true" : "false"
        html.element("mrow") { html in
            html.element("mo", Attribute("stretchy", isTall), text: "(")
            write(notation, into: &html)
            html.element("mo", Attribute("stretchy", isTall), text: ")")
        }
    }

    /// A formula as one element.
    static func write(_ notation: Notation, into html: inout HTML) {
        switch notation {
        case .name(let name): html.element("mi", text: name)
        case .words(let words): html.element("mtext", text: words)
        case .quantity(let figure, let unit):
            guard !unit.utf8.isEmpty else { return html.element("mn", text: Figure.minus(figure)) }
            html.element("mrow") { html in
                html.element("mn", text: Figure.minus(figure))
                html.element("mtext", text: "\u{A0}" + unit)
            }
        case .operation(let operation, let parts): write(operation, parts, into: &html)
        }
    }

    private static func write(_ operation: Notation.Operation, _ parts: [Notation], into html: inout HTML) {
        func part(_ index: Int, _ html: inout HTML) {
            guard index < parts.count else { return }
            write(parts[index], in: operation, at: index, into: &html)
        }
        func row(_ content: (inout HTML) -> Void) { html.element("mrow", content: content) }
        func joined(_ sign: String) {
            row { html in
                for index in parts.indices {
                    if index > 0 { html.element("mo", text: sign) }
                    part(index, &html)
                }
            }
        }
        switch operation {
        case .negation:
            row { html in
                html.element("mo", Attribute("form", "prefix"), text: "−")
                part(0, &html)
            }
        case .sum(let isTaken):
            row { html in
                for index in parts.indices {
                    if index > 0 { html.element("mo", text: isTaken[index] ? "−" : "+") }
                    part(index, &html)
                }
            }
        case .product: joined("·")
        case .fraction:
            html.element("mfrac") { html in
                html.element("mrow") { part(0, &$0) }
                html.element("mrow") { part(1, &$0) }
            }
        case .power:
            html.element("msup") { html in
                html.element("mrow") { part(0, &$0) }
                html.element("mrow") { exponent(parts.count > 1 ? parts[1] : .words(""), into: &$0) }
            }
        case .root: html.element("msqrt") { part(0, &$0) }
        case .magnitude:
            row { html in
                html.element("mo", text: "|")
                part(0, &html)
                html.element("mo", text: "|")
            }
        case .comparison(let sign): joined(symbol(sign))
        case .within(let isEqual):
            row { html in
                part(0, &html)
                html.element("mo", text: isEqual ? "=" : "≠")
                part(1, &html)
                word(" within ", &html)
                part(2, &html)
            }
        case .not:
            row { html in
                word("not ", &html)
                part(0, &html)
            }
        case .and: joinedByWord(" and ", parts, operation, into: &html)
        case .or: joinedByWord(" or ", parts, operation, into: &html)
        case .choice: cases(parts, into: &html)
        case .since:
            row { html in
                part(0, &html)
                word(", since ", &html)
                part(1, &html)
            }
        case .list:
            row { html in
                html.element("mo", text: "[")
                list(parts, into: &html)
                html.element("mo", text: "]")
            }
        case .between:
            row { html in
                word("between ", &html)
                part(0, &html)
                word(" and ", &html)
                part(1, &html)
            }
        case .call, .member, .method, .range, .with, .search: calls(operation, parts, into: &html)
        }
    }

    /// An exponent; a fraction on one line, since one above the other could not be read at its size.
    private static func exponent(_ notation: Notation, into html: inout HTML) {
        guard case .operation(.fraction, let parts) = notation, parts.count == 2 else {
            return write(notation, into: &html)
        }
        write(parts[0], in: .fraction, at: 0, into: &html)
        html.element("mo", Attribute("stretchy", "false"), text: "/")
        write(parts[1], in: .fraction, at: 1, into: &html)
    }

    /// What is written as the language writes it.
    private static func calls(_ operation: Notation.Operation, _ parts: [Notation], into html: inout HTML) {
        func part(_ index: Int, _ html: inout HTML) {
            guard index < parts.count else { return }
            write(parts[index], in: operation, at: index, into: &html)
        }
        html.element("mrow") { html in
            switch operation {
            case .call(let name, let labels):
                html.element("mi", text: name)
                arguments(labels, parts[...], into: &html)
            case .member(let name):
                part(0, &html)
                html.element("mi", text: "." + name)
            case .method(let name, let labels):
                part(0, &html)
                html.element("mi", text: "." + name)
                arguments(labels, parts.dropFirst(), into: &html)
            case .range(let isLogarithmic):
                part(0, &html)
                word(" .. ", &html)
                part(1, &html)
                if isLogarithmic { word(" log", &html) }
                guard parts.count > 2 else { return }
                word(" by ", &html)
                part(2, &html)
            case .with(let names):
                part(0, &html)
                for (index, name) in names.enumerated() {
                    word(index == 0 ? " with " : ", ", &html)
                    if !name.utf8.isEmpty {
                        html.element("mi", text: name)
                        html.element("mo", text: "=")
                    }
                    part(index + 1, &html)
                }
            case .search(let name, let isList):
                word(isList ? "solutions " : "solve ", &html)
                html.element("mi", text: name)
                word(" in ", &html)
                part(0, &html)
                word(" .. ", &html)
                part(1, &html)
                word(": ", &html)
                part(2, &html)
            default: break
            }
        }
    }

    private static func arguments(_ labels: [String], _ parts: ArraySlice<Notation>, into html: inout HTML) {
        html.element("mo", Attribute("stretchy", "false"), text: "(")
        for (index, (label, part)) in zip(labels, parts).enumerated() {
            if index > 0 { html.element("mo", text: ",") }
            labelled(label, part, into: &html)
        }
        html.element("mo", Attribute("stretchy", "false"), text: ")")
    }

    private static func list(_ parts: [Notation], into html: inout HTML) {
        for (index, part) in parts.enumerated() {
            if index > 0 { html.element("mo", text: ",") }
            write(part, into: &html)
        }
    }

    /// A choice: both branches behind a brace, each with what it is for.
    private static func cases(_ parts: [Notation], into html: inout HTML) {
        guard parts.count == 3 else { return }
        html.element("mrow") { html in
            html.element("mo", text: "{")
            html.element("mtable", Attribute("class", "cases")) { html in
                html.element("mtr") { html in
                    html.element("mtd") { write(parts[1], into: &$0) }
                    html.element("mtd") { html in
                        word("if ", &html)
                        write(parts[0], into: &html)
                    }
                }
                html.element("mtr") { html in
                    html.element("mtd") { write(parts[2], into: &$0) }
                    html.element("mtd") { word("otherwise", &$0) }
                }
            }
        }
    }

    private static func joinedByWord(
        _ text: String, _ parts: [Notation], _ operation: Notation.Operation, into html: inout HTML
    ) {
        html.element("mrow") { html in
            for (index, part) in parts.enumerated() {
                if index > 0 { word(text, &html) }
                write(part, in: operation, at: index, into: &html)
            }
        }
    }

    /// A word between formulas, with the spaces that MathML would drop.
    private static func word(_ text: String, _ html: inout HTML) {
        var bytes: [UInt8] = []
        for byte in text.utf8 { if byte == 0x20 { bytes += "\u{A0}".utf8 } else { bytes.append(byte) } }
        html.element("mtext", text: String(decoding: bytes, as: UTF8.self))
    }

    private static func symbol(_ sign: Notation.Comparison) -> String {
        switch sign {
        case .equal: "="
        case .notEqual: "≠"
        case .less: "<"
        case .lessOrEqual: "≤"
        case .greater: ">"
        case .greaterOrEqual: "≥"
        }
    }
}

extension Notation {
    /// Whether it stands on more than a line, so that what encloses it must grow.
    fileprivate var isTall: Bool {
        guard case .operation(let operation, let parts) = self else { return false }
        switch operation {
        case .fraction, .choice: return true
        default: return parts.contains { $0.isTall }
        }
    }
}
