/// Work that can wait and that fills the hours which requests leave free: a batch tier, evaluations, training.
public struct Backfill: Hashable, Sendable {
    /// Share of a replica's capacity up to which it fills what requests leave, from 0 to 1. Below 1, since work that
    /// makes way for requests does not make way at once.
    public let highestUtilisation: Double
    /// GPU-hours a week that there are to do; as much as fits if none is given.
    public let wanted: Double?
    /// What a GPU-hour of it is worth, in dollars: the price of the batch tier, or of the accelerator that it would need
    /// otherwise. If none is given, requests and backfill share the costs by their hours.
    public let value: Double?

    /// Work that can wait.
    ///
    /// - Throws: ``ServingError`` if the utilisation is not from 0 to 1, or an amount is negative or not finite.
    public init(
        highestUtilisation: Double = 1, wanted: Double? = nil, value: Double? = nil
    ) throws(ServingError) {
        try require(highestUtilisation, "highest utilisation", in: 0...1, expected: "from 0 to 1")
        if let wanted { try requireNonNegative(wanted, "backfill wanted") }
        if let value { try requireNonNegative(value, "value of backfill") }
        self.highestUtilisation = highestUtilisation
        self.wanted = wanted
        self.value = value
    }
}
