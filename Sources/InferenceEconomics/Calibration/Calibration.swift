/// The constants of the model that no data sheet states.
///
/// None of them depends on the accelerator. What differs between accelerators is in their specifications; sharing every
/// constant between Hopper and Blackwell cost no accuracy on the measurements of the fit, and predicts an accelerator
/// that was left out of it better than constants of its own generation do. A few depend on the engine.
///
/// The values are variables so that a fit, or a study of what a constant is worth, can change them. Those that were
/// fitted stand in ``fitted``.
public struct Calibration: Hashable, Sendable {
    /// What share of its peaks the hardware reaches.
    public var rates: RateCalibration
    /// Time that does not depend on bytes or FLOPs.
    public var latency: LatencyCalibration
    /// How tokens spread over experts.
    public var experts: ExpertCalibration
    /// What an engine keeps free of its memory.
    public var memory: MemoryCalibration
    /// How prompts are slipped in between decode steps, and how they wait.
    public var scheduling: SchedulingCalibration

    /// Constants by kind. Those that a fit does not move have their values already. A ``Server`` refuses constants by
    /// which a step takes no finite time above zero.
    public init(
        rates: RateCalibration, latency: LatencyCalibration, experts: ExpertCalibration,
        memory: MemoryCalibration = MemoryCalibration(), scheduling: SchedulingCalibration
    ) {
        self.rates = rates
        self.latency = latency
        self.experts = experts
        self.memory = memory
        self.scheduling = scheduling
    }

    /// The date of the newest measurement in the fit, 2026-04-22, in years from 2026-01-01.
    public static let newestSoftware = 0.304

    /// The most tokens of a request in the fit: nominal prompt and output together.
    public static let longestRequest = 9216.0

    /// The date of the oldest measurement in the fit, 2025-07-15, in years from 2026-01-01.
    public static let oldestSoftware = -0.465
}

/// A constant that differs between engines, in the unit of the property that holds it.
public struct PerEngine: Hashable, Sendable {
    /// vLLM's.
    public var vllm: Double
    /// SGLang's.
    public var sglang: Double
    /// TensorRT-LLM's.
    public var tensorRTLLM: Double

    /// The values of the three engines.
    public init(vllm: Double, sglang: Double, tensorRTLLM: Double) {
        self.vllm = vllm
        self.sglang = sglang
        self.tensorRTLLM = tensorRTLLM
    }

    /// An engine's value: for ``Engine/plain`` the middle of the three.
    public subscript(_ engine: Engine) -> Double {
        switch engine {
        case .vllm: vllm
        case .sglang: sglang
        case .tensorRTLLM: tensorRTLLM
        case .plain: max(min(vllm, sglang), min(max(vllm, sglang), tensorRTLLM))
        }
    }
}
