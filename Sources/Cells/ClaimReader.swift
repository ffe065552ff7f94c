internal import Formulas
internal import SourceText

/// Reads `claim` and `solve` blocks.
enum ClaimReader {
    /// A `claim` block: `claim label [refuted]`, and below it lines of prose, and on the last line a condition.
    static func claim(
        _ info: SourceExcerpt, _ rest: Range<Int>, _ content: SourceExcerpt, into diagnostics: inout Diagnostics
    ) -> ClaimBlock? {
        guard let head = BlockHead(info, rest, into: &diagnostics) else { return nil }
        let (sentence, last) = parts(content)
        guard let label = label(head, info, rest, content.text(sentence), into: &diagnostics),
            let isRefuted = isRefuted(head, info, into: &diagnostics)
        else { return nil }
        guard !sentence.isEmpty, !last.isEmpty else {
            diagnostics.add(
                Diagnostic(
                    "incomplete-claim",
                    last.isEmpty ? "this claim is empty" : "a claim is a sentence and, on its last line, a condition",
                    at: last.isEmpty ? info.span : content.span(last),
                    hint: "write the sentence, and below it on a line of its own what must be true, as in x >= 10"))
            return nil
        }
        let lines = LogicalLines(content.excerpt(last))
        guard let line = lines.all.first else { return nil }
        if let other = condition(in: sentence, of: content) {
            report(other, beside: lines.text, line.range, into: &diagnostics)
            return nil
        }
        let pieces = CellReader.pieces(content, sentence, into: &diagnostics)
        var parser = Parser(lines.text, line.range)
        let before = diagnostics.all.count
        guard let condition = parser.formula(into: &diagnostics) else {
            diagnostics.explainLast(
                since: before, note: "the last line of a claim is its condition",
                hint: "write the sentence first, and on the last line what must be true, as in x >= 10")
            return nil
        }
        return ClaimBlock(
            label: label, isRefuted: isRefuted, sentence: pieces, condition: condition,
            text: lines.text.excerpt(line.range))
    }

    /// A `solve` block: `solve [label] ["caption"] name in range`, and below it a condition.
    static func solve(
        _ info: SourceExcerpt, _ rest: Range<Int>, _ content: SourceExcerpt, into diagnostics: inout Diagnostics
    ) -> SolveBlock? {
        guard let head = BlockHead(info, rest, into: &diagnostics) else { return nil }
        guard !head.rest.isEmpty else {
            let name = head.label?.text
            diagnostics.add(
                Diagnostic(
                    "incomplete-solve",
                    name.map { "this block does not say where to look for '\($0)'" }
                        ?? "this block does not say what to solve for", at: info.span,
                    hint:
                        "\(name == nil ? "as in" : "write a range behind it"): solve \(name ?? "rent") in 1 USD/h .. 6 USD/h"
                ))
            return nil
        }
        let lines = LogicalLines(content)
        guard let line = lines.all.first else {
            diagnostics.add(
                Diagnostic(
                    "incomplete-solve", "this block has no condition", at: info.span,
                    hint: "write below it what is to be met, as in cost == 3 USD/Mtoken"))
            return nil
        }
        if lines.all.count > 1 {
            diagnostics.add(
                Diagnostic(
                    "unexpected-line", "a solve block has one condition, this is another line",
                    at: lines.text.span(lines.all[1].range),
                    hint: "join conditions by 'and'; indent a line that continues the one before"))
            return nil
        }
        var parser = Parser(lines.text, line.range)
        guard let condition = parser.formula(into: &diagnostics) else { return nil }
        var headParser = Parser(info, head.rest)
        guard let search = headParser.search(for: condition.expression, into: &diagnostics) else { return nil }
        return SolveBlock(label: head.label, caption: head.caption, search: search, condition: condition)
    }

    // MARK: - Parts of a claim

