internal import Cells
internal import Chapters
internal import Figures
internal import SourceText

/// A chapter as Markdown: the author's text byte for byte, with values in the place of what computes them.
enum MarkdownPage {
    /// A stretch of the text and what stands there instead.
    struct Replacement {
        let range: Range<Int>
        let bytes: [UInt8]
    }

    /// The page of a chapter, by its place in the book.
    static func bytes(_ publication: Publication, _ index: Int) -> [UInt8] {
        let chapter = publication.book.chapters[index]
        // What the text calls other parts of the book.
        let marks = MarkdownMarks(book: publication.book, chapter: chapter, index: index)
        let cells = marks.cells(publication.cells[index])
        let workings = WorkingPlaces(publication, index)
        let file = publication.sources[chapter.id]
        let text = file.bytes
        var replacements: [Replacement] = []
        for anchor in chapter.anchors {
            switch cells[anchor.cell] {
            case .value(let value):
                replacements.append(
                    Replacement(range: anchor.span.range, bytes: written { MarkdownFigure.inline(value, into: &$0) }))
            case .parameters(let parameters):
                replacements.append(block(written { MarkdownFigure.parameters(parameters, into: &$0) }, anchor, file))
            case .table(let table) where isFence(anchor, text):
                replacements.append(
                    block(
                        written { MarkdownFigure.table(table, name: marks.title(anchor.cell), into: &$0) }, anchor, file
                    ))
            case .table(let table): replacements += values(table, text)
            case .claim(let claim):
                let name = marks.title(anchor.cell) ?? "Claim"
                replacements.append(
                    block(written { MarkdownFigure.claim(claim, name: name, into: &$0) }, anchor, file))
            case .solve(let solve):
                replacements.append(
                    block(
                        written { MarkdownFigure.solve(solve, name: marks.title(anchor.cell), into: &$0) }, anchor, file
                    ))
            case .sensitivity(let sensitivity):
                replacements.append(
                    block(
                        written {
                            MarkdownFigure.sensitivity(sensitivity, name: marks.title(anchor.cell), into: &$0)
                        }, anchor, file))
            case .scenario(let scenario):
                replacements.append(block(written { MarkdownFigure.scenario(scenario, into: &$0) }, anchor, file))
            case .chart(let chart):
                let picture = reference(to: ChartFile.path(chart, chapter, cells, anchor.cell))
                replacements.append(
                    block(
                        written {
                            MarkdownFigure.chart(chart, name: marks.title(anchor.cell), picture: picture, into: &$0)
                        }, anchor, file))
            case .working(let working):
                let bytes = written { text in
                    MarkdownFigure.working(
                        working, name: marks.title(anchor.cell), into: &text, place: { workings.inText($0) })
                }
                replacements.append(block(bytes, anchor, file))
            case .definitions, .text: break
            }
        }
        if let cell = chapter.titleCell, case .text(let pieces) = cells[cell] {
            for case .value(let value) in pieces {
                let place = place(of: value, text)
                // A title with escapes of YAML in it does not stand in the text as it reads; then it stays.
                guard text[place].starts(with: "`= ".utf8) else { continue }
                replacements.append(Replacement(range: place, bytes: Array(value.text.utf8)))
            }
        }
        for escape in chapter.escapes { replacements.append(Replacement(range: escape..<(escape + 1), bytes: [])) }
        for mention in chapter.mentions where !mention.isInBlock {
            if let bytes = marks.bytes(mention.kind) {
                replacements.append(Replacement(range: mention.span.range, bytes: bytes))
            }
        }
        replacements.sort { $0.range.lowerBound < $1.range.lowerBound }
        if !chapter.examples.isEmpty {
            replacements += chapter.examples.map { self.example($0, file, replacements) }
            replacements.sort { $0.range.lowerBound < $1.range.lowerBound }
        }
        return apply(replacements[...], to: text, 0..<text.count) + end(marks, file)
    }

