internal import SourceText

/// Finds, in a tree that libcmark has made, what CommonMark does not know and people write all the same: callouts, tasks,
/// text that is struck out, bare addresses, marks of footnotes, citations, references. The tree of a text that uses none of them stays as it is.
///
/// Notations are looked for in texts that stand in the source as they are. Code, escapes and the alternative texts of
/// images hold none; the text of a link holds neither addresses nor marks that would be links themselves.
struct NotationReader {
    /// The mistakes that were found.
    private(set) var diagnostics: [Diagnostic] = []

    /// Blocks with their notations. (The document's depth is limited, so this may recurse.)
    mutating func read(_ blocks: [Block]) -> [Block] {
        blocks.map { block in
            switch block.kind {
            case .heading(let level, let inlines):
                return Block(.heading(level: level, read(inlines, inLink: false)), at: block.span)
            case .paragraph(let inlines): return Block(.paragraph(read(inlines, inLink: false)), at: block.span)
            case .blockQuote(let quoted): return Block(quotation(quoted), at: block.span)
            case .list(let list):
                let items = list.items.map { read($0) }
                return Block(
                    .list(List(marker: list.marker, isTight: list.isTight, items: items)), at: block.span)
            case .callout, .codeBlock, .html, .thematicBreak: return block
            }
        }
    }

    // MARK: - Blocks

    /// "[ ]" or "[x]" and white space at the head of an item's first paragraph
    private mutating func read(_ item: List.Item) -> List.Item {
        guard let first = item.blocks.first, case .paragraph(let inlines) = first.kind,
            let head = inlines.first, case .text(let text) = head.kind, text.count > 4,
            text.first == UInt8(ascii: "["), text[text.startIndex + 2] == UInt8(ascii: "]"),
            isSpaceOrTab(text[text.startIndex + 3]), let isDone = isDone(text[text.startIndex + 1])
        else { return List.Item(read(item.blocks), at: item.span) }
        var rest = text.dropFirst(4)
        while let byte = rest.first, isSpaceOrTab(byte) { rest = rest.dropFirst() }
        let lower = head.span.lower + rest.startIndex - text.startIndex
        let span = SourceSpan(file: head.span.file, lower: lower, upper: head.span.upper)
        let begun = rest.isEmpty ? [] : [Inline(.text(rest), at: span)]
        let paragraph = Block(.paragraph(begun + inlines.dropFirst()), at: first.span)
        return List.Item(read([paragraph] + item.blocks.dropFirst()), isDone: isDone, at: item.span)
    }

    private func isDone(_ mark: UInt8) -> Bool? {
        switch mark {
        case UInt8(ascii: " "): false
        case UInt8(ascii: "x"), UInt8(ascii: "X"): true
        default: nil
        }
    }

    /// "[!" word "]" on the first line of a quotation, and nothing else on it
    private mutating func quotation(_ blocks: [Block]) -> Block.Kind {
        guard let first = blocks.first, case .paragraph(let inlines) = first.kind,
            let head = inlines.first, case .text(let text) = head.kind, text.starts(with: "[!".utf8),
            let close = text.firstIndex(of: UInt8(ascii: "]")), close > text.startIndex + 2
        else { return .blockQuote(read(blocks)) }
        let word = String(decoding: text[(text.startIndex + 2)..<close], as: UTF8.self)
        let mark = SourceSpan(
            file: head.span.file, lower: head.span.lower, upper: head.span.lower + close + 1 - text.startIndex)
        guard let kind = Callout.Kind(rawValue: word.lowercased()) else {
            report(unknownKind: word, at: mark)
            return .blockQuote(read(blocks))
        }
        guard text[(close + 1)...].allSatisfy({ isSpaceOrTab($0) }), inlines.dropFirst().first?.isLineEnd ?? true else {
            diagnostics.append(
                Diagnostic(
                    "callout", "text stands on the line of a callout's mark", at: mark,
                    hint: "begin the text on the next line, after > as well"))
            return .blockQuote(read(blocks))
        }
        let rest = Array(inlines.dropFirst(2))
        guard let next = rest.first, let last = rest.last else {
            return .callout(Callout(kind: kind, blocks: read(Array(blocks.dropFirst()))))
        }
        let paragraph = Block(.paragraph(rest), at: next.span.union(last.span))
        return .callout(Callout(kind: kind, blocks: read([paragraph] + blocks.dropFirst())))
    }

    private mutating func report(unknownKind word: String, at mark: SourceSpan) {
        let words = Callout.Kind.allCases.map { $0.rawValue.uppercased() }
        let near = nearest(to: word.uppercased(), among: words)
        diagnostics.append(
            Diagnostic(
                "callout", "there is no callout '\(word)'", at: mark,
                hint: near.map { "did you mean [!\($0)]?" }
                    ?? "write \(words.map { "[!\($0)]" }.joined(separator: ", ")), or \\[!\(word)] for the text itself")
        )
    }

    // MARK: - Inlines

    /// Inlines with their notations.
    ///
    /// - Parameter inLink: whether they are the text of a link, in which no other link may stand.
    func read(_ inlines: [Inline], inLink: Bool) -> [Inline] {
        var line = NotationLine()
        var run: [Inline] = []
        for inline in inlines {
            switch inline.kind {
            case .text, .escaped, .softBreak:
                run.append(inline)
                continue
            default: break
            }
            line.add(run, inLink: inLink, isLast: false)
            run = []
            switch inline.kind {
            case .emphasis(let inner):
                line.add(Inline(.emphasis(read(inner, inLink: inLink)), at: inline.span))
            case .strong(let inner):
                line.add(Inline(.strong(read(inner, inLink: inLink)), at: inline.span))
            case .link(let link):
                let content = read(link.content, inLink: true)
                line.add(
                    Inline(
                        .link(Link(destination: link.destination, title: link.title, content: content)),
                        at: inline.span))
            case .text, .escaped, .softBreak, .hardBreak, .code, .html, .image: line.add(inline)
            // Never from libcmark.
            case .strikethrough, .footnote, .citation, .reference: line.add(inline)
            }
        }
        line.add(run, inLink: inLink, isLast: true)
        return line.inlines
    }
}

extension Inline {
    /// Whether it is the end of a line.
    fileprivate var isLineEnd: Bool {
        switch kind {
        case .softBreak, .hardBreak: true
        default: false
        }
    }
}
