internal import Cells
internal import Chapters
internal import Figures
internal import Markup

/// The page of the argument: all claims of the book with their verdicts, in the order of the text.
extension Publication {
    /// The page as HTML and as Markdown; none for a book without claims.
    func argument() -> [PublishedFile] {
        guard !claims.isEmpty else { return [] }
        let page = PublishedFile(path: ClaimsOfBook.address + ".html", pieces: complete(argumentPage()))
        if single != nil { return [page] }
        return [page, PublishedFile(path: ClaimsOfBook.address + ".md", bytes: argumentText())]
    }

    /// What the page is called.
    static let argumentTitle = "The argument"

    private func argumentPage() -> [UInt8] {
        page(
            title: Publication.argumentTitle + " · " + title, summary: claims.summary.text, current: nil,
            isArgument: true, fingerprint: nil, size: pageCount * 200
        ) { html in
            html.element("h1", text: Publication.argumentTitle)
            let summary = HTML.bytes { $0.element("p", text: claims.summary.text) }
            html.append(marked(summary, claims.summary.verdicts.count))
            var number = 0
            for (index, entries) in claims.chapters.enumerated() where !entries.isEmpty {
                let address = reference(to: addresses[index])
                let prose = Prose(self, index, page: address)
                html.element("h2") { html in
                    html.element("a", Attribute("href", address), text: titles[index])
                }
                html.element("ul", class: "claims") { html in
                    for entry in entries {
                        let element = HTML.bytes { html in
                            Figure.claimInList(
                                entry.claim, name: entry.name, address: address + "#" + entry.claim.label, into: &html
                            ) { written, html in prose.write(written.text, into: &html) }
                        }
                        html.append(marked(element, number))
                        number += 1
                    }
                }
            }
        }
    }

    /// An element with the number of its cell, where the page is live.
    private func marked(_ element: [UInt8], _ cell: Int) -> [UInt8] {
        isArgumentLive ? Figure.marked(element, cell: cell) : element
    }

    private func argumentText() -> [UInt8] {
        var text = Array("# \(Publication.argumentTitle)\n\n\(claims.summary.text)\n".utf8)
        for (index, entries) in claims.chapters.enumerated() where !entries.isEmpty {
            let address = reference(to: book.chapters[index].fileName)
            text += "\n## [\(titles[index])](\(address))\n\n".utf8
            let marks = MarkdownMarks(book: book, chapter: book.chapters[index], index: index, page: address)
            for entry in entries {
                let claim = entry.claim.replacingTexts { marks.replaced($0) }
                MarkdownFigure.claimInList(claim, name: entry.name, address: address, into: &text)
            }
        }
        return text
    }

    /// How many claims are not as the text says.
    public var failingClaims: Int { claims.summary.count(.fails) + claims.summary.count(.unexpected) }
}
