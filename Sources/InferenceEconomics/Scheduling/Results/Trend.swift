/// Whether requests pile up: a straight line through their number over time, by least squares, over the second half of
/// what is sent.
struct Trend {
    /// The first request that counts.
    private let from: Int
    private var seen = 0
    private var count = 0.0
    private var origin = 0.0
    private var last = 0.0
    private var times = 0.0
    private var numbers = 0.0
    private var squares = 0.0
    private var products = 0.0

    init(from: Int) { self.from = from }

    /// A request is sent while so many are under way.
    mutating func add(time: Double, underWay: Int) {
        seen += 1
        guard seen > from else { return }
        if count == 0 { origin = time }
        last = time
        let time = time - origin
        let number = Double(underWay)
        count += 1
        times += time
        numbers += number
        squares += time * time
        products += time * number
    }

    /// Requests by which the number under way grows each second; zero if nothing can be said.
    var slope: Double {
        let spread = count * squares - times * times
        guard count > 2, spread > 0 else { return 0 }
        return (count * products - times * numbers) / spread
    }

    /// Whether the growth is more than chance: over the half it is more than two per cent of what was sent, and more
    /// than three times the square root of the mean number under way.
    var grows: Bool {
        guard count > 2 else { return false }
        let growth = slope * (last - origin)
        return growth > 0.02 * count && growth > 3 * max(numbers / count, 1).squareRoot()
    }
}
