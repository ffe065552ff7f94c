internal import Cells
internal import Chapters
internal import CommonMark
internal import SourceText

/// Citations and references of a chapter as Markdown. (Footnotes stay as they are written: code hosts know them.)
struct MarkdownMarks {
    let book: BookSource
    let chapter: Chapter
    /// The place of the chapter.
    let index: Int
    /// The chapter's file, for a page of its own; empty in the chapter itself.
    var page = ""
    /// Whether the text is shown in another chapter, which lists other sources.
    var isElsewhere = false

    /// What stands in the place of a mark; nil where the text stays.
    func bytes(_ kind: Mention.Kind) -> [UInt8]? {
        switch kind {
        case .citation(let citation): return Array(text(citation).utf8)
        case .reference(let name):
            guard case .label(let label) = book.resolve(name, in: index) else { return nil }
            let file = label.chapter == index ? page : reference(to: book.chapters[label.chapter].fileName)
            return Array("[\(label.title)](\(file)#\(label.name))".utf8)
        }
    }

    /// `[[1](#references), p. 3]`
    private func text(_ citation: Citation) -> String {
        let parts = citation.parts.map { part -> String in
            let place = part.locator.isEmpty ? "" : ", " + part.locator
            guard !isElsewhere, let index = chapter.citedKeys.firstIndex(of: part.key) else {
                return (book.entry(part.key)?.linkedTitle ?? part.key) + place
            }
            return "[\(index + 1)](\(page)#\(chapter.bibliographyName))" + place
        }
        return "[" + parts.joined(separator: "; ") + "]"
    }

    /// A text of a cell, with its marks replaced.
    func replaced(_ text: String) -> String {
        guard mayHoldNotations(text.utf8) else { return text }
        let bytes = Array(text.utf8)
        var marks = MarkedPlaces()
        // The footnotes of a chapter stand on its own page.
        marks.dropsFootnotes = !page.isEmpty
        marks.add(parseInlines(SourceExcerpt(file: chapter.id, bytes: bytes, source: 0), notations: true))
        var result: [UInt8] = []
        var offset = 0
        for (kind, range) in marks.places {
            guard let replacement = kind.map({ self.bytes($0) }) ?? [] else { continue }
            result += bytes[offset..<range.lowerBound]
            result += replacement
            offset = range.upperBound
        }
        return String(decoding: result + bytes[offset...], as: UTF8.self)
    }

    /// The keys of the sources that a text of a cell cites.
    static func citedKeys(in text: String) -> [String] {
        guard text.utf8.contains(UInt8(ascii: "@")) else { return [] }
        var marks = MarkedPlaces()
        marks.add(
            parseInlines(SourceExcerpt(file: SourceID(0), bytes: Array(text.utf8), source: 0), notations: true))
        return marks.places.flatMap { place -> [String] in
            if case .citation(let citation)? = place.kind { citation.parts.map { $0.key } } else { [] }
        }
    }

    /// The evaluated cells of the chapter, with the marks in their texts replaced.
    func cells(_ cells: [EvaluatedCell]) -> [EvaluatedCell] {
        guard chapter.mentions.contains(where: { $0.isInBlock }) else { return cells }
        return cells.map { $0.replacingTexts(replaced) }
    }

    /// A text of a cell as it is said: references as what they are called, and neither sources nor footnotes.
    func spoken(_ text: String) -> String {
        guard mayHoldNotations(text.utf8) else { return text }
        let bytes = Array(text.utf8)
        var marks = MarkedPlaces()
        marks.dropsFootnotes = true
        marks.add(parseInlines(SourceExcerpt(file: chapter.id, bytes: bytes, source: 0), notations: true))
        var result: [UInt8] = []
        var offset = 0
        for (kind, range) in marks.places {
            result += bytes[offset..<range.lowerBound]
            offset = range.upperBound
            switch kind {
            case .reference(let name)?: result += (title(ofReference: name) ?? "@" + name).utf8
            case .citation?, nil: while result.last == 0x20 { result.removeLast() }
            }
        }
        return String(decoding: result + bytes[offset...], as: UTF8.self)
    }

    /// What the text calls a block that it refers to; nil for a text that refers to none.
    func title(ofReference name: String) -> String? {
        if case .label(let label) = book.resolve(name, in: index) { label.title } else { nil }
    }

    /// Whether a cell is of a kind that `prepare` changes, for a look at many.
    static func mayNeedPreparation(_ cell: EvaluatedCell) -> Bool {
        switch cell {
        case .chart, .working: true
        default: false
        }
    }

    /// Puts what can be said and shown anywhere in the place of marks where they would mean something else: in the captions
    /// of charts, and in notes of other chapters.
    func prepare(_ cells: inout [EvaluatedCell]) {
        speakCaptions(of: &cells)
        for place in cells.indices {
            guard case .working(let working) = cells[place] else { continue }
            cells[place] = .working(
                working.replacingNotes { note, other in
                    guard other != index, mayHoldNotations(note.utf8) else { return note }
                    let chapter = book.chapters[other]
                    return MarkdownMarks(
                        book: book, chapter: chapter, index: other, page: reference(to: chapter.fileName),
                        isElsewhere: true
                    ).replaced(note)
                })
        }
    }

    /// Gives the charts among the cells of the chapter a caption that can be said.
    private func speakCaptions(of cells: inout [EvaluatedCell]) {
        guard !chapter.footnotes.isEmpty || chapter.mentions.contains(where: { $0.isInBlock }) else { return }
        for index in cells.indices {
            guard case .chart(var chart) = cells[index] else { continue }
            chart.spokenCaption = chart.caption.replacingTexts(spoken)
            cells[index] = .chart(chart)
        }
    }

    /// What stands in front of a labelled block: the place to which references lead, if any does, and its title.
    func title(_ cell: Int) -> String? {
        guard let name = chapter.cells[cell].label?.text, let label = book.label(name, in: index) else { return nil }
        return (book.isMentioned(name, in: index) ? "<a id=\"\(name)\"></a>" : "") + label.title
    }

    /// The sources that the chapter cites, as a section at its end.
    func bibliography(_ ending: String) -> [UInt8] {
        guard !chapter.citedKeys.isEmpty else { return [] }
        var text = "\(ending)## References\(ending)\(ending)"
        for (place, key) in chapter.citedKeys.enumerated() {
            text += "\(place + 1). \(book.entry(key)?.markdown ?? key)\(ending)"
        }
        return Array(text.utf8)
    }
}

/// The marks in a line of text, in order.
private struct MarkedPlaces {
    /// Nil for a footnote's mark that is left out.
    private(set) var places: [(kind: Mention.Kind?, range: Range<Int>)] = []
    var dropsFootnotes = false

    /// Notes the marks in inlines. (The depth of inlines is limited, so this may recurse.)
    mutating func add(_ inlines: [Inline]) {
        for inline in inlines {
            switch inline.kind {
            case .citation(let citation): places.append((.citation(citation), inline.span.range))
            case .reference(let name): places.append((.reference(name), inline.span.range))
            case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): add(inner)
            case .link(let link): add(link.content)
            case .footnote: if dropsFootnotes { places.append((nil, inline.span.range)) }
            case .text, .escaped, .softBreak, .hardBreak, .code, .html, .image: break
            }
        }
    }
}
