/// Prefill and decode on servers of their own, the KV cache of each prompt sent from one to the other: no prompt keeps a
/// decode step waiting, and each side is split and batched as suits it.
///
/// Zhong et al., "DistServe", 2024; Patel et al., "Splitwise", 2024. Not measured in the fit: the steps are those of the
/// fitted model, the queue and the transfer are textbook.
public struct DisaggregatedServer: Hashable, Sendable {
    /// One of the servers that read prompts.
    public let prefill: Server
    /// How many there are.
    public let prefillServers: Int
    /// One of the servers that decode.
    public let decode: Server
    /// How many there are.
    public let decodeServers: Int
    /// What one prompt's cache is sent at, in bytes per second, one way.
    public let transferBandwidth: Double

    /// A deployment of both kinds.
    ///
    /// - Parameters:
    ///   - prefill: one of the servers that read prompts.
    ///   - prefillServers: how many of those, at least one.
    ///   - decode: one of the servers that decode.
    ///   - decodeServers: how many of those, at least one.
    ///   - transferBandwidth: bytes per second for one prompt; the interconnect of one prefill GPU unless stated, which
    ///     is right within one scale-up domain and far too much between machines.
    /// - Throws: ``ServingError`` if a count is below one, the two serve different models or keep their caches in
    ///   different precisions, the prefill side speculates, or the bandwidth is not a finite number above zero.
    public init(
        prefill: Server, prefillServers: Int = 1, decode: Server, decodeServers: Int = 1,
        transferBandwidth: Double? = nil
    ) throws(ServingError) {
        try requireCount(prefillServers, "prefill servers")
        try requireCount(decodeServers, "decode servers")
        let bandwidth = transferBandwidth ?? prefill.accelerator.interconnect
        try requirePositive(bandwidth, "transfer bandwidth")
        guard prefill.model == decode.model else {
            throw .choice(
                name: "the model of the decode servers", given: decode.model.name,
                expected: "that of the prefill servers, \(prefill.model.name)")
        }
        guard prefill.keyValueCache == decode.keyValueCache else {
            throw .choice(
                name: "the KV cache precision of the decode servers", given: decode.keyValueCache.rawValue,
                expected: "that of the prefill servers, \(prefill.keyValueCache.rawValue)")
        }
        guard prefill.speculation == nil else {
            throw .choice(
                name: "speculative decoding", given: "set for the prefill servers",
                expected: "it for decode servers only")
        }
        self.prefill = prefill
        self.prefillServers = prefillServers
        self.decode = decode
        self.decodeServers = decodeServers
        self.transferBandwidth = bandwidth
    }

    /// GPUs of both kinds together.
    public var gpus: Int { prefill.gpus * prefillServers + decode.gpus * decodeServers }

    /// Bytes of cache that are sent for one prompt of so many tokens.
    ///
    /// - Throws: ``ServingError`` if the prompt is not finite and above zero.
    public func transferBytes(prompt: Double) throws(ServingError) -> Double {
        try requirePositive(prompt, "prompt")
        return prefill.model.keyValueBytes(context: prompt, prefill.keyValueCache)
    }
}

/// A disaggregated deployment under a steady load. No such deployment is in the fit: ``intervals`` are wider by what is
/// assumed for that.
public struct DisaggregatedPoint: Hashable, Sendable {
    /// The load.
    public let load: Load
    /// GPUs that read prompts.
    public let prefillGPUs: Int
    /// GPUs that decode.
    public let decodeGPUs: Int
    /// Mean time between two output tokens of a request, in seconds. No prompt is in it.
    public let timePerOutputToken: Double
    /// Mean time from sending a request to its first token, in seconds: the parts below and the engine's overhead.
    public let timeToFirstToken: Double
    /// Part of ``timeToFirstToken`` that waits for a prefill server, in seconds.
    public let prefillWait: Double
    /// Part of it that reads the prompt, in seconds.
    public let prefillTime: Double
    /// Part of it that sends the cache, in seconds.
    public let transferTime: Double
    /// Part of it that waits for memory of a decode server, in seconds.
    public let memoryWait: Double
    /// Requests per second of the whole deployment.
    public let requestRate: Double
    /// Share of the time in which prefill servers are busy, from 0 to 1.
    public let prefillUtilisation: Double
    /// Requests that decode together on one decode server, on average.
    public let runningBatch: Double
    /// The decode step.
    public let step: Step
    /// What about this was not measured when the constants were fitted: disaggregation itself, and what is new about
    /// either kind of server.
    public let novelty: Novelty

    /// GPUs of both kinds together.
    public var gpus: Int { prefillGPUs + decodeGPUs }
    /// Output tokens per second that one user sees, once they come.
    public var speed: Double { 1 / timePerOutputToken }
    /// Mean time from sending a request to its last token, in seconds.
    public var timePerRequest: Double { timeToFirstToken + timePerOutputToken * (load.meanOutput - 1) }
    /// Output tokens per second of the whole deployment.
    public var throughput: Double { requestRate * load.meanOutput }
    /// Output tokens per second and GPU of either kind.
    public var throughputPerGPU: Double { throughput / Double(gpus) }

    /// The costs of a prompt token and of an output token, apart, in dollars each: prompts pay for the GPUs that read
    /// them, output for those that decode.
    ///
    /// - Parameters:
    ///   - prefillHourlyRate: dollars per prefill GPU and hour.
    ///   - decodeHourlyRate: dollars per decode GPU and hour.
    /// - Throws: ``ServingError`` if a rate is negative or not finite.
    public func tokenCosts(prefillHourlyRate: Double, decodeHourlyRate: Double) throws(ServingError) -> (
        prompt: Double, output: Double
    ) {
        try requireNonNegative(prefillHourlyRate, "hourly rate of a prefill GPU")
        try requireNonNegative(decodeHourlyRate, "hourly rate of a decode GPU")
        let hour = 3600.0
        return (
            prefillHourlyRate * Double(prefillGPUs) / hour / (requestRate * load.meanPrompt),
            decodeHourlyRate * Double(decodeGPUs) / hour / (requestRate * load.meanOutput)
        )
    }
}
