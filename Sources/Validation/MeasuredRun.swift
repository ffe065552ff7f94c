public import InferenceEconomics

/// One measured run: a deployment, the load that was put on it, and what was measured.
public struct MeasuredRun: Hashable, Sendable {
    /// The name of the run in its table; `line-` and its line where the table names none.
    public var id: String
    /// The line of the file on which the run stands, from 1.
    public var line: Int

    /// The model that was served.
    public var model: LanguageModel
    /// What served it.
    public var accelerator: Accelerator
    /// The software.
    public var engine: Engine
    /// Precision of the bulk of the weights.
    public var weights: Precision
    /// Precision of the KV cache; nil for the engine's default.
    public var keyValueCache: Precision?
    /// Tensor parallel width.
    public var tensorParallel: Int
    /// Pipeline parallel width.
    public var pipelineParallel: Int
    /// Ranks of data-parallel attention.
    public var dataParallel: Int
    /// Expert parallel width.
    public var expertParallel: Int
    /// Share of memory that the engine may use; nil for the engine's default.
    public var memoryShare: Double?
    /// Prompt tokens that one step may process; nil for the engine's default.
    public var prefillTokenBudget: Double?
    /// Decode steps between two looks at the queue.
    public var receiveInterval: Double
    /// Date of the software, in years from 2026-01-01.
    public var softwareDate: Double

    /// Nominal prompt tokens of a request.
    public var promptTokens: Double
    /// Nominal output tokens of a request.
    public var outputTokens: Double
    /// Mean real length over nominal length.
    public var lengthShare: Double
    /// Requests under way on the whole deployment.
    public var concurrency: Double
    /// How requests arrived.
    public var arrivals: Arrivals

    /// Measured mean time to first token, in seconds; nil if it was not measured.
    public var timeToFirstToken: Double?
    /// Measured mean time per output token, in seconds; nil if it was not measured.
    public var timePerOutputToken: Double?

    /// GPUs of the deployment.
    public var gpus: Int { tensorParallel * dataParallel * pipelineParallel }

    /// The deployment of the run.
    ///
    /// - Parameter calibration: other constants than the fitted ones.
    /// - Throws: ``ServingError`` if the model refuses it: a width does not divide what it splits, the accelerator lacks
    ///   a precision, the weights do not fit.
    public func server(calibration: Calibration = .fitted) throws(ServingError) -> Server {
        try Server(
            model: model, accelerator: accelerator, engine: engine,
            parallelism: Parallelism(
                tensor: tensorParallel, data: dataParallel, expert: expertParallel, pipeline: pipelineParallel),
            weights: weights, keyValueCache: keyValueCache, memoryShare: memoryShare,
            prefillTokenBudget: prefillTokenBudget, receiveInterval: receiveInterval, softwareDate: softwareDate,
            calibration: calibration)
    }

    /// The load of the run.
    ///
    /// - Throws: ``ServingError`` if the mean prompt or the mean output is less than a token.
    public func load() throws(ServingError) -> Load {
        try Load(
            concurrency: concurrency, promptTokens: promptTokens, outputTokens: outputTokens,
            lengthShare: lengthShare, arrivals: arrivals)
    }

    /// Output tokens per second and GPU that follow from the measured times: so many requests are under way, and each
    /// takes its time to first token and then that of its other tokens. Nil if either was not measured.
    public var throughputPerGPU: Double? {
        guard let timeToFirstToken, let timePerOutputToken else { return nil }
        let output = outputTokens * lengthShare
        let timePerRequest = timeToFirstToken + timePerOutputToken * (output - 1)
        return concurrency / timePerRequest * output / Double(gpus)
    }
}

/// A row of a table that was not predicted, and why.
public struct SkippedRow: Hashable, Sendable {
    /// The line of the file on which the row begins, from 1.
    public let line: Int
    /// Why, in lower case without a full stop.
    public let reason: String

    /// A row that was not predicted.
    public init(line: Int, reason: String) {
        self.line = line
        self.reason = reason
    }

    /// The reason of a row that is reported as a mistake.
    static let malformed = "malformed, reported as a mistake"
}
