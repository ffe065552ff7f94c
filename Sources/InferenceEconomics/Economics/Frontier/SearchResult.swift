/// A deployment and what an hour of each of its GPUs costs.
public struct PricedServer: Hashable, Sendable {
    /// The deployment.
    public let server: Server
    /// Dollars per GPU and hour: of an hour in which it serves, idle hours on it.
    public let hourlyRate: Double

    /// A server at a rate, in dollars per GPU and hour.
    ///
    /// - Throws: ``ServingError`` if the rate is negative or not finite.
    public init(_ server: Server, hourlyRate: Double) throws(ServingError) {
        try requireNonNegative(hourlyRate, "hourly rate")
        self.server = server
        self.hourlyRate = hourlyRate
    }
}

/// Candidates that cannot be had, all for one reason.
public struct DroppedCandidates: Hashable, Sendable {
    /// Why.
    public enum Reason: String, CaseIterable, Hashable, Sendable {
        /// A parallel width does not divide what it splits, or a precision does not exist there.
        case setting
        /// The weights do not fit in memory.
        case weights
        /// The KV cache of so many requests does not fit in memory.
        case cache
    }

    /// Why.
    public let reason: Reason
    /// How many.
    public let count: Int
    /// What the first of them was refused for.
    public let first: ServingError
}

/// What a search over a space found.
public struct SearchResult: Hashable, Sendable {
    /// What was asked of every deployment; its own concurrency means nothing.
    public let load: Load
    /// The deployments whose weights fit, in the order of the space.
    public let deployments: [PricedServer]
    /// Every candidate that can be had, by deployment and concurrency.
    public let candidates: [Candidate]
    /// Those that cannot, by reason.
    public let dropped: [DroppedCandidates]
}

extension SearchSpace {
    /// Works out every candidate under a load.
    ///
    /// A concurrency whose KV cache does not fit is dropped: its requests would wait for memory, and nothing would be
    /// gained.
    ///
    /// - Parameter load: the lengths, arrivals and prefix hits; its own concurrency means nothing.
    /// - Throws: ``ServingError`` if not one candidate can be had: the reason of the first.
    /// - Complexity: a candidate takes about a microsecond, a deployment a few.
    public func search(_ load: Load) throws(ServingError) -> SearchResult {
        var deployments: [PricedServer] = []
        var candidates: [Candidate] = []
        candidates.reserveCapacity(self.candidates)
        var refusals = Refusals()
        for way in ways {
            do {
                let server = try Server(
                    model: model, accelerator: way.priced.accelerator, engine: engine, parallelism: way.parallelism,
                    weights: way.precision, softwareDate: softwareDate, speculation: way.speculation)
                deployments.append(try PricedServer(server, hourlyRate: way.priced.hourlyRate))
                try evaluate(deployments, load, into: &candidates, &refusals)
            } catch {
                refusals.add(error, count: concurrencies.count)
            }
        }
        if candidates.isEmpty, let first = refusals.all.first { throw first.first }
        return SearchResult(load: load, deployments: deployments, candidates: candidates, dropped: refusals.all)
    }

    private struct Way {
        let priced: PricedAccelerator
        let precision: Precision
        let parallelism: Parallelism
        let speculation: Speculation?
    }

    /// Every combination, concurrencies apart, in the order of the lists.
    private var ways: [Way] {
        accelerators.flatMap { priced in
            precisions.flatMap { precision in
                parallelisms.flatMap { parallelism in
                    speculations.map { speculation in
                        Way(priced: priced, precision: precision, parallelism: parallelism, speculation: speculation)
                    }
                }
            }
        }
    }

    /// Every concurrency of the last deployment.
    private func evaluate(
        _ deployments: [PricedServer], _ load: Load, into candidates: inout [Candidate], _ refusals: inout Refusals
    ) throws(ServingError) {
        let number = deployments.count - 1
        let server = deployments[number].server
        let context = load.storedContext(server.calibration.scheduling)
        let fits = server.requestsPerBatch(context: context) * server.figures.batches
        for concurrency in concurrencies {
            guard concurrency <= fits else {
                refusals.add(
                    .cacheDoesNotFit(batch: concurrency, context: context, largest: fits.rounded(.down)), count: 1)
                continue
            }
            let point = try server.operatingPoint(load.with(concurrency: concurrency))
            candidates.append(
                Candidate(
                    unchecked: number, concurrency: concurrency, speed: point.speed,
                    costPerToken: try point.costPerToken(hourlyRate: deployments[number].hourlyRate),
                    timeToFirstToken: point.timeToFirstToken))
        }
    }
}

/// Refused candidates, counted by reason.
private struct Refusals {
    var all: [DroppedCandidates] = []

    mutating func add(_ error: ServingError, count: Int) {
        let reason: DroppedCandidates.Reason
        switch error {
        case .weightsDoNotFit: reason = .weights
        case .cacheDoesNotFit, .requestDoesNotFit: reason = .cache
        default: reason = .setting
        }
        let place = all.firstIndex { $0.reason == reason } ?? all.endIndex
        if place == all.endIndex { all.append(DroppedCandidates(reason: reason, count: 0, first: error)) }
        all[place] = DroppedCandidates(reason: reason, count: all[place].count + count, first: all[place].first)
    }
}
