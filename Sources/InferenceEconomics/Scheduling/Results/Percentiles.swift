/// Finds percentiles of times without sorting all of them: in a time proportional to their number.
///
/// Quickselect (Hoare, "Algorithm 65: Find", 1961). Percentiles that are asked for in rising order each look only at
/// what the ones before left.
struct Percentiles {
    private var times: [Double]
    /// All before this place are below all from it on.
    private var settled = 0

    init(_ times: [Double]) { self.times = times }

    /// The time below which a share of them lies, interpolated linearly between two of them, as NumPy does and with it
    /// the usual benchmarks. Zero if there is none. Shares must rise from one call to the next.
    mutating func next(_ share: Double) -> Double {
        guard !times.isEmpty else { return 0 }
        let place = share * Double(times.count - 1)
        let index = Int(place)
        select(index)
        settled = index
        let low = times[index]
        guard index + 1 < times.count, place > Double(index) else { return low }
        var high = times[index + 1]
        for other in times[(index + 1)...] where other < high { high = other }
        return low + (place - Double(index)) * (high - low)
    }

    /// Moves the time that belongs at a place there, smaller ones before it, larger ones behind.
    private mutating func select(_ place: Int) {
        var low = settled
        var high = times.count - 1
        while low < high {
            let pivot = median(times[low], times[(low + high) / 2], times[high])
            var left = low
            var right = high
            while left <= right {
                while times[left] < pivot { left += 1 }
                while pivot < times[right] { right -= 1 }
                if left <= right {
                    times.swapAt(left, right)
                    left += 1
                    right -= 1
                }
            }
            if place <= right {
                high = right
            } else if place >= left {
                low = left
            } else {
                return
            }
        }
    }

    private func median(_ a: Double, _ b: Double, _ c: Double) -> Double { max(min(a, b), min(max(a, b), c)) }
}
