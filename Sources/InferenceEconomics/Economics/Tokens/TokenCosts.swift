/// What tokens cost, in dollars each.
public struct TokenCosts: Hashable, Sendable {
    /// A prompt token that is processed, in dollars: its prefill, and that its KV cache is read for every output token.
    public let prompt: Double
    /// A prompt token that is in a prefix cache, in dollars: the reading alone, and what keeping and loading it costs.
    public let cachedPrompt: Double
    /// An output token, in dollars: decoding, but for reading the prompt's KV cache.
    public let output: Double

    /// Dollars per million processed prompt tokens.
    public var promptPerMillion: Double { prompt * tokensPerMillion }

    /// Dollars per million cached prompt tokens.
    public var cachedPromptPerMillion: Double { cachedPrompt * tokensPerMillion }

    /// Dollars per million output tokens.
    public var outputPerMillion: Double { output * tokensPerMillion }

    /// The cost of one mean request of a load, in dollars.
    public func request(_ load: Load) -> Double {
        prompt * load.processedPrompt + cachedPrompt * load.cachedPrompt + output * load.meanOutput
    }
}

extension OperatingPoint {
    /// The costs of a processed prompt token, a cached one and an output token, apart. Over all tokens of an hour they
    /// add up to the cost of that hour, and of keeping the cached ones.
    ///
    /// Each kind bears what would not be there without it: prefill is the processed prompt tokens', reading the
    /// prompt's KV cache while decoding that of all prompt tokens in equal parts, the rest of decoding the output
    /// tokens'. What is idle belongs in the rate: ``AcceleratorSupply/costPerUsefulHour(utilisation:)``.
    ///
    /// - Parameters:
    ///   - hourlyRate: dollars per GPU and hour.
    ///   - keeping: dollars for each use of a cached token that are paid beside the GPUs, see
    ///     ``Server/cachedTokenCost(_:hourlyRate:)``.
    /// - Throws: ``ServingError`` if a number is negative or not finite.
    public func tokenCosts(hourlyRate: Double, keeping: Double = 0) throws(ServingError) -> TokenCosts {
        try requireNonNegative(keeping, "cost of keeping a cached token")
        let request = try costPerRequest(hourlyRate: hourlyRate)
        let shares = RequestShares(self)
        return TokenCosts(
            prompt: request * shares.prompt, cachedPrompt: request * shares.cachedPrompt + keeping,
            output: request * shares.output)
    }
}
