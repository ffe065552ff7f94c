extension Engine {
    /// The engine that a table of measurements calls so, with or without a version: "vLLM 0.19.0", "TRT-LLM",
    /// "tensorrt_llm". Nothing for others.
    public static func named(_ name: String) -> Engine? {
        let plain = PlainName(name)
        for (spelling, engine) in spellings {
            guard let rest = plain.rest(after: PlainName(spelling)) else { continue }
            if isVersion(rest) { return engine }
        }
        return nil
    }

    /// Longer spellings before those that they start with.
    private static let spellings: [(String, Engine)] = [
        ("vllm", .vllm), ("sglang", .sglang), ("tensorrtllm", .tensorRTLLM), ("tensorrt", .tensorRTLLM),
        ("trtllm", .tensorRTLLM), ("trt", .tensorRTLLM), ("plain", .plain),
    ]

    /// Whether it is a version and nothing else: numbers, and what marks unfinished and mended ones.
    private static func isVersion(_ suffix: ArraySlice<UInt8>) -> Bool {
        var rest = suffix
        while let first = rest.first {
            if let (_, after) = rest.number() {
                rest = after
            } else if first == UInt8(ascii: "-") {
                rest = rest.dropFirst()
            } else {
                let marks: [StaticString] = ["v", "rc", "post", "dev"]
                var next: ArraySlice<UInt8>?
                for mark in marks where next == nil { next = rest.rest(after: Array("\(mark)".utf8)) }
                guard let next else { return false }
                rest = next
            }
        }
        return true
    }
}

extension Precision {
    /// The precision that a table of measurements or a configuration calls so: "fp16" and "half" are bf16, which takes
    /// as many bytes and as long; "nvfp4" and "mxfp4" are fp4, "awq" and "w4a16" int4. Nothing for others, int8 for
    /// one.
    public static func named(_ name: String) -> Precision? {
        let plain = PlainName(name)
        for (spelling, precision) in spellings where PlainName(spelling) == plain { return precision }
        return nil
    }

    private static let spellings: [(String, Precision)] = [
        ("bf16", .bf16), ("bfloat16", .bf16), ("fp16", .bf16), ("float16", .bf16), ("half", .bf16), ("16bit", .bf16),
        ("w16a16", .bf16), ("torch.bfloat16", .bf16), ("torch.float16", .bf16), ("fp8", .fp8), ("float8", .fp8),
        ("fp8_e4m3", .fp8), ("fp8_e4m3fn", .fp8), ("float8_e4m3", .fp8), ("float8_e4m3fn", .fp8), ("fp8_block", .fp8),
        ("w8a8_fp8", .fp8), ("fp4", .fp4), ("nvfp4", .fp4), ("mxfp4", .fp4), ("w4a4_nvfp4", .fp4), ("w4a4_mxfp4", .fp4),
        ("int4", .int4), ("awq", .int4), ("gptq", .int4), ("w4a16", .int4), ("int4_wo", .int4), ("awq_int4", .int4),
        ("gptq_int4", .int4), ("int4_awq", .int4), ("int4_gptq", .int4),
    ]
}
