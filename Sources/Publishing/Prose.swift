internal import Cells
internal import Chapters
internal import CommonMark
internal import Figures
internal import Markup
internal import SourceText

/// The text of a chapter as HTML, its cells replaced by what was computed.
///
/// A class: what substitutes cells is copied for each of them, and then holds one reference.
final class Prose {
    let chapter: Chapter
    let cells: [EvaluatedCell]
    /// The book, for a chapter that has links.
    let book: BookSource?
    let claims: ClaimPlaces
    let workings: WorkingPlaces
    /// The address of the chapter's page, for a text that is shown on another one; empty on the page itself.
    let page: String
    /// What the text calls the labelled blocks, by the places of their cells.
    let titles: [Int: String]
    /// Whether the page says which element is which cell.
    let isLive: Bool
    /// What a page of one file takes in; nil for a page that has its files beside it.
    let single: SingleFile?

    /// - Parameters:
    ///   - index: the place of the chapter.
    ///   - page: the address of the chapter's page, for a text that is shown on another one.
    init(_ publication: Publication, _ index: Int, page: String = "") {
        let (chapter, cells) = (publication.book.chapters[index], publication.cells[index])
        let (book, claims) = (publication.book, publication.claims)
        self.page = page
        isLive = publication.engine != nil && page.isEmpty
        single = publication.single
        self.chapter = chapter
        self.cells = cells
        let entries = claims.chapters[index]
        // Only a chapter whose blocks name parameters of others needs their addresses.
        let needsAddresses = cells.contains { cell in
            switch cell {
            case .claim, .scenario: true
            default: false
            }
        }
        self.claims = ClaimPlaces(
            entries: entries, addresses: needsAddresses ? book.chapters.map { $0.address } : [], index: index)
        workings = WorkingPlaces(publication, index)
        // Threads that make pages side by side had better not count references to the same book.
        let mayLink = cells.contains { cell in
            switch cell {
            // These show notes of other chapters.
            case .working, .scenario: true
            default: false
            }
        }
        self.book = chapter.links.isEmpty && chapter.mentions.isEmpty && !mayLink ? nil : book
        var titles: [Int: String] = [:]
        for (cell, written) in chapter.cells.enumerated() {
            if let label = written.label { titles[cell] = book.label(label.text, in: index)?.title }
        }
        self.titles = titles
    }

    /// Appends the chapter's text.
    func render(into html: inout [UInt8]) {
        var substitution = CellSubstitution(prose: self)
        renderHTML(chapter.blocks, into: &html, using: &substitution)
        substitution.writeFootnotes(into: &html)
        substitution.writeBibliography(into: &html)
    }

    /// A line of Markdown as HTML: the text of a cell, of a caption, of a note.
    func write(_ line: String, into html: inout HTML) {
        CellSubstitution(prose: self).write(line, into: &html)
    }

    /// Whether the text begins with a heading of the first level, so that the page needs no other.
    var beginsWithHeading: Bool {
        if let block = chapter.blocks.first, case .heading(level: 1, _) = block.kind { return true }
        return false
    }

    /// The title of a chapter: that of its front matter, or its first heading, or its address.
    ///
    /// - Parameter index: the place of the chapter.
    static func title(_ index: Int, _ cells: [EvaluatedCell], _ book: BookSource) -> String {
        let chapter = book.chapters[index]
        if let cell = chapter.titleCell, case .text(let pieces) = cells[cell] {
            return pieces.reduce("") { text, piece in
                switch piece {
                case .text(let written): text + written.text
                case .value(let value): text + value.text
                }
            }
        }
        if let title = chapter.frontMatter.title { return title.text }
        for block in chapter.blocks {
            if case .heading(_, let inlines) = block.kind { return plainText(inlines, index, cells, book) }
        }
        return chapter.address
    }

