internal import CNumerics

extension DisaggregatedServer {
    /// Where the deployment settles under a steady load: the decode batch at which as many requests are under way as the
    /// load says, of whom some read, some wait, and the rest decode (Little's law).
    ///
    /// - Throws: ``ServingError`` if not even one request of the load fits in the memory of a server of either kind.
    /// - Complexity: 60 evaluations of a decode step.
    public func operatingPoint(_ load: Load) throws(ServingError) -> DisaggregatedPoint {
        let stored = load.meanPrompt + decode.calibration.scheduling.storedOutput * load.meanOutput
        let most = decode.requestsPerBatch(context: stored)
        try decode.requireRequestFits(context: stored)
        try prefill.requireRequestFits(context: load.meanPrompt)
        return DisaggregatedSettling(
            deployment: self, load: load, most: most,
            transfer: try transferBytes(prompt: load.meanPrompt) / transferBandwidth
        ).settle()
    }
}

/// The search for the decode batch, of one rank's share of a stage's turn.
private struct DisaggregatedSettling {
    let deployment: DisaggregatedServer
    let load: Load
    /// The most requests of a batch, by memory.
    let most: Double
    /// Seconds to send one prompt's cache.
    let transfer: Double
    /// Seconds to read one prompt in each rank.
    let reading: Double
    /// Prompts that the deployment reads at once.
    let readers: Double
    /// Seconds to first token outside reading and sending.
    let overhead: Double

    init(deployment: DisaggregatedServer, load: Load, most: Double, transfer: Double) {
        self.deployment = deployment
        self.load = load
        self.most = most
        self.transfer = transfer
        let server = deployment.prefill
        let cached = load.meanPrompt * load.prefixHitRate
        let attention = server.figures.attention
        let work = attention.prefillWork(prompt: load.meanPrompt) - attention.prefillWork(prompt: cached)
        reading = server.figures.time(RankStep(promptTokens: load.meanPrompt - cached, attentionWork: work))
        readers = server.figures.batches * Double(deployment.prefillServers)
        let scheduling = server.calibration.scheduling
        overhead = scheduling.overhead[server.engine] + scheduling.overheadPerToken * load.meanPrompt
    }

    /// What follows from a decode batch.
    private struct State {
        var batch: Double
        var perToken: Double
        var rate: Double
        var utilisation: Double
        var wait: Double
        /// Requests under way.
        var underWay: Double
    }

    private func content(_ batch: Double) -> RankStep {
        RankStep(batch: batch, cacheOf: deployment.decode.figures.attention, context: load.decodeContext)
    }

    private func state(batch: Double) -> State {
        let figures = deployment.decode.figures
        let perToken = figures.time(content(batch)) / figures.tokensPerStep
        let rate = batch * figures.batches * Double(deployment.decodeServers) / (load.meanOutput * perToken)
        let utilisation = rate * reading / readers
        let wait = utilisation < 1 ? queueWait(utilisation) : .infinity
        let first = overhead + wait + reading + transfer
        return State(
            batch: batch, perToken: perToken, rate: rate, utilisation: utilisation, wait: wait,
            underWay: rate * (first + perToken * load.meanOutput))
    }

    /// Mean wait for one of `readers` servers whose service takes always the same: half of that of M/M/c by Sakasegawa,
    /// "An approximation formula", 1977.
    private func queueWait(_ utilisation: Double) -> Double {
        let power = (2 * (readers + 1)).squareRoot() - 1
        return reading * cnumerics_pow(utilisation, power) / (readers * (1 - utilisation)) / 2
    }

    /// Halves the range of the batch; as the batch grows, so does what is under way.
    func settle() -> DisaggregatedPoint {
        var low = 0.0
        var high = min(most, load.concurrency / deployment.decode.figures.batches)
        var found = state(batch: high)
        if found.underWay > load.concurrency {
            for _ in 0..<60 {
                let middle = (low + high) / 2
                if state(batch: middle).underWay > load.concurrency { high = middle } else { low = middle }
            }
            // The side on which prefill keeps up. Above zero even if the load is next to nothing.
            found = state(batch: max(low, high / 2))
        }
        // What neither reads nor decodes waits for memory.
        let memoryWait = max(load.concurrency - found.underWay, 0) / found.rate
        return point(found, memoryWait: memoryWait)
    }

    private func point(_ state: State, memoryWait: Double) -> DisaggregatedPoint {
        let server = deployment.decode
        let (parts, bandwidth, compute) = server.figures.parts(content(state.batch))
        let batch = state.batch * server.figures.batches
        return DisaggregatedPoint(
            load: load, prefillGPUs: deployment.prefill.gpus * deployment.prefillServers,
            decodeGPUs: server.gpus * deployment.decodeServers, timePerOutputToken: state.perToken,
            timeToFirstToken: overhead + state.wait + reading + transfer + memoryWait, prefillWait: state.wait,
            prefillTime: reading, transferTime: transfer, memoryWait: memoryWait, requestRate: state.rate,
            prefillUtilisation: state.utilisation, runningBatch: batch,
            step: Step(
                batch: batch, promptTokens: 0, gpus: server.gpus, parts: parts, bandwidthTime: bandwidth,
                computeTime: compute, tokensPerRequest: server.figures.tokensPerStep,
                bytesRead: server.figures.bytesRead(content(state.batch))),
            novelty: Novelty(deployment.prefill, load).union(Novelty(server, load)).union(.disaggregation))
    }
}
