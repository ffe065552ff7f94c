extension Server {
    /// Where continuous batching settles under a steady load: a fixed point of the batch, which follows from the times,
    /// and the times, which follow from the batch.
    ///
    /// Requests beyond the largest batch wait: that is no error, but ``OperatingPoint/memoryWait``.
    ///
    /// - Throws: ``ServingError`` if not even one request of the load fits in memory.
    /// - Complexity: two evaluations of a step in each of four rounds, and three more.
    public func operatingPoint(_ load: Load) throws(ServingError) -> OperatingPoint {
        try point(load, Settling(server: self, load: load).settled(concurrency: load.concurrency))
    }

    /// The operating point of a load that has settled.
    func point(_ load: Load, _ settled: Settling.Settled) throws(ServingError) -> OperatingPoint {
        let batches = figures.batches
        let running = RankStep(batch: settled.running, cacheOf: figures.attention, context: load.decodeContext)
        let (parts, bandwidth, compute) = figures.parts(running)
        let attention = figures.attention
        let withoutPrompt = attention.bytesRead(context: load.decodeContext - load.meanPrompt)
        return OperatingPoint(
            load: load, gpus: gpus, timePerOutputToken: settled.timePerOutputToken,
            timeToFirstToken: settled.timeToFirstToken, memoryWait: settled.memoryWait,
            runningBatch: settled.running * batches, largestBatch: settled.most * batches,
            insertedPrefill: settled.insertedPrefill,
            step: Step(
                batch: settled.running * batches, promptTokens: 0, gpus: gpus, parts: parts,
                bandwidthTime: bandwidth, computeTime: compute, tokensPerRequest: figures.tokensPerStep,
                bytesRead: figures.bytesRead(running)),
            novelty: Novelty(self, load),
            promptCacheShare: 1 - withoutPrompt / attention.bytesRead(context: load.decodeContext))
    }

    /// Steps between two looks at the queue.
    var pollSteps: Double {
        let constants = calibration.scheduling
        let interval = engine == .sglang ? receiveInterval : 1
        let ranks = parallelism.data > 1 ? constants.pollDataParallel[engine] : 0
        return constants.poll[engine] * interval + ranks
    }
}
