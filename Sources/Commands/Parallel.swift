internal import Dispatch

/// Maps over a range on all processors.
enum Parallel {
    /// How many turns are handed out at once, so that handing them out costs nothing beside them: fewer where there are
    /// few, so that no processor stands idle.
    private static func stretch(_ count: Int) -> Int { max(1, min(8, count / 16)) }

    /// The results of a function for 0 up to `count`, in order. It is called from several threads at once.
    static func map<Result: Sendable>(_ count: Int, _ transform: @Sendable (Int) -> Result) -> [Result] {
        guard count > 0 else { return [] }
        return [Result](unsafeUninitializedCapacity: count) { buffer, initializedCount in
            nonisolated(unsafe) let base = buffer.baseAddress
            _ = mapStretches(count) { stretch in
                // Each place is written once, by one thread.
                for index in stretch { base?.advanced(by: index).initialize(to: transform(index)) }
            }
            initializedCount = count
        }
    }

    /// The results of a function for stretches of 0 up to `count`, in order. It is called from several threads at once.
    static func mapStretches<Result: Sendable>(
        _ count: Int, _ transform: @Sendable (Range<Int>) -> Result
    ) -> [Result] {
        let stretch = stretch(count)
        let parts = (count + stretch - 1) / stretch
        guard parts > 1 else { return count > 0 ? [transform(0..<count)] : [] }
        return [Result](unsafeUninitializedCapacity: parts) { buffer, initializedCount in
            nonisolated(unsafe) let base = buffer.baseAddress
            DispatchQueue.concurrentPerform(iterations: parts) { part in
                // Each place is written once, by one thread.
                base?.advanced(by: part).initialize(to: transform((part * stretch)..<min(count, (part + 1) * stretch)))
            }
            initializedCount = parts
        }
    }
}
