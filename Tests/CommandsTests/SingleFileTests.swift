internal import Foundation
internal import Testing

/// `marginal build --single-file`: pages that need nothing beside them.
@Suite struct SingleFileBuildTests {
    /// A book with a picture, a file that it links to, a picture from elsewhere, and links between its chapters.
    private static func book() throws -> TemporaryFolder {
        let folder = try BuildTests.book()
        try folder.write(
            """
            ---
            uses: inputs
            ---
            # Pictures

            ![a *dot*](pictures/dot.svg "One") and ![one](https://example.org/one.png), [rents](rents.csv), [the bill](02-bill.md#bill).

            `= rent`
            """, to: "chapters/05-pictures.md")
        try folder.write("a,b\n", to: "chapters/rents.csv")
        return folder
    }

    @Test func `pages hold all they need`() throws {
        let folder = try Self.book()
        let run = BuildTests.build(folder, ["--single-file"])
        #expect(run.status == 0, "\(run.error)")
        let files = try Files(below: folder["output"])
        #expect(
            files.names == [
                ".marginal", "bill.html", "hours.html", "index.html", "inputs.html", "pictures.html", "twice.html",
            ])
        for name in files.names where name.hasSuffix(".html") {
            let page = try folder.text("output/" + name)
            #expect(page.contains("<style>/* Marginal"))
            #expect(page.hasSuffix("</script></body></html>\n"))
            #expect(page.contains("'wasm-unsafe-eval'\">") && !page.contains("'unsafe-inline'"))
            // Nothing is asked for: what begins with `href` are links to pages.
            #expect(page.firstRange(of: #/<(link|script[^>]* src=|iframe|object|embed)/#) == nil)
            #expect(page.firstRange(of: #/ src="(?!data:)/#) == nil)
            #expect(page.contains("id=\"_module\"") == (name != "index.html"))
        }
        let pictures = try folder.text("output/pictures.html")
        #expect(pictures.contains(#"<img src="data:image/svg+xml;base64,PHN2Zy8+Cg==" alt="a dot" title="One" />"#))
        #expect(pictures.contains(#"<a href="https://example.org/one.png">one</a>"#))
        #expect(pictures.contains(#"<a href="data:text/csv;base64,YSxiCg==" download="rents.csv">rents</a>"#))
        #expect(pictures.contains(#"<a href="bill.html#bill">the bill</a>"#))
    }

    @Test func `a second build writes nothing, and an ordinary one brings the files back`() throws {
        let folder = try Self.book()
        BuildTests.build(folder, ["--single-file"])
        #expect(BuildTests.build(folder, ["--single-file"]).error.contains("0 files written, 6 unchanged"))
        #expect(BuildTests.build(folder).status == 0)
        #expect(folder.has("output/marginal.wasm") && folder.has("output/pictures/dot.svg"))
        #expect(try !folder.text("output/bill.html").contains("_module"))
    }

    @Test func `a picture outside the chapters is refused`() throws {
        let folder = try Self.book()
        try folder.write("# Six\n\n![far](../far.png)\n", to: "chapters/06-six.md")
        #expect(BuildTests.build(folder).status == 0)
        let run = BuildTests.build(folder, ["--single-file"])
        #expect(run.status == 1)
        #expect(run.error.contains("06-six.md:3:1: error: a page of one file cannot hold '../far.png'"))
    }
}
