internal import InferenceEconomics
internal import Testing

/// A measured run with what the model is known to answer, in the columns of the published table.
struct MeasuredRow: Sendable, CustomTestStringConvertible {
    var id: String
    var engine: Engine
    var model: LanguageModel
    var accelerator: Accelerator
    var weights: Precision
    var prompt: Double
    var output: Double
    var concurrency: Double
    var tensor: Int
    var data: Int
    var expert: Int
    var memoryShare: Double
    var budget: Double
    var receiveInterval: Double
    /// Days from 2026-01-01 to the date of the software.
    var day: Double
    /// What the model answers, in milliseconds, by a second implementation (array by array, in another language).
    var timePerOutputToken: Double
    var timeToFirstToken: Double

    var testDescription: String { id }

    func server() throws -> Server {
        try Server(
            model: model, accelerator: accelerator, engine: engine,
            parallelism: Parallelism(tensor: tensor, data: data, expert: expert), weights: weights,
            keyValueCache: .fp8, memoryShare: memoryShare, prefillTokenBudget: budget,
            receiveInterval: receiveInterval, softwareDate: day / 365.25)
    }

    func operatingPoint() throws -> OperatingPoint {
        try server().operatingPoint(
            Load(concurrency: concurrency, promptTokens: prompt, outputTokens: output, lengthShare: 0.9))
    }

    /// Dense, on one GPU.
    static let llama = MeasuredRow(
        id: "ra5d3963247", engine: .vllm, model: .llama3_1_70B, accelerator: .h200SXM, weights: .fp8, prompt: 1024,
        output: 1024, concurrency: 32, tensor: 1, data: 1, expert: 1, memoryShare: 0.9, budget: 8192,
        receiveInterval: 1, day: -64, timePerOutputToken: 29.731, timeToFirstToken: 486.15)

    /// Sliding windows, data-parallel attention.
    static let gptOSS = MeasuredRow(
        id: "r94b940bdcd", engine: .tensorRTLLM, model: .gptOSS120B, accelerator: .b200SXM, weights: .fp4,
        prompt: 1024, output: 1024, concurrency: 64, tensor: 1, data: 4, expert: 1, memoryShare: 0.8, budget: 20000,
        receiveInterval: 1, day: -15, timePerOutputToken: 4.758, timeToFirstToken: 162.05)

    /// Latent attention, expert parallelism.
    static let deepSeek = MeasuredRow(
        id: "ra7b53f8855", engine: .sglang, model: .deepSeekR1, accelerator: .b200SXM, weights: .fp4, prompt: 8192,
        output: 1024, concurrency: 16, tensor: 4, data: 1, expert: 4, memoryShare: 0.84, budget: 16384,
        receiveInterval: 30, day: 83, timePerOutputToken: 17.610, timeToFirstToken: 890.21)

    /// Many small experts in fp8.
    static let miniMax = MeasuredRow(
        id: "r6e88cd16d7", engine: .vllm, model: .miniMaxM2_5, accelerator: .b200SXM, weights: .fp8, prompt: 8192,
        output: 1024, concurrency: 64, tensor: 2, data: 1, expert: 1, memoryShare: 0.9, budget: 16384,
        receiveInterval: 1, day: 69, timePerOutputToken: 33.575, timeToFirstToken: 770.15)

    /// Linear layers.
    static let qwen = MeasuredRow(
        id: "rcf39a21981", engine: .sglang, model: .qwen3_5_397B_A17B, accelerator: .b200SXM, weights: .fp4,
        prompt: 1024, output: 1024, concurrency: 64, tensor: 4, data: 1, expert: 1, memoryShare: 0.84, budget: 16384,
        receiveInterval: 30, day: 97, timePerOutputToken: 16.920, timeToFirstToken: 481.68)

    /// More requests than memory holds.
    static let crowded = MeasuredRow(
        id: "r98e70a02fd", engine: .vllm, model: .miniMaxM2_5, accelerator: .b200SXM, weights: .fp4, prompt: 8192,
        output: 1024, concurrency: 512, tensor: 2, data: 1, expert: 2, memoryShare: 0.9, budget: 16384,
        receiveInterval: 1, day: 111, timePerOutputToken: 55.812, timeToFirstToken: 77919.37)

    static let all = [llama, gptOSS, deepSeek, miniMax, qwen, crowded]
}
