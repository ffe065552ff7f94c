/// Appends blocks as HTML, byte for byte as libcmark writes them in its safe mode: raw HTML is replaced by a comment,
/// and an address that could run a script by nothing.
///
/// The blocks are those of a document, a quotation or an item of a loose list. What only notations make - a callout, a
/// task, text that is struck out - is written as code hosts do.
///
/// - Complexity: O(n) in the size of the tree and of the HTML.
public func renderHTML(
    _ blocks: [Block], into html: inout [UInt8], using substitution: inout some HTMLSubstitution
) {
    render(blocks, isTight: false, into: &html, using: &substitution)
}

/// Appends blocks as HTML, without any substitution.
public func renderHTML(_ blocks: [Block], into html: inout [UInt8]) {
    var plain = PlainHTML()
    renderHTML(blocks, into: &html, using: &plain)
}

/// Appends what stands in a list item; in a tight list, the paragraphs have no tags.
///
/// This is for a substitution that writes an item's own tags and leaves the content to the renderer.
public func renderHTML(
    _ item: List.Item, isTight: Bool, into html: inout [UInt8], using substitution: inout some HTMLSubstitution
) {
    render(item.blocks, isTight: isTight, into: &html, using: &substitution)
}

private func render(
    _ blocks: [Block], isTight: Bool, into html: inout [UInt8], using substitution: inout some HTMLSubstitution
) {
    for block in blocks {
        switch block.kind {
        case .paragraph(let inlines):
            if substitution.substituteParagraph(inlines, isTight: isTight, into: &html) { continue }
            if isTight {
                renderInlines(inlines, into: &html, using: &substitution)
            } else {
                html.beginLine()
                html.append("<p>")
                renderInlines(inlines, into: &html, using: &substitution)
                html.append("</p>\n")
            }
        case .heading(let level, let inlines):
            if substitution.substituteHeading(level: level, inlines, into: &html) { continue }
            let digit = UInt8(ascii: "0") + UInt8(min(max(level, 1), 6))
            html.beginLine()
            html.append("<h")
            html.append(digit)
            html.append(UInt8(ascii: ">"))
            renderInlines(inlines, into: &html, using: &substitution)
            html.append("</h")
            html.append(digit)
            html.append(">\n")
        case .codeBlock(let code):
            if substitution.substitute(code, into: &html) { continue }
            render(code, into: &html)
        case .list(let list):
            render(list, into: &html, using: &substitution)
        case .blockQuote(let quoted):
            if substitution.substituteBlockQuote(quoted, into: &html) { continue }
            html.beginLine()
            html.append("<blockquote>\n")
            render(quoted, isTight: false, into: &html, using: &substitution)
            html.beginLine()
            html.append("</blockquote>\n")
        case .callout(let callout):
            render(callout, into: &html, using: &substitution)
        case .html:
            html.beginLine()
            html.append("<!-- raw HTML omitted -->\n")
        case .thematicBreak:
            html.beginLine()
            html.append("<hr />\n")
        }
    }
}

private func render(_ list: List, into html: inout [UInt8], using substitution: inout some HTMLSubstitution) {
    html.beginLine()
    switch list.marker {
    case .bullet: html.append("<ul>\n")
    case .period(start: 1), .parenthesis(start: 1): html.append("<ol>\n")
    case .period(let start), .parenthesis(let start):
        html.append("<ol start=\"")
        html.append(contentsOf: String(start).utf8)
        html.append("\">\n")
    }
    for item in list.items {
        if substitution.substitute(item, isTight: list.isTight, into: &html) { continue }
        html.beginLine()
        if let isDone = item.isDone {
            html.append("<li class=\"task\">")
            renderTask(item.blocks, isDone: isDone, isTight: list.isTight, into: &html, using: &substitution)
        } else {
            html.append("<li>")
            render(item.blocks, isTight: list.isTight, into: &html, using: &substitution)
        }
        html.append("</li>\n")
    }
    html.append(list.marker == .bullet ? "</ul>\n" : "</ol>\n")
}

/// What stands in an item that is a task: its box, which nobody can tick, and then its text on the same line.
private func renderTask(
    _ blocks: [Block], isDone: Bool, isTight: Bool, into html: inout [UInt8],
    using substitution: inout some HTMLSubstitution
) {
    func box(into html: inout [UInt8]) {
        html.append("<input type=\"checkbox\" disabled=\"\"")
        html.append(isDone ? " checked=\"\" aria-label=\"done\" /> " : " aria-label=\"to do\" /> ")
    }
    guard !isTight, case .paragraph(let inlines)? = blocks.first?.kind else {
        box(into: &html)
        return render(blocks, isTight: isTight, into: &html, using: &substitution)
    }
    html.beginLine()
    var paragraph: [UInt8] = []
    if substitution.substituteParagraph(inlines, isTight: false, into: &paragraph) {
        box(into: &html)
        html.append(contentsOf: paragraph)
    } else {
        html.append("<p>")
        box(into: &html)
        renderInlines(inlines, into: &html, using: &substitution)
        html.append("</p>\n")
    }
    render(Array(blocks.dropFirst()), isTight: false, into: &html, using: &substitution)
}

private func render(_ callout: Callout, into html: inout [UInt8], using substitution: inout some HTMLSubstitution) {
    html.beginLine()
    html.append("<aside class=\"callout ")
    html.append(contentsOf: callout.kind.rawValue.utf8)
    html.append("\" role=\"note\">\n<p class=\"title\">")
    html.append(contentsOf: callout.kind.title.utf8)
    html.append("</p>\n")
    render(callout.blocks, isTight: false, into: &html, using: &substitution)
    html.beginLine()
    html.append("</aside>\n")
}

private func render(_ code: CodeBlock, into html: inout [UInt8]) {
    html.beginLine()
    if code.language.isEmpty {
        html.append("<pre><code>")
    } else {
        html.append("<pre><code class=\"language-")
        appendEscapedHTML(code.language, to: &html)
        html.append("\">")
    }
    appendEscapedHTML(code.bytes, to: &html)
    html.append("</code></pre>\n")
}
