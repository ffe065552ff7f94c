/// Equal replicas of a server that meet a demand at every hour of the week.
public struct Fleet: Hashable, Sendable {
    /// What is asked.
    public let demand: Demand
    /// Where a replica works at its fullest.
    public let point: OperatingPoint
    /// What is kept beyond the need.
    public let reserve: Reserve
    /// Replicas in each of the 168 hours of the week if they follow the demand: what the highest rate within the hour
    /// needs, and the reserve. At least one, since a model that runs nowhere answers nobody.
    public let replicasByHour: [Int]
    /// Replicas that meet the highest hour: how many there are if they do not follow the demand.
    public let replicas: Int

    /// A fleet of a server's replicas, each filled as far as a target allows: see
    /// ``Server/busiestOperatingPoint(_:within:)``.
    ///
    /// - Throws: ``ServingError`` if a single request misses the target or does not fit.
    public init(
        server: Server, demand: Demand, target: LatencyTarget = .none, reserve: Reserve = .none
    ) throws(ServingError) {
        let point = try server.busiestOperatingPoint(demand.load(concurrency: 1), within: target)
        try self.init(point: point, demand: demand, reserve: reserve)
    }

    /// A fleet of replicas that work at a given point at their fullest.
    ///
    /// - Throws: ``ServingError`` if it takes more than a billion replicas.
    public init(point: OperatingPoint, demand: Demand, reserve: Reserve = .none) throws(ServingError) {
        var byHour: [Int] = []
        byHour.reserveCapacity(hoursPerWeek)
        var most = 1
        let capacity = point.requestRate
        for (hour, rate) in demand.peakRates.enumerated() {
            // Monday and Saturday are worked out; every other day is like the one before.
            let day = hour / hoursPerDay
            guard day == 0 || day == 5 else {
                byHour.append(byHour[hour - hoursPerDay])
                continue
            }
            let replicas = try reserve.replicas(for: rate / capacity)
            byHour.append(replicas)
            most = max(most, replicas)
        }
        self.demand = demand
        self.point = point
        self.reserve = reserve
        replicasByHour = byHour
        replicas = most
    }

    /// Requests per second that one replica answers at its fullest.
    public var capacityPerReplica: Double { point.requestRate }

    /// GPUs of all replicas.
    public var gpus: Int { replicas * point.gpus }

    /// What is served over what all replicas could serve, mean over the week: above 0, at most 1.
    public var utilisation: Double { demand.rate / (Double(replicas) * capacityPerReplica) }

    /// The same with replicas that follow the demand hour by hour.
    public var utilisationIfScaled: Double {
        let mean = Double(replicasByHour.reduce(0, +)) / Double(hoursPerWeek)
        return demand.rate / (mean * capacityPerReplica)
    }
}
