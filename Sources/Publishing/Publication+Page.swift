internal import Cells
internal import Chapters
internal import Markup
internal import SourceText

extension Publication {
    /// The HTML page of a chapter.
    func html(_ index: Int) -> [UInt8] {
        let chapter = book.chapters[index]
        let prose = Prose(self, index)
        return page(
            title: index == 0 && hasIndex ? title : titles[index] + " · " + title,
            summary: chapter.frontMatter.summary?.text, current: index, fingerprint: fingerprint(index),
            size: sources[chapter.id].bytes.count
        ) { html in
            if !prose.beginsWithHeading { html.element("h1", text: titles[index]) }
            var text: [UInt8] = []
            text.reserveCapacity(sources[chapter.id].bytes.count * 3)
            prose.render(into: &text)
            html.append(text)
            if chapter.isIndex { contentsOfBook(into: &html) }
        }
    }

    /// A front page that lists the chapters, for a book without an `index.md`.
    func generatedIndex() -> [UInt8] {
        page(title: title, summary: nil, current: nil, fingerprint: nil, size: pageCount * 100) { html in
            html.element("h1", text: title)
            contentsOfBook(into: &html)
        }
    }

    /// - Parameter isArgument: whether it is the page of the argument.
    func page(
        title: String, summary: String?, current: Int?, isArgument: Bool = false, fingerprint: String?, size: Int,
        article: (inout HTML) -> Void
    ) -> [UInt8] {
        let source = isArgument ? argumentSource : current.flatMap { liveSource($0) }
        return HTML.bytes(capacity: size * 3 + 4096) { html in
            html.documentType()
            html.element("html", Attribute("lang", language)) { html in
                html.element("head") { head(title, summary, isLive: source != nil, into: &$0) }
                html.element("body") { html in
                    html.append(bodyStart)
                    sidebar(current, isArgument: isArgument, into: &html)
                    html.element("main", Attribute("id", "_text")) { html in
                        html.element("article", content: article)
                        around(current, into: &html)
                    }
                    footer(current, fingerprint, into: &html)
                    if let source {
                        html.element("script", Attribute("type", "text/plain"), Attribute("id", "_cells")) {
                            $0.append(source.bytes)
                        }
                        if single != nil {
                            html.element("script", Attribute("type", "text/plain"), Attribute("id", "_module")) { _ in }
                        }
                    }
                    if single != nil { html.element("script") { $0.append(Script.bytes) } }
                }
            }
            html.lineEnd()
        }
    }

    /// A page as pieces of a file: one that holds the engine shares it with all others.
    func complete(_ page: [UInt8]) -> [[UInt8]] {
        let place = Array("id=\"_module\">".utf8)
        // The text of a page cannot hold these signs: there a quotation mark is escaped.
        guard let single, let start = page.firstRange(of: place) else { return [page] }
        return [Array(page[..<start.upperBound]), single.module, Array(page[start.upperBound...])]
    }

    private func head(_ title: String, _ summary: String?, isLive: Bool, into html: inout HTML) {
        html.append(headStart)
        html.element("title", text: title)
        if let summary { html.void("meta", Attribute("name", "description"), Attribute("content", summary)) }
        if single != nil { return html.element("style") { $0.append(Stylesheet.bytes) } }
        html.void("link", Attribute("rel", "stylesheet"), Attribute("href", "style.css"))
        // It waits for nothing, and nothing for it.
        let (source, waitsForNothing) = (Attribute("src", Script.name), Attribute("async", ""))
        if isLive {
            html.element("script", source, waitsForNothing, Attribute("data-engine", "")) { _ in }
        } else {
            html.element("script", source, waitsForNothing) { _ in }
        }
    }

    // MARK: - What all pages share

    /// What the head of every page begins with.
    static func headStart(_ version: String, isSingle: Bool) -> [UInt8] {
        HTML.bytes { html in
            html.void("meta", Attribute("charset", "utf-8"))
            html.void(
                "meta", Attribute("name", "viewport"), Attribute("content", "width=device-width, initial-scale=1"))
            html.void(
                "meta", Attribute("http-equiv", "Content-Security-Policy"),
                Attribute("content", isSingle ? Script.singlePolicy : Script.policy))
            html.void("meta", Attribute("name", "generator"), Attribute("content", "Marginal " + version))
        }
    }

