extension Server {
    /// Where continuous batching settles under a steady load: a fixed point of the batch, which follows from the times,
    /// and the times, which follow from the batch.
    ///
    /// Requests beyond the largest batch wait: that is no error, but ``OperatingPoint/memoryWait``.
    ///
    /// - Throws: ``ServingError`` if not even one request of the load fits in memory.
    /// - Complexity: two evaluations of a step in each of four rounds, and three more.
    public func operatingPoint(_ load: Load) throws(ServingError) -> OperatingPoint {
        let stored = load.meanPrompt + calibration.scheduling.storedOutput * load.meanOutput
        let fits = requestsPerBatch(context: stored)
        try requireRequestFits(context: stored)
        return Settling(server: self, load: load, fits: fits).settle()
    }

    /// Steps between two looks at the queue.
    var pollSteps: Double {
        let constants = calibration.scheduling
        let interval = engine == .sglang ? receiveInterval : 1
        let ranks = parallelism.data > 1 ? constants.pollDataParallel[engine] : 0
        return constants.poll[engine] * interval + ranks
    }
}

/// The fixed point of continuous batching, for one batch: a data-parallel rank's share of a pipeline stage's turn.
private struct Settling {
    let server: Server
    let load: Load
    /// The most requests that run, by concurrency and memory.
    let most: Double
    /// Prompt tokens that are processed for each request.
    let prompt: Double
    /// FLOPs of attention of a GPU within one prompt.
    let promptWork: Double
    let output: Double
    /// Share of requests that arrive in a burst.
    let burst: Double
    /// Time to first token outside the steps.
    let overhead: Double
    /// Steps between two looks at the queue.
    let poll: Double

    init(server: Server, load: Load, fits: Double) {
        self.server = server
        self.load = load
        let constants = server.calibration.scheduling
        let attention = server.figures.attention
        most = max(1, min(load.concurrency / server.figures.batches, fits))
        prompt = load.processedPrompt
        promptWork = attention.prefillWork(prompt: load.meanPrompt) - attention.prefillWork(prompt: load.cachedPrompt)
        output = load.meanOutput
        let isUnknown = load.arrivals == .unknown
        let inWaves = server.engine == .sglang && server.accelerator.measured == .h100
        let unknown = inWaves ? constants.burstWaves : constants.burstUnknown
        burst = isUnknown ? unknown : load.arrivals == .steady ? 0 : constants.burst
        overhead =
            (isUnknown ? constants.overheadUnknown : constants.overhead[server.engine])
            + constants.overheadPerToken * load.meanPrompt
        poll = server.pollSteps
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
        var step = RankStep(batch: batch, cacheOf: server.figures.attention, context: load.decodeContext)
        step.promptTokens = prompts * prompt
        step.attentionWork = prompts * promptWork
        return step
    }

    /// The time of such a step, in seconds.
    private func time(batch: Double, prompts: Double) -> Double {
        server.figures.time(content(batch: batch, prompts: prompts))
    }

    /// What does not depend on the batch that settles.
    private struct Fixed {
        /// A step of one prompt and nothing else.
        var prompt: Double
        /// How long a prompt of a burst waits for half of the others.
        var burst: Double
    }

    /// The same for every round.
    private func fixed() -> Fixed {
        // In a burst prompts go together as the budget allows, and each waits for half of the others.
        let together = max(1, min((server.prefillTokenBudget / prompt).rounded(.down), most))
        let beside = server.engine == .sglang ? 0 : most / 2
        return Fixed(
            prompt: time(batch: 0, prompts: 1),
            burst: time(batch: beside, prompts: together) / together * (most - 1) / 2)
    }

    /// The times at a batch.
    private func times(batch: Double, _ fixed: Fixed) -> Times {
        let constants = server.calibration.scheduling
        let decode = time(batch: batch, prompts: 0)
        let withPrompt = time(batch: batch, prompts: 1)
        // What one prompt inserts, and how long prompts keep each output token waiting: one comes with every G tokens
        // of each request.
        let inserted =
            constants.joined * (withPrompt - decode) + (1 - constants.joined) * fixed.prompt
        let perToken = batch / output * inserted
        // In a burst many prompts come before anybody decodes, and keep nobody waiting.
        let seen = load.arrivals == .unknown ? 1 - burst / 2 : 1
        let perOutputToken = decode / server.figures.tokensPerStep + perToken * seen

        let utilisation = min(constants.highestUtilisation, perToken / perOutputToken)
        let queue = min(constants.queue * inserted * utilisation / (1 - utilisation), fixed.burst)
        // Looks are so many steps apart, and a step may give several tokens.
        let untilLook = poll * server.figures.tokensPerStep * (perOutputToken + perToken) / 2
        let first = overhead + withPrompt + burst * fixed.burst + (1 - burst) * (queue + untilLook)
        return Times(perOutputToken: perOutputToken, insertedPrefill: perToken * seen, first: first)
    }

    /// The batch that follows from the times: of its whole time, a request decodes for this part.
    private func batch(_ times: Times) -> Double {
        let decoding = output * times.perOutputToken
        return max(
            server.calibration.scheduling.leastBatch * min(most, 1), most * decoding / (decoding + times.first))
    }

    /// Rounds of the fixed point from the largest batch on.
    func settle() -> OperatingPoint {
        var running = most
        let fixed = fixed()
        var times = times(batch: running, fixed)
        for _ in 1..<max(server.calibration.scheduling.rounds, 1) {
            running = batch(times)
            times = self.times(batch: running, fixed)
        }
        let batches = server.figures.batches
        let turns = max(load.concurrency / (batches * most) - 1, 0)
        let wait = turns * output * times.perOutputToken
        let (parts, bandwidth, compute) = server.figures.parts(content(batch: running, prompts: 0))
        let attention = server.figures.attention
        let withoutPrompt = attention.bytesRead(context: load.decodeContext - load.meanPrompt)
        return OperatingPoint(
            load: load, gpus: server.gpus, timePerOutputToken: times.perOutputToken,
            timeToFirstToken: times.first + wait, memoryWait: wait, runningBatch: running * batches,
            largestBatch: most * batches, insertedPrefill: times.insertedPrefill,
            step: Step(
                batch: running * batches, promptTokens: 0, gpus: server.gpus, parts: parts,
                bandwidthTime: bandwidth, computeTime: compute,
                tokensPerRequest: server.figures.tokensPerStep,
                bytesRead: server.figures.bytesRead(content(batch: running, prompts: 0))),
            novelty: Novelty(server, load),
            promptCacheShare: 1 - withoutPrompt / attention.bytesRead(context: load.decodeContext))
    }
}
