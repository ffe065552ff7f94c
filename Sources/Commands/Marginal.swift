internal import CPosix
internal import Cells
internal import Publishing
internal import SourceText

/// The program: reads a command line and runs what it says.
public enum Marginal {
    /// The version of engine and program.
    public static let version = EngineVersion.current

    /// Prepares a process that does nothing but run one command line and then ends.
    public static func prepareProcess() {
        cposix_keep_memory()
        Leftovers.areLeft = true
    }

    /// Runs a command line.
    ///
    /// - Parameters:
    ///   - words: what follows the program's name.
    ///   - console: where it says things.
    /// - Returns: the exit status: 0 if all went well, 1 if a book or a table has a mistake or a file cannot be read or
    ///   written, 2 if the command line makes no sense.
    public static func run(_ words: [String], on console: Console = .standard) -> Int32 {
        let invocation: Invocation
        do throws(UsageFault) {
            invocation = try Invocation(words)
        } catch {
            console.error("marginal: \(error.message)\n")
            if let hint = error.hint { console.error("  \(hint)\n") }
            return 2
        }
        switch invocation {
        case .build(let options): return BuildCommand(options: options).run(on: options.console(console))
        case .check(let options): return CheckCommand(options: options).run(on: options.console(console))
        case .eval(let formula, let options):
            return EvalCommand(formula: formula, options: options).run(on: options.console(console))
        case .validate(let options): return ValidateCommand(options: options).run(on: options.console(console))
        case .calibrate(let path): return CalibrateCommand(path: path).run(on: console)
        case .help(let topic): return HelpCommand(topic: topic).run(on: console)
        case .version:
            console.output("marginal \(version)\n")
            return 0
        }
    }

    /// Shows diagnostics in the form that was asked for: to people on the error stream, to programs on the output.
    static func show(
        _ diagnostics: Diagnostics, of sources: SourceCollection, _ options: BookOptions, on console: Console
    ) {
        let sorted = diagnostics.sorted
        switch options.format {
        case .json: console.output(DiagnosticJSON.text(sorted, sources))
        case .text:
            let renderer = DiagnosticText(sources, isColoured: console.isColoured)
            for diagnostic in sorted { console.error(renderer.text(diagnostic)) }
            let errors = sorted.filter { $0.severity == .error }.count
            if errors > 0 { console.error(errors == 1 ? "1 mistake\n" : "\(errors) mistakes\n") }
        }
    }
}

extension Marginal {
    /// How many claims of a book that lets them fail are not as the text says, for the end of a line; empty for none.
    static func failingClaims(_ publication: Publication) -> String {
        let count = publication.failingClaims
        return count == 0 ? "" : count == 1 ? ", 1 claim fails" : ", \(count) claims fail"
    }
}
