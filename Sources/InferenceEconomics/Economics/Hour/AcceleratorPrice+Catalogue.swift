extension AcceleratorPrice {
    /// Published prices of an hour: costs of ownership and long rents first, then rents by provider, then what others
    /// assumed. Only accelerators of ``Accelerator/catalogue``, and only where the source names the form or there is
    /// but one.
    public static let catalogue: [AcceleratorPrice] = ownership + rents + assumptions

    /// Cost of ownership and three-year rents of August 2025, as InferenceX reckons with them. Those of B300 and GB300
    /// are marked as temporary there: 1.2 times those of B200 and GB200.
    static let ownership: [AcceleratorPrice] =
        survey("h100_sxm", "H100 SXM", hyperscaler: 1.3, neocloud: 1.69, threeYears: 1.3)
        + survey("h200_sxm", "H200 SXM", hyperscaler: 1.41, neocloud: 1.74, threeYears: 1.6)
        + survey("b200_sxm", "B200 SXM", hyperscaler: 1.95, neocloud: 2.34, threeYears: 2.9)
        + survey("b300_sxm", "B300 SXM", hyperscaler: 2.34, neocloud: 2.808, threeYears: 3.48)
        + survey("gb200", "GB200 NVL72", hyperscaler: 2.21, neocloud: 2.75, threeYears: 3.3)
        + survey("gb300", "GB300 NVL72", hyperscaler: 2.652, neocloud: 3.3, threeYears: 3.96)
        + survey("mi300x", "MI300X", hyperscaler: 1.12, neocloud: 1.4, threeYears: 1.55)
        + survey("mi325x", "MI325X", hyperscaler: 1.28, neocloud: 1.59, threeYears: 1.8)
        + survey("mi355x", "MI355X", hyperscaler: 1.48, neocloud: 1.9, threeYears: 2.1)

    /// The three figures that the survey has for an accelerator.
    private static func survey(
        _ accelerator: String, _ name: String, hyperscaler: Double, neocloud: Double, threeYears: Double
    ) -> [AcceleratorPrice] {
        func entry(_ kind: AcceleratorPriceKind, _ provider: String, _ price: Double) -> AcceleratorPrice {
            AcceleratorPrice(unchecked: accelerator, name, kind, provider, 1, price, "2025-08", surveySource)
        }
        return [
            entry(.hyperscalerOwnership, "model of a hyperscaler", hyperscaler),
            entry(.neocloudOwnership, "model of a neocloud giant", neocloud),
            entry(.threeYearRental, "survey", threeYears),
        ]
    }

    /// Where the figures stand, and whom that source credits.
    private static let surveySource =
        "SemiAnalysisAI/InferenceX-app@8647066e constants.ts; attributed there to "
        + "SemiAnalysis Market August 2025 Pricing Surveys & AI Cloud TCO Model"
}
