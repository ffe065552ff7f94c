/// What is asked of a deployment, request by request.
///
/// The requests are drawn before anything is served, so that two policies, or two servers, meet the very same ones.
public struct Workload: Hashable, Sendable {
    /// Where requests come from.
    public let streams: [RequestStream]
    /// Requests at the start, in the order of sending, that latencies and rates leave out.
    public let warmUp: Int
    /// Share of each prompt, from its start on, that a prefix cache holds. It shortens prefill; the memory of the
    /// prompt is counted whole for each request.
    public let prefixHitRate: Double

    /// The tiers of all streams, one after the other.
    public var tiers: [PriorityTier] { streams.flatMap { $0.tiers } }

    /// How many requests there are.
    public var requests: Int { streams.reduce(0) { $0 + $1.requests } }

    /// A workload of several streams, each with its own arrivals and tiers.
    ///
    /// - Throws: ``ServingError`` if there is no stream, a closed loop is beside another stream, all requests would be
    ///   warm-up, or the hit rate is not from 0 to below 1.
    public init(streams: [RequestStream], warmUp: Int = 0, prefixHitRate: Double = 0) throws(ServingError) {
        try requireCount(streams.count, "number of streams")
        if streams.count > 1 {
            for stream in streams where stream.concurrency != nil {
                throw .choice(
                    name: "arrival process", given: "a closed loop beside another stream",
                    expected: "a closed loop alone, or streams that do not wait for answers")
            }
        }
        var requests = 0
        for stream in streams { requests += stream.requests }
        try requireCount(requests, "number of requests")
        try require(
            Double(warmUp), "number of warm-up requests", in: 0...Double(requests - 1),
            expected: "from 0 to below the \(requests) requests")
        try require(prefixHitRate, "prefix hit rate", in: 0...0.999999, expected: "from 0 to below 1")
        self.streams = streams
        self.warmUp = warmUp
        self.prefixHitRate = prefixHitRate
    }

    /// A workload of one stream.
    ///
    /// - Throws: ``ServingError`` as ``RequestStream`` and the workload of several streams.
    public init(
        arrivals: ArrivalProcess, lengths: LengthDistribution, requests: Int, tiers: [PriorityTier] = [.standard],
        warmUp: Int = 0, prefixHitRate: Double = 0
    ) throws(ServingError) {
        let stream = try RequestStream(arrivals: arrivals, lengths: lengths, requests: requests, tiers: tiers)
        try self.init(streams: [stream], warmUp: warmUp, prefixHitRate: prefixHitRate)
    }

    /// A trace as it is.
    ///
    /// - Throws: ``ServingError`` as ``RequestStream`` and the workload of several streams.
    public init(
        trace: RequestTrace, tiers: [PriorityTier] = [.standard], warmUp: Int = 0, prefixHitRate: Double = 0
    ) throws(ServingError) {
        let stream = try RequestStream(trace: trace, tiers: tiers)
        try self.init(streams: [stream], warmUp: warmUp, prefixHitRate: prefixHitRate)
    }

    /// Clients of a closed loop, if it is one.
    var concurrency: Int? { streams[0].concurrency }

    /// All requests, in the order of sending.
    func draw(seed: UInt64) -> [DrawnRequest] {
        var all: [DrawnRequest] = []
        var firstTier = 0
        for (number, stream) in streams.enumerated() {
            let drawn = stream.draw(seed: seed, stream: number, firstTier: firstTier)
            all = number == 0 ? drawn : merged(all, drawn)
            firstTier += stream.tiers.count
        }
        return all
    }

    /// Two streams as one, by time; at the same time the earlier stream goes first.
    private func merged(_ first: [DrawnRequest], _ second: [DrawnRequest]) -> [DrawnRequest] {
        var merged: [DrawnRequest] = []
        merged.reserveCapacity(first.count + second.count)
        var index = 0
        for request in second {
            while index < first.count, first[index].time <= request.time {
                merged.append(first[index])
                index += 1
            }
            merged.append(request)
        }
        merged += first[index...]
        return merged
    }
}
