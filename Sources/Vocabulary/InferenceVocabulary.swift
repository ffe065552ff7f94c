public import Formulas

/// What a chapter may name: the model's catalogues and functions, bound to the language.
public enum InferenceVocabulary {
    /// All names.
    public static let lexicon = Lexicon(
        constants: catalogues + arrivals + drafts + [flatDay], functions: serving + economics + tiers + simulation,
        records: RecordPlace.all)

    private static let serving = [server, speculation, draftModel, disaggregated, latencyTarget]

    private static let economics = [
        powerDraw, owned, rented, cacheStorage, dayWave, dayHours, demand, fleet, fleetAt, backfill, pool, poolOf,
    ]

    private static let tiers = [
        candidates, serviceTier, tokenPrices, listPrice, offer, servingParty, labAgainstProvider,
    ]

    private static let simulation = arrivalProcesses + lengthDistributions + workload + simulations
}
