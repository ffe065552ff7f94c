internal import Formulas
internal import SourceText

/// Reads a `sensitivity` block: `sensitivity [label] ["caption"]`, and below it `[of] formula`.
enum SensitivityReader {
    static func block(
        _ info: SourceExcerpt, _ rest: Range<Int>, _ content: SourceExcerpt, into diagnostics: inout Diagnostics
    ) -> SensitivityBlock? {
        guard let head = BlockHead(info, rest, into: &diagnostics) else { return nil }
        guard head.rest.isEmpty else {
            diagnostics.add(
                Diagnostic(
                    "unexpected-token", "the opening line of a sensitivity ends with its caption",
                    at: info.span(head.rest), hint: "what is moved stands on the line below, as in of cost(64)"))
            return nil
        }
        let lines = LogicalLines(content)
        guard let line = lines.all.first else {
            diagnostics.add(
                Diagnostic(
                    "incomplete-sensitivity", "this block does not say of what", at: info.span,
                    hint: "write below it a formula, as in of cost(64)"))
            return nil
        }
        if lines.all.count > 1 {
            diagnostics.add(
                Diagnostic(
                    "unexpected-line", "a sensitivity is that of one formula, this is another line",
                    at: lines.text.span(lines.all[1].range),
                    hint: "write a block for each; indent a line that continues the one before"))
            return nil
        }
        var parser = Parser(lines.text, withoutOf(lines.text.bytes, line.range))
        guard let formula = parser.formula(into: &diagnostics) else { return nil }
        return SensitivityBlock(label: head.label, caption: head.caption, formula: formula)
    }

    /// The line without an `of` in front of a formula. (Where a sign follows, `of` is a name.)
    private static func withoutOf(_ bytes: [UInt8], _ line: Range<Int>) -> Range<Int> {
        guard bytes[line].starts(with: "of ".utf8) else { return line }
        let rest = LogicalLines.trimmed(bytes, (line.lowerBound + 3)..<line.upperBound)
        switch rest.first.map({ bytes[$0] }) {
        case UInt8(ascii: "*")?, UInt8(ascii: "+")?, UInt8(ascii: "/")?, UInt8(ascii: "^")?, UInt8(ascii: ":")?,
            UInt8(ascii: ".")?, UInt8(ascii: "=")?, UInt8(ascii: "<")?, UInt8(ascii: ">")?, UInt8(ascii: "!")?:
            return line
        default: return rest
        }
    }
}
