extension Server {
    /// A step in which every request of a batch gets its next token.
    ///
    /// - Parameters:
    ///   - batch: requests of the whole server, spread evenly over data-parallel ranks and pipeline stages. May be a
    ///     mean, and so need not be whole.
    ///   - context: tokens that each request has in its cache, on average.
    /// - Throws: ``ServingError`` if a number is not finite and above zero, or the KV cache of the batch does not fit.
    /// - Complexity: O(1): a few dozen operations, however large the batch.
    public func decodeStep(batch: Double, context: Double) throws(ServingError) -> Step {
        try requirePositive(batch, "batch")
        try requirePositive(context, "context")
        try requireCacheFits(batch: batch, context: context)
        return wholeStep(
            RankStep(batch: batch / figures.batches, cacheOf: figures.attention, context: context), figures)
    }

    /// A step that processes whole prompts and nothing else.
    ///
    /// - Parameters:
    ///   - prompt: tokens of each prompt.
    ///   - prompts: prompts of the whole server, spread evenly over data-parallel ranks and pipeline stages; one for
    ///     each of them unless stated.
    ///   - cached: tokens at the start of each prompt that are in a prefix cache and are not processed.
    /// - Throws: ``ServingError`` if a number is out of range, or the cache of the prompts does not fit.
    public func prefillStep(prompt: Double, prompts: Double? = nil, cached: Double = 0) throws(ServingError) -> Step {
        let prompts = prompts ?? figures.batches
        try requirePositive(prompt, "prompt")
        try requirePositive(prompts, "prompts")
        try requireNonNegative(cached, "cached tokens")
        try require(cached, "cached tokens", in: 0...prompt, expected: "at most the tokens of the prompt")
        try requireCacheFits(batch: prompts, context: prompt)
        let each = prompts / figures.batches
        let work = figures.attention.prefillWork(prompt: prompt) - figures.attention.prefillWork(prompt: cached)
        return wholeStep(RankStep(promptTokens: each * (prompt - cached), attentionWork: each * work), figures)
    }

    /// A step of any content, for a scheduler that keeps its own cache: whether it fits in memory is not asked.
    ///
    /// - Parameters:
    ///   - batch: requests of the whole server that get a token; may be zero.
    ///   - context: tokens that each of them has in its cache, on average; may be zero if the batch is.
    ///   - promptTokens: prompt tokens of the whole server.
    ///   - attentionWork: FLOPs of attention within the prompts, as of ``prefillAttentionWork(prompt:cached:)``.
    /// - Throws: ``ServingError`` if a number is negative or not finite.
    public func step(
        batch: Double, context: Double, promptTokens: Double = 0, attentionWork: Double = 0
    ) throws(ServingError) -> Step {
        try requireNonNegative(batch, "batch")
        try requireNonNegative(context, "context")
        try requireNonNegative(promptTokens, "prompt tokens")
        try requireNonNegative(attentionWork, "attention work")
        let batches = figures.batches
        var content = RankStep(batch: batch / batches, cacheOf: figures.attention, context: context)
        content.promptTokens = promptTokens / batches
        content.attentionWork = attentionWork / Double(gpus)
        return wholeStep(content, figures)
    }

    /// FLOPs of attention within one prompt, over all GPUs: each token with those before it.
    ///
    /// - Parameters:
    ///   - prompt: tokens of the prompt up to the last that is processed.
    ///   - cached: tokens at its start that are in the cache already, by prefix caching or by an earlier chunk.
    /// - Throws: ``ServingError`` if a number is negative or not finite, or more is cached than there is.
    public func prefillAttentionWork(prompt: Double, cached: Double = 0) throws(ServingError) -> Double {
        try requireNonNegative(prompt, "prompt")
        try require(cached, "cached tokens", in: 0...prompt, expected: "at most the tokens of the prompt")
        let perGPU = figures.attention.prefillWork(prompt: prompt) - figures.attention.prefillWork(prompt: cached)
        return perGPU * Double(parallelism.tensor)
    }

    /// A rank's step as one of the whole server.
    private func wholeStep(_ content: RankStep, _ figures: ServerFigures) -> Step {
        let (parts, bandwidth, compute) = figures.parts(content)
        return Step(
            batch: content.batch * figures.batches, promptTokens: content.promptTokens * figures.batches, gpus: gpus,
            parts: parts, bandwidthTime: bandwidth, computeTime: compute, tokensPerRequest: figures.tokensPerStep,
            bytesRead: figures.bytesRead(content))
    }
}

