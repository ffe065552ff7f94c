public import Formulas
internal import InferenceEconomics

/// What a chapter may name: the model's catalogues and functions, bound to the language.
public enum InferenceVocabulary {
    /// All names.
    public static let lexicon: Lexicon = Lexicon(
        constants: precisions + engines + arrivals + models + accelerators, functions: [server],
        records: [
            Binding<Precision>.precision.recordType, Binding<Engine>.engine.recordType,
            Binding<LanguageModel>.model.recordType, Binding<Accelerator>.accelerator.recordType,
            Binding<StepParts>.parts.recordType, Binding<Step>.step.recordType,
            Binding<OperatingPoint>.operatingPoint.recordType, Binding<Server>.server.recordType,
            Binding<Arrivals>.arrivals.recordType,
        ])

    private static let precisions = Precision.allCases.map { precision in
        NativeConstant(
            precision.rawValue, "a precision of weights, cache or arithmetic", type: RecordPlace.precision.type,
            value: Binding<Precision>.precision.value(precision))
    }

    private static let engines = Engine.allCases.map { engine in
        NativeConstant(
            engine.rawValue, "an inference engine", type: RecordPlace.engine.type,
            value: Binding<Engine>.engine.value(engine))
    }

    /// `unknown` is left out: it describes measurements, not a plan.
    private static let arrivals = [Arrivals.steady, .closedLoop].map { arrivals in
        NativeConstant(
            arrivals.rawValue, "how requests arrive", type: RecordPlace.arrivals.type,
            value: Binding<Arrivals>.arrivals.value(arrivals))
    }

    private static let models = LanguageModel.catalogue.map { model in
        NativeConstant(
            model.identifier, model.name, type: RecordPlace.model.type,
            value: Binding<LanguageModel>.model.value(model))
    }

    private static let accelerators = Accelerator.catalogue.map { accelerator in
        NativeConstant(
            accelerator.identifier, accelerator.name, type: RecordPlace.accelerator.type,
            value: Binding<Accelerator>.accelerator.value(accelerator))
    }

    private static let server = NativeFunction(
        Signature(
            "server", "one deployment: a language model on GPUs, served by an engine",
            [
                Signature.Parameter("model", RecordPlace.model.type),
                Signature.Parameter("accelerator", RecordPlace.accelerator.type),
                Signature.Parameter("tensor_parallel", .number, standard: .number(1)),
                Signature.Parameter("data_parallel", .number, standard: .number(1)),
                Signature.Parameter("expert_parallel", .number, standard: .number(1)),
                Signature.Parameter("pipeline_parallel", .number, standard: .number(1)),
                Signature.Parameter(
                    "weights", RecordPlace.precision.type, standard: Binding<Precision>.precision.value(Precision.bf16)),
                Signature.Parameter("kv_cache", RecordPlace.precision.type, standard: .automatic),
                Signature.Parameter(
                    "engine", RecordPlace.engine.type, standard: Binding<Engine>.engine.value(Engine.vllm)),
                Signature.Parameter("memory_share", .number, standard: .automatic),
                Signature.Parameter("prefill_token_budget", .tokens, standard: .automatic),
            ], result: RecordPlace.server.type)
    ) { (values) throws(NativeFault) in
        let arguments = Arguments(values)
        let model = try arguments.payload(0, as: LanguageModel.self)
        let accelerator = try arguments.payload(1, as: Accelerator.self)
        let tensor = try arguments.whole(2, "tensor_parallel")
        let data = try arguments.whole(3, "data_parallel")
        let expert = try arguments.whole(4, "expert_parallel")
        let pipeline = try arguments.whole(5, "pipeline_parallel")
        let weights = try arguments.payload(6, as: Precision.self)
        let engine = try arguments.payload(8, as: Engine.self)
        let server = try refusing { () throws(ServingError) in
            try Server(
                model: model, accelerator: accelerator, engine: engine,
                parallelism: try Parallelism(tensor: tensor, data: data, expert: expert, pipeline: pipeline),
                weights: weights, keyValueCache: arguments.optionalPayload(7, as: Precision.self),
                memoryShare: arguments.optionalNumber(9), prefillTokenBudget: arguments.optionalNumber(10))
        }
        return Binding<Server>.server.value(server)
    }
}
