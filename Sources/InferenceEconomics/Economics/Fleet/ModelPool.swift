/// Several models that share the traffic of one provider, each on replicas of its own.
///
/// Requests for different models cannot be in one batch, so the more models share the traffic, the smaller the batches
/// and the dearer the tokens; and a model that hardly anybody asks for needs a whole replica all the same.
public struct ModelPool: Hashable, Sendable {
    /// The models in the order of the shares.
    public let models: [PooledModel]

    /// Models that cost alike: all served as one server serves them.
    ///
    /// - Parameters:
    ///   - server: how each model is served.
    ///   - demand: what is asked of all models together.
    ///   - popularity: how it is spread over them.
    ///   - target: the slowest that each may be.
    ///   - reserve: what each keeps beyond its need.
    ///   - stagger: whole hours by which each model's day is later than that of the model before it; see
    ///     ``DayShape/shifted(hours:)``.
    /// - Throws: ``ServingError`` if a single request misses the target or does not fit, or the share of a model makes
    ///   no demand.
    public init(
        server: Server, demand: Demand, popularity: Popularity, target: LatencyTarget = .none,
        reserve: Reserve = .none, stagger: Int = 0
    ) throws(ServingError) {
        let point = try server.busiestOperatingPoint(demand.load(concurrency: 1), within: target)
        var models: [PooledModel] = []
        models.reserveCapacity(popularity.shares.count)
        for (rank, share) in popularity.shares.enumerated() {
            let own = try demand.scaled(by: share).shifted(hours: rank * (stagger % hoursPerDay))
            models.append(
                PooledModel(fleet: try Fleet(point: point, demand: own, reserve: reserve), server: server))
        }
        self.models = models
    }

    /// Models that differ, each with the server that serves it.
    ///
    /// - Parameters:
    ///   - servers: how each model is served, in the order of the shares.
    ///   - demand: what is asked of all models together.
    ///   - popularity: how it is spread over them.
    ///   - target: the slowest that each may be.
    ///   - reserve: what each keeps beyond its need.
    ///   - stagger: as for models that cost alike.
    /// - Throws: ``ServingError`` as for models that cost alike, or if there are not as many servers as shares.
    public init(
        servers: [Server], demand: Demand, popularity: Popularity, target: LatencyTarget = .none,
        reserve: Reserve = .none, stagger: Int = 0
    ) throws(ServingError) {
        guard servers.count == popularity.shares.count else {
            throw .value(
                name: "number of servers", given: Double(servers.count), expected: "one for each share of the traffic")
        }
        var models: [PooledModel] = []
        models.reserveCapacity(servers.count)
        for (rank, share) in popularity.shares.enumerated() {
            let own = try demand.scaled(by: share).shifted(hours: rank * (stagger % hoursPerDay))
            let fleet = try Fleet(server: servers[rank], demand: own, target: target, reserve: reserve)
            models.append(PooledModel(fleet: fleet, server: servers[rank]))
        }
        self.models = models
    }

    /// Replicas of all models.
    public var replicas: Int { models.reduce(0) { $0 + $1.fleet.replicas } }

    /// GPUs of all models, each with enough for its own peak.
    public var gpus: Int { models.reduce(0) { $0 + $1.fleet.gpus } }

    /// GPUs that are enough if models lend each other what they do not need in an hour: those of the highest hour. Less
    /// than ``gpus`` if the models' peaks fall at different times.
    public var gpusIfLent: Int { gpusByHour.reduce(0) { max($0, $1) } }

    /// GPUs that all models need in each hour of the week.
    var gpusByHour: [Int] {
        var sums = [Int](repeating: 0, count: hoursPerWeek)
        for model in models {
            for hour in sums.indices { sums[hour] += model.fleet.replicasByHour[hour] * model.fleet.point.gpus }
        }
        return sums
    }
}

/// One of the models of a pool.
public struct PooledModel: Hashable, Sendable {
    /// Its replicas.
    public let fleet: Fleet
    /// What its replicas run on.
    let server: Server

    /// Where each replica works at the mean rate of the week: its batch follows from the rate by Little's law.
    ///
    /// - Throws: ``ServingError``, but never for a fleet that its server was asked for.
    /// - Complexity: about 10 operating points.
    public var mean: RatedPoint {
        get throws(ServingError) {
            try server.operatingPoint(requestRate: fleet.demand.rate / Double(fleet.replicas), fleet.point.load)
        }
    }

    /// Share of what its replicas could serve that is asked of them, above 0, at most 1.
    public var utilisation: Double { fleet.utilisation }
}
