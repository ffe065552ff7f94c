internal import Formulas
internal import SourceText

/// Reads a `scenario` block: `scenario name ["title"]`, and below it lines that set parameters; the first may say on which
/// scenario it builds.
///
///     scenario = [ "with" scenario ] { [ chapter "." ] name "=" expression }
enum ScenarioReader {
    static func block(
        _ info: SourceExcerpt, _ rest: Range<Int>, _ content: SourceExcerpt, into diagnostics: inout Diagnostics
    ) -> ScenarioBlock? {
        guard let head = BlockHead(info, rest, into: &diagnostics) else { return nil }
        guard let label = label(head, info, rest, into: &diagnostics) else { return nil }
        var isFaulty = false
        let title = title(head, label, &isFaulty, into: &diagnostics)
        if !head.rest.isEmpty {
            diagnostics.add(
                Diagnostic(
                    "unexpected-token", "a scenario's opening line ends with its title", at: info.span(head.rest),
                    hint: "what it sets stands on the lines below"))
            isFaulty = true
        }
        let lines = LogicalLines(content)
        var base: Expression?
        var rows: [ScenarioBlock.Row] = []
        for (index, line) in lines.all.enumerated() {
            var parser = Parser(lines.text, line.range)
            switch parser.scenarioLine(into: &diagnostics) {
            case .setting(let setting)?:
                rows.append(
                    ScenarioBlock.Row(
                        setting: setting, note: line.note, noteSpans: line.noteRanges.map { lines.text.span($0) }))
            case .base(let expression)? where index == 0: base = expression
            case .base?:
                diagnostics.add(
                    Diagnostic(
                        "unexpected-line", "on what a scenario builds is said on its first line, and once",
                        at: lines.text.span(line.range), hint: "move it up, or leave it out"))
                isFaulty = true
            case nil: isFaulty = true
            }
        }
        if rows.isEmpty, !isFaulty {
            diagnostics.add(
                Diagnostic(
                    "empty-scenario", "this scenario sets nothing", at: label.span,
                    hint: "write what is otherwise in it, as in rent = 3 USD/h; the book as it is is called 'published'"
                ))
            isFaulty = true
        }
        return ScenarioBlock(label: label, title: title, base: base, rows: rows, isFaulty: isFaulty)
    }

    /// The name, by which formulas call the scenario.
    private static func label(
        _ head: BlockHead, _ info: SourceExcerpt, _ rest: Range<Int>, into diagnostics: inout Diagnostics
    ) -> BlockLabel? {
        guard let label = head.label else {
            diagnostics.add(
                Diagnostic(
                    "missing-label", "a scenario needs a name, by which formulas call it",
                    at: info.span(rest.isEmpty ? 0..<info.bytes.count : rest),
                    hint: "as in: scenario lab \"The lab\""))
            return nil
        }
        guard label.text.utf8.contains(UInt8(ascii: "-")) else { return label }
        diagnostics.add(
            Diagnostic(
                "scenario-name", "a formula would read '\(label.text)' as a difference", at: label.span,
                hint: "write \(Scopes.formulaName(of: label.text))"))
        return nil
    }

    private static func title(
        _ head: BlockHead, _ label: BlockLabel, _ isFaulty: inout Bool, into diagnostics: inout Diagnostics
    ) -> String {
        var title = ""
        for piece in head.caption {
            switch piece {
            case .text(let text, _): title += text
            case .formula(let formula):
                diagnostics.add(
                    Diagnostic(
                        "scenario-title", "the title of a scenario is a plain text", at: formula.span,
                        hint: "leave the formula out: the values stand in the scenario's table"))
                isFaulty = true
            }
        }
        return title.utf8.isEmpty ? label.text : title
    }
}
