internal import Dispatch

/// Maps over a range on all processors.
enum Parallel {
    /// The results of a function for 0 up to `count`, in order. The function is called from several threads at once.
    static func map<Result: Sendable>(_ count: Int, _ transform: @Sendable (Int) -> Result) -> [Result] {
        // Work is handed out in stretches, so that handing it out costs nothing beside it.
        let stretch = 16
        guard count > stretch else { return (0..<count).map(transform) }
        return [Result](unsafeUninitializedCapacity: count) { buffer, initializedCount in
            nonisolated(unsafe) let base = buffer.baseAddress
            DispatchQueue.concurrentPerform(iterations: (count + stretch - 1) / stretch) { part in
                for index in (part * stretch)..<min(count, (part + 1) * stretch) {
                    // Each place is written once, by one thread.
                    base?.advanced(by: index).initialize(to: transform(index))
                }
            }
            initializedCount = count
        }
    }
}
