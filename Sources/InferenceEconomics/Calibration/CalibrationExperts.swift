/// How tokens spread over experts, and what that costs. The same for every engine and generation.
public struct ExpertCalibration: Hashable, Sendable {
    /// Shape of the gamma distribution of the experts' popularity: without bound, all are equally popular; small, a few
    /// take most tokens. 0.41 (0.405 by a worked example).
    public var popularityShape = 0.405
    /// Tokens that each touched expert computes in vain, because its product is padded to whole tiles.
    public var tilePadding = 25.0
    /// Scale of the imbalance among expert-parallel ranks. The form is the expected largest of as many normal numbers.
    public var imbalance = 0.5
    /// The least share of untouched experts that the imbalance counts with: with every expert touched, ranks still
    /// differ a little.
    public var leastUntouched = 0.02

    /// The fitted values.
    public init() {}
}
