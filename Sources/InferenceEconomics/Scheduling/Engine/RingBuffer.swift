/// A queue of request numbers whose ends are both reached in constant time: it grows, but nothing in it ever moves up.
struct RingBuffer {
    private var slots: [Int32] = []
    private var head = 0
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }

    /// The request that is next; nothing if there is none.
    var first: Int32? { count > 0 ? slots[head] : nil }

    /// The request at a place, counted from the front.
    subscript(place: Int) -> Int32 { slots[(head + place) & (slots.count - 1)] }

    mutating func append(_ request: Int32) {
        if count == slots.count { grow() }
        slots[(head + count) & (slots.count - 1)] = request
        count += 1
    }

    /// Puts a request before all others.
    mutating func prepend(_ request: Int32) {
        if count == slots.count { grow() }
        head = (head + slots.count - 1) & (slots.count - 1)
        slots[head] = request
        count += 1
    }

    /// Takes the request that is next. There must be one.
    mutating func popFirst() -> Int32 {
        precondition(count > 0, "a request is taken from an empty queue")
        let request = slots[head]
        head = (head + 1) & (slots.count - 1)
        count -= 1
        return request
    }

    /// Takes a request out of the middle. Time in proportion to the length.
    mutating func remove(_ request: Int32) {
        var kept = 0
        for place in 0..<count {
            let other = self[place]
            guard other != request else { continue }
            slots[(head + kept) & (slots.count - 1)] = other
            kept += 1
        }
        count = kept
    }

    /// Twice as many slots, a power of two.
    private mutating func grow() {
        var larger: [Int32] = []
        larger.reserveCapacity(max(2 * slots.count, 8))
        for place in 0..<count { larger.append(self[place]) }
        while larger.count < max(2 * count, 8) { larger.append(0) }
        slots = larger
        head = 0
    }
}
