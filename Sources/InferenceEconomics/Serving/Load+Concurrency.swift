extension Load {
    /// The same load at another concurrency.
    ///
    /// - Parameter concurrency: at least one request.
    /// - Throws: ``ServingError`` if it is not from 1 to a billion.
    public func with(concurrency: Double) throws(ServingError) -> Load {
        try Load(
            concurrency: concurrency, promptTokens: promptTokens, outputTokens: outputTokens, lengthShare: lengthShare,
            arrivals: arrivals, prefixHitRate: prefixHitRate)
    }

    /// Tokens for which a running request holds memory, on average.
    func storedContext(_ constants: SchedulingCalibration) -> Double {
        meanPrompt + constants.storedOutput * meanOutput
    }
}
