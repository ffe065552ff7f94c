/// Whether simulations may run in what is evaluated next, and whether one was refused since.
public final class LiveGate: @unchecked Sendable {
    /// Whether they may run.
    public var mayRun = true
    private var hasRefused = false

    /// A gate that is open.
    public init() {}

    /// Asks whether a simulation may run; that it may not is noted.
    public func asks() -> Bool {
        if !mayRun { hasRefused = true }
        return mayRun
    }

    /// Whether a simulation was refused since this was asked last.
    public func takeRefusal() -> Bool {
        defer { hasRefused = false }
        return hasRefused
    }
}
