internal import Formulas
internal import InferenceEconomics
internal import Quantities

/// A field's name, type and summary, and what it reads.
func field<Payload: Sendable>(
    _ name: String, _ type: Type, _ summary: String, unit: UnitExpression? = nil,
    _ read: @escaping @Sendable (Payload) throws(NativeFault) -> Value
) -> Binding<Payload>.Field {
    Binding<Payload>.Field(declaration: RecordType.Field(name, type, summary, unit: unit), read: read)
}

/// A field that is a number in base units.
func number<Payload: Sendable>(
    _ name: String, _ type: Type, _ summary: String, unit: UnitExpression? = nil,
    _ read: @escaping @Sendable (Payload) -> Double
) -> Binding<Payload>.Field {
    field(name, type, summary, unit: unit) { (payload) throws(NativeFault) in .number(read(payload)) }
}

extension Binding where Payload == Precision {
    static let precision = Binding(
        type: .precision, title: { $0.rawValue },
        fields: [number("bits", .number, "bits of one number, scales apart") { $0.bits }])
}

extension Precision {
    fileprivate var bits: Double {
        switch self {
        case .bf16: 16
        case .fp8: 8
        case .fp4, .int4: 4
        }
    }
}

extension Binding where Payload == Engine {
    static let engine = Binding(
        type: .engine, title: { $0.name },
        fields: [
            number("memory_share", .number, "share of GPU memory that it may use, by default") { $0.defaultMemoryShare }
        ])
}

extension Binding where Payload == Arrivals {
    static let arrivals = Binding(
        type: .arrivals, title: { Name($0.rawValue).words },
        fields: [
            field("is_steady", .truth, "whether requests come one by one") { (arrivals) throws(NativeFault) in
                .truth(arrivals == .steady)
            }
        ])
}

extension Name {
    /// The name with spaces for underscores.
    fileprivate var words: String {
        String(decoding: text.utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
    }
}

extension Binding where Payload == LanguageModel {
    static let model = Binding(
        type: .model, title: { $0.name },
        fields: [
            number("parameters", .number, "all weights") { $0.totalParameters },
            number("active_parameters", .number, "weights that one token uses") { $0.activeParameters },
            number("layers", .number, "layers") { Double($0.layers) },
            number("hidden_size", .number, "width of the residual stream") { Double($0.hiddenSize) },
            number("experts", .number, "routed experts of a layer; 0 for a dense model") {
                Double($0.experts?.experts ?? 0)
            },
            number("experts_per_token", .number, "routed experts that one token uses; 0 for a dense model") {
                Double($0.experts?.expertsPerToken ?? 0)
            },
            number("kv_per_token", .bytesPerToken, "KV cache of one token in bf16, all layers") {
                $0.keyValueBytesPerToken(.bf16)
            },
            field("source", .text, "where its figures come from") { (model) throws(NativeFault) in .text(model.source)
            },
        ])
}

extension Binding where Payload == Accelerator {
    static let accelerator = Binding(
        type: .accelerator, title: { $0.name },
        fields: [
            number("memory", .bytes, "memory", unit: .gibibytes) { $0.memory },
            number("bandwidth", .bandwidth, "memory bandwidth, as its maker states it") { $0.bandwidth },
            number("compute", .compute, "dense bf16 peak") { $0.peak.bf16 },
            field("compute_fp8", .compute, "dense fp8 peak") { (gpu) throws(NativeFault) in
                guard let peak = gpu.peak[.fp8] else { throw NativeFault("\(gpu.name) does not compute in fp8") }
                return .number(peak)
            },
            number("interconnect", .bandwidth, "link to the other GPUs, one way") { $0.interconnect },
            field("power", .power, "power of the board") { (gpu) throws(NativeFault) in
                guard let power = gpu.power else { throw NativeFault("no power is known for \(gpu.name)") }
                return .number(power)
            },
            field("is_calibrated", .truth, "whether the model's constants were fitted on it") {
                (gpu) throws(NativeFault) in .truth(gpu.isCalibrated)
            },
            field("source", .text, "where its figures come from") { (gpu) throws(NativeFault) in .text(gpu.source) },
        ])
}

extension Binding where Payload == StepParts {
    static let parts = Binding(
        type: .parts, title: { _ in "parts of a step" },
        fields: [
            number("fixed", .time, "work of the engine that every step needs") { $0.fixed },
            number("layers", .time, "launches, small kernels and synchronisation of the layers") { $0.layers },
            number("prefill_layers", .time, "the same, added by prompts in the step") { $0.prefillLayers },
            number("collectives", .time, "latency of collectives between GPUs") { $0.collectiveLatency },
            number("dense", .time, "attention projections and dense layers") { $0.denseWeights },
            number("experts", .time, "routed experts") { $0.experts },
            number("head", .time, "output head") { $0.head },
            number("attention", .time, "KV cache read, attention computed") { $0.attention },
            number("prefill_attention", .time, "attention of the prompts in the step") { $0.prefillAttention },
            number("communication", .time, "bytes between GPUs") { $0.communication },
            number("requests", .time, "work for each request: sampling, scheduling") { $0.requests },
        ])
}
