internal import Formulas
internal import InferenceEconomics

extension ArrivalProcess: LanguageRecord {
    static let place = RecordPlace.arrivalProcess
    static func title(of payload: ArrivalProcess) -> String { payload.words }

    static let binding = Binding(
        "process of arrivals",
        fields: [
            number(
                "rate", .requestRate, "requests sent, on average",
                missing: { _ in "the answers decide when clients send" }
            ) { $0.rate }
        ])

    private var words: String {
        switch self {
        case .poisson: "Poisson arrivals"
        case .gamma: "gamma arrivals"
        case .onOff: "arrivals in busy periods"
        case .trace: "arrivals of a trace"
        case .closedLoop(let concurrency): "\(concurrency) clients"
        }
    }
}

extension LengthDistribution: LanguageRecord {
    static let place = RecordPlace.lengths
    static func title(of payload: LengthDistribution) -> String { payload.words }

    static let binding = Binding(
        "distribution of lengths",
        fields: [truth("is_fixed", "whether all requests are alike") { $0.isFixed }])

    private var words: String {
        switch self {
        case .fixed: "fixed lengths"
        case .uniform: "uniform lengths"
        case .lognormal: "lognormal lengths"
        case .empirical: "empirical lengths"
        }
    }

    private var isFixed: Bool {
        if case .fixed = self { return true }
        return false
    }
}

extension RequestTrace: LanguageRecord {
    static let place = RecordPlace.trace
    static func title(of payload: RequestTrace) -> String {
        "trace of \(payload.times.count) requests"
    }

    static let binding = Binding(
        "trace",
        fields: [
            number("requests", .requests, "how many there are") { Double($0.times.count) },
            number("rate", .requestRate, "requests sent, from the first to the last") { $0.rate },
        ],
        methods: [
            method(
                "faster", "the same requests, so many times as fast",
                [Signature.Parameter("factor", .number)]
            ) {
                (trace, arguments) throws(ServingError) in try trace.faster(by: arguments.number())
            },
            method(
                "repeated", "the same requests so many times over", [Signature.Parameter("turns", .number)]
            ) {
                (trace, arguments) throws(ServingError) in
                let turns = try arguments.whole()
                try requireSimulated(Double(turns) * Double(trace.times.count))
                return try trace.repeated(turns)
            },
        ])
}

/// The most requests that a chapter may simulate at once: some seconds of work.
private let mostSimulated = 1_000_000.0

/// Refuses more requests than a chapter may simulate.
func requireSimulated(_ requests: Double) throws(ServingError) {
    guard requests <= mostSimulated else {
        throw .value(
            name: "number of requests", given: requests, expected: "at most a million in a chapter")
    }
}

extension Arguments {
    /// Lengths of prompts and answers, as many of each.
    fileprivate mutating func lengths() throws(ServingError) -> [RequestLengths] {
        let prompts = numbers()
        let outputs = numbers()
        guard outputs.count == prompts.count else {
            throw .value(
                name: "number of outputs", given: Double(outputs.count),
                expected: "\(prompts.count), as many as there are prompts")
        }
        var lengths: [RequestLengths] = []
        lengths.reserveCapacity(prompts.count)
        for (prompt, output) in zip(prompts, outputs) {
            lengths.append(
                try RequestLengths(
                    prompt: wholeTokens(prompt, "prompt"), output: wholeTokens(output, "output")))
        }
        return lengths
    }

    private func wholeTokens(_ tokens: Double, _ name: String) throws(ServingError) -> Int {
        guard let whole = Int(exactly: tokens) else {
            throw .value(name: name, given: tokens, expected: "a whole number of tokens")
        }
        return whole
    }
}

extension InferenceVocabulary {
    static let arrivalProcesses: [NativeFunction] = [
        function(
            "poisson_arrivals", "requests sent independently of each other",
            [Signature.Parameter("rate", .requestRate)]
        ) { (arguments) throws(ServingError) in ArrivalProcess.poisson(rate: arguments.number()) },
        function(
            "gamma_arrivals",
            "pauses of a coefficient of variation: 1 is Poisson, more comes in bursts, 0 is a clock",
            [Signature.Parameter("rate", .requestRate), Signature.Parameter("variation", .number)]
        ) { (arguments) throws(ServingError) in
            ArrivalProcess.gamma(rate: arguments.number(), variation: arguments.number())
        },
        function(
            "on_off_arrivals",
            "requests sent in busy periods only, by the mean length of busy and silent ones",
            [
                Signature.Parameter("rate", .requestRate), Signature.Parameter("busy", .time),
                Signature.Parameter("silent", .time),
            ]
        ) { (arguments) throws(ServingError) in
            ArrivalProcess.onOff(
                rate: arguments.number(), busy: arguments.number(), silent: arguments.number())
        },
        function(
            "trace_arrivals", "requests sent at the times of a trace",
            [Signature.Parameter("trace", RequestTrace.self)]
        ) { (arguments) throws(ServingError) in ArrivalProcess.trace(arguments.payload()) },
        function(
            "clients", "so many clients, each sending its next request when its last is answered",
            [Signature.Parameter("concurrency", .number)]
        ) { (arguments) throws(ServingError) in
            ArrivalProcess.closedLoop(concurrency: try arguments.whole())
        },
        function(
            "request_trace", "requests as they came once: when, and how long",
            [
                Signature.Parameter("times", .list(.time)), Signature.Parameter("prompts", .list(.tokens)),
                Signature.Parameter("outputs", .list(.tokens)),
            ]
        ) { (arguments) throws(ServingError) in
            try RequestTrace(times: arguments.numbers(), lengths: arguments.lengths())
        },
    ]

    private static let means = [
        Signature.Parameter("prompt", .tokens), Signature.Parameter("output", .tokens),
    ]

    static let lengthDistributions: [NativeFunction] = [
        function("fixed_lengths", "prompts and answers that are all alike", means) {
            (arguments) throws(ServingError) in
            LengthDistribution.fixed(
                try RequestLengths(prompt: arguments.whole(), output: arguments.whole()))
        },
        function(
            "uniform_lengths", "lengths evenly between a share of the nominal one and the whole",
            means + [Signature.Parameter("least_share", .number, 0.8)]
        ) { (arguments) throws(ServingError) in
            let nominal = try RequestLengths(prompt: arguments.whole(), output: arguments.whole())
            return LengthDistribution.uniform(nominal: nominal, leastShare: arguments.number())
        },
        function(
            "lognormal_lengths", "lengths by mean and coefficient of variation",
            means + [
                Signature.Parameter("prompt_variation", .number),
                Signature.Parameter("output_variation", .number),
            ]
        ) { (arguments) throws(ServingError) in
            let (prompt, output) = (arguments.number(), arguments.number())
            return LengthDistribution.lognormal(
                prompt: prompt, promptVariation: arguments.number(), output: output,
                outputVariation: arguments.number())
        },
        function(
            "empirical_lengths", "pairs of lengths, each as likely as the others",
            [
                Signature.Parameter("prompts", .list(.tokens)),
                Signature.Parameter("outputs", .list(.tokens)),
            ]
        ) { (arguments) throws(ServingError) in LengthDistribution.empirical(try arguments.lengths()) },
    ]
}
