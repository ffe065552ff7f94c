public import Cells
public import Markup

extension Figure {
    /// A claim: its verdict in a word and a sign, the assertion, its margin, and what would change it.
    ///
    /// - Parameters:
    ///   - name: how the text calls it, as in `Claim 2.1`.
    ///   - address: where a parameter stands.
    ///   - text: draws what is written in the assertion.
    public static func claim(
        _ claim: EvaluatedClaim, name: String, into html: inout HTML,
        address: (EvaluatedClaim.ParameterFlips) -> String, _ text: TextWriter
    ) {
        html.element("section", Attribute("id", claim.label), .classes("claim " + claim.verdict.name)) { html in
            html.element("p", class: "verdict") { verdict(claim, name: name, into: &$0) }
            html.element("p", class: "assertion") { self.text(claim.sentence, into: &$0, text) }
            html.element("p", class: "margin") { html in
                margin(claim, into: &html)
                if let note = claim.flipsNote { html.text(" " + note) }
            }
            flips(claim, into: &html, address)
        }
    }

    /// A claim in a list of all: as above, in short, and linked to where it stands.
    public static func claimInList(
        _ claim: EvaluatedClaim, name: String, address: String, into html: inout HTML, _ text: TextWriter
    ) {
        html.element("li", .classes("claim " + claim.verdict.name)) { html in
            html.element("p", class: "verdict") { html in
                html.element("span", Attribute("aria-hidden", "true"), .classes("sign"), text: claim.verdict.sign)
                html.text(" ")
                html.element("a", Attribute("href", address), text: name)
                html.text(" " + typographic(phrase: claim.verdictWords))
            }
            html.element("p", class: "assertion") { self.text(claim.sentence, into: &$0, text) }
            html.element("p", class: "margin") { html in
                margin(claim, into: &html)
                if claim.awaitsFlips {
                    html.text(" ")
                    html.element("span", Attribute("data-later", "")) { _ in }
                } else if let nearest = claim.nearestFlip {
                    html.text(" ")
                    html.element("span") { html in
                        flipsFirst(nearest, into: &html)
                        html.text(".")
                    }
                }
            }
        }
    }

    /// A `solve` block as a sentence.
    ///
    /// - Parameters:
    ///   - name: how the text calls it, as in `Solution 2.1`.
    ///   - text: draws what is written in the caption.
    public static func solve(
        _ solve: EvaluatedSolve, name: String? = nil, into html: inout HTML, _ text: TextWriter
    ) {
        html.element("section", .when(!solve.label.utf8.isEmpty, "id", solve.label), .classes("solve")) { html in
            if !solve.caption.isEmpty || name != nil {
                html.element("p", class: "verdict") { caption(solve.caption, name: name, into: &$0, text) }
            }
            html.element("p", class: "assertion") { html in
                guard !solve.solutions.isEmpty else {
                    html.text(typographic(phrase: solve.explanationSentence))
                    return
                }
                html.element("code", text: solve.name)
                html.text(" = ")
                for (index, solution) in solve.solutions.enumerated() {
                    if index > 0 { html.text(index == solve.solutions.count - 1 ? " or " : ", ") }
                    inline(solution.value, into: &html)
                    if let end = solution.end {
                        html.text(" to ")
                        inline(end, into: &html)
                    }
                }
                html.text(" where ")
                html.element("code", text: solve.condition)
                html.text(".")
            }
            let isAtEdge = solve.solutions.contains { $0.isAtEdge }
            guard isAtEdge || solve.factsSentence != nil else { return }
            html.element("p", class: "margin") { html in
                if isAtEdge { html.text(EvaluatedSolve.edgeNote + " ") }
                if let facts = solve.factsSentence { html.text(typographic(phrase: facts)) }
            }
        }
    }

    // MARK: - Parts of a claim

    private static func verdict(_ claim: EvaluatedClaim, name: String, into html: inout HTML) {
        html.element("span", Attribute("aria-hidden", "true"), .classes("sign"), text: claim.verdict.sign)
        html.text(" ")
        html.element("a", Attribute("href", "#" + claim.label), text: name)
        html.text(" " + typographic(phrase: claim.verdictWords))
    }

    private static func margin(_ claim: EvaluatedClaim, into html: inout HTML) {
        if let part = claim.margin.part {
            html.element("code", text: part)
            html.text(": ")
        }
        html.text(typographic(phrase: claim.margin.text) + ".")
    }

    private static func flipsFirst(_ flips: EvaluatedClaim.ParameterFlips, into html: inout HTML) {
        html.text("First to change it: ")
        html.element("code", text: flips.name)
        html.text(", " + typographic(phrase: flips.text))
    }

    private static func flips(
        _ claim: EvaluatedClaim, into html: inout HTML, _ address: (EvaluatedClaim.ParameterFlips) -> String
    ) {
        guard !claim.awaitsFlips else {
            // A live page keeps what stood here, and says that it is of an older state.
            return html.element("details", Attribute("data-later", "")) {
                $0.element("summary", text: "What would change it is being computed")
            }
        }
        guard !claim.flips.isEmpty else { return }
        html.element("details") { html in
            html.element("summary") { html in
                if let nearest = claim.nearestFlip {
                    flipsFirst(nearest, into: &html)
                } else {
                    html.text("No parameter changes it over its range")
                }
            }
            html.element("div", class: "table") { html in
                html.element("table") { html in
                    html.element("thead") { html in
                        html.element("tr") { html in
                            for title in ["Parameter", "In the book", "Over its range, the claim"] {
                                html.element("th", Attribute("scope", "col"), text: title)
                            }
                        }
                    }
                    html.element("tbody") { html in
                        for flips in claim.flips { row(flips, address(flips), into: &html) }
                    }
                }
            }
        }
    }

    private static func row(_ flips: EvaluatedClaim.ParameterFlips, _ address: String, into html: inout HTML) {
        html.element("tr") { html in
            html.element("th", Attribute("scope", "row")) { html in
                html.element("a", Attribute("href", address)) { $0.element("code", text: flips.name) }
            }
            html.element("td", class: "n", text: typographic(flips.value))
            html.element("td", text: typographic(phrase: flips.text))
        }
    }

    /// A phrase with true minus signs before its figures, and with per cent held to them.
    private static func typographic(phrase: String) -> String {
        var bytes: [UInt8] = []
        let source = Array(phrase.utf8)
        for (index, byte) in source.enumerated() {
            let startsFigure =
                byte == UInt8(ascii: "-") && index + 1 < source.count && source[index + 1] >= 0x30
                && source[index + 1] <= 0x39
                && (index == 0 || source[index - 1] == 0x20 || source[index - 1] == UInt8(ascii: "("))
            if startsFigure {
                bytes += "−".utf8
            } else if byte == 0x20, index + 1 < source.count, source[index + 1] == UInt8(ascii: "%") {
                bytes += "\u{A0}".utf8
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension EvaluatedClaim.Verdict {
    /// The class of a claim's section.
    var name: String {
        switch self {
        case .holds: "holds"
        case .refuted: "refuted"
        case .fails: "fails"
        case .unexpected: "fails unexpected"
        }
    }

    /// A sign beside the word, for who looks for verdicts only.
    var sign: String {
        switch self {
        case .holds: "✓"
        case .refuted: "✗"
        case .fails, .unexpected: "!"
        }
    }
}

extension EvaluatedSolve {
    static let edgeNote = "The solution is an end of the range; there may be others beyond it."
}
