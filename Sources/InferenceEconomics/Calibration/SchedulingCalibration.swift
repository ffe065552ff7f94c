/// How prompts are slipped in between decode steps, and how they wait.
public struct SchedulingCalibration: Hashable, Sendable {
    /// Time to first token outside the model's steps (HTTP, tokenisation, first scheduling), in seconds.
    public var overhead: PerEngine
    /// The same where arrivals are unknown, whatever the engine, in seconds.
    public var overheadUnknown: Double
    /// Share of requests that arrive together where arrivals are unknown, from 0 to 1.
    public var burstUnknown: Double
    /// The same for the SGLang runs on H100 whose arrivals are unknown: their times to first token show waves, those of
    /// the same publisher's other runs do not.
    public var burstWaves: Double
    /// Share of requests that arrive together in the closed loop. Given by the benchmark: the first `concurrency` of ten
    /// times as many.
    public var burst = 0.1
    /// Time to first token for each prompt token outside the model's steps, in seconds. Held fixed in the fit, like all
    /// that follows.
    public var overheadPerToken = 3e-6
    /// Steps between two looks at the queue, for SGLang times its receive interval.
    public var poll = PerEngine(vllm: 1, sglang: 1, tensorRTLLM: 4.1)
    /// Steps that data-parallel attention adds to it: TensorRT-LLM waits for the ranks to fill.
    public var pollDataParallel = PerEngine(vllm: 0, sglang: 0, tensorRTLLM: 42)
    /// How much of a prompt's cost is that of joining a running decode step; the rest is that of a step of its own.
    public var joined = 0.7
    /// Share of the output for which a running request holds memory, on average.
    public var storedOutput = 0.6
    /// Share of the M/D/1 waiting time that requests of a closed loop wait.
    public var queue = 0.5
    /// The highest utilisation by prompts that the queue is reckoned with.
    public var highestUtilisation = 0.95
    /// The least batch, as a share of one request (or of the batch that fits, if that is less).
    public var leastBatch = 0.7
    /// Rounds of the fixed point. Fixed, so that the same input takes the same time and gives the same bits.
    public var rounds = 4

    /// How prompts wait; what is held fixed in the fit is not asked for.
    public init(overhead: PerEngine, overheadUnknown: Double, burstUnknown: Double, burstWaves: Double) {
        self.overhead = overhead
        self.overheadUnknown = overheadUnknown
        self.burstUnknown = burstUnknown
        self.burstWaves = burstWaves
    }
}