    /// Inlines without their marks, values in place.
    private static func plainText(
        _ inlines: [Inline], _ index: Int, _ cells: [EvaluatedCell], _ book: BookSource
    ) -> String {
        let chapter = book.chapters[index]
        return inlines.reduce("") { text, inline in
            switch inline.kind {
            case .text(let bytes), .escaped(let bytes): text + String(decoding: bytes, as: UTF8.self)
            case .softBreak, .hardBreak: text + " "
            case .html, .footnote, .citation: text
            case .reference(let name):
                text
                    + (MarkdownMarks(book: book, chapter: chapter, index: index).title(ofReference: name) ?? "@" + name)
            case .emphasis(let inner), .strong(let inner), .strikethrough(let inner):
                text + plainText(inner, index, cells, book)
            case .link(let link), .image(let link): text + plainText(link.content, index, cells, book)
            case .code(let code):
                if let anchor = chapter.anchor(at: code.contentSpan.lower), case .value(let value) = cells[anchor.cell]
                {
                    text + value.text
                } else {
                    text + String(decoding: code.bytes, as: UTF8.self)
                }
            }
        }
    }
}

/// What the claims of a chapter are called, and where the parameters stand that they depend on.
struct ClaimPlaces {
    let entries: [ClaimsOfBook.Entry]
    /// The addresses of all chapters.
    let addresses: [String]
    /// The place of the chapter.
    let index: Int

    func name(of claim: EvaluatedClaim) -> String {
        entries.first { $0.claim.label == claim.label }?.name ?? "Claim"
    }

    /// Where a parameter of a chapter stands, seen from this one.
    func address(ofParameter name: String, in chapter: Int) -> String {
        (chapter == index ? "" : reference(to: addresses[chapter] + ".html")) + "#_p-" + name
    }
}

/// Writes cells where CommonMark would write code, and leads links between chapters to their pages.
struct CellSubstitution: HTMLSubstitution {
    /// The chapter, and what the page knows about it.
    let prose: Prose
    /// Whether the text is that of a block.
    var isInBlock = false
    /// How many marks with a place of their own refer to each footnote.
    var footnoteUses: [Int: Int] = [:]

    mutating func substitute(_ code: CodeSpan, into html: inout [UInt8]) -> Bool {
        if code.bytes.starts(with: "\\= ".utf8) {
            html += "<code>".utf8
            appendEscapedHTML(code.bytes.dropFirst(), to: &html)
            html += "</code>".utf8
            return true
        }
        guard let cell = cell(of: code) else { return false }
        write(cell, into: &html)
        return true
    }

    mutating func substituteAsText(_ code: CodeSpan, into html: inout [UInt8]) -> Bool {
        guard let cell = cell(of: code), case .value(let value) = prose.cells[cell] else { return false }
        appendEscapedHTML(Array(value.text.utf8)[...], to: &html)
        return true
    }

    /// The cell that a code span is, where it is one.
    private func cell(of code: CodeSpan) -> Int? {
        guard code.bytes.first == UInt8(ascii: "="), let anchor = prose.chapter.anchor(at: code.contentSpan.lower),
            case .value = prose.cells[anchor.cell]
        else { return nil }
        return anchor.cell
    }

    mutating func substitute(_ code: CodeBlock, into html: inout [UInt8]) -> Bool {
        guard code.isFenced, !code.language.isEmpty else { return false }
        guard let anchor = prose.chapter.anchor(at: code.info.span.lower) else {
            return writeExample(code, into: &html)
        }
        switch prose.cells[anchor.cell] {
        case .value, .text: return false
        default: write(anchor.cell, into: &html)
        }
        html.append(UInt8(ascii: "\n"))
        return true
    }

    /// An example: its text as it is written, and what comes of it.
    private mutating func writeExample(_ code: CodeBlock, into html: inout [UInt8]) -> Bool {
        guard let example = prose.chapter.example(at: code.info.span.lower) else { return false }
        html += "<figure class=\"example\">\n<pre class=\"source\"><code>".utf8
        appendEscapedHTML(code.bytes, to: &html)
        html += "</code></pre>\n".utf8
        switch example.outcome {
        case .blocks(let blocks):
            html += "<div class=\"outcome\">\n".utf8
            renderHTML(blocks, into: &html, using: &self)
            html += "</div>\n".utf8
        case .mistake(let said):
            html += "<pre class=\"mistake\"><samp>".utf8
            appendEscapedHTML(Array(said.utf8)[...], to: &html)
            html += "</samp></pre>\n".utf8
        }
        html += "</figure>\n".utf8
        return true
    }

