internal import InferenceEconomics
internal import Testing

@Suite struct HardwareNameTests {
    @Test(arguments: [
        ("H100-SXM", Accelerator.h100SXM), ("h100_sxm", .h100SXM), ("NVIDIA H100 80GB HBM3", .h100SXM),
        ("H100", .h100SXM),
        ("H100 (SXM 80GB)", .h100SXM), ("H100 SXM5 80 GB", .h100SXM), ("H200", .h200SXM), ("H200 SXM 141 GB", .h200SXM),
        ("B200-SXM", .b200SXM), ("B300", .b300SXM), ("GB200 NVL72", .gb200), ("gb300", .gb300), ("MI300X", .mi300X),
        ("AMD Instinct MI325X", .mi325X), ("MI355X OAM", .mi355X), ("A100-SXM4-80GB", .a100SXM), ("A100", .a100SXM),
        ("NVIDIA A100-SXM4-40GB", .a100SXM40GB), ("A100 40GB SXM", .a100SXM40GB), ("A100 80GB PCIe", .a100PCIe),
        ("NVIDIA H100 PCIe", .h100PCIe), ("H20-96G", .h20), ("H800-80G", .h800), ("NVIDIA L40S", .l40S), ("L40", .l40),
        ("L4", .l4), ("NVIDIA A40", .a40), ("NVIDIA RTX A6000", .rtxA6000), ("GeForce RTX 4090", .rtx4090),
        ("NVIDIA GeForce RTX 3090 Ti", .rtx3090Ti), ("rtx3090", .rtx3090), ("Intel Arc Pro B60", .arcProB60),
        ("RTX PRO 6000 Blackwell Server", .rtxPro6000Server),
        ("NVIDIA RTX PRO 6000 Blackwell Server Edition", .rtxPro6000Server),
    ])
    func acceleratorsAreUnderstood(_ name: String, _ accelerator: Accelerator) {
        #expect(Accelerator.named(name) == accelerator)
    }

    @Test(arguments: [
        "", "H", "H10", "H1000", "H100 NVL", "H100 PCIe 40GB", "H100 96GB", "H200 NVL", "A100 PCIe 40GB", "A10G",
        "A1000",
        "L40G", "L400", "MI300A", "MI300", "MI300X PCIe", "B20", "GB20", "GH200", "H20 141GB", "RTX 6000 Ada",
        "RTX 4090 D",
        "RTX 4080", "RTX 3090 24GB Super", "L4 SXM", "TPU v5e", "A100 SXM 80", "B200 NVL72",
    ])
    func otherAcceleratorsAreUnknown(_ name: String) {
        #expect(Accelerator.named(name) == nil, "\(Accelerator.named(name)?.name ?? "")")
    }

    @Test func everyAcceleratorIsFoundUnderItsOwnNames() {
        for accelerator in Accelerator.catalogue {
            #expect(Accelerator.named(accelerator.name) == accelerator, "\(accelerator.name)")
            #expect(Accelerator.named(accelerator.identifier) == accelerator, "\(accelerator.identifier)")
            #expect(Accelerator.named("NVIDIA " + accelerator.name.uppercased()) == accelerator)
        }
    }

    @Test(arguments: [
        ("vllm", Engine.vllm), ("vLLM", .vllm), ("vLLM v0.19.0", .vllm), ("sglang", .sglang),
        ("SGLang-0.5.10.post1", .sglang),
        ("tensorrt-llm", .tensorRTLLM), ("TensorRT_LLM", .tensorRTLLM), ("trtllm", .tensorRTLLM),
        ("TRT-LLM", .tensorRTLLM),
        ("TensorRT-LLM 1.2.0rc6.post2", .tensorRTLLM), ("TRT", .tensorRTLLM), ("plain", .plain),
    ])
    func enginesAreUnderstood(_ name: String, _ engine: Engine) {
        #expect(Engine.named(name) == engine)
    }

    @Test(arguments: [
        ("fp16", Precision.bf16), ("BF16", .bf16), ("half", .bf16), ("bfloat16", .bf16), ("fp8", .fp8),
        ("fp8_e4m3", .fp8),
        ("FP4", .fp4), ("nvfp4", .fp4), ("MXFP4", .fp4), ("int4", .int4), ("w4a16", .int4), ("AWQ", .int4),
        ("gptq", .int4),
        ("GPTQ-Int4", .int4), ("torch.bfloat16", .bf16),
    ])
    func precisionsAreUnderstood(_ name: String, _ precision: Precision) {
        #expect(Precision.named(name) == precision)
    }

    @Test func everyEngineAndPrecisionIsFoundUnderItsOwnNames() {
        for engine in Engine.allCases {
            #expect(Engine.named(engine.rawValue) == engine)
            #expect(Engine.named(engine.name) == engine)
        }
        for precision in Precision.allCases { #expect(Precision.named(precision.rawValue) == precision) }
    }

    @Test(arguments: ["", "int8", "w8a8", "fp6", "fp", "4", "bf162", "fp32"])
    func otherPrecisionsAreUnknown(_ name: String) {
        #expect(Precision.named(name) == nil)
        #expect(Engine.named(name) == nil)
    }

    @Test(arguments: ["", "vllm-omni", "llama.cpp", "vll", "sglangs", "trtx", "plainly", "tensorflow"])
    func otherEnginesAreUnknown(_ name: String) {
        #expect(Engine.named(name) == nil)
    }
}
