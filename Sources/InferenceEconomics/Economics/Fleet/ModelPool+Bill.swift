/// What a pool of models costs in a week.
public struct PoolBill: Hashable, Sendable {
    /// The bill of each model, in the order of the pool.
    public let models: [FleetBill]

    /// GPU-hours that are paid.
    public var paidHours: Double { models.reduce(0) { $0 + $1.paidHours } }

    /// GPU-hours in which requests are served.
    public var busyHours: Double { models.reduce(0) { $0 + $1.busyHours } }

    /// GPU-hours of work that could wait.
    public var backfilledHours: Double { models.reduce(0) { $0 + $1.backfilledHours } }

    /// The cost of all paid hours, in dollars.
    public var cost: Double { models.reduce(0) { $0 + $1.cost } }

    /// What requests bear of it, in dollars.
    public var requestsCost: Double { models.reduce(0) { $0 + $1.requestsCost } }

    /// Requests of the week, over all models.
    public var requests: Double { models.reduce(0) { $0 + $1.requests } }

    /// Share of the paid hours in which requests are served, from 0 to 1.
    public var utilisation: Double { busyHours / paidHours }

    /// Dollars for each request, over all models.
    public var costPerRequest: Double { requestsCost / requests }

    /// Dollars for each output token, over all models, with the prompts' cost on it.
    public var costPerOutputToken: Double {
        requestsCost / models.reduce(0) { $0 + $1.requests * $1.point.load.meanOutput }
    }
}

extension ModelPool {
    /// The bill of a week.
    ///
    /// - Parameters:
    ///   - supply: where the accelerators of all models come from.
    ///   - backfill: work that fills what requests leave. What is wanted of it is shared by the models in proportion to
    ///     their GPUs.
    ///   - startHours: hours that a replica is paid before it serves, each time that one is added.
    ///   - lends: whether models lend each other accelerators that stay on in any case; see ``gpusIfLent``. Those that
    ///     no model needs in an hour are paid by all, in proportion to what each needs in it. Loading another model's
    ///     weights is taken to cost nothing.
    /// - Throws: ``ServingError`` if the hours are not from 0 to 24.
    public func bill(
        on supply: AcceleratorSupply, backfill: Backfill? = nil, startHours: Double = 0, lends: Bool = false
    ) throws(ServingError) -> PoolBill {
        let needed = gpusByHour
        let most = Double(gpusIfLent)
        let all = Double(gpus)
        var bills: [FleetBill] = []
        bills.reserveCapacity(models.count)
        for model in models {
            let fleet = model.fleet
            var own = backfill
            if let backfill, let wanted = backfill.wanted {
                own = try Backfill(
                    highestUtilisation: backfill.highestUtilisation, wanted: wanted * Double(fleet.gpus) / all,
                    value: backfill.value)
            }
            guard lends, !supply.isReleasable else {
                bills.append(try fleet.bill(on: supply, backfill: own, startHours: startHours))
                continue
            }
            let held = zip(fleet.replicasByHour, needed).map { Double($0) * most / Double($1) }
            bills.append(try fleet.bill([FleetPart(supply: supply, replicas: held)], own, startHours))
        }
        return PoolBill(models: bills)
    }
}
