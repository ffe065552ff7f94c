internal import SourceText

/// The head of a block that holds one line, and that line, which may stand behind the head as well as below it.
struct OneFormulaBlock {
    let head: BlockHead
    /// Where the line stands: in the info string, or between the fences.
    let text: SourceExcerpt
    /// The line; empty where there is none.
    let line: Range<Int>

    /// Reads a block; nil, with a diagnostic, where its head cannot be read or there is another line.
    ///
    /// - Parameter another: what is said of another line, and what to write instead.
    init?(
        _ info: SourceExcerpt, _ rest: Range<Int>, _ content: SourceExcerpt, another: (summary: String, hint: String),
        into diagnostics: inout Diagnostics
    ) {
        guard let head = BlockHead(info, rest, into: &diagnostics) else { return nil }
        let lines = LogicalLines(content)
        let isBelow = head.rest.isEmpty
        if let extra = lines.all.dropFirst(isBelow ? 1 : 0).first {
            diagnostics.add(
                Diagnostic(
                    "unexpected-line", another.summary, at: lines.text.span(extra.range), hint: another.hint))
            return nil
        }
        self.head = head
        text = isBelow ? lines.text : info
        line = isBelow ? lines.all.first?.range ?? 0..<0 : head.rest
    }
}
