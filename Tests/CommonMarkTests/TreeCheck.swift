internal import SourceText

@testable internal import CommonMark

/// What every tree must fulfil, whatever the document.
struct TreeCheck {
    private let source: [UInt8]
    private(set) var problems: [String] = []
    private(set) var codeSpanCount = 0
    private(set) var codeLineCount = 0
    private var hasFootnotes = false

    /// Checks a document against the bytes that it was parsed from.
    init(_ document: Document, source: [UInt8]) {
        self.source = source
        if document.unalignedBlockCount > 0 { problems.append("\(document.unalignedBlockCount) blocks not aligned") }
        hasFootnotes = !document.footnotes.isEmpty
        check(document.blocks, within: 0..<source.count)
        for footnote in document.footnotes {
            checkMark("[^\(footnote.label)]", source[footnote.span.range])
            check(footnote.blocks, within: footnote.span.upper..<source.count)
        }
    }

    /// Checks inlines that stand in no block against the bytes that they were parsed from.
    init(_ inlines: [Inline], source: [UInt8]) {
        self.source = source
        check(inlines, within: 0..<source.count)
    }

    private mutating func check(_ blocks: [Block], within outer: Range<Int>) {
        var end = outer.lowerBound
        for block in blocks {
            check(block.span, from: end, to: outer.upperBound, "block")
            end = block.span.upper
            switch block.kind {
            case .heading(_, let inlines), .paragraph(let inlines): check(inlines, within: block.span.range)
            case .blockQuote(let inner): check(inner, within: block.span.range)
            case .callout(let callout): check(callout.blocks, within: block.span.range)
            case .list(let list):
                var itemEnd = block.span.lower
                for item in list.items {
                    check(item.span, from: itemEnd, to: block.span.upper, "item")
                    itemEnd = item.span.upper
                    check(item.blocks, within: item.span.range)
                }
            case .codeBlock(let code): check(code, block.span)
            case .html, .thematicBreak: break
            }
        }
    }

    private mutating func check(_ inlines: [Inline], within outer: Range<Int>) {
        var end = outer.lowerBound
        for inline in inlines {
            check(inline.span, from: end, to: outer.upperBound, "inline")
            end = inline.span.upper
            let written = source[inline.span.range.clamped(to: 0..<source.count)]
            switch inline.kind {
            case .text(let bytes):
                if !bytes.elementsEqual(written) { problems.append("text is \(show(bytes)), source \(show(written))") }
            case .escaped:
                // In an address between angle brackets the reference may stand anywhere.
                let isEscape = written.contains(UInt8(ascii: "&")) || written.first == UInt8(ascii: "\\")
                if !isEscape && !written.contains(0x09) {
                    problems.append("escape is written \(show(written))")
                }
            case .code(let code): check(code, written)
            case .html:
                if written.first != UInt8(ascii: "<") || written.last != UInt8(ascii: ">") {
                    problems.append("tag is written \(show(written))")
                }
            case .emphasis(let inside): checkMarks(written, inside, width: 1, inline.span)
            case .strong(let inside): checkMarks(written, inside, width: 2, inline.span)
            case .strikethrough(let inside):
                if !written.starts(with: "~~".utf8) || !written.reversed().starts(with: "~~".utf8) {
                    problems.append("struck text is written \(show(written))")
                }
                check(inside, within: inline.span.lower + 2..<max(inline.span.lower + 2, inline.span.upper - 2))
            case .link(let link):
                let isAutolink = written.first == UInt8(ascii: "<") && written.last == UInt8(ascii: ">")
                let isBracketed = written.first == UInt8(ascii: "[") && [0x29, 0x5D].contains(written.last)
                let isBare = written.starts(with: "http".utf8) || written.starts(with: "www.".utf8)
                if !isAutolink && !isBracketed && !isBare { problems.append("link is written \(show(written))") }
                check(link.content, within: inline.span.range)
            case .image(let link):
                if !written.starts(with: "![".utf8) || ![0x29, 0x5D].contains(written.last) {
                    problems.append("image is written \(show(written))")
                }
                check(link.content, within: inline.span.range)
            case .footnote(let label): checkMark("[^\(label)]", written)
            case .reference(let name): checkMark("@\(name)", written)
            case .citation(let citation):
                if citation.text.count != written.count || written.first != UInt8(ascii: "[") {
                    problems.append("citation is written \(show(written))")
                }
            case .softBreak, .hardBreak:
                if !written.contains(where: { $0 == 0x0A || $0 == 0x0D }) {
                    problems.append("break is written \(show(written))")
                }
            }
        }
    }

