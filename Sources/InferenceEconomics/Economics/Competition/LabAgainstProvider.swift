internal import CNumerics

/// One difference between a provider of open models on rented machines and a lab that serves its own.
public enum AdvantageStep: Int, CaseIterable, Hashable, Sendable {
    /// The hardware is owned, and not rented.
    case ownership
    /// The accelerator, at the price at which it is bought in volume, or one of the lab's own.
    case accelerator
    /// Utilisation, by pooling and by work that fills the valleys; and the batch that pooled traffic reaches.
    case pooling
    /// The model, its precision, its splits and the software that serves it: built for serving.
    case model
    /// Prefix hits, by products of its own.
    case prefixCache
    /// No licence to pay, and no marketplace.
    case licence
    /// The money with which hardware is bought. Alone it changes nothing for whoever rents.
    case financing
}

/// Two who serve, and the steps from one to the other.
///
/// Each step can be taken or not, whatever others are. What a step is worth depends on the others: owning saves less
/// where money is dear, and a smaller model less where hours are cheap. So the gap is shared out by Shapley values.
public struct LabAgainstProvider: Hashable, Sendable {
    /// Where the steps start.
    public let provider: ServingParty
    /// Where they lead.
    public let lab: ServingParty
    /// What the users of both are promised.
    public let target: LatencyTarget
    /// The lengths; its own concurrency and prefix hits mean nothing.
    public let load: Load

    /// Two who serve.
    public init(provider: ServingParty, lab: ServingParty, target: LatencyTarget, load: Load) {
        self.provider = provider
        self.lab = lab
        self.target = target
        self.load = load
    }

    /// The provider after some steps.
    ///
    /// - Throws: ``ServingError`` never for two parties that were made: the numbers are theirs.
    public func party(after steps: [AdvantageStep]) throws(ServingError) -> ServingParty {
        try party(coalition(steps))
    }

    /// What an output token costs after some steps, in dollars per million, as ``ServingParty/costPerToken(within:_:)``.
    ///
    /// - Throws: ``ServingError`` if the target cannot be met so.
    public func costPerMillion(after steps: [AdvantageStep]) throws(ServingError) -> Double {
        try party(after: steps).costPerToken(within: target, load) * tokensPerMillion
    }

    /// The steps as a set.
    private func coalition(_ steps: [AdvantageStep]) -> Coalition {
        Coalition(bits: steps.reduce(0) { $0 | 1 << UInt32($1.rawValue) })
    }

    private func party(_ taken: Coalition) throws(ServingError) -> ServingParty {
        func from(_ step: AdvantageStep) -> ServingParty { taken.contains(step.rawValue) ? lab : provider }
        let model = from(.model)
        return try ServingParty(
            terms: from(.accelerator).terms.with(financing: from(.financing).terms.owned.financing),
            ownsHardware: from(.ownership).ownsHardware, utilisation: from(.pooling).utilisation,
            largestConcurrency: from(.pooling).largestConcurrency, model: model.model, weights: model.weights,
            speculation: model.speculation,
            prefixHitRate: from(.prefixCache).prefixHitRate, revenueShare: from(.licence).revenueShare,
            parallelisms: model.parallelisms, engine: model.engine)
    }

    /// Steps on which the operating point depends: those in whose causes of it the two differ. The others only change what
    /// an hour costs or what is left of it.
    private var servingSteps: UInt32 {
        var steps: [AdvantageStep] = []
        if provider.terms.accelerator != lab.terms.accelerator { steps.append(.accelerator) }
        if provider.largestConcurrency != lab.largestConcurrency { steps.append(.pooling) }
        if provider.model != lab.model || provider.weights != lab.weights || provider.speculation != lab.speculation
            || provider.parallelisms != lab.parallelisms || provider.engine != lab.engine
        {
            steps.append(.model)
        }
        if provider.prefixHitRate != lab.prefixHitRate { steps.append(.prefixCache) }
        return steps.reduce(UInt32(0)) { $0 | 1 << UInt32($1.rawValue) }
    }

    /// The gap, shared out among the steps so that their order does not matter.
    ///
    /// - Throws: ``ServingError`` if any of the 128 combinations cannot meet the target.
    /// - Complexity: 16 searches over the splits, fewer where the two are alike in what decides them.
    public func attribution() throws(ServingError) -> CostAttribution {
        let players = AdvantageStep.allCases.count
        let servingSteps = servingSteps
        var points = [OperatingPoint?](repeating: nil, count: 1 << players)
        var costs: [Double] = []
        for bits in 0..<UInt32(1) << UInt32(players) {
            let party = try party(Coalition(bits: bits))
            let serving = Int(bits & servingSteps)
            let point: OperatingPoint
            if let known = points[serving] {
                point = known
            } else {
                point = try party.bestPoint(within: target, load)
                points[serving] = point
            }
            let cost = try party.costPerToken(at: point) * tokensPerMillion
            try requirePositive(cost, "cost of a token")
            costs.append(cost)
        }
        let savings = shapleyValues(players: players, worth: costs.map { -$0 })
        let factors = shapleyValues(players: players, worth: costs.map { -cnumerics_log($0) })
        return CostAttribution(
            provider: costs[0], lab: costs[costs.count - 1],
            steps: AdvantageStep.allCases.map { step in
                AttributedStep(
                    step: step, saving: savings[step.rawValue], factor: cnumerics_exp(factors[step.rawValue]),
                    alone: costs[0] - costs[1 << step.rawValue],
                    last: costs[costs.count - 1 - 1 << step.rawValue] - costs[costs.count - 1])
            })
    }
}

/// What one step is worth.
public struct AttributedStep: Hashable, Sendable {
    /// The step.
    public let step: AdvantageStep
    /// Dollars per million output tokens that it saves: its Shapley value. Negative if it makes tokens dearer.
    public let saving: Double
    /// The same as a factor: all steps' factors multiply to the ratio of the two costs. The Shapley value of the
    /// logarithm of the cost.
    public let factor: Double
    /// Dollars per million output tokens that it would save if it were the only one.
    public let alone: Double
    /// Dollars per million output tokens that it would save if all others were taken before.
    public let last: Double
}

/// The gap between two who serve, by its causes.
public struct CostAttribution: Hashable, Sendable {
    /// Dollars per million output tokens of the provider.
    public let provider: Double
    /// Dollars per million output tokens of the lab.
    public let lab: Double
    /// What each step is worth, in the order of ``AdvantageStep``. The savings add up to ``gap`` and the factors
    /// multiply to ``ratio``, both up to rounding.
    public let steps: [AttributedStep]

    /// Dollars per million output tokens between the two.
    public var gap: Double { provider - lab }

    /// How many times as much a token costs the provider.
    public var ratio: Double { provider / lab }
}
