/// A server under a steady load: where continuous batching settles.
public struct OperatingPoint: Hashable, Sendable {
    /// The load.
    public let load: Load
    /// GPUs of the server.
    public let gpus: Int
    /// Mean time between two output tokens of a request, in seconds.
    public let timePerOutputToken: Double
    /// Mean time from sending a request to its first token, in seconds.
    public let timeToFirstToken: Double
    /// Part of ``timeToFirstToken`` that waits for room in memory, in seconds.
    public let memoryWait: Double
    /// Requests of the whole server that decode together, on average.
    public let runningBatch: Double
    /// The most requests of the whole server that can, by concurrency and memory.
    public let largestBatch: Double
    /// Part of ``timePerOutputToken`` during which prompts are processed, in seconds.
    public let insertedPrefill: Double
    /// The decode step that makes up the rest.
    public let step: Step
    /// What about this was not measured when the constants were fitted.
    public let novelty: Novelty
    /// Share of the KV cache read by that step which the prompts' tokens added, from 0 to 1: what the step would not
    /// read if there were no prompts. The rest is that of the output so far and of linear layers' states.
    public let promptCacheShare: Double

    /// Output tokens per second that one user sees, once they come.
    public var speed: Double { 1 / timePerOutputToken }

    /// Mean time from sending a request to its last token, in seconds.
    public var timePerRequest: Double { timeToFirstToken + timePerOutputToken * (load.meanOutput - 1) }

    /// Requests per second of the whole server.
    public var requestRate: Double { load.concurrency / timePerRequest }

    /// Output tokens per second of the whole server.
    public var throughput: Double { requestRate * load.meanOutput }

    /// Output tokens per second and GPU.
    public var throughputPerGPU: Double { throughput / Double(gpus) }

    /// Prompt tokens per second of the whole server.
    public var promptThroughput: Double { requestRate * load.meanPrompt }

    /// Share of the GPUs' time that goes into prompts, from 0 to 1.
    public var prefillShare: Double { insertedPrefill / timePerOutputToken }

    /// Whether memory, and not the load, limits the batch.
    public var isMemoryBound: Bool { memoryWait > 0 }

    /// What the server waits for most: room, or what its decode step waits for.
    public var bound: StepBound { isMemoryBound ? .memory : step.bound }
}
