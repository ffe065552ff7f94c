/// What attention and its cache cost, per GPU and for all layers.
struct AttentionFigures: Hashable, Sendable {
    // Bytes that one request's cache holds, for each token, in full, sparse and sliding layers, in the indexer; and its
    // states.
    let fullBytes: Double
    let sparseBytes: Double
    let slidingBytes: Double
    let indexBytes: Double
    let stateBytes: Double
    // FLOPs of one decode step for each token of context.
    let fullWork: Double
    let sparseWork: Double
    let slidingWork: Double
    // FLOPs of prefill for each pair of a query and a key, before the causal half.
    let fullPairWork: Double
    let slidingPairWork: Double
    /// Tokens of the sliding window, without bound if there is none.
    let window: Double
    /// Whether the window is a chunk that stands.
    let isChunked: Bool
    /// Tokens that sparse attention selects, without bound if there is none.
    let selected: Double
    let secondsPerByte: Double
    let secondsPerFlop: Double

    init(
        model: LanguageModel, accelerator: Accelerator, tensor: Int, keyValueCache: Precision, rates: RateCalibration
    ) {
        let width = Double(tensor)
        let sparse = Double(model.sparseLayers)
        let full = Double(model.fullAttentionLayers) - sparse
        let sliding = Double(model.slidingWindow?.layers ?? 0)
        let heads = Double(model.attention.heads)
        let cached = model.keyValueNumbersPerLayer * keyValueCache.bytesPerWeight(.nvfp4)
        let bytes: Double
        let work: Double
        let pairWork: Double
        switch model.attention {
        case .groupedQuery(let grouped):
            // A KV head is not split: with more GPUs than KV heads, several hold the same.
            bytes = cached / Double(min(tensor, grouped.keyValueHeads))
            let size = Double(grouped.headSize)
            work = 4 * heads * size / width
            pairWork = 2 * heads * 2 * size / width
        case .latent(let latent):
            // Every GPU needs the whole compressed vector for its own heads.
            bytes = cached
            work = 2 * heads * (2 * Double(latent.keyValueRank) + Double(latent.ropeSize)) / width
            let sizes = Double(latent.nopeSize) + Double(latent.ropeSize) + Double(latent.valueSize)
            pairWork = 2 * heads * sizes / width
        }
        fullBytes = full * bytes
        sparseBytes = sparse * bytes
        slidingBytes = sliding * bytes
        indexBytes = model.indexBytesPerToken
        stateBytes = model.stateBytes / width
        fullWork = full * work
        sparseWork = sparse * work
        slidingWork = sliding * work
        fullPairWork = (full + sparse) * pairWork
        slidingPairWork = sliding * pairWork
        window = model.slidingWindow.map { Double($0.tokens) } ?? .infinity
        isChunked = model.slidingWindow?.isChunked ?? false
        selected = model.sparseAttention.map { Double($0.selectedTokens) } ?? .infinity
        secondsPerByte = 1 / (accelerator.bandwidth * rates.memory)
        secondsPerFlop = 1 / (accelerator.peak.bf16 * rates.attention)
    }

    /// Bytes that one GPU reads (and, of states, writes) for one decoding request at a context.
    func bytesRead(context: Double) -> Double {
        fullBytes * context + sparseBytes * min(context, selected) + slidingBytes * seen(context)
            + indexBytes * context + 2 * stateBytes
    }

    /// Bytes that one request occupies at a context. Sparse attention reads little, but keeps everything.
    func bytesStored(context: Double) -> Double {
        growingBytes * context + slidingBytes * min(context, window) + stateBytes
    }

    /// Bytes that each token adds to what one request occupies, however long its context is.
    var growingBytes: Double { fullBytes + sparseBytes + indexBytes }

    /// FLOPs of one GPU for one decoding request at a context.
    func decodeWork(context: Double) -> Double {
        fullWork * context + sparseWork * min(context, selected) + slidingWork * seen(context)
    }

    /// FLOPs of one GPU for the attention of a whole prompt: each token with those before it, half of all pairs.
    /// Sparse attention counts all pairs, which agrees better with the measured times to first token.
    func prefillWork(prompt: Double) -> Double {
        fullPairWork * prompt * prompt / 2 + slidingPairWork * windowPairs(prompt)
    }

    /// Pairs of a query and a key before it within the window, over so many tokens.
    private func windowPairs(_ tokens: Double) -> Double {
        guard isChunked else {
            let seen = min(tokens, window)
            return tokens * seen - seen * seen / 2
        }
        let chunks = (tokens / window).rounded(.down)
        let rest = tokens - chunks * window
        return (chunks * window * window + rest * rest) / 2
    }

    /// Tokens of the window that a decoding request sees at a mean context. In a chunk it sees few after its start and
    /// all before its end, so that requests are assumed to be spread evenly from half the context to one and a half.
    private func seen(_ context: Double) -> Double {
        guard isChunked, context > 0 else { return min(context, window) }
        return (windowPairs(1.5 * context) - windowPairs(0.5 * context)) / context
    }
}
