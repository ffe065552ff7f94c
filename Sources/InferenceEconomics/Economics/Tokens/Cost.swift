extension Step {
    /// The cost of an output token, in dollars, if every step were like this one and the GPUs were always so busy: the
    /// rent of all GPUs over the tokens that come out of them.
    ///
    /// - Parameter hourlyRate: dollars per GPU and hour.
    /// - Throws: ``ServingError`` if the rate is negative or not finite, or nobody decodes.
    public func costPerToken(hourlyRate: Double) throws(ServingError) -> Double {
        try requireNonNegative(hourlyRate, "hourly rate")
        try requirePositive(batch, "batch")
        return hourlyRate / secondsPerHour / throughputPerGPU
    }
}

extension OperatingPoint {
    /// The cost of an output token, in dollars, with the prompts' cost on it: the rent of all GPUs over the output
    /// tokens.
    ///
    /// - Parameter hourlyRate: dollars per GPU and hour.
    /// - Throws: ``ServingError`` if the rate is negative or not finite.
    public func costPerToken(hourlyRate: Double) throws(ServingError) -> Double {
        try requireNonNegative(hourlyRate, "hourly rate")
        return hourlyRate / secondsPerHour / throughputPerGPU
    }

    /// The cost of one request, in dollars.
    ///
    /// - Parameter hourlyRate: dollars per GPU and hour.
    /// - Throws: ``ServingError`` if the rate is negative or not finite.
    public func costPerRequest(hourlyRate: Double) throws(ServingError) -> Double {
        try costPerToken(hourlyRate: hourlyRate) * load.meanOutput
    }

    /// The costs of the two phases: the rent split by the time that prefill and decoding take, see ``prefillShare``.
    ///
    /// By phase and not by cause: reading the prompt's cache while decoding is decoding here. What each kind of token
    /// causes is told by ``tokenCosts(hourlyRate:keeping:)``.
    ///
    /// - Parameter hourlyRate: dollars per GPU and hour.
    /// - Throws: ``ServingError`` if the rate is negative or not finite.
    public func phaseCosts(hourlyRate: Double) throws(ServingError) -> PhaseCosts {
        let request = try costPerRequest(hourlyRate: hourlyRate)
        return PhaseCosts(
            prefill: request * prefillShare / load.meanPrompt, decode: request * (1 - prefillShare) / load.meanOutput)
    }
}

/// What the phases of a request cost, in dollars for each token.
public struct PhaseCosts: Hashable, Sendable {
    /// Prefill, in dollars for each prompt token, cached or not.
    public let prefill: Double
    /// Decoding, in dollars for each output token.
    public let decode: Double
}
