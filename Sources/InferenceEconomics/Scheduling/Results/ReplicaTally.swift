/// What a replica counts while it works.
struct ReplicaTally {
    /// Seconds in which a step was under way.
    var busy = 0.0
    /// Seconds by the requests in the step; for the idle time nothing is counted.
    var batchSeconds: [Double] = []
    /// Bytes held times seconds, and the most bytes that were held.
    var byteSeconds = 0.0
    var mostBytes: Int64 = 0
    var preemptions = 0
    /// Tokens that were computed again after a preemption.
    var recomputedTokens = 0
    /// Prompt tokens computed, those computed again included.
    var promptTokens = 0
    var steps = 0
    /// Times between tokens, by tier.
    var gaps: [LogHistogram]

    init(tiers: Int) { gaps = Array(repeating: LogHistogram(), count: tiers) }

    /// Counts a stretch of steps with so many requests in each.
    mutating func count(steps: Int, stepTime: Double, batch: Int, bytes: Int64) {
        let time = Double(steps) * stepTime
        self.steps += steps
        busy += time
        while batchSeconds.count <= batch { batchSeconds.append(0) }
        batchSeconds[batch] += time
        byteSeconds += time * Double(bytes)
        mostBytes = max(mostBytes, bytes)
    }
}

extension ReplicaTally {
    /// Adds what another replica counted.
    mutating func add(_ other: ReplicaTally) {
        busy += other.busy
        while batchSeconds.count < other.batchSeconds.count { batchSeconds.append(0) }
        for batch in other.batchSeconds.indices { batchSeconds[batch] += other.batchSeconds[batch] }
        byteSeconds += other.byteSeconds
        mostBytes = max(mostBytes, other.mostBytes)
        preemptions += other.preemptions
        recomputedTokens += other.recomputedTokens
        promptTokens += other.promptTokens
        steps += other.steps
        for tier in gaps.indices { gaps[tier].add(other.gaps[tier]) }
    }

    /// Shares of all replicas' seconds by the batch, the idle ones as a batch of none.
    func shares(of seconds: Double) -> [Double] {
        guard seconds > 0 else { return [1] }
        var shares = batchSeconds.map { $0 / seconds }
        if shares.isEmpty { shares.append(0) }
        shares[0] = max(1 - busy / seconds, 0)
        return shares
    }
}
