/// How requests arrive.
public enum Arrivals: String, CaseIterable, Hashable, Sendable {
    /// A fixed number of clients, each sending its next request when the last is answered; all start together. The
    /// protocol of InferenceX.
    case closedLoop = "closed_loop"
    /// The same clients once the start is forgotten: requests come one by one.
    case steady
    /// Not stated by whoever measured; partly in waves, to judge by the times to first token.
    case unknown
}

/// What is asked of a server, in a steady state.
public struct Load: Hashable, Sendable {
    /// Requests under way on the whole server, waiting ones included.
    public let concurrency: Double
    /// Nominal prompt tokens of a request.
    public let promptTokens: Double
    /// Nominal output tokens of a request.
    public let outputTokens: Double
    /// Mean real length over nominal length, of prompts and outputs alike, above 0, at most 1.
    public let lengthShare: Double
    /// How requests arrive.
    public let arrivals: Arrivals
    /// Share of the prompt's tokens that a prefix cache holds already, on average, from 0 to below 1. Not in the
    /// measurements of the fit, which ran without one.
    public let prefixHitRate: Double

    /// A load in a steady state.
    ///
    /// - Parameters:
    ///   - concurrency: requests under way on the whole server, from 1 to a billion.
    ///   - promptTokens: nominal tokens of a prompt; times the length share at least one.
    ///   - outputTokens: nominal tokens of an output; times the length share at least one.
    ///   - lengthShare: above 0, at most 1.
    ///   - arrivals: how requests arrive; the closed loop of the measurements unless stated.
    ///   - prefixHitRate: from 0 to below 1: the last token is never cached.
    /// - Throws: ``ServingError`` if a number is out of range, or the mean output is less than a token.
    public init(
        concurrency: Double, promptTokens: Double, outputTokens: Double, lengthShare: Double = 1,
        arrivals: Arrivals = .closedLoop, prefixHitRate: Double = 0
    ) throws(ServingError) {
        try require(concurrency, "concurrency", in: 1...1e9, expected: "from 1 to a billion requests")
        try require(lengthShare, "length share", in: 1e-6...1, expected: "above 0, at most 1")
        try require(
            promptTokens * lengthShare, "mean prompt", in: 1...1e9, expected: "from 1 to a billion tokens")
        try require(
            outputTokens * lengthShare, "mean output", in: 1...1e9, expected: "from 1 to a billion tokens")
        try require(prefixHitRate, "prefix hit rate", in: 0...0.999999, expected: "from 0 to below 1")
        self.concurrency = concurrency
        self.promptTokens = promptTokens
        self.outputTokens = outputTokens
        self.lengthShare = lengthShare
        self.arrivals = arrivals
        self.prefixHitRate = prefixHitRate
    }

    /// The same requests with others under way at once.
    ///
    /// - Parameter concurrency: at least one request.
    /// - Throws: ``ServingError`` if it is out of range.
    public func with(concurrency: Double) throws(ServingError) -> Load {
        try Load(
            concurrency: concurrency, promptTokens: promptTokens, outputTokens: outputTokens,
            lengthShare: lengthShare, arrivals: arrivals, prefixHitRate: prefixHitRate)
    }

    /// Mean real prompt tokens of a request.
    public var meanPrompt: Double { promptTokens * lengthShare }

    /// Prompt tokens of a request that a prefix cache holds, on average.
    public var cachedPrompt: Double { meanPrompt * prefixHitRate }

    /// Prompt tokens of a request that are processed, on average.
    public var processedPrompt: Double { meanPrompt - cachedPrompt }

    /// Mean real output tokens of a request.
    public var meanOutput: Double { outputTokens * lengthShare }

    /// Context of the mean decode step: the prompt and half of the output, in tokens.
    public var decodeContext: Double { meanPrompt + meanOutput / 2 }
}
