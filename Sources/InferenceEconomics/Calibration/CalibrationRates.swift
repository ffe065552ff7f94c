/// What share of its peaks the hardware reaches. Shares are of the peak, from 0 to 1.
public struct RateCalibration: Hashable, Sendable {
    /// Dense matrix products in bf16. Hopper 0.70, Blackwell 0.65.
    public var bf16: Double
    /// Dense matrix products in fp8. Hopper 0.36 (0.3555 by a worked example), Blackwell 0.41 (0.413).
    public var fp8: Double
    /// Dense matrix products in fp4. Blackwell 0.39 (0.387); Hopper has none.
    public var fp4: Double
    /// What is left of those for the small products of experts. Hopper 0.30, Blackwell 0.40.
    public var expertCompute: Double
    /// Memory bandwidth for experts in bf16 and fp8. Hopper 0.91, Blackwell 0.64 (0.644).
    public var expertBandwidth: Double
    /// Memory bandwidth for experts of four bits. Hopper 0.73, Blackwell 0.77 (0.774).
    public var fourBitExpertBandwidth: Double
    /// Interconnect bandwidth of the all-reduce after attention and feed-forward. Hopper 0.23, Blackwell 0.14 (0.139).
    public var interconnect: Double
    /// Memory bandwidth for dense weights and the output head. Held fixed in the fit.
    public var weightBandwidth = 0.85
    /// Memory bandwidth for the KV cache. Held fixed in the fit.
    public var cacheBandwidth = 0.7
    /// The bf16 peak in attention, decode and prefill. Held fixed in the fit.
    public var attention = 0.5
    /// The bf16 peak in the output head. Held fixed in the fit.
    public var head = 0.6

    /// The share of the peak for dense products in a precision.
    public func compute(_ precision: Precision) -> Double {
        switch precision {
        case .bf16, .int4: bf16
        case .fp8: fp8
        case .fp4: fp4
        }
    }

    /// The fitted shares of a generation. Hopper computes nothing in fp4, so that accelerators which take its constants
    /// and do take the share of fp8.
    public static func fitted(_ generation: CalibratedGeneration) -> RateCalibration {
        switch generation {
        case .hopper:
            RateCalibration(
                bf16: 0.70, fp8: 0.3555, fp4: 0.3555, expertCompute: 0.30, expertBandwidth: 0.91,
                fourBitExpertBandwidth: 0.73, interconnect: 0.23)
        case .blackwell:
            RateCalibration(
                bf16: 0.65, fp8: 0.413, fp4: 0.387, expertCompute: 0.40, expertBandwidth: 0.644,
                fourBitExpertBandwidth: 0.774, interconnect: 0.139)
        }
    }
}