    mutating func substituteParagraph(_ inlines: [Inline], isTight: Bool, into html: inout [UInt8]) -> Bool {
        guard let first = inlines.first, let anchor = prose.chapter.anchor(at: first.span.lower),
            case .table = prose.cells[anchor.cell]
        else { return false }
        if let lead = anchor.lead {
            html += "<p>".utf8
            renderInlines(parseInlines(lead, notations: true), into: &html, using: &self)
            html += "</p>\n".utf8
        }
        write(anchor.cell, into: &html)
        html.append(UInt8(ascii: "\n"))
        return true
    }

    mutating func substituteHeading(level: Int, _ inlines: [Inline], into html: inout [UInt8]) -> Bool {
        guard let first = inlines.first, let heading = prose.chapter.heading(at: first.span.lower) else { return false }
        if let last = html.last, last != UInt8(ascii: "\n") { html.append(UInt8(ascii: "\n")) }
        let name = Array(heading.id.utf8)[...]
        html += "<h\(level) id=\"".utf8
        appendEscapedHTML(name, to: &html)
        html += "\">".utf8
        renderInlines(inlines, into: &html, using: &self)
        if level > 1 {
            // The sign is the style sheet's, so that the heading's text is its own.
            html += "<a class=\"anchor\" href=\"#".utf8
            appendEscapedHTML(name, to: &html)
            html += "\" aria-label=\"Link to this section\"></a>".utf8
        }
        html += "</h\(level)>\n".utf8
        return true
    }

    /// A cell as it stands in the page.
    private func write(_ cell: Int, into html: inout [UInt8]) {
        var name = prose.titles[cell]
        if case .claim(let claim) = prose.cells[cell] { name = prose.claims.name(of: claim) }
        let around = Figure.Surroundings(
            cell: cell, name: name, label: prose.chapter.cells[cell].label?.text,
            parameter: { prose.claims.address(ofParameter: $0, in: $1) }, definition: { prose.workings.onPage($0) },
            text: { write($0, into: &$1) }, note: { write($0, into: &$2) })
        let element = HTML.bytes(capacity: 4096) { Figure.cell(prose.cells[cell], around, into: &$0) }
        html += prose.isLive ? Figure.marked(element, cell: cell) : element
    }

    /// A line of Markdown as HTML: the text of a cell, of a caption, of a note.
    func write(_ line: String, into html: inout HTML) {
        guard !CellSubstitution.isPlain(line) else { return html.text(line) }
        let text = Array(line.utf8)
        // White space at the ends separates the text from a value beside it.
        let lead = text.prefix { $0 == 0x20 }.count
        let trail = lead < text.count ? text.reversed().prefix { $0 == 0x20 }.count : 0
        var rendered = [UInt8](repeating: 0x20, count: lead)
        var substitution = self
        substitution.isInBlock = true
        let inlines = parseInlines(SourceExcerpt(file: prose.chapter.id, bytes: text, source: 0), notations: true)
        renderInlines(inlines, into: &rendered, using: &substitution)
        html.append(rendered + [UInt8](repeating: 0x20, count: trail))
    }

    /// Whether nothing in a line means anything in Markdown, so that it is shown as it is written.
    static func isPlain(_ line: String) -> Bool {
        !line.utf8.contains { isMark($0) } && !mayHoldNotations(line.utf8)
    }

    /// Whether a character may mean something in Markdown.
    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "["), UInt8(ascii: "<"),
            UInt8(ascii: "&"), UInt8(ascii: "\\"), UInt8(ascii: "!"):
            true
        default: false
        }
    }

    mutating func substitute(_ link: Link, into html: inout [UInt8]) -> Bool {
        let path = link.destination.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }
        guard path.reversed().starts(with: "dm.".utf8), let book = prose.book else {
            return writeFile(link, into: &html)
        }
        let name = String(decoding: path, as: UTF8.self)
        guard let target = book.chapter(linkedAs: name)?.address ?? (book.isArgument(name) ? ClaimsOfBook.address : nil)
        else { return false }
        var address = Array(reference(to: target + ".html").utf8)
        address += link.destination[path.endIndex...]
        html += "<a href=\"".utf8
        appendEscapedHTML(address[...], to: &html)
        html += "\">".utf8
        renderInlines(link.content, into: &html, using: &self)
        html += "</a>".utf8
        return true
    }
}
