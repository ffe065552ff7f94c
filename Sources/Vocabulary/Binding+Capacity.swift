internal import Formulas
internal import InferenceEconomics

extension RatedPoint: LanguageRecord {
    static let place = RecordPlace.ratedPoint
    static let binding = Binding(
        "operating point at a rate",
        fields: [
            record("point", "where the server works while it does") { $0.point },
            number("busy_share", .number, "share of the time in which it works") { $0.busyShare },
            number("mean_concurrency", .number, "requests under way, on average") { $0.meanConcurrency },
            number("mean_batch", .number, "requests that decode together, on average") { $0.meanBatch },
            number("request_rate", .requestRate, "requests finished") { $0.requestRate },
        ])
}

extension Server {
    static let capacityMethods: [Binding.Method] = [
        method(
            "busiest", "the operating point with the most requests in flight that is fast enough and within memory",
            InferenceVocabulary.lengths + [.target]
        ) { (server, arguments) throws(ServingError) in
            let load = try arguments.load()
            return try server.busiestOperatingPoint(load, within: arguments.payload())
        },
        method(
            "serve_rate", "where the server settles that is sent so many requests",
            [Signature.Parameter("rate", .requestRate)] + InferenceVocabulary.lengths
        ) { (server, arguments) throws(ServingError) in
            try server.operatingPoint(requestRate: arguments.number(), arguments.load())
        },
        method(
            "largest_concurrency", "the most requests in flight of which none waits for memory",
            InferenceVocabulary.lengths, .number
        ) { (server, arguments) throws(ServingError) in try server.largestConcurrency(arguments.load()) },
        method(
            "keeping_cost", "what one use of a cached token costs beside the steps: storage, and waiting for it",
            [Signature.Parameter("storage", CacheStorage.self), .rent], .tokenCost
        ) { (server, arguments) throws(ServingError) in
            let storage: CacheStorage = arguments.payload()
            return try server.cachedTokenCost(storage, hourlyRate: arguments.perHour())
        },
    ]
}
