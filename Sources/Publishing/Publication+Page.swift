internal import Chapters
internal import Markup

extension Publication {
    /// The HTML page of a chapter.
    func html(_ index: Int) -> [UInt8] {
        let chapter = book.chapters[index]
        let prose = Prose(chapter, cells[index], book)
        var article: [Node] = []
        if !prose.beginsWithHeading { article.append(.element("h1", text: titles[index])) }
        article.append(.rendered(prose.html))
        if chapter.isIndex { article.append(contentsOfBook) }
        return page(
            title: index == 0 && hasIndex ? title : titles[index] + " · " + title,
            summary: chapter.frontMatter.summary?.text, current: index, article: article,
            fingerprint: fingerprint(index))
    }

    /// A front page that lists the chapters, for a book without an `index.md`.
    func generatedIndex() -> [UInt8] {
        page(
            title: title, summary: nil, current: nil, article: [.element("h1", text: title), contentsOfBook],
            fingerprint: nil)
    }

    private func page(
        title: String, summary: String?, current: Int?, article: [Node], fingerprint: String?
    ) -> [UInt8] {
        var head: [Node] = [
            .element("meta", [Attribute("charset", "utf-8")], []),
            .element(
                "meta", [Attribute("name", "viewport"), Attribute("content", "width=device-width, initial-scale=1")], []),
            .element(
                "meta",
                [
                    Attribute("http-equiv", "Content-Security-Policy"),
                    Attribute("content", "default-src 'none'; style-src 'self'; img-src 'self'"),
                ], []),
            .element("meta", [Attribute("name", "generator"), Attribute("content", "Marginal " + version)], []),
            .element("title", text: title),
        ]
        if let summary {
            head.append(.element("meta", [Attribute("name", "description"), Attribute("content", summary)], []))
        }
        head.append(.element("link", [Attribute("rel", "stylesheet"), Attribute("href", "style.css")], []))
        let body: [Node] = [
            .element("a", [.classes("skip"), Attribute("href", "#text")], text: "Skip to the text"),
            .element(
                "header", [.element("a", [.classes("book"), Attribute("href", "index.html")], text: self.title)]),
            sidebar(current),
            .element("main", [Attribute("id", "text")], [.element("article", article), around(current)]),
            footer(current, fingerprint),
        ]
        let language = book.chapters.first?.frontMatter.language?.text ?? "en"
        var bytes = Array("<!DOCTYPE html>\n".utf8)
        Node.element("html", [Attribute("lang", language)], [.element("head", head), .element("body", body)])
            .write(into: &bytes)
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    /// The chapters beside the text: all of a short book, the neighbours in a long one.
    private func sidebar(_ current: Int?) -> Node {
        var shown = numbered
        if numbered.count > Publication.longestContents {
            let middle = current ?? numbered.lowerBound
            shown = max(numbered.lowerBound, middle - Publication.neighbours)
                ..< min(numbered.upperBound, middle + Publication.neighbours + 1)
        }
        let items = shown.map { index in
            Node.element(
                "li", [Attribute("value", String(index - numbered.lowerBound + 1))],
                [link(index, isCurrent: index == current)])
        }
        return .element("nav", [.classes("contents"), Attribute("aria-label", "Chapters")], [.element("ol", items)])
    }

    /// The chapters on the front page, with a sentence about each.
    private var contentsOfBook: Node {
        let items = numbered.map { index in
            var content = [link(index, isCurrent: false)]
            if let summary = book.chapters[index].frontMatter.summary?.text {
                content.append(.element("p", text: summary))
            }
            return Node.element("li", content)
        }
        return .element("nav", [.classes("toc"), Attribute("aria-label", "Contents")], [.element("ol", items)])
    }

    private func link(_ index: Int, isCurrent: Bool) -> Node {
        var attributes = [Attribute("href", book.chapters[index].address + ".html")]
        if isCurrent { attributes.append(Attribute("aria-current", "page")) }
        return .element("a", attributes, text: titles[index])
    }

    /// Previous and next.
    private func around(_ current: Int?) -> Node {
        guard let current else { return .nothing }
        var links: [Node] = []
        if current > 0 { links.append(step("prev", "Previous", current - 1)) }
        if current + 1 < book.chapters.count { links.append(step("next", "Next", current + 1)) }
        return links.isEmpty
            ? .nothing : .element("nav", [.classes("around"), Attribute("aria-label", "Previous and next")], links)
    }

    private func step(_ direction: String, _ label: String, _ index: Int) -> Node {
        .element(
            "a",
            [
                .classes(direction), Attribute("rel", direction),
                Attribute("href", book.chapters[index].address + ".html"),
            ], [.element("span", text: label), .text(" "), .text(titles[index])])
    }

    private func footer(_ current: Int?, _ fingerprint: String?) -> Node {
        var content: [Node] = []
        if let author = book.chapters.first?.frontMatter.author?.text { content.append(.element("p", text: author)) }
        var line: [Node] = [.text("Every number on this page was computed by Marginal " + version)]
        if let fingerprint { line.append(.text(" from the sources " + fingerprint)) }
        line.append(.text(". "))
        if let current {
            line.append(
                .element("a", [Attribute("href", book.chapters[current].fileName)], text: "This page as Markdown"))
            line.append(.text(" · "))
        }
        line.append(.element("a", [Attribute("href", "values.json")], text: "all values as JSON"))
        content.append(.element("p", line))
        return .element("footer", content)
    }
}
