/// What share of its peaks the hardware reaches. Shares are of the peak, from 0 to 1.
public struct RateCalibration: Hashable, Sendable {
    /// Memory bandwidth, for weights and KV cache alike: a share of the peak.
    public var memory: Double
    /// Dense matrix products in bf16: a share of the peak.
    public var wideProducts: Double
    /// Dense matrix products in fp8 and fp4, whose activations must be scaled and converted on the way: a share of the
    /// peak.
    public var narrowProducts: Double
    /// What is left of those for the small products of experts: a share of what dense ones reach.
    public var expertProducts: Double
    /// The scale-up interconnect in the collectives after attention and feed-forward, before ``interconnectCeiling``: a
    /// share of its rate one way.
    public var interconnect: Double
    /// What those collectives reach at most, however fast the link, in bytes per second and GPU: their kernels read and
    /// write memory on the way. The two add up like resistances.
    public var interconnectCeiling: Double
    /// The share of the bf16 peak that attention reaches, in decode and prefill. Held fixed in the fit.
    public var attention = 0.5
    /// The share of the bf16 peak that the output head reaches. Held fixed in the fit.
    public var head = 0.6

    /// Shares of the peaks; those that are held fixed in the fit are not asked for.
    public init(
        memory: Double, wideProducts: Double, narrowProducts: Double, expertProducts: Double, interconnect: Double,
        interconnectCeiling: Double
    ) {
        self.memory = memory
        self.wideProducts = wideProducts
        self.narrowProducts = narrowProducts
        self.expertProducts = expertProducts
        self.interconnect = interconnect
        self.interconnectCeiling = interconnectCeiling
    }

    /// The share of the peak for dense products in a precision.
    public func products(_ precision: Precision) -> Double {
        switch precision {
        case .bf16, .int4: wideProducts
        case .fp8, .fp4: narrowProducts
        }
    }

    /// What collectives reach over a link of so many bytes per second, one way: in bytes per second and GPU.
    public func collectiveRate(link: Double) -> Double {
        1 / (1 / (link * interconnect) + 1 / interconnectCeiling)
    }
}
