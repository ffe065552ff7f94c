/// The requests of one tier, or of all, as they are gone through once.
struct TierCount {
    private var firsts: [Double] = []
    private var perToken: [Double] = []
    private var wholes: [Double] = []
    private var parts: [Double] = Array(repeating: 0, count: 8)
    private var promptTokens = 0
    private var outputTokens = 0
    private var unfinished = 0
    private var good = 0

    /// Adds a request that was not refused.
    mutating func add(_ request: RequestState, delivery: Double, target: LatencyTarget) {
        guard request.isFinished else {
            unfinished += 1
            return
        }
        let first = request.first + delivery - request.sent
        let whole = request.last + delivery - request.sent
        let tokens = request.output > 1 ? (request.last - request.first) / Double(request.output - 1) : nil
        firsts.append(first)
        wholes.append(whole)
        if let tokens { perToken.append(tokens) }
        parts[0] += request.atBalancer - request.sent
        parts[1] += request.atTokenizer - request.atBalancer
        parts[2] += request.atEngine - request.atTokenizer
        parts[3] += request.arrived - request.atEngine
        parts[4] += request.seen - request.arrived
        parts[5] += request.started - request.seen
        parts[6] += request.first - request.started
        parts[7] += request.last - request.first
        promptTokens += Int(request.prompt)
        outputTokens += Int(request.output)
        if target.isMet(timeToFirstToken: first, timePerOutputToken: tokens) { good += 1 }
    }

    func report(
        name: String, gaps: LogHistogram, duration: Double, gpus: Int, delivery: Double
    ) -> TierReport {
        let count = Double(max(firsts.count, 1))
        return TierReport(
            name: name, finished: firsts.count, unfinished: unfinished, timeToFirstToken: LatencySummary(firsts),
            interTokenLatency: LatencySummary(gaps), timePerOutputToken: LatencySummary(perToken),
            endToEnd: LatencySummary(wholes),
            journey: JourneyReport(
                gateway: parts[0] / count, balancer: parts[1] / count, tokenizer: parts[2] / count,
                engine: parts[3] / count, poll: parts[4] / count, queue: parts[5] / count,
                prefill: parts[6] / count, decode: parts[7] / count, streaming: firsts.isEmpty ? 0 : delivery),
            promptTokens: promptTokens, outputTokens: outputTokens, duration: duration, gpus: gpus, good: good)
    }
}
