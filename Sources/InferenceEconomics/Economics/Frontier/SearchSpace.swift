internal import CNumerics

/// An accelerator and what an hour of it costs.
public struct PricedAccelerator: Hashable, Sendable {
    /// The accelerator.
    public let accelerator: Accelerator
    /// Dollars per accelerator and hour: of an hour in which it serves, idle hours on it.
    public let hourlyRate: Double

    /// An accelerator at a rate, in dollars per GPU and hour.
    ///
    /// - Throws: ``ServingError`` if the rate is negative or not finite.
    public init(_ accelerator: Accelerator, hourlyRate: Double) throws(ServingError) {
        try requireNonNegative(hourlyRate, "hourly rate")
        self.accelerator = accelerator
        self.hourlyRate = hourlyRate
    }
}

/// The ways of serving one model that are compared: every combination of what is listed here.
public struct SearchSpace: Hashable, Sendable {
    /// The model.
    public let model: LanguageModel
    /// The accelerators, each with its hourly rate.
    public let accelerators: [PricedAccelerator]
    /// Precisions of the weights.
    public let precisions: [Precision]
    /// How a deployment is spread over GPUs.
    public let parallelisms: [Parallelism]
    /// Ways of speculative decoding, none of them for a deployment without.
    public let speculations: [Speculation?]
    /// Requests under way on the whole server, waiting ones included.
    public let concurrencies: [Double]
    /// The software.
    public let engine: Engine
    /// Date of the software, in years from 2026-01-01.
    public let softwareDate: Double

    /// The most candidates of one space.
    public static let mostCandidates = 10_000_000

    /// A space of candidates.
    ///
    /// - Parameters:
    ///   - model: the model.
    ///   - accelerators: each with its hourly rate.
    ///   - precisions: precisions of the weights.
    ///   - parallelisms: every way of splitting one, two, four or eight GPUs unless stated, see
    ///     ``Parallelism/ways(of:over:)``.
    ///   - speculations: nil for a deployment without, which is the only one unless stated.
    ///   - concurrencies: each at least 1; ``concurrencies(upTo:pointsPerOctave:)`` up to 1024 unless stated.
    ///   - engine: the software.
    ///   - softwareDate: years from 2026-01-01, from -5 to 5.
    /// - Throws: ``ServingError`` if a list is empty, a concurrency or the date is out of range, or there are more than
    ///   ``mostCandidates``.
    public init(
        model: LanguageModel, accelerators: [PricedAccelerator], precisions: [Precision] = [.fp8],
        parallelisms: [Parallelism]? = nil, speculations: [Speculation?] = [nil], concurrencies: [Double]? = nil,
        engine: Engine = .vllm, softwareDate: Double = Calibration.newestSoftware
    ) throws(ServingError) {
        self.model = model
        self.accelerators = accelerators
        self.precisions = precisions
        self.speculations = speculations
        // `??` would forget the type of the error.
        if let parallelisms {
            self.parallelisms = parallelisms
        } else {
            self.parallelisms = try Parallelism.ways(of: model, over: [1, 2, 4, 8])
        }
        if let concurrencies {
            self.concurrencies = concurrencies
        } else {
            self.concurrencies = try SearchSpace.concurrencies(upTo: 1024)
        }
        self.engine = engine
        self.softwareDate = softwareDate
        try require(softwareDate, "software date", in: -5...5, expected: "from -5 to 5 years from 2026-01-01")
        for concurrency in self.concurrencies {
            try require(concurrency, "concurrency", in: 1...1e9, expected: "from 1 to a billion requests")
        }
        let sizes = [
            accelerators.count, precisions.count, self.parallelisms.count, speculations.count, self.concurrencies.count,
        ]
        let candidates = sizes.reduce(1.0) { $0 * Double($1) }
        try require(
            candidates, "number of candidates", in: 1...Double(SearchSpace.mostCandidates),
            expected: "from 1 to \(SearchSpace.mostCandidates): no list empty, and none too long")
    }

    /// Candidates of the space, those that do not fit included.
    public var candidates: Int {
        accelerators.count * precisions.count * parallelisms.count * speculations.count * concurrencies.count
    }

    /// Whole concurrencies from 1 on: each of the first, then so many for each doubling, evenly in proportion. Between
    /// two of them a number is off by less than a half over `pointsPerOctave`, in proportion.
    ///
    /// - Throws: ``ServingError`` if the limit is not from 1 to a billion, or the points not from 1 to 1000.
    public static func concurrencies(upTo limit: Int, pointsPerOctave: Int = 16) throws(ServingError) -> [Double] {
        try requireCount(limit, "largest concurrency")
        guard (1...1000).contains(pointsPerOctave) else {
            throw .value(
                name: "points per octave", given: Double(pointsPerOctave), expected: "a whole number from 1 to 1000")
        }
        var found: [Double] = []
        var point = 0
        var next = 1.0
        while next < Double(limit) {
            if found.last != next { found.append(next) }
            point += 1
            next = cnumerics_exp(Double(point) / Double(pointsPerOctave) * cnumerics_log(2)).rounded()
        }
        found.append(Double(limit))
        return found
    }
}

extension Parallelism {
    /// Every way of spreading a model over so many GPUs: tensor widths that divide its heads, data widths that make up
    /// the rest, expert widths that divide both the GPUs and the experts. In the order of the counts, then of the
    /// tensor and the expert width.
    ///
    /// A model without experts gains nothing by data-parallel ranks, which are then as many servers, and is split by
    /// tensor width alone.
    ///
    /// - Throws: ``ServingError`` if a count is not from 1 to 4096.
    public static func ways(of model: LanguageModel, over counts: [Int]) throws(ServingError) -> [Parallelism] {
        var found: [Parallelism] = []
        for gpus in counts {
            guard (1...4096).contains(gpus) else {
                throw .value(name: "number of GPUs", given: Double(gpus), expected: "a whole number from 1 to 4096")
            }
            for tensor in 1...gpus where gpus % tensor == 0 && model.splits(intoTensor: tensor) {
                guard let mixture = model.experts else {
                    if tensor == gpus { found.append(Parallelism(unchecked: tensor, 1, 1, 1)) }
                    continue
                }
                for expert in 1...gpus where gpus % expert == 0 && mixture.experts % expert == 0 {
                    found.append(Parallelism(unchecked: tensor, gpus / tensor, expert, 1))
                }
            }
        }
        return found
    }
}

extension LanguageModel {
    /// Whether so many GPUs can share every attention layer.
    func splits(intoTensor width: Int) -> Bool {
        attention.heads % width == 0 && (gatedDelta?.valueHeads ?? 0) % width == 0
    }
}
