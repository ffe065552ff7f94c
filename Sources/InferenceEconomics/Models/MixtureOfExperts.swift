/// Feed-forward layers of which a token uses only a few experts.
public struct MixtureOfExperts: Hashable, Sendable {
    /// Routed experts of a layer.
    public let experts: Int
    /// Routed experts that a token uses.
    public let expertsPerToken: Int
    /// Width of a routed expert.
    public let width: Int
    /// Width of what every token uses beside them; zero without a shared expert.
    public let sharedWidth: Int
    /// Layers at the start of the model with a dense feed-forward instead.
    public let leadingDenseLayers: Int
    /// Of the layers after those, every so manieth has experts and the others a dense feed-forward: 1 if all have.
    public let layerInterval: Int
    /// Size to which the residual stream is projected before the routed experts, and from which it is projected back;
    /// zero where they work on the residual stream itself.
    public let latentSize: Int

    /// A mixture of experts by its counts and widths, each at most a billion; zero where its property allows it.
    ///
    /// - Throws: ``ServingError`` if a count is out of range, or a token uses more experts than there are.
    public init(
        experts: Int, expertsPerToken: Int, width: Int, sharedWidth: Int = 0, leadingDenseLayers: Int = 0,
        layerInterval: Int = 1, latentSize: Int = 0
    ) throws(ServingError) {
        try requireCount(experts, "experts")
        try requireCount(width, "expert width")
        if sharedWidth != 0 { try requireCount(sharedWidth, "shared expert width") }
        if leadingDenseLayers != 0 { try requireCount(leadingDenseLayers, "leading dense layers") }
        try requireCount(layerInterval, "interval of expert layers")
        if latentSize != 0 { try requireCount(latentSize, "latent size of experts") }
        guard (1...experts).contains(expertsPerToken) else {
            throw .value(
                name: "experts per token", given: Double(expertsPerToken),
                expected: "a whole number from 1 to the number of experts, \(experts)")
        }
        self.init(
            uncheckedExperts: experts, perToken: expertsPerToken, width: width, sharedWidth: sharedWidth,
            leadingDenseLayers: leadingDenseLayers, layerInterval: layerInterval, latentSize: latentSize)
    }

    /// For the catalogue.
    init(
        uncheckedExperts experts: Int, perToken expertsPerToken: Int, width: Int, sharedWidth: Int = 0,
        leadingDenseLayers: Int = 0, layerInterval: Int = 1, latentSize: Int = 0
    ) {
        self.experts = experts
        self.expertsPerToken = expertsPerToken
        self.width = width
        self.sharedWidth = sharedWidth
        self.leadingDenseLayers = leadingDenseLayers
        self.layerInterval = layerInterval
        self.latentSize = latentSize
    }
}
