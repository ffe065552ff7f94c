/// How tokens spread over experts, and what that costs.
public struct ExpertCalibration: Hashable, Sendable {
    /// Shape of the gamma distribution of the experts' popularity: without bound, all are equally popular; small, a few
    /// take most tokens.
    public var popularityShape: Double
    /// Tokens that each touched expert computes in vain, because its product is padded to whole tiles.
    public var tilePadding: Double
    /// Scale of the imbalance among expert-parallel ranks. The form is the expected largest of as many normal numbers.
    public var imbalance: Double
    /// The least share of untouched experts that the imbalance counts with: with every expert touched, ranks still
    /// differ a little. Held fixed in the fit.
    public var leastUntouched = 0.02

    /// How tokens spread.
    public init(popularityShape: Double, tilePadding: Double, imbalance: Double) {
        self.popularityShape = popularityShape
        self.tilePadding = tilePadding
        self.imbalance = imbalance
    }
}
