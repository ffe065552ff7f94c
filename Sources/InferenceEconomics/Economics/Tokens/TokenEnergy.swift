/// What tokens take from the meter of the site, in joules each.
public struct TokenEnergy: Hashable, Sendable {
    /// A whole request, in joules.
    public let request: Double
    /// A prompt token that is processed, in joules.
    public let prompt: Double
    /// A prompt token that is in a prefix cache, in joules.
    public let cachedPrompt: Double
    /// An output token, without the prompt's part, in joules.
    public let output: Double

    /// Kilowatt-hours of a whole request.
    public var requestKilowattHours: Double { request / joulesPerKilowattHour }

    /// Kilowatt-hours per million output tokens, without the prompts' part.
    public var outputKilowattHoursPerMillion: Double { output * tokensPerMillion / joulesPerKilowattHour }

    /// Kilowatt-hours per million processed prompt tokens.
    public var promptKilowattHoursPerMillion: Double { prompt * tokensPerMillion / joulesPerKilowattHour }
}

extension OperatingPoint {
    /// The energy of tokens at the meter of the site, in joules, split as their costs are: see
    /// ``tokenCosts(hourlyRate:keeping:)``.
    ///
    /// - Parameters:
    ///   - power: what one GPU draws. Its load factor should be that of this operating point: small batches draw less.
    ///   - utilisation: share of the time in which the server works at this point; the requests bear the idle power of
    ///     the rest. Above 0, at most 1.
    /// - Throws: ``ServingError`` if the share is out of range.
    public func energy(_ power: PowerDraw, utilisation: Double = 1) throws(ServingError) -> TokenEnergy {
        try require(utilisation, "utilisation", in: 1e-9...1, expected: "above 0, at most 1")
        let watts = try power.watts(utilisation: utilisation) * Double(gpus)
        let request = watts / (utilisation * requestRate)
        let shares = RequestShares(self)
        return TokenEnergy(
            request: request, prompt: request * shares.prompt, cachedPrompt: request * shares.cachedPrompt,
            output: request * shares.output)
    }
}
