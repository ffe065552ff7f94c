internal import InferenceEconomics

// The names that measured tables use, until the catalogues resolve them themselves.

extension LanguageModel {
    static func named(_ name: String) -> LanguageModel? {
        switch name {
        case "MiniMaxAI/MiniMax-M2.5": .miniMaxM2_5
        case "Qwen/Qwen3-235B-A22B": .qwen3_235B_A22B
        case "Qwen/Qwen3-32B": .qwen3_32B
        case "Qwen/Qwen3.5-397B-A17B": .qwen3_5_397B_A17B
        case "deepseek-ai/DeepSeek-R1": .deepSeekR1
        case "meta-llama/Llama-3.1-70B-Instruct": .llama3_1_70B
        case "meta-llama/Llama-3.1-8B-Instruct": .llama3_1_8B
        case "openai/gpt-oss-120b": .gptOSS120B
        case "zai-org/GLM-5": .glm5
        default: catalogue.first { $0.identifier == name || $0.name == name }
        }
    }
}

extension Accelerator {
    static func named(_ name: String) -> Accelerator? {
        switch name {
        case "H100-SXM": .h100SXM
        case "H200-SXM": .h200SXM
        case "B200-SXM": .b200SXM
        case "B300-SXM": .b300SXM
        default: catalogue.first { $0.identifier == name || $0.name == name }
        }
    }
}

extension Engine {
    static func named(_ name: String) -> Engine? {
        name == "tensorrt-llm" ? .tensorRTLLM : Engine(rawValue: name)
    }
}

extension Precision {
    static func named(_ name: String) -> Precision? { Precision(rawValue: name) }
}
