internal import Commands
internal import Synchronization

/// A command line that was run, and what came of it.
struct CommandRun {
    /// The exit status.
    let status: Int32
    /// What was written to the output.
    let output: String
    /// What was written to the error stream.
    let error: String

    /// Runs a command line on a console of its own.
    init(_ words: [String], isColoured: Bool = false, memory: String? = nil) {
        let said = Said()
        let console = Console(
            output: { text in said.output.withLock { $0 += text } },
            error: { text in said.error.withLock { $0 += text } }, isColoured: isColoured,
            memory: memory)
        status = Marginal.run(words, on: console)
        output = said.output.withLock { $0 }
        error = said.error.withLock { $0 }
    }

    private final class Said: Sendable {
        let output = Mutex("")
        let error = Mutex("")
    }
}
