/// What about a prediction was not measured when the constants were fitted. Each widens its interval.
public struct Novelty: OptionSet, Hashable, Sendable {
    /// The bits of the set.
    public let rawValue: UInt16

    /// A set by its bits.
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// An accelerator that was not in the fit, of a generation that was.
    public static let accelerator = Novelty(rawValue: 1 << 0)
    /// An accelerator of a generation of which none was in the fit.
    public static let generation = Novelty(rawValue: 1 << 1)
    /// ``Engine/plain``, which nobody runs.
    public static let engine = Novelty(rawValue: 1 << 2)
    /// Weights of 4-bit integers.
    public static let integerWeights = Novelty(rawValue: 1 << 3)
    /// Pipeline stages.
    public static let pipeline = Novelty(rawValue: 1 << 4)
    /// A prefix cache that holds part of the prompts.
    public static let prefixCache = Novelty(rawValue: 1 << 5)
    /// Speculative decoding.
    public static let speculation = Novelty(rawValue: 1 << 6)
    /// Prefill and decode on servers of their own.
    public static let disaggregation = Novelty(rawValue: 1 << 7)
    /// Software older than ``Calibration/oldestSoftware`` or newer than ``Calibration/newestSoftware``.
    public static let softwareDate = Novelty(rawValue: 1 << 8)
    /// Requests longer than any in the fit: more than ``Calibration/longestRequest`` tokens.
    public static let length = Novelty(rawValue: 1 << 9)

    private static let words: [(novelty: Novelty, words: String)] = [
        (.accelerator, "the accelerator"), (.generation, "the generation of the accelerator"),
        (.engine, "the plain engine"), (.integerWeights, "integer weights"), (.pipeline, "pipeline stages"),
        (.prefixCache, "the prefix cache"), (.speculation, "speculative decoding"),
        (.disaggregation, "disaggregated prefill"), (.softwareDate, "software of this date"),
        (.length, "requests of this length"),
    ]

    /// What was not measured, in words, in a fixed order.
    public var descriptions: [String] { Novelty.words.filter { contains($0.novelty) }.map { $0.words } }
}

extension Novelty {
    /// What about a deployment was not measured.
    init(_ server: Server) {
        var novelty: Novelty = []
        if !server.accelerator.isCalibrated {
            switch server.accelerator.generation {
            case .hopper, .blackwell: novelty.insert(.accelerator)
            default: novelty.insert(.generation)
            }
        }
        if server.engine == .plain { novelty.insert(.engine) }
        if server.weights == .int4 { novelty.insert(.integerWeights) }
        if server.speculation != nil { novelty.insert(.speculation) }
        if server.parallelism.pipeline > 1 { novelty.insert(.pipeline) }
        let dates = Calibration.oldestSoftware...Calibration.newestSoftware
        if !dates.contains(server.softwareDate) { novelty.insert(.softwareDate) }
        self = novelty
    }

    /// What about a deployment at a load was not measured.
    init(_ server: Server, _ load: Load) {
        self.init(server)
        if load.prefixHitRate > 0 { insert(.prefixCache) }
        if load.promptTokens + load.outputTokens > Calibration.longestRequest { insert(.length) }
    }
}
