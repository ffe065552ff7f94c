internal import SourceText

/// The inlines of a block while notations are looked for: what has been read, and the marks among it that may strike out
/// what stands between them.
struct NotationLine {
    /// The inlines, so far.
    private(set) var inlines: [Inline] = []

    /// The places in `inlines` of marks `~~` that may open.
    private var openers: [Int] = []

    /// Adds an inline that is no text.
    mutating func add(_ inline: Inline) { inlines.append(inline) }

    /// Adds neighbouring texts, escapes and line ends.
    ///
    /// - Parameters:
    ///   - inLink: whether they stand in the text of a link.
    ///   - isLast: whether nothing follows them in the block or in what they stand in.
    mutating func add(_ texts: [Inline], inLink: Bool, isLast: Bool) {
        guard !texts.isEmpty else { return }
        let isPlain = texts.allSatisfy { inline in
            if case .text(let text) = inline.kind { !mayHoldNotations(text) } else { true }
        }
        if isPlain { return inlines.append(contentsOf: texts) }
        let run = TextRun(texts)
        let mayBegin = inlines.last.map { $0.mayPrecedeAddress } ?? true
        let follows = !inlines.isEmpty
        var start = 0
        var offset = 0
        while offset < run.bytes.count {
            if let end = strikeEnd(run, at: offset) {
                inlines.append(contentsOf: run.inlines(start..<offset))
                let before = offset > 0 ? run.bytes[offset - 1] : follows ? 0x2A : 0x20
                let after = end < run.bytes.count ? run.bytes[end] : isLast ? 0x20 : 0x2A
                strike(run.inlines(offset..<end)[0], mayClose: !isWhitespace(before), mayOpen: !isWhitespace(after))
                offset = end
                start = end
            } else if !inLink, let (inline, end) = notation(run, at: offset, mayBegin: mayBegin) {
                inlines.append(contentsOf: run.inlines(start..<offset))
                inlines.append(inline)
                offset = end
                start = end
            } else {
                offset += 1
            }
        }
        inlines.append(contentsOf: run.inlines(start..<run.bytes.count))
    }

    /// Two tildes, no more and no less
    private func strikeEnd(_ run: TextRun, at offset: Int) -> Int? {
        let tilde = UInt8(ascii: "~")
        let bytes = run.bytes
        guard bytes[offset] == tilde, offset + 1 < bytes.count, bytes[offset + 1] == tilde,
            offset == 0 || bytes[offset - 1] != tilde, offset + 2 == bytes.count || bytes[offset + 2] != tilde,
            run.isWritten(offset..<(offset + 2))
        else { return nil }
        return offset + 2
    }

    /// Closes what the last mark has opened, or opens, or adds the mark as the text that it is.
    private mutating func strike(_ mark: Inline, mayClose: Bool, mayOpen: Bool) {
        if mayClose, let opener = openers.last, opener + 1 < inlines.count {
            openers.removeLast()
            let span = inlines[opener].span.union(mark.span)
            let inside = Array(inlines[(opener + 1)...])
            inlines.removeSubrange(opener...)
            inlines.append(Inline(.strikethrough(inside), at: span))
            return
        }
        if mayOpen { openers.append(inlines.count) }
        inlines.append(mark)
    }

    /// The notation that begins at an offset, and where it ends.
    private func notation(_ run: TextRun, at offset: Int, mayBegin: Bool) -> (inline: Inline, end: Int)? {
        let bytes = run.bytes
        switch bytes[offset] {
        case UInt8(ascii: "h"), UInt8(ascii: "w"), UInt8(ascii: "H"), UInt8(ascii: "W"):
            guard offset == 0 ? mayBegin : Autolink.mayFollow(bytes[offset - 1]), run.isWritten(offset),
                let end = Autolink.end(in: bytes, at: offset)
            else { return nil }
            let link = Link(
                destination: Autolink.destination(of: bytes[offset..<end]), content: run.inlines(offset..<end))
            return (Inline(.link(link), at: run.span(offset..<end)), end)
        case UInt8(ascii: "["):
            let scanner = MarkScanner(run: run)
            if let (label, end) = scanner.footnote(at: offset) {
                return (Inline(.footnote(label), at: run.span(offset..<end)), end)
            }
            guard let (citation, end) = scanner.citation(at: offset) else { return nil }
            return (Inline(.citation(citation), at: run.span(offset..<end)), end)
        case UInt8(ascii: "@"):
            let scanner = MarkScanner(run: run)
            guard offset == 0 ? mayBegin : scanner.mayBeginReference(at: offset),
                let (name, end) = scanner.reference(at: offset)
            else { return nil }
            return (Inline(.reference(name), at: run.span(offset..<end)), end)
        default: return nil
        }
    }
}

extension Inline {
    /// Whether an address may follow without white space.
    fileprivate var mayPrecedeAddress: Bool {
        switch kind {
        case .emphasis, .strong, .strikethrough, .hardBreak, .softBreak: true
        case .text(let text), .escaped(let text): text.last.map { Autolink.mayFollow($0) } ?? false
        case .code, .html, .link, .image, .footnote, .citation, .reference: false
        }
    }
}
