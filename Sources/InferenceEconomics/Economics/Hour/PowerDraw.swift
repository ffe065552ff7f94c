/// What one accelerator draws with its share of the server, and what reaches the meter of the site.
public struct PowerDraw: Hashable, Sendable {
    /// Watts of the accelerator by its specification: ``Accelerator/power``.
    public let board: Double
    /// Watts of its share of the server and the network by their specification.
    public let server: Double
    /// Share of those watts that is drawn while there is work, from 0 to 1. Decoding waits for memory, so it stays
    /// below the specification.
    public let loadFactor: Double
    /// Share of the working power that is drawn without work, from 0 to 1.
    public let idleShare: Double
    /// Watts at the site's meter for each watt of the servers, at least 1 (PUE, ISO/IEC 30134-2).
    public let powerUsageEffectiveness: Double

    /// A draw. What is not given is taken at its worst but for the site: full power, with work or without.
    ///
    /// - Throws: ``ServingError`` if a number is out of range: watts zero or above and not both zero, shares from 0 to
    ///   1, effectiveness from 1 to 10.
    public init(
        board: Double, server: Double = 0, loadFactor: Double = 1, idleShare: Double = 1,
        powerUsageEffectiveness: Double = 1
    ) throws(ServingError) {
        try requireNonNegative(board, "power of the accelerator")
        try requireNonNegative(server, "power of the server")
        try requirePositive(board + server, "power")
        try require(loadFactor, "load factor", in: 0...1, expected: "from 0 to 1")
        try require(idleShare, "idle share of power", in: 0...1, expected: "from 0 to 1")
        try require(
            powerUsageEffectiveness, "power usage effectiveness", in: 1...10, expected: "from 1 to 10")
        self.board = board
        self.server = server
        self.loadFactor = loadFactor
        self.idleShare = idleShare
        self.powerUsageEffectiveness = powerUsageEffectiveness
    }

    /// Kilowatts that the site must keep ready for it, by specification and before the site's own losses. Colocation
    /// is priced by these.
    public var reservedKilowatts: Double { (board + server) / wattsPerKilowatt }

    /// Mean watts at the meter if there is work for a share of the time: idle power always, the rest with the work.
    ///
    /// - Parameter utilisation: from 0 to 1.
    /// - Throws: ``ServingError`` if the share is out of range.
    public func watts(utilisation: Double) throws(ServingError) -> Double {
        try require(utilisation, "utilisation", in: 0...1, expected: "from 0 to 1")
        let working = (board + server) * loadFactor * powerUsageEffectiveness
        return working * (idleShare + (1 - idleShare) * utilisation)
    }
}
