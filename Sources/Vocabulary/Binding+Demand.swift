internal import Formulas
internal import InferenceEconomics

extension DayShape: LanguageRecord {
    static let place = RecordPlace.dayShape
    static let binding = Binding(
        "shape of a day",
        fields: [number("peak_to_mean", .number, "the highest demand over the mean") { $0.peakToMean }],
        methods: [
            method("factor", "demand at an hour over the mean", [Signature.Parameter("hour", .time)], .number) {
                (shape, arguments) throws(ServingError) in try shape.factor(hour: arguments.hours())
            },
            method(
                "shifted", "the same day some whole hours later, as further west", [Signature.Parameter("later", .time)]
            ) { (shape, arguments) throws(ServingError) in shape.shifted(hours: try arguments.wholeHours()) },
        ])
}

extension Demand: LanguageRecord {
    static let place = RecordPlace.demand
    static let binding = Binding(
        "demand",
        fields: [
            number("rate", .requestRate, "requests, mean over the week") { $0.rate },
            number("peak_rate", .requestRate, "requests, the most of the week") { $0.peakRate },
            number("output_rate", .tokenRate, "output tokens, mean over the week") { $0.outputRate },
            number("requests_per_week", .requests, "requests of a week") { $0.requestsPerWeek },
            number("prompt", .tokens, "mean prompt") { $0.promptTokens },
            number("output", .tokens, "mean output") { $0.outputTokens },
            number("prefix_hit_rate", .number, "share of the prompt that a prefix cache holds") { $0.prefixHitRate },
            number("weekend_share", .number, "demand of a weekend day over that of another") { $0.weekendShare },
            record("day", "how it moves over a day") { $0.shape },
        ],
        methods: [
            method(
                "rate_at", "requests at an hour of the week, from Monday midnight",
                [Signature.Parameter("hour", .time)], .requestRate
            ) { (demand, arguments) throws(ServingError) in try demand.rate(hour: arguments.hours()) },
            method(
                "requests", "requests between two hours of the week",
                [Signature.Parameter("start", .time), Signature.Parameter("end", .time)], .requests
            ) { (demand, arguments) throws(ServingError) in
                try demand.requests(from: arguments.hours(), to: arguments.hours())
            },
            method("scaled", "the same at another rate", [Signature.Parameter("share", .number)]) {
                (demand, arguments) throws(ServingError) in try demand.scaled(by: arguments.number())
            },
            method("shifted", "the same some whole hours later", [Signature.Parameter("later", .time)]) {
                (demand, arguments) throws(ServingError) in try demand.shifted(hours: arguments.wholeHours())
            },
        ])
}

extension LatencyTarget: LanguageRecord {
    static let place = RecordPlace.latencyTarget
    static let binding = Binding(
        "latency target",
        fields: [
            number(
                "time_to_first_token", .time, "the longest mean time to first token",
                missing: { _ in "the target leaves the time to first token open" }
            ) { $0.timeToFirstToken },
            number(
                "time_per_output_token", .time, "the longest mean inter-token latency",
                missing: { _ in "the target leaves the time per output token open" }
            ) { $0.timePerOutputToken },
        ])
}

extension Signature.Parameter {
    /// A target; no target unless one is given.
    static let target = Signature.Parameter("target", LatencyTarget.self, standard: LatencyTarget.none)
}

extension InferenceVocabulary {
    static let flatDay = constant("flat_day", "a day that is the same at every hour", DayShape.flat)

    static let dayWave = function(
        "day_wave", "one wave a day, highest at an hour and lowest twelve hours later",
        [
            Signature.Parameter("peak_to_mean", .number), Signature.Parameter("peak_hour", .time, 14 * secondsPerHour),
        ]
    ) { (arguments) throws(ServingError) in
        try DayShape.wave(peakToMean: arguments.number(), peakHour: arguments.hours())
    }

    static let dayHours = function(
        "day_hours", "a day by its 24 hours from midnight on, in any unit",
        [Signature.Parameter("hours", .list(.number))]
    ) { (arguments) throws(ServingError) in try DayShape(hours: arguments.numbers()) }

    static let demand = function(
        "demand", "what is asked of a fleet over a week",
        [
            Signature.Parameter("rate", .requestRate), Signature.Parameter("prompt", .tokens),
            Signature.Parameter("output", .tokens), Signature.Parameter("day", DayShape.self, standard: .flat),
            Signature.Parameter("weekend_share", .number, 1), Signature.Parameter("prefix_hit_rate", .number, 0),
        ]
    ) { (arguments) throws(ServingError) in
        let rate = arguments.number()
        let prompt = arguments.number()
        let output = arguments.number()
        let day: DayShape = arguments.payload()
        return try Demand(
            rate: rate, shape: day, weekendShare: arguments.number(), promptTokens: prompt, outputTokens: output,
            prefixHitRate: arguments.number())
    }

    static let latencyTarget = function(
        "latency_target", "the slowest means that a tier allows; a speed instead of a time per output token",
        [
            .optional("time_to_first_token", .time), .optional("time_per_output_token", .time),
            .optional("speed", .tokenRate),
        ]
    ) { (arguments) throws(ServingError) in
        let first = arguments.optionalNumber()
        let perToken = arguments.optionalNumber()
        guard let speed = arguments.optionalNumber() else {
            return try LatencyTarget(timeToFirstToken: first, timePerOutputToken: perToken)
        }
        guard perToken == nil else {
            throw .choice(
                name: "latency target", given: "a speed and a time per output token", expected: "one of the two")
        }
        return try LatencyTarget(speed: speed, timeToFirstToken: first)
    }
}
