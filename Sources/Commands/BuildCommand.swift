internal import Publishing
internal import SourceText

/// `marginal build`: chapters in, a computed book out.
struct BuildCommand {
    let options: BookOptions

    func run(on console: Console) -> Int32 {
        let start = ContinuousClock.now
        if let message = overlap {
            console.error("marginal: \(message)\n")
            return 2
        }
        var folder = BookFolder(options.chapters, remembering: RememberedSimulations(console.memory))
        let publication = folder.publication(options, version: Marginal.version)
        var summary: OutputFolder.Summary?
        if let publication {
            do throws(FileFault) {
                let output = OutputFolder(options.output)
                // A page is compared with the one in the folder as soon as it is made, while it is at hand.
                let made = Parallel.map(publication.pageCount) { index in
                    var page = publication.page(index)
                    let isHeld = page.files.map { output.holds($0) }
                    page.leaveOut(isHeld)
                    return (page: page, isHeld: isHeld)
                }
                folder.stopwatch.lap("make and compare pages")
                let engine = publication.isLive && !options.isSingleFile ? EngineFiles.files(for: output) : []
                let files =
                    engine.map { $0.file } + publication.files(made.map { $0.page })
                    + (options.isSingleFile ? [] : folder.assets)
                summary = try output.publish(
                    files, compared: engine.map { $0.isHeld } + made.flatMap { $0.isHeld })
                folder.stopwatch.lap("write")
                Leftovers.leave((files, made))
            } catch {
                folder.report(error)
            }
        }
        Marginal.show(folder.diagnostics, of: folder.sources, options, on: console)
        Leftovers.leave((folder, publication))
        guard let publication, let summary else {
            if options.format == .text { console.error("\(options.output) stays as it was\n") }
            return 1
        }
        if options.format == .text {
            if options.showsTimings { console.error(folder.stopwatch.text + (folder.simulations.summary ?? "")) }
            console.error(report(publication, summary, ContinuousClock.now - start))
        }
        return 0
    }

    /// Why chapters and output cannot lie where they were said to lie, or nil.
    private var overlap: String? {
        guard let chapters = FileSystem.absolute(options.chapters),
            let output = FileSystem.absolute(options.output)
        else { return nil }
        if chapters == output || chapters.hasPrefix(output + "/") {
            return "the output folder \(options.output) holds the chapters; choose another one"
        }
        if output.hasPrefix(chapters + "/") {
            return "the output folder \(options.output) lies among the chapters; choose another one"
        }
        return nil
    }

    private func report(_ publication: Publication, _ summary: OutputFolder.Summary, _ time: Duration) -> String {
        let pages = publication.pageCount
        var text = "\(options.output): \(pages) \(pages == 1 ? "page" : "pages"), "
        text += "\(summary.written) \(summary.written == 1 ? "file" : "files") written, \(summary.unchanged) unchanged"
        if summary.removed > 0 { text += ", \(summary.removed) removed" }
        text += Marginal.failingClaims(publication)
        let milliseconds = time.components.seconds * 1000 + time.components.attoseconds / 1_000_000_000_000_000
        return text + ", in \(milliseconds) ms\n"
    }
}
