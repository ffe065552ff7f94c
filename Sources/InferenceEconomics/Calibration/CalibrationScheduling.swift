/// How prompts are slipped in between decode steps, and how they wait.
public struct SchedulingCalibration: Hashable, Sendable {
    /// Time to first token outside the model's steps (HTTP, tokenisation, first scheduling) in the closed loop, in
    /// seconds. vLLM 27 ms, SGLang 45 ms, TensorRT-LLM 31 ms.
    public var overhead: Double
    /// The same where arrivals are unknown. H100 75 ms, H200 64 ms, which others take.
    public var overheadUnknown: Double
    /// Time to first token for each prompt token outside the model's steps, in seconds.
    public var overheadPerToken = 3e-6
    /// Share of requests that arrive together in the closed loop. Given by the benchmark: the first `concurrency` of ten
    /// times as many.
    public var burst = 0.1
    /// The same where arrivals are unknown. vLLM 0.4, SGLang 0.65, TensorRT-LLM 0.18 on H100 and 0.17 elsewhere.
    public var burstUnknown: Double
    /// Steps between two looks at the queue, for SGLang times its receive interval.
    public var poll: Double
    /// Steps that attention-parallel batching adds to it: TensorRT-LLM waits for the ranks to fill. 42.
    public var pollDataParallel: Double
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

    /// The fitted values for an accelerator and an engine. For the plain engine the middle of the three, and a look at
    /// the queue every step.
    public static func fitted(_ accelerator: Accelerator, _ engine: Engine) -> SchedulingCalibration {
        let onH100 = accelerator.measured == .h100
        return SchedulingCalibration(
            overhead: choose(engine, vllm: 27e-3, sglang: 45e-3, tensorRTLLM: 31e-3, plain: 31e-3),
            overheadUnknown: onH100 ? 75e-3 : 64e-3,
            burstUnknown: choose(engine, vllm: 0.4, sglang: 0.65, tensorRTLLM: onH100 ? 0.18 : 0.17, plain: 0.4),
            poll: choose(engine, vllm: 1, sglang: 1, tensorRTLLM: 4.1, plain: 1),
            pollDataParallel: engine == .tensorRTLLM ? 42 : 0)
    }
}