    /// What the body of every page begins with.
    static func bodyStart(_ title: String) -> [UInt8] {
        HTML.bytes { html in
            html.element("a", .classes("skip"), Attribute("href", "#_text"), text: "Skip to the text")
            html.element("header") {
                $0.element("a", .classes("book"), Attribute("href", "index.html"), text: title)
            }
        }
    }

    // MARK: - Ways from page to page

    /// The chapters beside the text: all of a short book, the neighbours in a long one.
    private func sidebar(_ current: Int?, isArgument: Bool, into html: inout HTML) {
        var shown = numbered
        if numbered.count > Publication.longestContents {
            let middle = current ?? numbered.lowerBound
            shown =
                max(
                    numbered.lowerBound, middle - Publication.neighbours)..<min(
                    numbered.upperBound, middle + Publication.neighbours + 1)
        }
        html.element("nav", .classes("contents"), Attribute("aria-label", "Chapters")) { html in
            html.element("ol") { html in
                for index in shown {
                    if index == current {
                        Publication.entry(
                            index - numbered.lowerBound + 1, addresses[index], titles[index], isCurrent: true,
                            into: &html)
                    } else {
                        html.append(entries[index])
                    }
                }
                argumentEntry(isCurrent: isArgument, into: &html)
            }
        }
    }

    /// The page of the argument, after the chapters; nothing where the book has no claims.
    private func argumentEntry(isCurrent: Bool, into html: inout HTML) {
        guard !claims.isEmpty else { return }
        html.element("li", class: "unnumbered") { html in
            html.element(
                "a", Attribute("href", ClaimsOfBook.address + ".html"), .when(isCurrent, "aria-current", "page"),
                text: Publication.argumentTitle)
        }
    }

    /// The sidebar's entry of every chapter, made once: a page shows those of its neighbours.
    static func sidebarEntries(_ addresses: [String], _ titles: [String], first: Int) -> [[UInt8]] {
        addresses.indices.map { index in
            HTML.bytes(capacity: 128) {
                entry(index - first + 1, addresses[index], titles[index], isCurrent: false, into: &$0)
            }
        }
    }

    private static func entry(
        _ number: Int, _ address: String, _ title: String, isCurrent: Bool, into html: inout HTML
    ) {
        html.element("li", Attribute("value", String(number))) {
            link(address, title, isCurrent: isCurrent, into: &$0)
        }
    }

    /// The chapters on the front page, with a sentence about each.
    private func contentsOfBook(into html: inout HTML) {
        html.element("nav", .classes("toc"), Attribute("aria-label", "Contents")) { html in
            html.element("ol") { html in
                for index in numbered {
                    html.element("li") { html in
                        Publication.link(addresses[index], titles[index], isCurrent: false, into: &html)
                        if let summary = book.chapters[index].frontMatter.summary?.text {
                            html.element("p", text: summary)
                        }
                    }
                }
                argumentEntry(isCurrent: false, into: &html)
            }
        }
    }

    private static func link(_ address: String, _ title: String, isCurrent: Bool, into html: inout HTML) {
        html.element(
            "a", Attribute("href", reference(to: address)), .when(isCurrent, "aria-current", "page"), text: title)
    }

    /// Previous and next.
    private func around(_ current: Int?, into html: inout HTML) {
        guard let current, pageCount > 1 else { return }
        html.element("nav", .classes("around"), Attribute("aria-label", "Previous and next")) { html in
            if current > 0 { step("prev", "Previous", current - 1, into: &html) }
            if current + 1 < pageCount { step("next", "Next", current + 1, into: &html) }
        }
    }

    private func step(_ direction: String, _ label: String, _ index: Int, into html: inout HTML) {
        html.element(
            "a", .classes(direction), Attribute("rel", direction), Attribute("href", reference(to: addresses[index]))
        ) { html in
            html.element("span", text: label)
            html.text(" " + titles[index])
        }
    }

    private func footer(_ current: Int?, _ fingerprint: String?, into html: inout HTML) {
        html.element("footer") { html in
            if let author { html.element("p", text: author) }
            html.element("p") { html in
                html.text("Every number on this page was computed by Marginal " + version)
                if let fingerprint { html.text(" from the sources " + fingerprint) }
                html.text(". ")
                if single != nil { return }
                if let current {
                    html.element(
                        "a", Attribute("href", reference(to: book.chapters[current].fileName)),
                        text: "This page as Markdown")
                    html.text(" · ")
                }
                html.element("a", Attribute("href", "values.json"), text: "all values as JSON")
            }
        }
    }
}
