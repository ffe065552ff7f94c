/// What one accelerator costs to buy with its share of all that surrounds it, in dollars.
public struct Capital: Hashable, Sendable {
    /// The accelerator itself, in dollars.
    public let accelerator: Double
    /// Its share of the server (processors, memory, chassis, power supplies), in dollars.
    public let server: Double
    /// Its share of the network between servers, in dollars.
    public let network: Double
    /// Its share of storage, in dollars.
    public let storage: Double

    /// A purchase by its parts, in dollars. Parts that are bought together stand under one of them, the others are
    /// zero.
    ///
    /// - Throws: ``ServingError`` if a part is negative or not finite, or all are zero.
    public init(
        accelerator: Double, server: Double = 0, network: Double = 0, storage: Double = 0
    ) throws(ServingError) {
        try requireNonNegative(accelerator, "price of the accelerator")
        try requireNonNegative(server, "share of the server")
        try requireNonNegative(network, "share of the network")
        try requireNonNegative(storage, "share of storage")
        try requirePositive(accelerator + server + network + storage, "capital")
        self.accelerator = accelerator
        self.server = server
        self.network = network
        self.storage = storage
    }

    /// All parts together, in dollars.
    public var total: Double { accelerator + server + network + storage }
}
