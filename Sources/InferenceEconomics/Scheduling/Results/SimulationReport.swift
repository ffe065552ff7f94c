/// What came of a simulation.
public struct SimulationReport: Hashable, Sendable {
    /// All requests.
    public let all: TierReport
    /// Those of each tier, in the order of the workload's tiers.
    public let tiers: [TierReport]
    /// Requests that no replica's memory can hold.
    public let refused: Int
    /// Seconds from the start to the last answer, or to the horizon.
    public let duration: Double

    /// Share of the replicas' time in which a step was under way, from 0 to 1.
    public let utilisation: Double
    /// Share of the replicas' time by the requests in the step, that of none first. Adds up to one.
    public let batchShares: [Double]
    /// Requests in the step of a replica on average over time, idle time included.
    public let meanBatch: Double
    /// Requests that a replica had not begun with, on average over time, of all replicas.
    public let meanQueue: Double
    /// Requests under way from sending to the last token's making, on average over time: the integral of their number.
    /// By Little's law the rate of requests times their time.
    public let meanUnderWay: Double
    /// Share of the memory for KV caches that was held, on average over time, from 0 to 1.
    public let meanCacheUse: Double
    /// The largest such share of a replica in the middle of a stretch of steps.
    public let peakCacheUse: Double
    /// How often a request lost its memory.
    public let preemptions: Int
    /// Tokens that were computed again for that.
    public let recomputedTokens: Int
    /// Prompt tokens that were computed, those computed again included.
    public let computedPromptTokens: Int
    /// Steps of all replicas.
    public let steps: Int

    /// Requests sent per second; zero if all were sent at once.
    public let offeredRate: Double
    /// Requests by which the number under way grew each second over the second half of what was sent.
    public let growth: Double
    /// Whether that is more than chance: more than 2 % of what was sent in that time, and more than three times the
    /// square root of the mean number under way. Then no latency has a mean that time would not raise.
    public let isOverloaded: Bool

    init(_ simulation: Simulation, _ run: SimulationRun) {
        let workload = simulation.workload
        let delivery = simulation.journey.delivery
        let tierList = workload.tiers
        let setting = ReplicaSetting(
            server: simulation.server, policy: simulation.policy, balancing: simulation.balancing, tiers: tierList)
        let whole = run.now + (run.underWay == 0 ? delivery : 0)
        duration = whole
        refused = run.refused

        // Requests, once, in the order of sending.
        var allCount = TierCount()
        var counts = Array(repeating: TierCount(), count: tierList.count)
        var firstSent = Double.infinity
        var firstMeasured = Double.infinity
        var lastSent = 0.0
        var sent = 0
        var waited = 0.0
        for (index, request) in run.requests.enumerated() where request.sent <= run.now {
            sent += 1
            firstSent = min(firstSent, request.sent)
            lastSent = max(lastSent, request.sent)
            guard setting.canServe(request) else { continue }
            if request.arrived == request.arrived {
                waited += (request.started == request.started ? request.started : run.now) - request.arrived
            }
            guard index >= workload.warmUp else { continue }
            firstMeasured = min(firstMeasured, request.sent)
            let tier = Int(request.tier)
            allCount.add(request, delivery: delivery, target: tierList[tier].target)
            counts[tier].add(request, delivery: delivery, target: tierList[tier].target)
        }
        offeredRate = lastSent > firstSent ? Double(sent - 1) / (lastSent - firstSent) : 0
        let measured = firstMeasured < whole ? whole - firstMeasured : 0
        meanQueue = whole > 0 ? waited / whole : 0
        meanUnderWay = whole > 0 ? run.requestSeconds / whole : 0
        growth = run.trend.slope
        isOverloaded = workload.concurrency == nil && run.trend.grows

        // Replicas.
        var tally = ReplicaTally(tiers: tierList.count)
        for replica in run.replicas { tally.add(replica.tally) }
        let replicaSeconds = whole * Double(simulation.replicas)
        utilisation = replicaSeconds > 0 ? tally.busy / replicaSeconds : 0
        batchShares = tally.shares(of: replicaSeconds)
        meanBatch = batchShares.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
        let capacity = Double(setting.ranks) * Double(setting.cache.capacity)
        meanCacheUse = replicaSeconds > 0 ? tally.byteSeconds / replicaSeconds / capacity : 0
        peakCacheUse = Double(tally.mostBytes) / capacity
        preemptions = tally.preemptions
        recomputedTokens = tally.recomputedTokens
        computedPromptTokens = tally.promptTokens
        steps = tally.steps

        var allGaps = LogHistogram()
        for gaps in tally.gaps { allGaps.add(gaps) }
        let gpus = simulation.server.gpus * simulation.replicas
        all = allCount.report(name: "all", gaps: allGaps, duration: measured, gpus: gpus, delivery: delivery)
        tiers = tierList.indices.map { tier in
            counts[tier].report(
                name: tierList[tier].name, gaps: tally.gaps[tier], duration: measured, gpus: gpus, delivery: delivery)
        }
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
