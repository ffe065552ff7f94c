/// The precision of published weights, as `quantization_config` has it. What else it has, layers left out or how scales
/// were found, is not read.
struct WeightFormat {
    let precision: Precision
    let fourBit: FourBitFormat

    /// Without a quantisation the weights are in 16 bits.
    init(_ quantization: ConfigurationObject?) throws(ConfigurationError) {
        guard var quantization else {
            precision = .bf16
            fourBit = .nvfp4
            return
        }
        guard let method = try quantization.text("quant_method") else { throw quantization.missing("quant_method") }
        fourBit = isSame(method, "mxfp4") ? .mxfp4 : .nvfp4
        if isSame(method, "fp8") || isSame(method, "fbgemm_fp8") {
            precision = .fp8
        } else if isSame(method, "mxfp4") {
            precision = .fp4
        } else if isSame(method, "awq") || isSame(method, "gptq") {
            precision = try WeightFormat.precision(
                bits: quantization.count("bits"), isFloat: false, quantization, "bits")
        } else if isSame(method, "compressed-tensors") {
            precision = try WeightFormat.compressed(&quantization)
        } else if isSame(method, "modelopt") {
            precision = try WeightFormat.modelOptimizer(&quantization)
        } else {
            throw .value(
                key: "quant_method", given: method,
                expected: "fp8, fbgemm_fp8, mxfp4, awq, gptq, compressed-tensors or modelopt",
                at: quantization.place(of: "quant_method"))
        }
    }

    /// compressed-tensors: the narrowest weights of any group of layers, which are the bulk.
    private static func compressed(_ quantization: inout ConfigurationObject) throws(ConfigurationError) -> Precision {
        guard let groups = try quantization.object("config_groups") else { throw quantization.missing("config_groups") }
        var narrowest: (bits: Int, precision: Precision)?
        for value in groups.values {
            var group = try ConfigurationObject(value, of: "config_groups", in: groups.bytes)
            guard var weights = try group.object("weights") else { continue }
            let bits = try weights.count("num_bits")
            let kind = try weights.text("type") ?? "int"
            let found = try precision(bits: bits, isFloat: isSame(kind, "float"), weights, "num_bits")
            if bits < narrowest?.bits ?? .max { narrowest = (bits, found) }
        }
        guard let narrowest else { throw quantization.missing("weights") }
        return narrowest.precision
    }

    /// NVIDIA's Model Optimizer.
    private static func modelOptimizer(
        _ quantization: inout ConfigurationObject
    ) throws(ConfigurationError) -> Precision {
        guard let algorithm = try quantization.text("quant_algo") else { throw quantization.missing("quant_algo") }
        if isSame(algorithm, "NVFP4") || isSame(algorithm, "FP4") { return .fp4 }
        if isSame(algorithm, "FP8") { return .fp8 }
        throw .value(
            key: "quant_algo", given: algorithm, expected: "FP8 or NVFP4", at: quantization.place(of: "quant_algo"))
    }

    /// The precision of so many bits.
    private static func precision(
        bits: Int, isFloat: Bool, _ object: ConfigurationObject, _ key: StaticString
    ) throws(ConfigurationError) -> Precision {
        switch (bits, isFloat) {
        case (4, true): return .fp4
        case (8, true): return .fp8
        case (4, false): return .int4
        default:
            throw .value(
                key: "\(key)", given: "\(bits) bits of \(isFloat ? "floating-point" : "whole") numbers",
                expected: "4 bits, or 8 bits of floating-point numbers", at: object.place(of: key))
        }
    }
}
