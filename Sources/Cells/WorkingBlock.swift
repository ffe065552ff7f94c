public import Formulas
internal import SourceText

/// A question for the working of a value: its formula, the same with the numbers put in, and where these come from.
public struct WorkingBlock: Sendable {
    /// The name by which the text refers to it; nil where it has none.
    public let label: BlockLabel?
    /// The caption; no pieces where there is none.
    public let caption: [TextPiece]
    /// What is worked out; the format that may follow it is that of the result.
    public let formula: Formula
}

/// Reads a `working` block: `working [label] ["caption"] [of formula]`, and below it `of formula` if it does not stand there.
enum WorkingReader {
    static func block(
        _ info: SourceExcerpt, _ rest: Range<Int>, _ content: SourceExcerpt, into diagnostics: inout Diagnostics
    ) -> WorkingBlock? {
        guard
            let block = OneFormulaBlock(
                info, rest, content,
                another: (
                    "a working is of one formula, this is another line",
                    "indent a line that continues the one before; give each working a block of its own"
                ), into: &diagnostics)
        else { return nil }
        let (head, text, range) = (block.head, block.text, block.line)
        guard text.bytes[range].starts(with: "of ".utf8) else {
            let isEmpty = range.isEmpty || text.bytes[range].elementsEqual("of".utf8)
            diagnostics.add(
                Diagnostic(
                    "incomplete-working",
                    isEmpty ? "this block does not say what to work out" : "what is worked out stands after 'of'",
                    at: range.isEmpty ? info.span : text.span(range),
                    hint: isEmpty ? "as in: of cost(64)" : "write of \(text.text(range))"))
            return nil
        }
        var parser = Parser(text, (range.lowerBound + 3)..<range.upperBound)
        return parser.formula(into: &diagnostics).map {
            WorkingBlock(label: head.label, caption: head.caption, formula: $0)
        }
    }
}
