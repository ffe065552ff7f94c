/// The number format of weights, of the KV cache or of a computation.
public enum Precision: String, CaseIterable, Hashable, Sendable {
    /// 16 bits, brain floating point.
    case bf16
    /// 8 bits, floating point.
    case fp8
    /// 4 bits, floating point with a scale per block: NVFP4 or MXFP4, see ``FourBitFormat``.
    case fp4
    /// 4 bits, integer with a scale per group, as of AWQ and GPTQ. Computed in bf16 everywhere.
    case int4
}

/// How 4-bit weights carry their scales.
public enum FourBitFormat: String, CaseIterable, Hashable, Sendable {
    /// NVIDIA's NVFP4: a scale of one byte for 16 weights.
    case nvfp4
    /// The Open Compute Project's MXFP4: a scale of one byte for 32 weights.
    case mxfp4

    /// Bytes of one weight with its part of the scale.
    public var bytesPerWeight: Double {
        switch self {
        case .nvfp4: 0.5 + 1.0 / 16
        case .mxfp4: 0.5 + 1.0 / 32
        }
    }
}

extension Precision {
    /// Whether a weight takes four bits and a scale.
    public var isFourBit: Bool { self == .fp4 || self == .int4 }

    /// Bytes of one weight in this format. 4-bit integers carry a scale of two bytes for 32 weights or the like, which
    /// comes to the same as NVFP4.
    func bytesPerWeight(_ format: FourBitFormat) -> Double {
        switch self {
        case .bf16: 2
        case .fp8: 1
        case .fp4: format.bytesPerWeight
        case .int4: FourBitFormat.nvfp4.bytesPerWeight
        }
    }
}