/// What one data-parallel rank (of one pipeline stage's turn) has in a step.
struct RankStep {
    /// Decoding requests.
    var batch = 0.0
    /// Bytes of cache that a GPU reads for each of them.
    var cacheBytes = 0.0
    /// FLOPs of attention of a GPU for each of them.
    var decodeWork = 0.0
    /// Prompt tokens.
    var promptTokens = 0.0
    /// FLOPs of attention of a GPU within the prompts.
    var attentionWork = 0.0
    /// Tokens in the cache of each decoding request.
    var context = 0.0

    /// Prompts alone.
    init(promptTokens: Double, attentionWork: Double) {
        self.promptTokens = promptTokens
        self.attentionWork = attentionWork
    }

    /// Decoding requests alone, at a context.
    init(batch: Double, cacheOf attention: AttentionFigures, context: Double) {
        self.batch = batch
        self.context = context
        cacheBytes = attention.bytesRead(context: context)
        decodeWork = attention.decodeWork(context: context)
    }
}

extension ServerFigures {
    /// The parts of a step, and of their sum the seconds that wait for memory and for products.
    ///
    /// Reading and computing overlap within a part, so each part is a softened maximum of the two; the parts follow one
    /// another.
    func parts(_ step: RankStep) -> (parts: StepParts, bandwidth: Double, compute: Double) {
        guard let speculation else { return parts(step, tokensPerRequest: 1) }
        var (parts, bandwidth, compute) = self.parts(step, tokensPerRequest: speculation.verified)
        let single = self.parts(step, tokensPerRequest: 1).parts
        // Drafting reads far more than it computes: a token at a time, whatever the batch.
        parts.draft = speculation.seconds(step, singleToken: single)
        bandwidth += parts.draft
        return (parts, bandwidth, compute)
    }

    /// The parts of a step that processes so many tokens of each decoding request.
    private func parts(
        _ step: RankStep, tokensPerRequest: Double
    ) -> (parts: StepParts, bandwidth: Double, compute: Double) {
        let decoded = step.batch * tokensPerRequest
        let tokens = decoded + step.promptTokens
        let denseCompute = tokens * denseSecondsPerToken
        let dense = softMaximum(denseReadSeconds, denseCompute)
        let expert = experts?.seconds(tokensPerRank: tokens) ?? (read: 0, compute: 0)
        let expertTime = softMaximum(expert.read, expert.compute)
        let cacheRead = step.batch * step.cacheBytes * attention.secondsPerByte
        let cacheCompute = decoded * step.decodeWork * attention.secondsPerFlop
        let cacheTime = softMaximum(cacheRead, cacheCompute)
        let headCompute = decoded * headSecondsPerRequest
        let prefillAttention = step.attentionWork * attention.secondsPerFlop
        let parts = StepParts(
            fixed: stepSeconds, layers: layerSeconds,
            prefillLayers: step.promptTokens > 0 ? prefillLayerSeconds : 0, collectiveLatency: collectiveSeconds,
            denseWeights: dense, experts: expertTime, head: headReadSeconds + headCompute, attention: cacheTime,
            prefillAttention: prefillAttention, communication: tokens * communicationSecondsPerToken,
            requests: step.batch * requestSeconds,
            terms: StepTerms(
                denseRead: denseReadSeconds, denseCompute: denseCompute, expertsRead: expert.read,
                expertsCompute: expert.compute, headRead: headReadSeconds, headCompute: headCompute,
                attentionRead: cacheRead, attentionCompute: cacheCompute))
        var bandwidth = headReadSeconds
        var compute = headCompute + prefillAttention
        if denseReadSeconds >= denseCompute { bandwidth += dense } else { compute += dense }
        if expert.read >= expert.compute { bandwidth += expertTime } else { compute += expertTime }
        if cacheRead >= cacheCompute { bandwidth += cacheTime } else { compute += cacheTime }
        return (parts, bandwidth, compute)
    }

    /// What one GPU reads in a step. What a draft reads is left out.
    func bytesRead(_ step: RankStep) -> StepBytes {
        let tokens = step.batch * (speculation?.verified ?? 1) + step.promptTokens
        return StepBytes(
            denseWeights: denseBytes, experts: expertBytes * (experts?.touched(tokensPerRank: tokens) ?? 0),
            head: headBytes, cache: step.batch * step.cacheBytes)
    }

    /// The time of a step, in seconds.
    func time(_ step: RankStep) -> Double { parts(step).parts.total }
}
