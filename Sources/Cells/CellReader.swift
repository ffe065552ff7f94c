internal import Formulas
public import SourceText

/// Reads the text of cells. Every mistake is reported; what is well-formed beside it is kept.
public enum CellReader {
    /// The words that make a fenced block a cell.
    public static let words = [
        "params", "let", "table", "chart", "claim", "solve", "working", "scenario", "sensitivity",
    ]

    /// The formula of a code span, without the `= ` in front.
    public static func value(_ excerpt: SourceExcerpt, _ range: Range<Int>, into diagnostics: inout Diagnostics)
        -> Cell?
    {
        var parser = Parser(excerpt, range)
        return parser.formula(into: &diagnostics).map { .value($0) }
    }

    /// The formula of a code span, whose working is asked for.
    public static func working(_ excerpt: SourceExcerpt, _ range: Range<Int>, into diagnostics: inout Diagnostics)
        -> Cell?
    {
        var parser = Parser(excerpt, range)
        return parser.formula(into: &diagnostics).map { .working(WorkingBlock(label: nil, caption: [], formula: $0)) }
    }

    /// A fenced block, if its info string begins with one of `words`; nil for a block of code, and for one in which
    /// nothing could be read.
    ///
    /// - Parameters:
    ///   - info: the info string of the fence.
    ///   - content: the lines between the fences.
    public static func block(
        _ info: SourceExcerpt, _ content: SourceExcerpt, into diagnostics: inout Diagnostics
    ) -> Cell? {
        let word = firstWord(info)
        if info.bytes[word].elementsEqual("params".utf8) {
            refuseHead(info, word, into: &diagnostics)
            return .parameters(parameters(content, into: &diagnostics))
        }
        if info.bytes[word].elementsEqual("let".utf8) {
            refuseHead(info, word, into: &diagnostics)
            return .definitions(definitions(content, into: &diagnostics))
        }
        if info.bytes[word].elementsEqual("table".utf8) {
            return TableReader.block(info, word.upperBound..<info.bytes.count, content, into: &diagnostics)
                .map { .table($0) }
        }
        let rest = word.upperBound..<info.bytes.count
        if info.bytes[word].elementsEqual("chart".utf8) {
            return ChartReader.block(info, rest, content, into: &diagnostics).map { .chart($0) }
        }
        if info.bytes[word].elementsEqual("claim".utf8) {
            return ClaimReader.claim(info, rest, content, into: &diagnostics).map { .claim($0) }
        }
        if info.bytes[word].elementsEqual("solve".utf8) {
            return ClaimReader.solve(info, rest, content, into: &diagnostics).map { .solve($0) }
        }
        if info.bytes[word].elementsEqual("working".utf8) {
            return WorkingReader.block(info, rest, content, into: &diagnostics).map { .working($0) }
        }
        if info.bytes[word].elementsEqual("sensitivity".utf8) {
            return SensitivityReader.block(info, rest, content, into: &diagnostics).map { .sensitivity($0) }
        }
        if info.bytes[word].elementsEqual("scenario".utf8) {
            return ScenarioReader.block(info, rest, content, into: &diagnostics).map { .scenario($0) }
        }
        return nil
    }

    /// Reports what stands behind the word of a block that has neither label nor caption.
    private static func refuseHead(_ info: SourceExcerpt, _ word: Range<Int>, into diagnostics: inout Diagnostics) {
        let rest = LogicalLines.trimmed(info.bytes, word.upperBound..<info.bytes.count)
        guard !rest.isEmpty else { return }
        diagnostics.add(
            Diagnostic(
                "unexpected-token", "a \(info.text(word)) block has no label and no caption", at: info.span(rest),
                hint: "write it as text above the block; its lines begin below"))
    }

    /// Whether an info string makes its block a cell.
    public static func isCell(_ info: SourceExcerpt) -> Bool {
        let word = firstWord(info)
        return words.contains { info.bytes[word].elementsEqual($0.utf8) }
    }