    /// What follows the text: the sources that it cites.
    private static func end(_ marks: MarkdownMarks, _ file: SourceFile) -> [UInt8] {
        guard !marks.chapter.citedKeys.isEmpty else { return [] }
        let first = file.lineRange(0).upperBound
        let ending =
            file.bytes[first...].starts(with: "\r\n".utf8) ? "\r\n" : file.bytes[first...].first == 0x0D ? "\r" : "\n"
        let isOpen = file.bytes.last != 0x0A && file.bytes.last != 0x0D
        return (isOpen ? Array(ending.utf8) : []) + marks.bibliography(ending)
    }

    /// A stretch of the text, with replacements that begin in it.
    static func apply(_ replacements: ArraySlice<Replacement>, to text: [UInt8], _ range: Range<Int>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(range.count * 2)
        var offset = range.lowerBound
        for replacement in replacements where replacement.range.lowerBound >= offset {
            result += text[offset..<replacement.range.lowerBound]
            result += replacement.bytes
            offset = replacement.range.upperBound
        }
        result += text[offset..<max(offset, range.upperBound)]
        return result
    }

    private static func written(_ write: (inout [UInt8]) -> Void) -> [UInt8] {
        var bytes: [UInt8] = []
        write(&bytes)
        return bytes
    }

    /// Whether a table stands between fences; one in prose stays as the author set it, but for its values.
    private static func isFence(_ anchor: Chapter.Anchor, _ text: [UInt8]) -> Bool {
        text[anchor.span.lower] == UInt8(ascii: "`") || text[anchor.span.lower] == UInt8(ascii: "~")
    }

    /// A table in the place of a fenced block, each line after the marks of the containers around it, and with the line
    /// ending that the author uses.
    private static func block(_ table: [UInt8], _ anchor: Chapter.Anchor, _ file: SourceFile) -> Replacement {
        let text = file.bytes
        let lower = anchor.span.lower
        let line = file.line(at: lower)
        let prefix = text[file.lineStarts[line]..<lower].map { $0 == UInt8(ascii: ">") || $0 == 0x09 ? $0 : 0x20 }
        let ending = text[file.lineRange(line).upperBound...].prefix {
            $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\n")
        }
        var bytes: [UInt8] = []
        if prefix.isEmpty, ending.first == UInt8(ascii: "\n") {
            bytes = table
            bytes.removeLast(min(1, table.count))
        }
        let rest = bytes.isEmpty ? table : []
        for (index, row) in rest.dropLast().split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .enumerated()
        {
            if index > 0 { bytes += ending.prefix(ending.starts(with: "\r\n".utf8) ? 2 : 1) + prefix }
            if row.isEmpty { while bytes.last == 0x20 { bytes.removeLast() } }
            bytes += row
        }
        // The block's place may end with its last line or after it; what follows stays where it is.
        var upper = anchor.span.upper
        while upper > lower, text[upper - 1] == UInt8(ascii: "\n") || text[upper - 1] == UInt8(ascii: "\r") {
            upper -= 1
        }
        return Replacement(range: lower..<upper, bytes: bytes)
    }

    /// The values of a pipe table in prose, each in the place of its formula.
    private static func values(_ table: EvaluatedTable, _ text: [UInt8]) -> [Replacement] {
        var replacements: [Replacement] = []
        for content in table.header + table.rows.flatMap({ $0 }) {
            switch content {
            case .value(let value): replacements.append(replacement(value, text))
            case .text(let pieces):
                for piece in pieces {
                    if case .value(let value) = piece { replacements.append(replacement(value, text)) }
                }
            }
        }
        return replacements
    }

    private static func replacement(_ value: PublishedValue, _ text: [UInt8]) -> Replacement {
        Replacement(range: place(of: value, text), bytes: written { MarkdownFigure.inline(value, into: &$0) })
    }

    /// A formula's place, widened to the `=` before it and to the backticks around both.
    private static func place(of value: PublishedValue, _ text: [UInt8]) -> Range<Int> {
        var lower = value.span.lower
        var upper = value.span.upper
        while lower > 0, text[lower] != UInt8(ascii: "=") || lower == value.span.lower { lower -= 1 }
        while upper > lower, text[upper - 1] == 0x20 { upper -= 1 }
        if lower > 0, text[lower - 1] == UInt8(ascii: "`") {
            lower -= 1
            while upper < text.count, text[upper - 1] != UInt8(ascii: "`") { upper += 1 }
        }
        return lower..<upper
    }
}
