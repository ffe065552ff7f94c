internal import Formulas
internal import InferenceEconomics
internal import Quantities

extension Precision: LanguageRecord {
    static let place = RecordPlace.precision
    static func title(of payload: Precision) -> String { payload.rawValue }

    static let binding = Binding(
        "precision",
        fields: [number("bits", .number, "bits of one number, scales apart") { $0.bits }])

    private var bits: Double {
        switch self {
        case .bf16: 16
        case .fp8: 8
        case .fp4, .int4: 4
        }
    }
}

extension Engine: LanguageRecord {
    static let place = RecordPlace.engine
    static func title(of payload: Engine) -> String { payload.name }

    static let binding = Binding(
        "engine",
        fields: [
            number("memory_share", .number, "share of GPU memory that it may use, by default") { $0.defaultMemoryShare }
        ])
}

extension LanguageModel: LanguageRecord {
    static let place = RecordPlace.model
    static func title(of payload: LanguageModel) -> String { payload.name }

    static let binding = Binding(
        "language model",
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
            text("source", "where its figures come from") { $0.source },
        ],
        methods: priceMethods)
}

extension Accelerator: LanguageRecord {
    static let place = RecordPlace.accelerator
    static func title(of payload: Accelerator) -> String { payload.name }

    static let binding = Binding(
        "accelerator",
        fields: [
            number("memory", .bytes, "memory", unit: .gibibytes) { $0.memory },
            number("bandwidth", .bandwidth, "memory bandwidth, as its maker states it") { $0.bandwidth },
            number("compute", .compute, "dense bf16 peak") { $0.peak.bf16 },
            number(
                "compute_fp8", .compute, "dense fp8 peak", missing: { "\($0.name) does not compute in fp8" }
            ) { $0.peak[.fp8] },
            number(
                "compute_fp4", .compute, "dense fp4 peak", missing: { "\($0.name) does not compute in fp4" }
            ) { $0.peak[.fp4] },
            number("interconnect", .bandwidth, "link to the other GPUs, one way") { $0.interconnect },
            number("power", .power, "power of the board", missing: { "no power is known for \($0.name)" }) {
                $0.power
            },
            number(
                "all_in_power", .power, "power of the site for each GPU, with server, network and cooling",
                missing: { "no all-in power is known for \($0.name)" }
            ) { $0.allInPower },
            truth("is_calibrated", "whether the model's constants were fitted on it") { $0.isCalibrated },
            text("source", "where its figures come from") { $0.source },
        ],
        methods: priceMethods + [atRent, onTerms])
}

extension InferenceVocabulary {
    static let catalogues: [NativeConstant] =
        Precision.allCases.map { constant($0.rawValue, "a precision of weights, cache or arithmetic", $0) }
        + Engine.allCases.map { constant($0.rawValue, "an inference engine", $0) }
        + LanguageModel.catalogue.map { constant($0.identifier, $0.name, $0) }
        + Accelerator.catalogue.map { constant($0.identifier, $0.name, $0) }
}
