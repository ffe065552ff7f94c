internal import SourceText
internal import Validation

/// `marginal validate`: measured runs against the model.
struct ValidateCommand {
    let options: ValidateOptions

    func run(on console: Console) -> Int32 {
        if let path = options.predictions, let absolute = FileSystem.absolute(path),
            absolute == FileSystem.absolute(options.file)
        {
            console.error("marginal: the predictions would be written over \(options.file); choose another file\n")
            return 2
        }
        var sources = SourceCollection()
        var diagnostics = Diagnostics()
        var table: MeasuredTable?
        do throws(FileFault) {
            let file = SourceFile(path: options.file, bytes: try FileSystem.read(options.file))
            table = MeasuredTable(file, id: sources.add(file), into: &diagnostics)
        } catch {
            diagnostics.add(Diagnostic("file", "cannot \(error.action): \(error.reason)", at: nil))
        }
        let report = ValidationReport(table ?? MeasuredTable())
        write(report, into: &diagnostics)
        if options.isJSON {
            console.output(report.json(diagnostics.sorted, sources))
        } else {
            // Mistakes first, so that the line that sums up is the last one on a terminal too.
            Marginal.show(diagnostics, of: sources, BookOptions(), on: console)
            if report.isAboutAnything { console.output(report.text) }
        }
        return diagnostics.hasErrors ? 1 : 0
    }

    /// Writes the predictions, if that was asked for and there are any.
    private func write(_ report: ValidationReport, into diagnostics: inout Diagnostics) {
        guard let path = options.predictions, report.isAboutAnything else { return }
        do throws(FileFault) {
            try FileSystem.write(report.predictionsCSV, to: path)
        } catch {
            diagnostics.add(Diagnostic("file", "cannot \(error.action): \(error.reason)", at: nil))
        }
    }
}
