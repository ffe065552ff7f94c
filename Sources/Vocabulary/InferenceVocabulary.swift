public import Formulas

/// What a chapter may name: the model's catalogues and functions, bound to the language.
public enum InferenceVocabulary {
    /// All names.
    public static let lexicon = lexicon(remembering: .none)

    /// All names, for a book whose simulations are remembered.
    public static func lexicon(remembering memory: SimulationMemory) -> Lexicon {
        Lexicon(
            constants: catalogues + arrivals + drafts + [flatDay],
            functions: serving + economics + tiers + simulation + simulations(memory), records: RecordPlace.all,
            workings: Workings.all, otherSpellings: otherSpellings)
    }

    /// What the names are about: the title of each subject, and the place of its first record in ``lexicon``.
    public static let subjects: [(title: String, firstRecord: Int)] = RecordPlace.subjects.map {
        (title: $0.title, firstRecord: $0.first.rawValue)
    }

    /// What papers and other software call the constants of the vocabulary.
    private static let otherSpellings: [(spelling: String, name: String)] = [
        ("fp16", "bf16, which takes the same two bytes"), ("float16", "bf16, which takes the same two bytes"),
        ("half", "bf16, which takes the same two bytes"), ("bfloat16", "bf16"), ("float8", "fp8"),
        ("fp8_e4m3", "fp8"), ("e4m3", "fp8"), ("w8a8", "fp8"), ("nvfp4", "fp4"), ("mxfp4", "fp4"), ("float4", "fp4"),
        ("nf4", "fp4"), ("awq", "int4"), ("gptq", "int4"), ("w4a16", "int4"),
    ]

    private static let serving = [server, speculation, draftModel, disaggregated, latencyTarget]

    private static let economics = [
        powerDraw, owned, rented, cacheStorage, dayWave, dayHours, demand, fleet, fleetAt, backfill, pool, poolOf,
    ]

    private static let tiers = [
        candidates, serviceTier, tokenPrices, listPrice, offer, servingParty, labAgainstProvider,
    ]

    private static let simulation = arrivalProcesses + lengthDistributions + workload
}
