/// One accelerator (GPU): what it can store, move and compute.
///
/// All figures are of its data sheet, dense and one way; what share of them is reached is the ``Calibration``'s.
public struct Accelerator: Hashable, Sendable {
    /// The name for people: "H100 SXM".
    public let name: String

    /// The name in a chapter: "h100_sxm".
    public let identifier: String

    /// Where the figures come from.
    public let source: String

    /// The generation. It decides no constant, but what counts as measured: see ``Novelty``.
    public let generation: AcceleratorGeneration

    /// Memory, in bytes.
    public let memory: Double

    /// Peak memory bandwidth, in bytes per second.
    public let bandwidth: Double

    /// Peak dense compute, in FLOP/s.
    public let peak: PeakCompute

    /// Scale-up interconnect, one way, in bytes per second and GPU. Vendors often print both ways together.
    public let interconnect: Double

    /// Power of the accelerator alone, in watts, where it is known.
    public let power: Double?

    /// Power of a data centre for each accelerator, with its share of server, network and cooling, in watts, where it
    /// is known.
    public let allInPower: Double?

    /// Which fitted accelerator this is, if it is one.
    let measured: MeasuredAccelerator?

    /// An accelerator by its figures. It takes the constants that were fitted on others, and is not ``isCalibrated``.
    ///
    /// - Parameters:
    ///   - name: the name for people.
    ///   - identifier: the name in a chapter: small letters, digits and underscores.
    ///   - source: where the figures come from.
    ///   - generation: the nearest, if none is its own.
    ///   - memory: bytes.
    ///   - bandwidth: bytes per second.
    ///   - peak: dense products, in FLOP/s.
    ///   - interconnect: bytes per second, one way.
    ///   - power: watts.
    ///   - allInPower: watts, with the share of server, network and cooling.
    /// - Throws: ``ServingError`` if a figure is not a finite number above zero.
    public init(
        name: String, identifier: String, source: String, generation: AcceleratorGeneration, memory: Double,
        bandwidth: Double, peak: PeakCompute, interconnect: Double, power: Double? = nil,
        allInPower: Double? = nil
    ) throws(ServingError) {
        try requirePositive(memory, "memory")
        try requirePositive(bandwidth, "memory bandwidth")
        try requirePositive(interconnect, "interconnect bandwidth")
        if let power { try requirePositive(power, "power") }
        if let allInPower { try requirePositive(allInPower, "all-in power") }
        self.init(
            unchecked: name, identifier: identifier, source: source, generation: generation, memory: memory,
            bandwidth: bandwidth, peak: peak, interconnect: interconnect, power: power, allInPower: allInPower,
            measured: nil)
    }

    /// For the catalogue, whose entries a test puts through the checking initialiser.
    init(
        unchecked name: String, identifier: String, source: String, generation: AcceleratorGeneration, memory: Double,
        bandwidth: Double, peak: PeakCompute, interconnect: Double, power: Double?, allInPower: Double?,
        measured: MeasuredAccelerator?
    ) {
        self.name = name
        self.identifier = identifier
        self.source = source
        self.generation = generation
        self.memory = memory
        self.bandwidth = bandwidth
        self.peak = peak
        self.interconnect = interconnect
        self.power = power
        self.allInPower = allInPower
        self.measured = measured
    }

    /// Whether the model's constants were fitted on measurements of this very accelerator, among others. If not, they
    /// are the same, and intervals are wider: see ``Novelty/accelerator`` and ``Novelty/generation``.
    public var isCalibrated: Bool { measured != nil }

    /// The precision in which weights of another precision are computed: the same, or bf16 where the hardware lacks it.
    public func computePrecision(for weights: Precision) -> Precision {
        peak[weights] == nil ? .bf16 : weights
    }
}
