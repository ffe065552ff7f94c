/// Mean and percentiles of a time, in seconds; all zero if there was nothing to measure.
public struct LatencySummary: Hashable, Sendable {
    /// How many there were.
    public let count: Int
    /// The mean.
    public let mean: Double
    /// The median.
    public let p50: Double
    /// The time that nine of ten keep.
    public let p90: Double
    /// The time that 95 of 100 keep.
    public let p95: Double
    /// The time that 99 of 100 keep.
    public let p99: Double

    /// Of times that were kept one by one.
    init(_ times: [Double]) {
        var percentiles = Percentiles(times)
        count = times.count
        mean = times.isEmpty ? 0 : times.reduce(0, +) / Double(times.count)
        p50 = percentiles.next(0.5)
        p90 = percentiles.next(0.9)
        p95 = percentiles.next(0.95)
        p99 = percentiles.next(0.99)
    }

    /// Of times that were only counted. Percentiles are within one per cent.
    init(_ histogram: LogHistogram) {
        count = histogram.count
        mean = histogram.count > 0 ? histogram.sum / Double(histogram.count) : 0
        p50 = histogram.percentile(0.5)
        p90 = histogram.percentile(0.9)
        p95 = histogram.percentile(0.95)
        p99 = histogram.percentile(0.99)
    }

    /// Of the numbers of a report.
    init(_ reader: inout NumberReader) {
        count = reader.count()
        mean = reader.next()
        p50 = reader.next()
        p90 = reader.next()
        p95 = reader.next()
        p99 = reader.next()
    }
}
