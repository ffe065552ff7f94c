/// The earliest of many clocks, found again in logarithmic time when one of them changes.
struct WinnerTree {
    /// The time of each clock; infinity for those that stand still.
    private var times: [Double]
    /// The winners of the matches, from the final at 1 to the clocks themselves.
    private var winners: [Int32]
    private let leaves: Int

    init(count: Int) {
        var leaves = 1
        while leaves < count { leaves *= 2 }
        self.leaves = leaves
        times = Array(repeating: .infinity, count: leaves)
        winners = Array(repeating: 0, count: 2 * leaves)
        for leaf in 0..<leaves { winners[leaves + leaf] = Int32(leaf) }
        for node in stride(from: leaves - 1, to: 0, by: -1) { play(node) }
    }

    /// The clock with the earliest time, of several the first.
    var first: Int { Int(winners[1]) }

    /// The earliest time.
    var firstTime: Double { times[first] }

    /// Sets a clock.
    mutating func set(_ clock: Int, _ time: Double) {
        times[clock] = time
        var node = (leaves + clock) / 2
        while node > 0 {
            play(node)
            node /= 2
        }
    }

    private mutating func play(_ node: Int) {
        let left = winners[2 * node]
        let right = winners[2 * node + 1]
        winners[node] = times[Int(right)] < times[Int(left)] ? right : left
    }
}
