extension Load {
    /// The same requests with another share of prefix hits.
    ///
    /// - Parameter prefixHitRate: from 0 to below 1.
    /// - Throws: ``ServingError`` if it is out of range.
    public func with(prefixHitRate: Double) throws(ServingError) -> Load {
        try Load(
            concurrency: concurrency, promptTokens: promptTokens, outputTokens: outputTokens, lengthShare: lengthShare,
            arrivals: arrivals, prefixHitRate: prefixHitRate)
    }

    /// Tokens for which a running request holds memory, on average.
    func storedContext(_ constants: SchedulingCalibration) -> Double {
        meanPrompt + constants.storedOutput * meanOutput
    }
}
