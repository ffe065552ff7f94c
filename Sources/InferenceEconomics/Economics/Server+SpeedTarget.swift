extension Server {
    /// The most requests of a load that fit in memory, of the whole server; not rounded.
    ///
    /// - Throws: ``ServingError`` if not two do.
    func largestConcurrency(_ load: Load) throws(ServingError) -> Double {
        let context = load.storedContext(calibration.scheduling)
        let most = requestsPerBatch(context: context) * figures.batches
        guard most >= 2 else { throw .cacheDoesNotFit(batch: 2, context: context, largest: most.rounded(.down)) }
        return min(most, 1e9)
    }

    /// The fullest operating point that keeps a promise, by whole concurrencies; nothing if none does. It is the
    /// cheapest, since users are slowed and tokens made cheaper by each further request.
    ///
    /// - Parameters:
    ///   - load: the lengths and prefix hits; its own concurrency means nothing.
    ///   - most: the most requests under way that there is traffic for; as many as fit in memory unless stated.
    /// - Throws: ``ServingError`` if `most` is not at least 1, or not even one request fits in memory.
    /// - Complexity: O(log n) operating points for n requests that fit.
    public func fullestPoint(
        _ target: SpeedTarget, _ load: Load, most: Double? = nil
    ) throws(ServingError) -> OperatingPoint? {
        if let most { try require(most, "largest concurrency", in: 1...1e9, expected: "from 1 to a billion") }
        let context = load.storedContext(calibration.scheduling)
        let fits = requestsPerBatch(context: context) * figures.batches
        guard fits >= 1 else { throw .cacheDoesNotFit(batch: 1, context: context, largest: 0) }
        var best = try operatingPoint(load.with(concurrency: 1))
        guard target.isKept(by: best) else { return nil }
        var (low, high) = (1.0, min(fits, most ?? 1e9).rounded(.down) + 1)
        while high - low > 1 {
            let middle = ((low + high) / 2).rounded(.down)
            let point = try operatingPoint(load.with(concurrency: middle))
            if target.isKept(by: point) { (low, best) = (middle, point) } else { high = middle }
        }
        return best
    }
}
