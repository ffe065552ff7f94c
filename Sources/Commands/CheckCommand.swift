internal import Publishing
internal import SourceText

/// `marginal check`: everything that a build does, but for writing.
struct CheckCommand {
    let options: BookOptions

    func run(on console: Console) -> Int32 {
        var folder = BookFolder(options.chapters, remembering: RememberedSimulations(console.memory))
        let publication = folder.publication(options, version: Marginal.version)
        Marginal.show(folder.diagnostics, of: folder.sources, options, on: console)
        guard let publication else { return 1 }
        if options.format == .text {
            let pages = publication.pageCount
            console.error(
                "\(options.chapters): \(pages) \(pages == 1 ? "chapter" : "chapters"), no mistake\(Marginal.failingClaims(publication))\n"
            )
        }
        return 0
    }
}
