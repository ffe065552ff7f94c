/// One deployment: a model on accelerators, behind an engine.
///
/// Everything that depends on the deployment alone is worked out when it is made; a step is then a few dozen
/// operations. Batches and tokens are those of the whole deployment, not of one GPU or rank.
public struct Server: Hashable, Sendable {
    /// The model that is served.
    public let model: LanguageModel
    /// What serves it.
    public let accelerator: Accelerator
    /// The software.
    public let engine: Engine
    /// How the deployment is spread over GPUs.
    public let parallelism: Parallelism
    /// Precision of the bulk of the weights.
    public let weights: Precision
    /// Precision of the KV cache.
    public let keyValueCache: Precision
    /// Precision of the products with the bulk of the weights.
    public let compute: Precision
    /// Share of memory that the engine may use, above 0, at most 1, as the engine reckons it: see
    /// ``Engine/defaultMemoryShare``.
    public let memoryShare: Double
    /// Prompt tokens that one step of a rank may process.
    public let prefillTokenBudget: Double
    /// Decode steps between two looks at the queue. SGLang's `scheduler-recv-interval`; other engines ignore it.
    public let receiveInterval: Double
    /// Date of the software, in years from 2026-01-01: later software has shorter latencies.
    public let softwareDate: Double
    /// Speculative decoding, if the deployment uses it.
    public let speculation: Speculation?
    /// The constants.
    public let calibration: Calibration

    /// What the deployment alone decides.
    let figures: ServerFigures

    /// A deployment. What is not given takes the engine's default.
    ///
    /// - Parameters:
    ///   - model: the model that is served.
    ///   - accelerator: what serves it.
    ///   - engine: the software.
    ///   - parallelism: how the deployment is spread over GPUs; one unless stated.
    ///   - weights: precision of the bulk of the weights.
    ///   - keyValueCache: bf16 or fp8; ``Engine/defaultKeyValuePrecision(weights:on:)`` unless stated.
    ///   - compute: precision of the products; ``Accelerator/computePrecision(for:)`` unless stated.
    ///   - memoryShare: above 0, at most 1.
    ///   - prefillTokenBudget: tokens, at least 1.
    ///   - receiveInterval: decode steps, at least 1.
    ///   - softwareDate: years from 2026-01-01, from -5 to 5. The constants were fitted from
    ///     ``Calibration/oldestSoftware`` to ``Calibration/newestSoftware``, the default.
    ///   - speculation: not measured in the fit; the latencies of verification are taken to be those of decoding.
    ///   - calibration: other constants than the fitted ones.
    /// - Throws: ``ServingError`` if a setting is out of range, a width does not divide what it splits, the accelerator
    ///   lacks a precision, or the weights do not fit.
    public init(
        model: LanguageModel, accelerator: Accelerator, engine: Engine = .vllm, parallelism: Parallelism = .single,
        weights: Precision = .bf16, keyValueCache: Precision? = nil, compute: Precision? = nil,
        memoryShare: Double? = nil, prefillTokenBudget: Double? = nil, receiveInterval: Double = 1,
        softwareDate: Double = Calibration.newestSoftware, speculation: Speculation? = nil,
        calibration: Calibration = .fitted
    ) throws(ServingError) {
        self.model = model
        self.accelerator = accelerator
        self.engine = engine
        self.parallelism = parallelism
        self.weights = weights
        self.keyValueCache =
            keyValueCache ?? engine.defaultKeyValuePrecision(weights: weights, on: accelerator)
        self.compute = compute ?? accelerator.computePrecision(for: weights)
        self.memoryShare = memoryShare ?? engine.defaultMemoryShare
        self.prefillTokenBudget = prefillTokenBudget ?? engine.defaultPrefillTokenBudget
        self.receiveInterval = receiveInterval
        self.softwareDate = softwareDate
        self.speculation = speculation
        self.calibration = calibration

        try require(self.memoryShare, "memory share", in: 1e-9...1, expected: "above 0, at most 1")
        try require(
            self.prefillTokenBudget, "prefill token budget", in: 1...1e9, expected: "from 1 to a billion tokens")
        try require(receiveInterval, "receive interval", in: 1...1e6, expected: "from 1 to a million steps")
        try require(softwareDate, "software date", in: -5...5, expected: "from -5 to 5 years from 2026-01-01")
        try Server.requireSplits(model, parallelism)
        guard self.keyValueCache == .bf16 || self.keyValueCache == .fp8 else {
            throw .choice(
                name: "KV cache precision", given: self.keyValueCache.rawValue, expected: "bf16 or fp8")
        }
        guard let peak = accelerator.peak[self.compute] else {
            throw .choice(
                name: "compute precision", given: self.compute.rawValue,
                expected: "a precision that the \(accelerator.name) computes in")
        }
        var drafting: SpeculationFigures?
        if let speculation {
            drafting = try Server.drafting(
                speculation, for: model, on: accelerator, engine, parallelism, self.keyValueCache, softwareDate,
                calibration)
        }
        figures = ServerFigures(
            model: model, accelerator: accelerator, engine: engine, parallelism: parallelism, weights: weights,
            keyValueCache: self.keyValueCache, computePeak: peak,
            computeShare: calibration.rates.products(self.compute), softwareDate: softwareDate,
            calibration: calibration, speculation: drafting)
        try requireWeightsFit()
        // Constants that a caller changed could be anything.
        let probe = figures.time(RankStep(promptTokens: 1, attentionWork: 1))
        try requirePositive(probe, "time of a step by the given calibration")
    }

    /// Refuses widths that do not divide what they split.
    static func requireSplits(_ model: LanguageModel, _ parallelism: Parallelism) throws(ServingError) {
        try requireDivides(parallelism.tensor, "tensor parallel width", model.attention.heads, "query heads")
        if let gatedDelta = model.gatedDelta {
            try requireDivides(
                parallelism.tensor, "tensor parallel width", gatedDelta.valueHeads, "gated-delta value heads")
        }
        if let stateSpace = model.stateSpace {
            try requireDivides(
                parallelism.tensor, "tensor parallel width", stateSpace.heads, "state-space heads")
        }
        if let experts = model.experts {
            try requireDivides(parallelism.expert, "expert parallel width", experts.experts, "experts")
        } else if parallelism.expert > 1 {
            throw .value(
                name: "expert parallel width", given: Double(parallelism.expert),
                expected: "1, since \(model.name) is not a mixture of experts")
        }
        guard parallelism.pipeline <= model.layers else {
            throw .value(
                name: "pipeline parallel width", given: Double(parallelism.pipeline),
                expected: "at most the \(model.layers) layers")
        }
    }

    /// GPUs of the deployment.
    public var gpus: Int { parallelism.gpus }
}