    /// The word that a block's first word was probably meant to be, where the block is no cell: `parms` for `params`, and so
    /// `{params}`, `parameters`; nil for what is far from all of them, such as a programming language.
    ///
    /// - Parameter others: further words that make a block more than code.
    public static func meantWord(_ info: SourceExcerpt, besides others: [String]) -> (word: String, span: SourceSpan)? {
        let whole = firstWord(info)
        var range = whole
        while let first = range.first, info.bytes[first] == UInt8(ascii: "{") || info.bytes[first] == UInt8(ascii: ".")
        {
            range = (first + 1)..<range.upperBound
        }
        let letters = info.bytes[range].prefix { $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z") }
        guard letters.count >= 3,
            letters.endIndex == range.upperBound || !letters.isEmpty && isEnd(info.bytes[letters.endIndex])
        else { return nil }
        let known = words + others
        let written = String(decoding: letters.map { $0 | 0x20 }, as: UTF8.self)
        let span = info.span(whole)
        for word in known where word.utf8.elementsEqual(written.utf8) { return (word, span) }
        for (word, meant) in otherWords where word.utf8.elementsEqual(written.utf8) { return (meant, span) }
        // Three letters are near to too much, and so is a word that begins otherwise: a sample is no example.
        let likely = known.filter { $0.utf8.count > 3 && $0.utf8.first == written.utf8.first }
        return nearest(to: written, among: likely).map { ($0, span) }
    }

    private static let otherWords = [
        ("parameter", "params"), ("parameters", "params"), ("inputs", "params"), ("definitions", "let"),
        ("formulas", "let"), ("plot", "chart"), ("assert", "claim"), ("assertion", "claim"),
        ("tornado", "sensitivity"), ("scenarii", "scenario"),
    ]

    /// Whether a word may end before a byte, as that of `{chart}`, `working(x)` or `claim:`.
    private static func isEnd(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "}") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ",")
    }

    private static func firstWord(_ info: SourceExcerpt) -> Range<Int> {
        var end = 0
        while end < info.bytes.count, info.bytes[end] != 0x20, info.bytes[end] != 0x09 { end += 1 }
        return 0..<end
    }

    // MARK: - Blocks of lines

    private static func parameters(_ content: SourceExcerpt, into diagnostics: inout Diagnostics) -> ParameterBlock {
        let lines = LogicalLines(content)
        var rows: [ParameterBlock.Row] = []
        var faulty: [FaultyLine] = []
        var units: [UnitDeclaration] = []
        for line in lines.all {
            if let declared = unitDeclaration(lines.text, line.range, into: &diagnostics) {
                units += declared
                continue
            }
            var parser = Parser(lines.text, line.range)
            if let written = parser.parameter(into: &diagnostics) {
                rows.append(
                    ParameterBlock.Row(
                        written: written, note: line.note, noteSpans: line.noteRanges.map { lines.text.span($0) }))
            } else if let (name, span) = parser.leadingName {
                faulty.append(FaultyLine(name: name, span: span))
            }
        }
        return ParameterBlock(rows: rows, faulty: faulty, units: units)
    }

    private static func definitions(_ content: SourceExcerpt, into diagnostics: inout Diagnostics) -> DefinitionBlock {
        let lines = LogicalLines(content)
        var definitions: [WrittenDefinition] = []
        var faulty: [FaultyLine] = []
        var units: [UnitDeclaration] = []
        for line in lines.all {
            if let declared = unitDeclaration(lines.text, line.range, into: &diagnostics) {
                units += declared
                continue
            }
            var parser = Parser(lines.text, line.range)
            if let written = parser.definition(into: &diagnostics) {
                definitions.append(written)
            } else if let (name, span) = parser.leadingName {
                faulty.append(FaultyLine(name: name, span: span))
            }
        }
        return DefinitionBlock(definitions: definitions, faulty: faulty, units: units, text: content.text)
    }

    /// `unit seat`, `unit seat, desk`; nil for a line that declares none.
    private static func unitDeclaration(
        _ text: SourceExcerpt, _ range: Range<Int>, into diagnostics: inout Diagnostics
    ) -> [UnitDeclaration]? {
        let bytes = text.bytes[range]
        guard bytes.starts(with: "unit ".utf8), !bytes.contains(UInt8(ascii: "=")) else { return nil }
        var declared: [UnitDeclaration] = []
        var start = range.lowerBound + 5
        for end in start...range.upperBound where end == range.upperBound || text.bytes[end] == UInt8(ascii: ",") {
            var word = start..<end
            while let first = word.first, text.bytes[first] == 0x20 { word = (first + 1)..<word.upperBound }
            while let last = word.last, text.bytes[last] == 0x20 { word = word.lowerBound..<last }
            start = end + 1
            let isWord = !word.isEmpty && text.bytes[word].allSatisfy(isLetter)
            guard isWord else {
                diagnostics.add(
                    Diagnostic(
                        "bad-unit-name", "a unit is named by letters", at: text.span(word),
                        hint: "as in: unit seat"))
                continue
            }
            declared.append(UnitDeclaration(symbol: Name(text.text(word)), span: text.span(word)))
        }
        return declared
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
        default: byte >= 0x80
        }
    }
}
