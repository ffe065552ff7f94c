/// What tokens are sold for, in dollars per million, as price lists have it.
public struct TokenPrices: Hashable, Sendable {
    /// A prompt token that is processed.
    public let input: Double
    /// A prompt token that a prefix cache holds; as ``input`` where the list has no price of its own.
    public let cachedInput: Double
    /// An output token.
    public let output: Double

    /// Prices in dollars per million tokens.
    ///
    /// - Throws: ``ServingError`` if a price is negative or not finite.
    public init(input: Double, cachedInput: Double? = nil, output: Double) throws(ServingError) {
        try requireNonNegative(input, "input price")
        try requireNonNegative(cachedInput ?? input, "cached input price")
        try requireNonNegative(output, "output price")
        self.init(uncheckedInput: input, cachedInput: cachedInput, output: output)
    }

    /// For the catalogue, whose entries a test puts through the checking initialiser.
    init(uncheckedInput input: Double, cachedInput: Double? = nil, output: Double) {
        self.input = input
        self.cachedInput = cachedInput ?? input
        self.output = output
    }

    /// What a mean request of a load brings in, in dollars.
    public func revenuePerRequest(_ load: Load) -> Double {
        (load.processedPrompt * input + load.cachedPrompt * cachedInput + load.meanOutput * output) / tokensPerMillion
    }

    /// What a request brings in for each output token, in dollars: the prompt's price is on it, as its cost is on the
    /// cost of a token.
    public func revenuePerOutputToken(_ load: Load) -> Double { revenuePerRequest(load) / load.meanOutput }

    /// Every price times a factor.
    ///
    /// - Throws: ``ServingError`` if the factor is negative, or a price no longer finite.
    public func scaled(by factor: Double) throws(ServingError) -> TokenPrices {
        try requireNonNegative(factor, "price factor")
        return try TokenPrices(input: input * factor, cachedInput: cachedInput * factor, output: output * factor)
    }
}
