/// How long the phases of a build take, for `build --timings`.
struct Stopwatch {
    private var last = ContinuousClock.now
    private(set) var laps: [(name: String, time: Duration)] = []

    /// Ends a phase under a name; the next one begins.
    mutating func lap(_ name: String) {
        let now = ContinuousClock.now
        laps.append((name, now - last))
        last = now
    }

    /// The phases, one a line, in milliseconds.
    var text: String {
        laps.reduce("") { text, lap in
            let tenths = lap.time.components.attoseconds / 100_000_000_000_000 + lap.time.components.seconds * 10_000
            let figure = "\(tenths / 10).\(tenths % 10)"
            return text + "  " + lap.name + String(repeating: " ", count: max(1, 24 - lap.name.count - figure.count))
                + figure + " ms\n"
        }
    }
}
