internal import Formulas
internal import InferenceEconomics

/// What tokens cost at an operating point.
struct PointCosts: Hashable {
    let costs: TokenCosts
    let load: Load
}

extension PointCosts: LanguageRecord {
    static let place = RecordPlace.tokenCosts
    static let binding = Binding(
        "cost of tokens",
        fields: [
            number("prompt", .tokenCost, "a prompt token that is processed") {
                $0.costs.prompt
            },
            number("cached_prompt", .tokenCost, "a prompt token that a prefix cache holds") {
                $0.costs.cachedPrompt
            },
            number("output", .tokenCost, "an output token, without the prompt's part") {
                $0.costs.output
            },
            number("request", .requestCost, "a whole request") { $0.costs.request($0.load) },
        ])
}

extension TokenEnergy: LanguageRecord {
    static let place = RecordPlace.tokenEnergy
    static let binding = Binding(
        "energy of tokens",
        fields: [
            number("request", .requestEnergy, "a whole request") { $0.request },
            number("prompt", .tokenEnergy, "a prompt token that is processed") { $0.prompt },
            number("cached_prompt", .tokenEnergy, "a prompt token that a prefix cache holds") { $0.cachedPrompt },
            number("output", .tokenEnergy, "an output token, without the prompt's part") { $0.output },
        ])
}

extension CacheStorage: LanguageRecord {
    static let place = RecordPlace.cacheStorage
    static let binding = Binding(
        "storage of caches",
        fields: [
            number("price", .storagePrice, "price of keeping") { $0.price / 1e9 / secondsPerHour },
            hours("time_per_use", "how long a token is kept for each use") { $0.hoursPerUse },
        ])
}

extension Signature.Parameter {
    /// What each use of a cached token costs beside the GPUs.
    static let keeping = Signature.Parameter("keeping", .tokenCost, 0)
}

extension OperatingPoint {
    static let tokenMethods: [Binding.Method] = [
        method(
            "token_costs", "the cost of each kind of token, by what would not be there without it", [.rent, .keeping]
        ) { (point, arguments) throws(ServingError) in
            PointCosts(
                costs: try point.tokenCosts(hourlyRate: arguments.perHour(), keeping: arguments.number()),
                load: point.load)
        },
        method(
            "energy", "the energy of each kind of token at the meter, idle power on it",
            [Signature.Parameter("power", PowerDraw.self), Signature.Parameter("utilisation", .number, 1)]
        ) { (point, arguments) throws(ServingError) in
            let power: PowerDraw = arguments.payload()
            return try point.energy(power, utilisation: arguments.number())
        },
    ]
}

extension InferenceVocabulary {
    static let cacheStorage = function(
        "cache_storage", "where KV caches wait; bandwidth by GPU, if the GPUs wait while they are loaded",
        [
            Signature.Parameter("price", .storagePrice), Signature.Parameter("time_per_use", .time),
            .optional("bandwidth", .bandwidth),
        ]
    ) { (arguments) throws(ServingError) in
        try CacheStorage(
            price: arguments.number() * 1e9 * secondsPerHour, hoursPerUse: arguments.hours(),
            bandwidth: arguments.optionalNumber())
    }
}
