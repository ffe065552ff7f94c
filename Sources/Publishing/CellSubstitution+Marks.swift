internal import Chapters
internal import CommonMark

/// Footnotes, citations and references in a chapter's text.
extension CellSubstitution {
    mutating func substituteFootnote(_ label: String, into html: inout [UInt8]) -> Bool {
        // The note of another chapter may show here, without its footnotes.
        guard let index = prose.chapter.footnotes.firstIndex(where: { $0.label == label }) else { return isInBlock }
        html += "<sup class=\"note-mark\"><a".utf8
        // The text of a block may stand in several places, so that no link can lead back to it.
        if !isInBlock {
            footnoteUses[index, default: 0] += 1
            html += " id=\"\(PageName.mark(index, use: footnoteUses[index, default: 1]))\"".utf8
        }
        html += " href=\"\(prose.page)#\(PageName.footnote(index))\" role=\"doc-noteref\">\(index + 1)</a></sup>".utf8
        return true
    }

    mutating func substitute(_ citation: Citation, into html: inout [UInt8]) -> Bool {
        guard let book = prose.book else { return false }
        html += "<span class=\"cite\">[".utf8
        for (number, part) in citation.parts.enumerated() {
            if number > 0 { html += "; ".utf8 }
            guard let entry = book.entry(part.key) else { continue }
            guard let place = prose.chapter.citedKeys.firstIndex(of: part.key) else {
                // A note of another chapter cites it, whose page lists the source.
                html += "<cite>".utf8
                appendEscapedHTML(Array(entry.title.utf8)[...], to: &html)
                html += "</cite>".utf8
                continue
            }
            html += "<a href=\"\(prose.page)#\(PageName.entry(place))\" title=\"".utf8
            appendEscapedHTML(Array(entry.plainText.utf8)[...], to: &html)
            html += "\">\(place + 1)</a>".utf8
            guard !part.locator.isEmpty else { continue }
            html += ", ".utf8
            appendEscapedHTML(Array(part.locator.utf8)[...], to: &html)
        }
        html += "]</span>".utf8
        return true
    }

    mutating func substituteReference(_ name: String, into html: inout [UInt8]) -> Bool {
        guard let book = prose.book, case .label(let label) = book.resolve(name, in: prose.claims.index) else {
            return false
        }
        let target =
            label.chapter == prose.claims.index
            ? prose.page : reference(to: book.chapters[label.chapter].address + ".html")
        html += "<a class=\"ref\" href=\"".utf8
        appendEscapedHTML(Array("\(target)#\(label.name)".utf8)[...], to: &html)
        html += "\">".utf8
        appendEscapedHTML(Array(label.title.utf8)[...], to: &html)
        html += "</a>".utf8
        return true
    }

    // MARK: - At the end of the page

    /// The footnotes of the chapter, each with ways back to the places that refer to it.
    mutating func writeFootnotes(into html: inout [UInt8]) {
        guard !prose.chapter.footnotes.isEmpty else { return }
        // A footnote may refer to another: all are written before the ways back are counted.
        let texts = prose.chapter.footnotes.map { footnote in
            var text: [UInt8] = []
            renderHTML(footnote.blocks, into: &text, using: &self)
            return text
        }
        html += "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Footnotes\">\n<ol>\n".utf8
        for (index, var text) in texts.enumerated() {
            html += "<li id=\"\(PageName.footnote(index))\">\n".utf8
            let end = Array("</p>\n".utf8)
            let isParagraph = text.suffix(end.count).elementsEqual(end)
            if isParagraph { text.removeLast(end.count) } else if footnoteUses[index] != nil { text += "<p>".utf8 }
            for use in 0..<footnoteUses[index, default: 0] {
                text += " <a class=\"back\" href=\"#\(PageName.mark(index, use: use + 1))\" role=\"doc-backlink\" ".utf8
                text += "aria-label=\"Back to the text\">↩".utf8
                if use > 0 { text += "<sup>\(use + 1)</sup>".utf8 }
                text += "</a>".utf8
            }
            if isParagraph || footnoteUses[index] != nil { text += end }
            html += text
            html += "</li>\n".utf8
        }
        html += "</ol>\n</section>\n".utf8
    }

    /// The sources that the chapter cites.
    func writeBibliography(into html: inout [UInt8]) {
        guard let book = prose.book, !prose.chapter.citedKeys.isEmpty else { return }
        let name = prose.chapter.bibliographyName
        html += "<section class=\"bibliography\" role=\"doc-bibliography\" aria-labelledby=\"\(name)\">\n".utf8
        html += "<h2 id=\"\(name)\">References</h2>\n<ol>\n".utf8
        for (place, key) in prose.chapter.citedKeys.enumerated() {
            html += "<li id=\"\(PageName.entry(place))\">".utf8
            for part in book.entry(key)?.parts ?? [] {
                switch part {
                case .text(let text): appendEscapedHTML(Array(text.utf8)[...], to: &html)
                case .title(let title, let url):
                    html += (url.isEmpty ? "<cite>" : "<cite><a href=\"").utf8
                    if !url.isEmpty {
                        appendEscapedHTML(Array(url.utf8)[...], to: &html)
                        html += "\">".utf8
                    }
                    appendEscapedHTML(Array(title.utf8)[...], to: &html)
                    html += (url.isEmpty ? "</cite>" : "</a></cite>").utf8
                case .date(let date): html += "<time datetime=\"\(date)\">\(date)</time>".utf8
                }
            }
            html += "</li>\n".utf8
        }
        html += "</ol>\n</section>\n".utf8
    }
}

/// The names of places that a page gives itself. They begin with `_`, which no heading's name and no label does.
enum PageName {
    /// A footnote, by its place among those of the page.
    static func footnote(_ index: Int) -> String { "_note-\(index + 1)" }

    /// A mark in the text that refers to a footnote; `use` counts from 1.
    static func mark(_ index: Int, use: Int) -> String { "_mark-\(index + 1)" + (use > 1 ? "-\(use)" : "") }

    /// A source, by its place among those of the page.
    static func entry(_ place: Int) -> String { "_source-\(place + 1)" }
}
