/// The software that serves the model.
public enum Engine: String, CaseIterable, Hashable, Sendable {
    /// vLLM.
    case vllm
    /// SGLang.
    case sglang
    /// NVIDIA's TensorRT-LLM.
    case tensorRTLLM = "tensorrt_llm"
    /// No engine in particular: of every factor that differs between the three, the middle one; looks at its queue
    /// every step. Not fitted on anything itself.
    case plain
}

extension Engine {
    /// The name as its makers write it.
    public var name: String {
        switch self {
        case .vllm: "vLLM"
        case .sglang: "SGLang"
        case .tensorRTLLM: "TensorRT-LLM"
        case .plain: "plain"
        }
    }

    /// The share of memory that a deployment gets if it states none: of the whole memory for vLLM, SGLang and plain, of
    /// what weights and reserve leave for TensorRT-LLM. As in the public InferenceX recipes, 2025-10 to 2026-04.
    public var defaultMemoryShare: Double {
        switch self {
        case .vllm, .plain: 0.9
        case .sglang: 0.84
        case .tensorRTLLM: 0.8
        }
    }

    /// Whether ``Server/memoryShare`` is of what weights and reserve leave, and not of the whole memory.
    public var sharesWhatIsLeft: Bool { self == .tensorRTLLM }

    /// Prompt tokens that one step may process if a deployment states none. As in the public InferenceX recipes.
    public var defaultPrefillTokenBudget: Double {
        switch self {
        case .vllm, .tensorRTLLM, .plain: 8192
        case .sglang: 16384
        }
    }

    /// The precision of the KV cache if a deployment states none: fp8 for 8- and 4-bit floating-point weights under
    /// TensorRT-LLM or on an accelerator that computes in fp4, else bf16. As in the public InferenceX recipes, which
    /// depart from it for a few models.
    public func defaultKeyValuePrecision(weights: Precision, on accelerator: Accelerator) -> Precision {
        guard weights == .fp8 || weights == .fp4 else { return .bf16 }
        return self == .tensorRTLLM || accelerator.peak.fp4 != nil ? .fp8 : .bf16
    }
}
