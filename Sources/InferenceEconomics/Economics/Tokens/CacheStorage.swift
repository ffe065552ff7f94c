/// Where KV caches wait between two requests that share a prefix.
public struct CacheStorage: Hashable, Sendable {
    /// Dollars per gigabyte (10^9 bytes) and hour.
    public let price: Double
    /// Hours that a token is kept for each time that it is used: the mean time between uses, and for tokens that are
    /// never used again their share of the whole time.
    public let hoursPerUse: Double
    /// Bytes per second and GPU at which it is loaded while the GPUs wait; nothing if loading overlaps with their work.
    public let bandwidth: Double?

    /// A place for KV caches.
    ///
    /// - Throws: ``ServingError`` if price or hours are negative or not finite, or the bandwidth is not above zero.
    public init(price: Double, hoursPerUse: Double, bandwidth: Double? = nil) throws(ServingError) {
        try requireNonNegative(price, "price of storage")
        try requireNonNegative(hoursPerUse, "hours per use")
        if let bandwidth { try requirePositive(bandwidth, "bandwidth of storage") }
        self.price = price
        self.hoursPerUse = hoursPerUse
        self.bandwidth = bandwidth
    }
}

extension Server {
    /// What one use of a cached token costs beside the GPUs' steps: the storage of its KV cache since it was last used,
    /// and the GPUs' wait while it is loaded. In dollars.
    ///
    /// Layers with a sliding window are left out, since they need only the window.
    ///
    /// - Parameters:
    ///   - storage: where caches wait.
    ///   - hourlyRate: dollars per GPU and hour.
    /// - Throws: ``ServingError`` if the rate is negative or not finite.
    public func cachedTokenCost(_ storage: CacheStorage, hourlyRate: Double) throws(ServingError) -> Double {
        try requireNonNegative(hourlyRate, "hourly rate")
        let bytes = model.keyValueBytesPerToken(keyValueCache)
        let kept = bytes / bytesPerGigabyte * storage.price * storage.hoursPerUse
        guard let bandwidth = storage.bandwidth else { return kept }
        // All GPUs wait, and all load: their number cancels out.
        return kept + bytes / bandwidth * hourlyRate / secondsPerHour
    }
}
