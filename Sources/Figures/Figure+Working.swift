public import Cells
public import Markup

extension Figure {
    /// Where a definition stands, seen from the page that names it.
    public struct DefinitionPlace: Sendable {
        /// The address to which its name leads.
        public let address: String
        /// What the chapter is called; nil for the chapter of the page itself.
        public let chapter: String?

        /// A place with its address.
        public init(address: String, chapter: String?) {
            self.address = address
            self.chapter = chapter
        }
    }

    /// A value with its working: the formula, the same with the numbers put in, the result, and below where each input
    /// comes from.
    ///
    /// - Parameters:
    ///   - name: how the text calls it, as in `Working 2.1`.
    ///   - place: where a definition stands.
    ///   - note: draws the note of a parameter, whose chapter is named by its place.
    ///   - text: draws what is written in the caption.
    public static func working(
        _ working: EvaluatedWorking, name: String? = nil, into html: inout HTML,
        place: (EvaluatedWorking.Place) -> DefinitionPlace, note: (String, Int, inout HTML) -> Void, _ text: TextWriter
    ) {
        html.element("section", .when(!working.label.utf8.isEmpty, "id", working.label), .classes("working")) { html in
            if !working.caption.isEmpty || name != nil {
                html.element("p", class: "verdict") { caption(working.caption, name: name, into: &$0, text) }
            }
            html.element("div", class: "equation") { equation(working.line, into: &$0) }
            inputs(working.line.inputs, into: &html, place, note)
        }
    }

    /// The steps of an equation, one below the other.
    private static func equation(_ line: EvaluatedWorking.Line, into html: inout HTML) {
        let sides = [line.formula, line.substituted].compactMap { $0 }
        if let symbol = line.symbol {
            html.element("p", class: "left") { MathML.side(symbol, after: nil, into: &$0) }
        }
        for (index, side) in sides.enumerated() {
            if index == 0, line.symbol == nil {
                html.element("p", class: "left") { MathML.side(side, after: nil, into: &$0) }
            } else {
                html.element("p") { MathML.side(side, after: "=", into: &$0) }
            }
        }
        html.element("p", class: "result") { result(line, into: &$0) }
    }

    private static func result(_ line: EvaluatedWorking.Line, into html: inout HTML) {
        let value = line.result
        let shown: Notation =
            value.number == nil ? .words(value.figure) : .quantity(value.figure, unit: value.unit)
        MathML.side(shown, after: line.symbol == nil && line.formula == nil ? nil : "=", into: &html)
    }

    // MARK: - Inputs

    private static func inputs(
        _ inputs: [EvaluatedWorking.Line], into html: inout HTML,
        _ place: (EvaluatedWorking.Place) -> DefinitionPlace, _ note: (String, Int, inout HTML) -> Void
    ) {
        guard !inputs.isEmpty else { return }
        html.element("ul", class: "inputs") { html in
            for input in inputs {
                html.element("li") { html in
                    html.element("p") { html in
                        line(input, into: &html)
                        source(input.origin, into: &html, place, note)
                    }
                    guard !input.inputs.isEmpty else { return }
                    html.element("details") { html in
                        html.element("summary", text: "where this comes from")
                        self.inputs(input.inputs, into: &html, place, note)
                    }
                }
            }
        }
    }

    /// An equation in running text, which breaks where it must.
    private static func line(_ line: EvaluatedWorking.Line, into html: inout HTML) {
        if let symbol = line.symbol { MathML.side(symbol, after: nil, into: &html) }
        for side in [line.formula, line.substituted] {
            guard let side else { continue }
            html.void("wbr")
            MathML.side(side, after: "=", into: &html)
        }
        guard line.isResultShown else { return }
        html.void("wbr")
        result(line, into: &html)
    }

    private static func source(
        _ origin: EvaluatedWorking.Origin, into html: inout HTML,
        _ place: (EvaluatedWorking.Place) -> DefinitionPlace, _ note: (String, Int, inout HTML) -> Void
    ) {
        func link(_ own: EvaluatedWorking.Place, _ word: String, _ html: inout HTML) {
            let found = place(own)
            html.element("a", Attribute("href", found.address), text: found.chapter ?? word)
        }
        html.text(" ")
        html.element("span", class: "source") { html in
            switch origin {
            case .parameter(let own, let written):
                link(own, "parameter", &html)
                if own.isSet { html.text(", set from outside the book") }
                guard !written.utf8.isEmpty else { return }
                html.text(": ")
                note(written, own.chapter, &html)
            case .definition(let own): link(own, "definition", &html)
            case .vocabulary(let summary): html.text(summary)
            case .setting: html.text("set in the formula")
            case .argument: html.text("argument")
            case .formula: break
            }
        }
    }
}
