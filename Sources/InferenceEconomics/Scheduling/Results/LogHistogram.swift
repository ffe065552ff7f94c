internal import CNumerics

/// Counts of times in bins of equal ratio: each is two per cent wide, so that a percentile is within one per cent.
///
/// For numbers that come by the million and cannot be kept one by one: the time between two tokens. Sum and count are
/// exact.
struct LogHistogram {
    /// The least time that is told apart, in seconds: a microsecond.
    private static let least = 1e-6
    private static let ratio = 1.02
    /// Up to 27 hours.
    private static let bins = 1280

    private var counts: [Int] = Array(repeating: 0, count: bins)
    private(set) var count = 0
    private(set) var sum = 0.0
    private let scale = 1 / cnumerics_log(ratio)

    /// Adds a time that occurred so often.
    mutating func add(_ time: Double, times: Int) {
        guard times > 0 else { return }
        let place = cnumerics_log(time / LogHistogram.least) * scale
        let bin = place > 0 ? min(Int(place), LogHistogram.bins - 1) : 0
        counts[bin] += times
        count += times
        sum += time * Double(times)
    }

    /// Adds all that another has counted.
    mutating func add(_ other: LogHistogram) {
        for bin in counts.indices { counts[bin] += other.counts[bin] }
        count += other.count
        sum += other.sum
    }

    /// The time below which a share of them lies: the geometric middle of its bin. Zero if there is none.
    func percentile(_ share: Double) -> Double {
        guard count > 0 else { return 0 }
        let rank = Int((share * Double(count - 1)).rounded(.down))
        var below = 0
        for bin in counts.indices {
            below += counts[bin]
            if below > rank {
                return LogHistogram.least * cnumerics_exp((Double(bin) + 0.5) * cnumerics_log(LogHistogram.ratio))
            }
        }
        return 0
    }
}