    private mutating func checkMark(_ mark: String, _ written: ArraySlice<UInt8>) {
        if !mark.utf8.elementsEqual(written) { problems.append("\(mark) is written \(show(written))") }
    }

    private mutating func checkMarks(
        _ written: ArraySlice<UInt8>, _ inside: [Inline], width: Int, _ span: SourceSpan
    ) {
        let mark = written.first ?? 0
        let isMarked = mark == UInt8(ascii: "*") || mark == UInt8(ascii: "_")
        if !isMarked || (written.prefix(width) + written.suffix(width)).contains(where: { $0 != mark }) {
            problems.append("emphasis is written \(show(written))")
        }
        check(inside, within: span.lower + width..<max(span.lower + width, span.upper - width))
    }

    private mutating func check(_ code: CodeSpan, _ written: ArraySlice<UInt8>) {
        codeSpanCount += 1
        let opening = written.prefix { $0 == UInt8(ascii: "`") }.count
        let closing = written.reversed().prefix { $0 == UInt8(ascii: "`") }.count
        if opening == 0 || opening != closing || written.count <= opening + closing {
            problems.append("code span is written \(show(written))")
        }
        checkBytes(of: code.excerpt, code.bytes)
        let span = code.contentSpan
        if span.lower < written.startIndex + opening || span.upper > written.endIndex - closing {
            problems.append("code \(show(code.bytes)) does not lie inside \(show(written))")
        }
    }

    private mutating func check(_ code: CodeBlock, _ span: SourceSpan) {
        codeLineCount += code.bytes.count { $0 == 0x0A }
        checkBytes(of: code.content, code.bytes)
        if code.isFenced {
            checkBytes(of: code.info, code.info.bytes[...])
            let written = source[span.range]
            let mark = written.first ?? 0
            let opening = written.prefix { $0 == mark }.count
            let closing = written.reversed().prefix { $0 == mark }.count
            if opening < 3 || (code.isClosed && closing < opening) {
                problems.append("fenced block is written \(show(written))")
            }
        }
    }

    /// Each byte of an excerpt is the byte in the file; a line end may be another one there, or a space here, and
    /// spaces may stand for a tab.
    private mutating func checkBytes(of excerpt: SourceExcerpt, _ bytes: ArraySlice<UInt8>) {
        if !excerpt.bytes.elementsEqual(bytes.prefix(excerpt.bytes.count)) || excerpt.bytes.count + 1 < bytes.count {
            problems.append("excerpt of \(show(bytes)) is \(show(excerpt.bytes[...]))")
        }
        for offset in excerpt.bytes.indices {
            let place = excerpt.span(offset..<offset + 1).lower
            let byte = excerpt.bytes[offset]
            guard place < source.count else {
                problems.append("\(show(bytes)) lies behind the end of the file")
                return
            }
            let written = source[place]
            let isLineEnd = written == 0x0A || written == 0x0D
            let isSame =
                byte == written || (byte == 0x0A && isLineEnd) || (byte == 0x20 && (isLineEnd || written == 0x09))
            // In a footnote, the indentation of a line is read at the end of the line before, and as tabs.
            let isMoved = hasFootnotes && isWhitespace(byte) && isWhitespace(written)
            if !isSame && !isMoved {
                problems.append("byte \(offset) of \(show(bytes)) is \(show([written])) in the file")
                return
            }
        }
    }

    private mutating func check(_ span: SourceSpan, from lower: Int, to upper: Int, _ name: String) {
        if span.lower < lower || span.upper > upper {
            problems.append("\(name) \(span.range) not within \(lower)..<\(upper)")
        }
    }

    private func show(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self).debugDescription }
}