    /// A line of the sentence that is a condition, which nobody would check; nil where there is none.
    private static func condition(in sentence: Range<Int>, of content: SourceExcerpt) -> SourceSpan? {
        let excerpt = content.excerpt(sentence)
        let signs = [UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "=")]
        for line in LogicalLines(excerpt).all {
            guard excerpt.bytes[line.range].contains(where: { signs.contains($0) }) else { continue }
            if isCondition(excerpt, withoutJoint(excerpt.bytes, line.range)) { return excerpt.span(line.range) }
        }
        return nil
    }

    /// A line without what was meant to join the next one to it: `and`, `or`, `&&`, a comma.
    private static func withoutJoint(_ bytes: [UInt8], _ line: Range<Int>) -> Range<Int> {
        var line = line
        for sign in [UInt8(ascii: "&"), UInt8(ascii: "|")] {
            if let joint = line.dropLast().first(where: { bytes[$0] == sign && bytes[$0 + 1] == sign }) {
                line = LogicalLines.trimmed(bytes, line.lowerBound..<joint)
            }
        }
        for joint in [",", ";", "\\", " and", " or"] where bytes[line].reversed().starts(with: joint.utf8.reversed()) {
            line = LogicalLines.trimmed(bytes, line.lowerBound..<(line.upperBound - joint.utf8.count))
        }
        return line
    }

    private static func isCondition(_ text: SourceExcerpt, _ range: Range<Int>) -> Bool {
        var parser = Parser(text, range)
        var unheard = Diagnostics()
        return parser.formula(into: &unheard)?.expression.isComparison ?? false
    }

    /// Reports a condition in a claim's sentence: a second one, or one above the sentence.
    private static func report(
        _ condition: SourceSpan, beside text: SourceExcerpt, _ last: Range<Int>, into diagnostics: inout Diagnostics
    ) {
        let isSecond = isCondition(text, last)
        diagnostics.add(
            Diagnostic(
                "unexpected-line",
                isSecond
                    ? "a claim has one condition, on its last line; this is another"
                    : "the condition of a claim stands on its last line", at: condition,
                hint: isSecond
                    ? "join conditions by 'and'; indent a line that continues the one before"
                    : "write it below the sentence"
            ))
    }

    /// The sentence, and the last line with those that continue it.
    private static func parts(_ content: SourceExcerpt) -> (sentence: Range<Int>, condition: Range<Int>) {
        let bytes = content.bytes
        var start = 0
        var last = 0..<0
        while start < bytes.count {
            var end = start
            while end < bytes.count, bytes[end] != UInt8(ascii: "\n"), bytes[end] != UInt8(ascii: "\r") { end += 1 }
            let said = LogicalLines.trimmed(bytes, start..<end)
            if !said.isEmpty {
                let isContinuation = said.lowerBound > start && !last.isEmpty
                last = (isContinuation ? last.lowerBound : said.lowerBound)..<said.upperBound
            }
            start = end + 1
        }
        var sentence = 0..<last.lowerBound
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
        while let first = sentence.first, isBlank(bytes[first]) { sentence = (first + 1)..<sentence.upperBound }
        while let end = sentence.last, isBlank(bytes[end]) { sentence = sentence.lowerBound..<end }
        return (sentence, last)
    }

    private static func label(
        _ head: BlockHead, _ info: SourceExcerpt, _ rest: Range<Int>, _ sentence: String,
        into diagnostics: inout Diagnostics
    ) -> BlockLabel? {
        if let label = head.label, !isWordRefuted(label.text.utf8) || !head.rest.isEmpty { return label }
        var near = head.caption.isEmpty ? "" : suggestedLabel(text(head.caption))
        if near.isEmpty { near = suggestedLabel(sentence) }
        diagnostics.add(
            Diagnostic(
                "missing-label", "a claim needs a label, by which the text can refer to it", at: info.span(rest),
                hint: "as in: claim \(near.isEmpty ? "batching-is-the-lever" : near)"))
        return nil
    }

    private static func isRefuted(
        _ head: BlockHead, _ info: SourceExcerpt, into diagnostics: inout Diagnostics
    ) -> Bool? {
        if head.rest.isEmpty, head.caption.isEmpty { return false }
        if head.caption.isEmpty, isWordRefuted(info.bytes[head.rest]) { return true }
        let said = info.text(head.rest)
        var hint = "the sentence stands below, on lines of its own"
        if nearest(to: said, among: ["refuted"]) != nil || said.utf8.elementsEqual("false".utf8) {
            hint = "did you mean 'refuted'?"
        } else if let label = head.label, head.caption.isEmpty {
            hint = "a label is one word: claim \(suggestedLabel(label.text + " " + said)); " + hint
        }
        diagnostics.add(
            Diagnostic(
                "unexpected-token", "after a claim's label stands 'refuted' or nothing",
                at: info.span(head.rest.isEmpty ? 0..<info.bytes.count : head.rest), hint: hint))
        return nil
    }

    private static func text(_ pieces: [TextPiece]) -> String {
        var text = ""
        for case .text(let part, _) in pieces { text += part }
        return text
    }

    private static func isWordRefuted(_ bytes: some Sequence<UInt8>) -> Bool { bytes.elementsEqual("refuted".utf8) }

    /// The first words of a sentence as a label: `a-batch-of-sixty-four`.
    private static func suggestedLabel(_ sentence: String) -> String {
        var label: [UInt8] = []
        var words = 0
        for byte in sentence.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): label.append(byte)
            case UInt8(ascii: "0")...UInt8(ascii: "9") where !label.isEmpty: label.append(byte)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): label.append(byte + 0x20)
            // A formula in the text gives no word.
            case UInt8(ascii: "`"):
                return String(decoding: label.reversed().drop { $0 == 0x2D }.reversed(), as: UTF8.self)
            default:
                guard let last = label.last, last != UInt8(ascii: "-") else { continue }
                words += 1
                if words == 5 { return String(decoding: label, as: UTF8.self) }
                label.append(UInt8(ascii: "-"))
            }
        }
        return String(decoding: label.reversed().drop { $0 == 0x2D }.reversed(), as: UTF8.self)
    }
}
