/// The fixed point of continuous batching, for one batch: a data-parallel rank's share of a pipeline stage's turn.
///
/// What does not depend on the concurrency is worked out once, so that a search over it costs little.
struct Settling {
    private let figures: ServerFigures
    private let constants: SchedulingCalibration
    private let engine: Engine
    private let prefillTokenBudget: Double
    /// Lengths and arrivals; the concurrency is not used.
    private let load: Load
    /// Requests that fit into memory.
    private let fits: Double
    /// Prompt tokens that are processed for each request.
    private let prompt: Double
    /// FLOPs of attention of a GPU within one prompt.
    private let promptWork: Double
    private let output: Double
    /// Share of requests that arrive in a burst.
    private let burst: Double
    /// Time to first token outside the steps.
    private let overhead: Double
    /// Steps between two looks at the queue.
    private let poll: Double
    /// A step of one prompt and nothing else.
    private var loneStep = 0.0

    /// A server under loads of one kind.
    ///
    /// - Throws: ``ServingError`` if not even one request of the load fits in memory.
    init(server: borrowing Server, load: Load) throws(ServingError) {
        figures = server.figures
        constants = server.calibration.scheduling
        engine = server.engine
        prefillTokenBudget = server.prefillTokenBudget
        self.load = load
        let stored = load.meanPrompt + constants.storedOutput * load.meanOutput
        fits = server.requestsPerBatch(context: stored)
        try server.requireRequestFits(context: stored)
        let attention = figures.attention
        prompt = load.processedPrompt
        promptWork = attention.prefillWork(prompt: load.meanPrompt) - attention.prefillWork(prompt: load.cachedPrompt)
        output = load.meanOutput
        let isUnknown = load.arrivals == .unknown
        let inWaves = engine == .sglang && server.accelerator.measured == .h100
        let unknown = inWaves ? constants.burstWaves : constants.burstUnknown
        burst = isUnknown ? unknown : load.arrivals == .steady ? 0 : constants.burst
        overhead =
            (isUnknown ? constants.overheadUnknown : constants.overhead[engine])
            + constants.overheadPerToken * load.meanPrompt
        poll = server.pollSteps
        loneStep = time(batch: 0, prompts: 1)
    }

    /// Where it settles.
    struct Settled {
        /// Requests that decode together, of one batch.
        let running: Double
        /// The most that could, by concurrency and memory.
        let most: Double
        /// In seconds, as the others.
        let timePerOutputToken: Double
        /// With the wait for memory.
        let timeToFirstToken: Double
        let memoryWait: Double
        let insertedPrefill: Double
    }

    /// The times at a batch.
    private struct Times {
        var perOutputToken: Double
        var insertedPrefill: Double
        /// Time to first token without waiting for memory.
        var first: Double
    }

    /// A step of so many decoding requests and so many prompts.
    private func content(batch: Double, prompts: Double) -> RankStep {
        var step = RankStep(batch: batch, cacheOf: figures.attention, context: load.decodeContext)
        step.promptTokens = prompts * prompt
        step.attentionWork = prompts * promptWork
        return step
    }

    /// The time of such a step, in seconds.
    private func time(batch: Double, prompts: Double) -> Double {
        figures.time(content(batch: batch, prompts: prompts))
    }

    /// How long a prompt of a burst waits for half of the others, where so many run at the most. In a burst prompts go
    /// together as the budget allows.
    private func burstWait(most: Double) -> Double {
        let together = max(1, min((prefillTokenBudget / prompt).rounded(.down), most))
        let beside = engine == .sglang ? 0 : most / 2
        return time(batch: beside, prompts: together) / together * (most - 1) / 2
    }

    /// The times at a batch.
    private func times(batch: Double, burstWait: Double) -> Times {
        let decode = time(batch: batch, prompts: 0)
        let withPrompt = time(batch: batch, prompts: 1)
        // What one prompt inserts, and how long prompts keep each output token waiting: one comes with every G tokens
        // of each request.
        let inserted =
            constants.joined * (withPrompt - decode) + (1 - constants.joined) * loneStep
        let perToken = batch / output * inserted
        // In a burst many prompts come before anybody decodes, and keep nobody waiting.
        let seen = load.arrivals == .unknown ? 1 - burst / 2 : 1
        let perOutputToken = decode / figures.tokensPerStep + perToken * seen

        let utilisation = min(constants.highestUtilisation, perToken / perOutputToken)
        let queue = min(constants.queue * inserted * utilisation / (1 - utilisation), burstWait)
        // Looks are so many steps apart, and a step may give several tokens.
        let untilLook = poll * figures.tokensPerStep * (perOutputToken + perToken) / 2
        let first = overhead + withPrompt + burst * burstWait + (1 - burst) * (queue + untilLook)
        return Times(perOutputToken: perOutputToken, insertedPrefill: perToken * seen, first: first)
    }

    /// The batch that follows from the times: of its whole time, a request decodes for this part.
    private func batch(_ times: Times, most: Double) -> Double {
        let decoding = output * times.perOutputToken
        return max(
            constants.leastBatch * min(most, 1), most * decoding / (decoding + times.first))
    }

    /// Rounds of the fixed point from the largest batch on.
    ///
    /// - Parameter concurrency: requests under way, at least one.
    func settled(concurrency: Double) -> Settled {
        let most = max(1, min(concurrency / figures.batches, fits))
        let burstWait = burstWait(most: most)
        var running = most
        var times = times(batch: running, burstWait: burstWait)
        for _ in 1..<max(constants.rounds, 1) {
            running = batch(times, most: most)
            times = self.times(batch: running, burstWait: burstWait)
        }
        let turns = max(concurrency / (figures.batches * most) - 1, 0)
        let wait = turns * output * times.perOutputToken
        return Settled(
            running: running, most: most, timePerOutputToken: times.perOutputToken,
            timeToFirstToken: times.first + wait, memoryWait: wait, insertedPrefill: times.insertedPrefill)
    }
}
