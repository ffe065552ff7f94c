internal import Formulas
internal import SourceText

/// What stands on the opening line of a block after its word: `["label"] ["caption"] rest`, as in
/// `table cost-by-batch "What a batch costs" for b in 1, 8`.
struct BlockHead {
    /// The name by which the text refers to the block; nil where it has none.
    let label: BlockLabel?
    /// The caption; no pieces where there is none.
    let caption: [TextPiece]
    /// What follows, without white space around it.
    let rest: Range<Int>

    /// Reads the line from a place on.
    ///
    /// - Returns: nil, with a diagnostic, where the caption has no end.
    init?(_ info: SourceExcerpt, _ range: Range<Int>, into diagnostics: inout Diagnostics) {
        var range = LogicalLines.trimmed(info.bytes, range)
        label = BlockHead.label(info, &range)
        guard !BlockHead.startsOtherQuotation(info.bytes[range]) else {
            diagnostics.add(
                Diagnostic(
                    "unexpected-character", "a caption does not begin with this", at: info.span(range),
                    hint: "a caption stands between two \""))
            return nil
        }
        var caption: [TextPiece] = []
        if let first = range.first, info.bytes[first] == UInt8(ascii: "\"") {
            guard let close = BlockHead.captionEnd(info.bytes, (first + 1)..<range.upperBound) else {
                diagnostics.add(
                    Diagnostic(
                        "unexpected-character", "the caption has no end", at: info.span(range),
                        hint: "close it with a second \""))
                return nil
            }
            caption = CellReader.pieces(info, (first + 1)..<close, into: &diagnostics)
            range = LogicalLines.trimmed(info.bytes, (close + 1)..<range.upperBound)
        }
        self.caption = caption
        rest = range
    }

    /// label = letter { letter | digit | "-" | "_" }, unless it is a word of the language such as `for`
    /// or `across`.
    private static func label(_ info: SourceExcerpt, _ range: inout Range<Int>) -> BlockLabel? {
        let word = info.bytes[range].prefix { isInLabel($0) }
        guard let first = word.first, isLetter(first), !startsOtherQuotation(word), !Parser.isKeyword(word),
            !word.elementsEqual("across".utf8)
        else {
            return nil
        }
        let place = word.startIndex..<word.endIndex
        let after = LogicalLines.trimmed(info.bytes, word.endIndex..<range.upperBound)
        // `b in 1, 2` lacks its `for`.
        guard !info.bytes[after].starts(with: "in ".utf8) else { return nil }
        // What a working is of stands there, and no label.
        guard !word.elementsEqual("of".utf8) else { return nil }
        range = after
        return BlockLabel(name: Name(info.text(place)), span: info.span(place))
    }

    /// Whether a text begins with a quotation mark that is none here: ' or one of typography.
    private static func startsOtherQuotation(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.first == UInt8(ascii: "'") || bytes.starts(with: [0xC2, 0xAB])
            || bytes.starts(with: [0xE2, 0x80]) && bytes.dropFirst(2).first.map { (0x98...0x9F).contains($0) } == true
    }

    /// The quotation mark that ends a caption: one that stands in no formula.
    private static func captionEnd(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
        var isCode = false
        for offset in range {
            if bytes[offset] == UInt8(ascii: "`") { isCode.toggle() }
            if !isCode, bytes[offset] == UInt8(ascii: "\"") { return offset }
        }
        return isCode ? bytes[range].firstIndex(of: UInt8(ascii: "\"")) : nil
    }

    private static func isInLabel(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: isLetter(byte)
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        default: byte >= 0x80
        }
    }
}
