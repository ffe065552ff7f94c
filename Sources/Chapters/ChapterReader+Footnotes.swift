internal import CommonMark
internal import SourceText

extension ChapterReader {
    /// The footnotes in the order in which the text refers to them: their numbers. What a footnote itself refers to comes
    /// after all that the text refers to. Those that are wrong are reported.
    mutating func readFootnotes() -> [Footnote] {
        var known: [String: Footnote] = [:]
        for footnote in footnotes {
            if let earlier = known[footnote.label] {
                diagnostics.add(
                    Diagnostic(
                        "footnote", "there are two footnotes [^\(footnote.label)]", at: footnote.span,
                        labels: [Diagnostic.Label(earlier.span, "the first one")], hint: "give one of them another name"
                    ))
            } else {
                known[footnote.label] = footnote
            }
            if footnote.blocks.isEmpty {
                diagnostics.add(
                    Diagnostic(
                        "footnote", "the footnote [^\(footnote.label)] says nothing", at: footnote.span,
                        hint: "write its text after the colon"))
            }
        }
        var ordered: [Footnote] = []
        var seen: Set<String> = []
        var next = 0
        while next < marks.footnoteMarks.count {
            let (label, span) = marks.footnoteMarks[next]
            next += 1
            guard let footnote = known[label] else {
                report(missing: label, at: span)
                continue
            }
            guard seen.insert(label).inserted else { continue }
            ordered.append(footnote)
            for block in footnote.blocks { visit(block) }
        }
        for footnote in footnotes where !seen.contains(footnote.label) {
            diagnostics.add(
                Diagnostic(
                    "footnote", "nothing refers to the footnote [^\(footnote.label)]", at: footnote.span,
                    hint: "write [^\(footnote.label)] in the text where it belongs, or delete it"))
        }
        return ordered
    }

    private mutating func report(missing label: String, at span: SourceSpan) {
        let near = nearest(to: label, among: footnotes.map { $0.label })
        diagnostics.add(
            Diagnostic(
                "footnote", "there is no footnote [^\(label)]", at: span,
                hint: near.map { "did you mean [^\($0)]?" }
                    ?? "write it at the left margin: [^\(label)]: and its text; or \\[^\(label)] for the text itself"))
    }
}
