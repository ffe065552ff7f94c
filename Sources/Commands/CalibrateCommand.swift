internal import SourceText
internal import Validation

/// `marginal calibrate`: the constants of the model, refitted to measured runs.
struct CalibrateCommand {
    let path: String

    func run(on console: Console) -> Int32 {
        var sources = SourceCollection()
        var diagnostics = Diagnostics()
        var table = MeasuredTable()
        do throws(FileFault) {
            let file = SourceFile(path: path, bytes: try FileSystem.read(path))
            table = MeasuredTable(file, id: sources.add(file), into: &diagnostics)
        } catch {
            diagnostics.add(Diagnostic("file", "cannot \(error.action): \(error.reason)", at: nil))
        }
        Marginal.show(diagnostics, of: sources, BookOptions(), on: console)
        // A fit to half a table would look like a fit.
        guard !diagnostics.hasErrors else { return 1 }
        let calibrator = Calibrator(table.runs)
        guard calibrator.count > 0 else {
            console.error("marginal: none of the \(table.runs.count) runs of \(path) can be predicted\n")
            return 1
        }
        guard calibrator.count >= calibrator.constantCount else {
            console.error(
                "marginal: \(calibrator.count) runs are too few to fit \(calibrator.constantCount) constants to\n")
            return 1
        }
        let report = CalibrationReport(calibrator) { console.error("\($0)\n") }
        console.output(report.text)
        return 0
    }
}
