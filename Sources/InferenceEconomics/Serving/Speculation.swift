internal import CNumerics

/// Speculative decoding: something cheap drafts tokens, one step of the model verifies them all, and those before the
/// first that it disagrees with are kept, with one token of its own.
///
/// Leviathan et al., "Fast Inference from Transformers via Speculative Decoding", 2023.
public struct Speculation: Hashable, Sendable {
    /// What drafts.
    public enum Draft: Hashable, Sendable {
        /// Heads that were trained with the model, each a layer as its own: multi-token prediction, as of DeepSeek-V3.
        case predictionLayer
        /// A smaller model with the same vocabulary, spread over the same GPUs, its weights in bf16.
        case model(LanguageModel)
        /// Text that is at hand, as prompt lookup takes: drafting costs nothing.
        case lookup
    }

    /// Tokens drafted for each request and step, from 1 to 32.
    public let draftTokens: Int
    /// The probability that a drafted token is accepted if those before it were, on average: higher for code than for
    /// prose, and for drafts that were trained with the model.
    public let acceptance: Double
    /// What drafts.
    public let draft: Draft

    /// Speculative decoding.
    ///
    /// - Parameters:
    ///   - draftTokens: from 1 to 32.
    ///   - acceptance: from 0 to 1.
    ///   - draft: what drafts; a layer that was trained with the model unless stated.
    /// - Throws: ``ServingError`` if a number is out of range.
    public init(draftTokens: Int, acceptance: Double, draft: Draft = .predictionLayer) throws(ServingError) {
        guard (1...32).contains(draftTokens) else {
            throw .value(name: "draft tokens", given: Double(draftTokens), expected: "a whole number from 1 to 32")
        }
        try require(acceptance, "acceptance rate", in: 0...1, expected: "from 0 to 1")
        self.draftTokens = draftTokens
        self.acceptance = acceptance
        self.draft = draft
    }

    /// Tokens that a request gets from a step on average, the model's own among them: the accepted length plus one. The
    /// sum of acceptance to the power of 0, 1, ... ``draftTokens``: (1 - a^(n+1)) / (1 - a), Leviathan's equation 1.
    public var tokensPerStep: Double {
        var sum = 0.0
        var power = 1.0
        for _ in 0...draftTokens {
            sum += power
            power *= acceptance
        }
        return sum
    }
}

/// What drafting costs a deployment.
struct SpeculationFigures: Hashable, Sendable {
    /// Tokens of each request that a step verifies: the drafted ones and the one before them.
    let verified: Double
    /// Tokens that a request gets from a step on average.
    let tokensPerStep: Double
    /// Bytes of weights of the draft on one GPU.
    let weightBytes: Double
    /// Steps of the draft within one of the model.
    let draftSteps: Double
    /// The draft model's figures, if it is a model.
    let model: [ServerFigures]
    /// The share of the model's own layers that one drafting layer is; zero if the draft is no layer.
    let layerShare: Double

    /// Bytes of the draft's cache for a request, on one GPU that holds a part of it. `own` is what the model stores.
    func bytesStored(context: Double, own: Double) -> Double {
        (model.first?.attention.bytesStored(context: context) ?? 0) + layerShare * own
    }

    /// Seconds of drafting for a batch whose verification in single tokens would have these parts.
    func seconds(_ step: RankStep, singleToken parts: StepParts) -> Double {
        guard step.batch > 0 else { return 0 }
        if let model = model.first {
            let content = RankStep(batch: step.batch, cacheOf: model.attention, context: step.context)
            return draftSteps * model.time(content)
        }
        guard layerShare > 0 else { return 0 }
        let layers =
            parts.layers + parts.collectiveLatency + parts.denseWeights + parts.experts + parts.attention
            + parts.communication
        return draftSteps * (layerShare * layers + parts.head)
    }
}
