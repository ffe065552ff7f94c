/// Peak dense matrix rates of an accelerator, in FLOP/s. Dense: vendors also print twice as much, for sparse matrices.
public struct PeakCompute: Hashable, Sendable {
    /// FLOP/s in bf16.
    public let bf16: Double

    /// FLOP/s in fp8, or nothing where the hardware has none.
    public let fp8: Double?

    /// FLOP/s in fp4, or nothing where the hardware has none.
    public let fp4: Double?

    /// Peaks by precision, in FLOP/s, dense. A peak that is not given is a precision that the hardware lacks: weights
    /// in it are computed in bf16.
    ///
    /// - Throws: ``ServingError`` if a peak is not a finite number above zero.
    public init(bf16: Double, fp8: Double? = nil, fp4: Double? = nil) throws(ServingError) {
        try requirePositive(bf16, "bf16 peak")
        if let fp8 { try requirePositive(fp8, "fp8 peak") }
        if let fp4 { try requirePositive(fp4, "fp4 peak") }
        self.bf16 = bf16
        self.fp8 = fp8
        self.fp4 = fp4
    }

    /// In TFLOP/s, for the catalogue.
    init(teraBF16 bf16: Double, teraFP8 fp8: Double? = nil, teraFP4 fp4: Double? = nil) {
        self.bf16 = bf16 * 1e12
        self.fp8 = fp8.map { $0 * 1e12 }
        self.fp4 = fp4.map { $0 * 1e12 }
    }

    /// FLOP/s in a precision; nothing where the hardware does not compute in it. No accelerator here computes in int4.
    public subscript(_ precision: Precision) -> Double? {
        switch precision {
        case .bf16: bf16
        case .fp8: fp8
        case .fp4: fp4
        case .int4: nil
        }
    }
}
