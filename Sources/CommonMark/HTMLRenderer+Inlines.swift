/// Appends inlines as HTML, as `renderHTML` does within a paragraph: for a heading, or for the cell of a table.
public func renderInlines(
    _ inlines: [Inline], into html: inout [UInt8], using substitution: inout some HTMLSubstitution
) {
    for inline in inlines {
        switch inline.kind {
        case .text(let text):
            if substitution.substitute(text, into: &html) { continue }
            appendEscapedHTML(text, to: &html)
        case .escaped(let text):
            appendEscapedHTML(text, to: &html)
        case .softBreak:
            html.append(UInt8(ascii: "\n"))
        case .hardBreak:
            html.append("<br />\n")
        case .code(let code):
            if substitution.substitute(code, into: &html) { continue }
            html.append("<code>")
            appendEscapedHTML(code.bytes, to: &html)
            html.append("</code>")
        case .html:
            html.append("<!-- raw HTML omitted -->")
        case .emphasis(let inside):
            html.append("<em>")
            renderInlines(inside, into: &html, using: &substitution)
            html.append("</em>")
        case .strong(let inside):
            html.append("<strong>")
            renderInlines(inside, into: &html, using: &substitution)
            html.append("</strong>")
        case .strikethrough(let inside):
            html.append("<del>")
            renderInlines(inside, into: &html, using: &substitution)
            html.append("</del>")
        case .footnote(let label):
            if substitution.substituteFootnote(label, into: &html) { continue }
            appendEscapedHTML(Array("[^\(label)]".utf8)[...], to: &html)
        case .citation(let citation):
            if substitution.substitute(citation, into: &html) { continue }
            appendEscapedHTML(citation.text[...], to: &html)
        case .reference(let name):
            if substitution.substituteReference(name, into: &html) { continue }
            appendEscapedHTML(Array("@\(name)".utf8)[...], to: &html)
        case .link(let link):
            if substitution.substitute(link, into: &html) { continue }
            html.append("<a href=\"")
            appendDestination(link.destination, to: &html)
            appendTitle(link.title, to: &html)
            html.append("\">")
            renderInlines(link.content, into: &html, using: &substitution)
            html.append("</a>")
        case .image(let image):
            if substitution.substituteImage(image, into: &html) { continue }
            html.append("<img src=\"")
            appendDestination(image.destination, to: &html)
            html.append("\" alt=\"")
            renderAlternative(image.content, into: &html, using: &substitution)
            appendTitle(image.title, to: &html)
            html.append("\" />")
        }
    }
}

/// Appends inlines as HTML, without any substitution.
public func renderInlines(_ inlines: [Inline], into html: inout [UInt8]) {
    var plain = PlainHTML()
    renderInlines(inlines, into: &html, using: &plain)
}

/// Appends inlines as the text of an attribute: escaped, with every tag left out. This is how the alternative text of
/// an image is written.
public func renderAlternative(
    _ inlines: [Inline], into html: inout [UInt8], using substitution: inout some HTMLSubstitution
) {
    for inline in inlines {
        switch inline.kind {
        case .text(let text), .escaped(let text), .html(let text):
            appendEscapedHTML(text, to: &html)
        case .code(let code):
            if substitution.substituteAsText(code, into: &html) { continue }
            appendEscapedHTML(code.bytes, to: &html)
        case .softBreak, .hardBreak:
            html.append(UInt8(ascii: " "))
        case .footnote(let label): appendEscapedHTML(Array("[^\(label)]".utf8)[...], to: &html)
        case .citation(let citation): appendEscapedHTML(citation.text[...], to: &html)
        case .reference(let name): appendEscapedHTML(Array("@\(name)".utf8)[...], to: &html)
        case .emphasis(let inside), .strong(let inside), .strikethrough(let inside):
            renderAlternative(inside, into: &html, using: &substitution)
        case .link(let link), .image(let link):
            renderAlternative(link.content, into: &html, using: &substitution)
        }
    }
}

/// The text of inlines without any mark, as an image's alternative text has it: code as it stands, a space for the end
/// of a line, the text of links, HTML tags as they are written. A footnote's mark is left out.
public func plainText(of inlines: [Inline]) -> String {
    var text: [UInt8] = []
    appendPlainText(of: inlines, to: &text)
    return String(decoding: text, as: UTF8.self)
}

private func appendPlainText(of inlines: [Inline], to text: inout [UInt8]) {
    for inline in inlines {
        switch inline.kind {
        case .text(let bytes), .escaped(let bytes), .html(let bytes): text.append(contentsOf: bytes)
        case .code(let code): text.append(contentsOf: code.bytes)
        case .footnote: break
        case .citation(let citation): text.append(contentsOf: citation.text)
        case .reference(let name): text.append(contentsOf: "@\(name)".utf8)
        case .softBreak, .hardBreak: text.append(UInt8(ascii: " "))
        case .emphasis(let inside), .strong(let inside), .strikethrough(let inside):
            appendPlainText(of: inside, to: &text)
        case .link(let link), .image(let link): appendPlainText(of: link.content, to: &text)
        }
    }
}
