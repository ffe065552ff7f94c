#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Where a command says things. A test gives it a console of its own.
public struct Console: Sendable {
    /// Takes what is asked for.
    public let output: @Sendable (String) -> Void
    /// Takes diagnostics and what was done.
    public let error: @Sendable (String) -> Void
    /// Whether diagnostics are coloured.
    public let isColoured: Bool
    /// The folder in which simulations are remembered from one build to the next; nil for none.
    public let memory: String?

    /// A console of two sinks.
    public init(
        output: @escaping @Sendable (String) -> Void, error: @escaping @Sendable (String) -> Void,
        isColoured: Bool = false, memory: String? = nil
    ) {
        self.output = output
        self.error = error
        self.isColoured = isColoured
        self.memory = memory
    }

    /// The terminal or pipe that the process was given. Colour goes to a terminal only, and not where `NO_COLOR` is set
    /// (no-color.org) or the terminal is `dumb`.
    public static var standard: Console {
        let isPlain = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
        let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? false
        return Console(
            output: { write($0, to: 1) }, error: { write($0, to: 2) },
            isColoured: isatty(2) == 1 && !isPlain && !isDumb,
            memory: FileSystem.cacheFolder.map { $0 + "/marginal/simulations" })
    }

    /// The same console with colour or without.
    func coloured(_ isColoured: Bool) -> Console {
        Console(output: output, error: error, isColoured: isColoured, memory: memory)
    }

    private static func write(_ text: String, to descriptor: Int32) {
        var text = text
        text.withUTF8 { buffer in
            var offset = 0
            while offset < buffer.count {
                let count = FileSystem.retrying { systemWrite(descriptor, buffer, offset) }
                // A reader that has gone away wants no more; there is nobody to tell.
                guard count > 0 else { return }
                offset += count
            }
        }
    }
}
