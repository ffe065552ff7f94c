internal import Cells
internal import SourceText

/// `marginal eval`: one formula, its value on the output, or how it comes about. With `--chapters`, it sees the names of that book.
struct EvalCommand {
    let formula: String
    let options: BookOptions

    func run(on console: Console) -> Int32 {
        let needsBook = options.namesChapters || !options.settings.isEmpty || options.parameterFile != nil
        var folder =
            needsBook
            ? BookFolder(options.chapters, remembering: RememberedSimulations(console.memory)) : BookFolder()
        let text = options.showsWorking ? folder.working(of: formula, options) : folder.text(of: formula, options)
        if !folder.diagnostics.isEmpty { Marginal.show(folder.diagnostics, of: folder.sources, options, on: console) }
        guard let text else { return 1 }
        console.output(text)
        return 0
    }
}
