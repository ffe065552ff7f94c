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
}
