/// A layer at work: so many requests at a time, the others waiting in the order in which they came.
struct Station {
    let layer: Layer
    private var busy = 0
    private var waiting = RingBuffer()

    init(_ layer: Layer) { self.layer = layer }

    /// Seconds that it works on a prompt.
    func time(prompt: Int32) -> Double { layer.time(prompt: Int(prompt)) }

    /// Whether requests can wait here.
    var queues: Bool { layer.workers != nil }

    /// Takes a request in. Returns whether its work starts at once; otherwise it waits.
    mutating func enter(_ request: Int32) -> Bool {
        guard let workers = layer.workers else { return true }
        if busy < workers {
            busy += 1
            return true
        }
        waiting.append(request)
        return false
    }

    /// Lets a request out whose work is done. Returns the one whose work starts in its place, if any waits.
    mutating func leave() -> Int32? {
        guard queues else { return nil }
        if waiting.isEmpty {
            busy -= 1
            return nil
        }
        return waiting.popFirst()
    }
}
