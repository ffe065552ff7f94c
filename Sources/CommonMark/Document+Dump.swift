internal import SourceText

extension Document: CustomDebugStringConvertible {
    /// The tree, one line a node: its kind, its place in bytes, and its text.
    public var debugDescription: String {
        var dump = TreeDump()
        for block in blocks { dump.add(block) }
        for footnote in footnotes {
            dump.add("footnote \(footnote.label.debugDescription)", footnote.span) { dump in
                for block in footnote.blocks { dump.add(block) }
            }
        }
        return dump.lines.joined(separator: "\n")
    }
}

/// Writes a tree, two spaces a level.
private struct TreeDump {
    var lines: [String] = []
    var indentation = ""

    mutating func add(_ block: Block) {
        switch block.kind {
        case .heading(let level, let inlines):
            add("heading \(level)", block.span) { for inline in inlines { $0.add(inline) } }
        case .paragraph(let inlines):
            add("paragraph", block.span) { for inline in inlines { $0.add(inline) } }
        case .blockQuote(let blocks):
            add("quote", block.span) { for inner in blocks { $0.add(inner) } }
        case .callout(let callout):
            add("callout \(callout.kind.rawValue)", block.span) { for inner in callout.blocks { $0.add(inner) } }
        case .list(let list):
            add("\(name(of: list.marker)) \(list.isTight ? "tight" : "loose")", block.span) {
                for item in list.items {
                    $0.add(item.isDone.map { $0 ? "item done" : "item to do" } ?? "item", item.span) {
                        for inner in item.blocks { $0.add(inner) }
                    }
                }
            }
        case .codeBlock(let code):
            let fence = code.isFenced ? code.isClosed ? "fenced" : "unclosed" : "indented"
            let info = code.isFenced ? " \(quoted(code.info.bytes[...]))" : ""
            add("code \(fence)\(info)", block.span, quoted(code.bytes))
        case .html(let bytes): add("html", block.span, quoted(bytes[...]))
        case .thematicBreak: add("break", block.span)
        }
    }

    mutating func add(_ inline: Inline) {
        switch inline.kind {
        case .text(let bytes): add("text", inline.span, quoted(bytes))
        case .escaped(let bytes): add("escaped", inline.span, quoted(bytes))
        case .softBreak: add("soft break", inline.span)
        case .hardBreak: add("hard break", inline.span)
        case .code(let code): add("code", inline.span, quoted(code.bytes))
        case .html(let bytes): add("html", inline.span, quoted(bytes))
        case .emphasis(let inside): add("emphasis", inline.span) { for inner in inside { $0.add(inner) } }
        case .strong(let inside): add("strong", inline.span) { for inner in inside { $0.add(inner) } }
        case .strikethrough(let inside): add("struck", inline.span) { for inner in inside { $0.add(inner) } }
        case .footnote(let label): add("footnote", inline.span, label.debugDescription)
        case .citation(let citation): add("citation", inline.span, quoted(citation.text[...]))
        case .reference(let name): add("reference", inline.span, name.debugDescription)
        case .link(let link): add("link", link, inline.span)
        case .image(let link): add("image", link, inline.span)
        }
    }

    private mutating func add(_ name: String, _ link: Link, _ span: SourceSpan) {
        let title = link.title.map { " \(quoted($0[...]))" } ?? ""
        add("\(name) to \(quoted(link.destination[...]))\(title)", span) {
            for inner in link.content { $0.add(inner) }
        }
    }

    private mutating func add(_ name: String, _ span: SourceSpan, _ text: String) {
        lines.append("\(indentation)\(name) \(span.lower)..<\(span.upper) \(text)")
    }

    mutating func add(_ name: String, _ span: SourceSpan, _ addInside: (inout TreeDump) -> Void = { _ in }) {
        lines.append("\(indentation)\(name) \(span.lower)..<\(span.upper)")
        indentation += "  "
        addInside(&self)
        indentation.removeLast(2)
    }

    private func name(of marker: List.Marker) -> String {
        switch marker {
        case .bullet: "list"
        case .period(let start): "list \(start)."
        case .parenthesis(let start): "list \(start))"
        }
    }

    private func quoted(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self).debugDescription
    }
}
