/// The lengths of one request.
public struct RequestLengths: Hashable, Sendable {
    /// Tokens of the prompt.
    public let prompt: Int
    /// Tokens of the answer.
    public let output: Int

    /// - Throws: ``ServingError`` if a length is below one token or above ``longest``.
    public init(prompt: Int, output: Int) throws(ServingError) {
        try RequestLengths.require(prompt, "prompt")
        try RequestLengths.require(output, "output")
        self.init(unchecked: prompt, output)
    }

    /// For lengths that are known to be in range.
    init(unchecked prompt: Int, _ output: Int) {
        self.prompt = prompt
        self.output = output
    }

    /// The longest prompt or answer, in tokens: a hundred million.
    public static let longest = 100_000_000

    private static func require(_ tokens: Int, _ name: String) throws(ServingError) {
        guard tokens >= 1, tokens <= longest else {
            throw .value(name: name, given: Double(tokens), expected: "from 1 to \(longest) tokens")
        }
    }

    /// A drawn number as a length: whole, and in range.
    static func whole(_ tokens: Double) -> Int { Int(min(max(tokens.rounded(), 1), Double(longest))) }
}

/// How long prompts and answers are.
public enum LengthDistribution: Hashable, Sendable {
    /// All alike.
    case fixed(RequestLengths)
    /// Each length evenly between a share of its nominal one and the whole. InferenceX draws from 0.8.
    case uniform(nominal: RequestLengths, leastShare: Double)
    /// Each lognormal, by mean and coefficient of variation, prompts and answers independent of each other.
    case lognormal(prompt: Double, promptVariation: Double, output: Double, outputVariation: Double)
    /// Pairs drawn from those given, each as likely as the others.
    case empirical([RequestLengths])
}

extension LengthDistribution {
    /// Refuses parameters that are no distribution.
    func requireValid() throws(ServingError) {
        switch self {
        case .fixed: break
        case .uniform(_, let leastShare):
            try require(leastShare, "least share of the length", in: 0...1, expected: "from 0 to 1")
        case .lognormal(let prompt, let promptVariation, let output, let outputVariation):
            let longest = Double(RequestLengths.longest)
            try require(prompt, "mean prompt", in: 1...longest, expected: "from 1 to \(RequestLengths.longest) tokens")
            try require(output, "mean output", in: 1...longest, expected: "from 1 to \(RequestLengths.longest) tokens")
            try require(promptVariation, "variation of prompts", in: 0...100, expected: "from 0 to 100")
            try require(outputVariation, "variation of outputs", in: 0...100, expected: "from 0 to 100")
        case .empirical(let lengths):
            try requireCount(lengths.count, "number of empirical lengths")
        }
    }

    /// Lengths for one request. Each request takes as many random numbers whatever the policy that serves it.
    func draw(_ random: inout RandomNumbers) -> RequestLengths {
        switch self {
        case .fixed(let lengths): return lengths
        case .uniform(let nominal, let leastShare):
            let prompt = Double(nominal.prompt) * (leastShare + (1 - leastShare) * random.uniform())
            let output = Double(nominal.output) * (leastShare + (1 - leastShare) * random.uniform())
            return RequestLengths(unchecked: RequestLengths.whole(prompt), RequestLengths.whole(output))
        case .lognormal(let prompt, let promptVariation, let output, let outputVariation):
            let promptTokens = random.lognormal(mean: prompt, variation: promptVariation)
            let outputTokens = random.lognormal(mean: output, variation: outputVariation)
            return RequestLengths(unchecked: RequestLengths.whole(promptTokens), RequestLengths.whole(outputTokens))
        case .empirical(let lengths):
            return lengths[random.index(below: lengths.count)]
        }
    }
}
