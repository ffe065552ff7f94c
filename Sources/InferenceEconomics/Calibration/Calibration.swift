/// The fitted constants of the model, by kind.
///
/// Found by least squares with a soft-L1 loss on log(predicted / measured) over 1,487 measured runs of vLLM, SGLang and
/// TensorRT-LLM on H100, H200, B200 and B300 (InferenceX by SemiAnalysis, and runs published with NVIDIA's
/// aiconfigurator; 2025-07-15 to 2026-04-22), against Gaussian priors on the log constants. A range in a comment is that
/// of 24 resamples. Where a worked example of the fit decides a digit beyond those printed with it, that digit is used.
///
/// The values are variables so that a fit, or a study of what a constant is worth, can change them.
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

    /// The date of the newest measurement in the fit, 2026-04-22, in years from 2026-01-01.
    public static let newestSoftware = 0.304

    /// The date of the oldest measurement in the fit, 2025-07-15, in years from 2026-01-01.
    public static let oldestSoftware = -0.465

    /// The fitted constants for an accelerator and an engine. An accelerator that was not in the fit takes those of the
    /// nearest generation.
    public static func fitted(_ accelerator: Accelerator, _ engine: Engine) -> Calibration {
        let generation = accelerator.generation.kind
        return Calibration(
            rates: .fitted(generation), latency: .fitted(generation, engine), experts: ExpertCalibration(),
            memory: .fitted(engine), scheduling: .fitted(accelerator, engine))
    }
}
