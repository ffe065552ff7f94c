/// Two concurrencies, of which one falls short of what is asked and the other goes beyond it.
///
/// The next one to try lies where the straight line between them meets what is asked; an end that stays twice counts half,
/// so that the other moves (the Illinois variant of false position: Dowell and Jarratt, "A modified regula falsi method for
/// computing the root of an equation", BIT 11, 1971).
struct ConcurrencyBracket {
    private(set) var low: Double
    /// How far `low` falls short.
    private var missing: Double
    private(set) var high: Double
    /// How far `high` goes beyond.
    private(set) var excess: Double
    private var lowMovedLast: Bool?

    init(low: Double, missing: Double, high: Double, excess: Double) {
        self.low = low
        self.missing = missing
        self.high = high
        self.excess = excess
    }

    /// The concurrency to try next; nil where the ends are as near as makes no difference.
    var next: Double? {
        guard excess > 0, high - low > 1e-13 * high else { return nil }
        let middle = low + (high - low) * missing / (missing + excess)
        // At an end by rounding: one step of halving.
        let inside = middle > low && middle < high ? middle : (low + high) / 2
        return inside > low && inside < high ? inside : nil
    }

    /// Takes the concurrency that was tried in place of the end on its side: below zero it falls short.
    mutating func take(_ concurrency: Double, excess tried: Double) {
        if tried < 0 {
            (low, missing) = (concurrency, -tried)
            if lowMovedLast == true { excess /= 2 }
            lowMovedLast = true
        } else {
            (high, excess) = (concurrency, tried)
            if lowMovedLast == false { missing /= 2 }
            lowMovedLast = false
        }
    }
}
