/// What a process that is about to end leaves to the system.
///
/// Taking a book of a thousand chapters apart, node by node, takes longer than a tenth of building it, and the memory is gone
/// with the process in any case.
enum Leftovers {
    /// Whether this process does nothing after its command.
    nonisolated(unsafe) static var areLeft = false

    private final class Box<Value> {
        let value: Value
        init(_ value: Value) { self.value = value }
    }

    /// Keeps a value from being taken apart, if the process ends soon.
    static func leave<Value>(_ value: Value) {
        if areLeft { _ = Unmanaged.passRetained(Box(value)) }
    }
}
