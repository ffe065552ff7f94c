extension Fleet {
    /// The bill of a week on accelerators of one kind. Those that are owned or reserved are always on, as many as the
    /// highest hour needs; others are held by the hour, as many as each hour needs.
    ///
    /// - Parameters:
    ///   - supply: where the accelerators come from.
    ///   - backfill: work that fills what requests leave; none unless stated.
    ///   - startHours: hours that a replica is paid before it serves, each time that one is added, from 0 to 24.
    /// - Throws: ``ServingError`` if the hours are not from 0 to 24.
    public func bill(
        on supply: AcceleratorSupply, backfill: Backfill? = nil, startHours: Double = 0
    ) throws(ServingError) -> FleetBill {
        let held = supply.isReleasable ? replicasByHour : [Int](repeating: replicas, count: hoursPerWeek)
        return try bill([FleetPart(supply: supply, replicas: held.map { Double($0) })], backfill, startHours)
    }

    /// The bill of a week on accelerators of two kinds: some replicas always on, and others by the hour for what is
    /// asked beyond them. The first serve what they can.
    ///
    /// - Parameters:
    ///   - base: the supply of those always on.
    ///   - baseReplicas: how many those are, from 0; more than the peak needs stand idle.
    ///   - burst: the supply of the others, which must be releasable.
    ///   - backfill: work that fills what requests leave; none unless stated.
    ///   - startHours: hours that a replica is paid before it serves, each time that one is added.
    /// - Throws: ``ServingError`` if a number is out of range, or the burst cannot be released.
    public func bill(
        base: AcceleratorSupply, baseReplicas: Int, burst: AcceleratorSupply, backfill: Backfill? = nil,
        startHours: Double = 0
    ) throws(ServingError) -> FleetBill {
        try require(Double(baseReplicas), "replicas always on", in: 0...1e9, expected: "from 0 to a billion")
        guard burst.isReleasable else {
            throw .choice(
                name: "supply of the burst", given: "owned or reserved", expected: "one that is rented by the hour")
        }
        let always = [Double](repeating: Double(baseReplicas), count: hoursPerWeek)
        let beyond = replicasByHour.map { Double(max(0, $0 - baseReplicas)) }
        return try bill(
            [FleetPart(supply: base, replicas: always), FleetPart(supply: burst, replicas: beyond)], backfill,
            startHours)
    }

    /// The bill of replicas from several supplies, which take up the requests of each hour in turn.
    func bill(
        _ parts: [FleetPart], _ backfill: Backfill?, _ startHours: Double
    ) throws(ServingError) -> FleetBill {
        try require(startHours, "hours to start", in: 0...Double(hoursPerDay), expected: "from 0 to 24")
        let gpus = Double(point.gpus)
        let work = works(parts, highestUtilisation: backfill?.highestUtilisation ?? 0)
        let spare = work.reduce(0) { $0 + $1.spare } * gpus
        let filled = min(spare, backfill?.wanted ?? spare)
        let filledShare = spare > 0 ? filled / spare : 0

        var paidHours = 0.0
        var cost = 0.0
        for (part, work) in zip(parts, work) {
            let paid = gpus * part.paidReplicaHours(startHours: startHours)
            guard paid > 0 else { continue }
            let worked = gpus * (work.busy + filledShare * work.spare)
            cost += try paid * part.supply.hour(utilisation: min(1, worked / paid)).total
            paidHours += paid
        }
        let busyHours = gpus * demand.requestsPerWeek / (capacityPerReplica * secondsPerHour)
        let credit = backfill?.value.map { $0 * filled } ?? cost * filled / (busyHours + filled)
        return FleetBill(
            point: point, requests: demand.requestsPerWeek, paidHours: paidHours, busyHours: busyHours,
            backfilledHours: filled, cost: cost, backfillCredit: credit)
    }

    /// What each part has to do, in replica-hours of the week.
    private func works(_ parts: [FleetPart], highestUtilisation: Double) -> [(busy: Double, spare: Double)] {
        var works = [(busy: Double, spare: Double)](repeating: (0, 0), count: parts.count)
        let capacity = capacityPerReplica
        for (hour, rate) in demand.meanRates.enumerated() {
            // Replicas that are busy, on average over the hour.
            var left = rate / capacity
            for index in parts.indices {
                let held = parts[index].replicas[hour]
                let busy = min(left, held)
                left -= busy
                works[index].busy += busy
                works[index].spare += max(0, highestUtilisation * held - busy)
            }
        }
        return works
    }
}

/// Replicas of a fleet from one supply.
struct FleetPart {
    let supply: AcceleratorSupply
    /// Replicas in each hour of the week. Not whole if accelerators are lent between models.
    let replicas: [Double]

    /// Replica-hours of the week that are paid: those held, those of starting, and those that interruptions take.
    func paidReplicaHours(startHours: Double) -> Double {
        var held = 0.0
        var started = 0.0
        for hour in replicas.indices {
            held += replicas[hour]
            // The week after starts as this one did.
            started += max(0, replicas[(hour + 1) % replicas.count] - replicas[hour])
        }
        return (held + (supply.isReleasable ? startHours * started : 0)) / supply.availability
    }
}
