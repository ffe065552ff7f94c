internal import Formulas
internal import SourceText

/// Reads a `sensitivity` block: `sensitivity [label] ["caption"] [of formula]`, and below it `[of] formula` if it does not
/// stand there.
enum SensitivityReader {
    static func block(
        _ info: SourceExcerpt, _ rest: Range<Int>, _ content: SourceExcerpt, into diagnostics: inout Diagnostics
    ) -> SensitivityBlock? {
        guard
            let block = OneFormulaBlock(
                info, rest, content,
                another: (
                    "a sensitivity is that of one formula, this is another line",
                    "write a block for each; indent a line that continues the one before"
                ), into: &diagnostics)
        else { return nil }
        let (head, text, line) = (block.head, block.text, block.line)
        guard !line.isEmpty, !text.bytes[line].elementsEqual("of".utf8) else {
            diagnostics.add(
                Diagnostic(
                    "incomplete-sensitivity", "this block does not say of what", at: info.span,
                    hint: "write below it a formula, as in of cost(64)"))
            return nil
        }
        let rest = withoutOf(text.bytes, line)
        guard head.rest.isEmpty || rest != line else {
            diagnostics.add(
                Diagnostic(
                    "unexpected-token", "what is moved stands after 'of'", at: text.span(line),
                    hint: "write of \(text.text(line))"))
            return nil
        }
        var parser = Parser(text, rest)
        let before = diagnostics.all.count
        guard let formula = parser.formula(into: &diagnostics) else {
            diagnostics.explainLast(
                since: before, note: "each parameter that has a range is moved",
                hint: "write one formula, as in of cost(64) in USD/Mtoken")
            return nil
        }
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
