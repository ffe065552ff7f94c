internal import Chapters
internal import CommonMark
internal import SourceText

/// Pictures and files in a page that is one file.
extension CellSubstitution {
    /// A picture that lies beside the chapters stands in the page itself. One from elsewhere, which no page of the book would
    /// load, becomes a link to it.
    mutating func substituteImage(_ image: Link, into html: inout [UInt8]) -> Bool {
        guard let single = prose.single else { return false }
        guard let held = single.address(of: image.destination) else {
            let link = Inline(.link(image), at: SourceSpan(file: prose.chapter.id, lower: 0, upper: 0))
            renderInlines([link], into: &html, using: &self)
            return true
        }
        html += "<img src=\"".utf8
        html += held.address
        html += "\" alt=\"".utf8
        renderAlternative(image.content, into: &html, using: &self)
        if let title = image.title {
            html += "\" title=\"".utf8
            appendEscapedHTML(title[...], to: &html)
        }
        html += "\" />".utf8
        return true
    }

    /// A link to a file beside the chapters hands the file over.
    mutating func writeFile(_ link: Link, into html: inout [UInt8]) -> Bool {
        guard let held = prose.single?.address(of: link.destination) else { return false }
        html += "<a href=\"".utf8
        html += held.address
        html += "\" download=\"".utf8
        appendEscapedHTML(Array(held.name.utf8)[...], to: &html)
        if let title = link.title {
            html += "\" title=\"".utf8
            appendEscapedHTML(title[...], to: &html)
        }
        html += "\">".utf8
        renderInlines(link.content, into: &html, using: &self)
        html += "</a>".utf8
        return true
    }
}
