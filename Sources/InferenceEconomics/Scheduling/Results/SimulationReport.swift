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
        let delivery = simulation.journey.delivery
        duration = run.now + (run.underWay == 0 ? delivery : 0)
        refused = run.refused
        let counts = RequestCounts(simulation, run)
        offeredRate = counts.offeredRate
        meanQueue = duration > 0 ? counts.waited / duration : 0
        meanUnderWay = duration > 0 ? run.requestSeconds / duration : 0
        growth = run.trend.slope
        isOverloaded = simulation.workload.concurrency == nil && run.trend.grows

        var tally = ReplicaTally(tiers: counts.tiers.count)
        for replica in run.replicas { tally.add(replica.tally) }
        let replicaSeconds = duration * Double(simulation.replicas)
        let capacity = run.replicaCapacity
        utilisation = replicaSeconds > 0 ? tally.busy / replicaSeconds : 0
        batchShares = tally.shares(of: replicaSeconds)
        meanBatch = batchShares.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
        meanCacheUse = replicaSeconds > 0 ? tally.byteSeconds / replicaSeconds / capacity : 0
        peakCacheUse = Double(tally.mostBytes) / capacity
        preemptions = tally.preemptions
        recomputedTokens = tally.recomputedTokens
        computedPromptTokens = tally.promptTokens
        steps = tally.steps

        var gaps = LogHistogram()
        for tier in tally.gaps { gaps.add(tier) }
        let span = counts.firstMeasured < duration ? duration - counts.firstMeasured : 0
        let gpus = simulation.server.gpus * simulation.replicas
        let whole = counts.all.report(
            name: TierReport.nameOfAll, gaps: gaps, duration: span, gpus: gpus, delivery: delivery)
        all = whole
        let names = simulation.workload.tiers.map { $0.name }
        if names.count == 1 {
            tiers = [whole.named(names[0])]
        } else {
            tiers = names.indices.map { tier in
                counts.tiers[tier].report(
                    name: names[tier], gaps: tally.gaps[tier], duration: span, gpus: gpus, delivery: delivery)
            }
        }
    }
}

/// The requests of a run, gone through once in the order of sending.
private struct RequestCounts {
    private(set) var all = TierCount()
    private(set) var tiers: [TierCount]
    /// When the first request after the warm-up was sent, in seconds; infinity if none was.
    private(set) var firstMeasured = Double.infinity
    /// Seconds that requests waited from their arrival at the engine until they were begun with, all together.
    private(set) var waited = 0.0
    private var sent = 0
    private var firstSent = Double.infinity
    private var lastSent = 0.0

    init(_ simulation: Simulation, _ run: SimulationRun) {
        let workload = simulation.workload
        let targets = workload.tiers.map { $0.target }
        let delivery = simulation.journey.delivery
        tiers = Array(repeating: TierCount(), count: targets.count)
        // Not a number, which is no earlier than anything, is a request that was not sent.
        for (index, request) in run.requests.enumerated() where request.sent <= run.now {
            sent += 1
            firstSent = min(firstSent, request.sent)
            lastSent = max(lastSent, request.sent)
            guard run.canServe(request) else { continue }
            if request.arrived == request.arrived {
                waited += (request.started == request.started ? request.started : run.now) - request.arrived
            }
            guard index >= workload.warmUp else { continue }
            firstMeasured = min(firstMeasured, request.sent)
            let tier = Int(request.tier)
            tiers[tier].add(request, delivery: delivery, target: targets[tier])
            if targets.count > 1 { all.add(request, delivery: delivery, target: targets[tier]) }
        }
        if targets.count == 1 { all = tiers[0] }
    }

    /// Requests sent per second.
    var offeredRate: Double { lastSent > firstSent ? Double(sent - 1) / (lastSent - firstSent) : 0 }
}
