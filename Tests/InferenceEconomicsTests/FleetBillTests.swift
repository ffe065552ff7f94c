internal import InferenceEconomics
internal import Testing

@Suite struct FleetBillTests {
    static func rented(_ contract: RentalContract, price: Double = 2, interrupted: Double = 0) throws
        -> AcceleratorSupply
    {
        .rented(try RentedAccelerator(price: price, contract: contract, interruptedShare: interrupted))
    }

    @Test func reservedReplicasArePaidAllWeek() throws {
        let fleet = try FleetTests.fleet()
        let bill = try fleet.bill(on: Self.rented(.reserved))
        expect(bill.paidHours, within: 1e-12, of: Double(fleet.gpus) * 168)
        expect(bill.cost, within: 1e-12, of: Double(fleet.gpus) * 168 * 2)
        expect(bill.utilisation, within: 1e-9, of: fleet.utilisation)
        expect(bill.costPerRequest * fleet.demand.requestsPerWeek, within: 1e-12, of: bill.cost)
        expect(bill.costPerOutputToken * 300, within: 1e-12, of: bill.costPerRequest)
        // The cost of a useful hour, by the supply and by the bill.
        expect(
            bill.costPerUsefulHour, within: 1e-9,
            of: try Self.rented(.reserved).costPerUsefulHour(utilisation: fleet.utilisation))
    }

    @Test func ownedReplicasPayEnergyByTheirUse() throws {
        let fleet = try FleetTests.fleet()
        let owned = AcceleratorSupply.owned(try HourTests.owner())
        let bill = try fleet.bill(on: owned)
        let hour = try owned.hour(utilisation: fleet.utilisation).total
        expect(bill.cost, within: 1e-9, of: Double(fleet.gpus) * 168 * hour)
    }

    @Test func costsOfTokensAddUpToTheCostOfARequest() throws {
        let bill = try FleetTests.fleet().bill(on: Self.rented(.onDemand))
        expect(try bill.tokenCosts().request(bill.point.load), within: 1e-9, of: bill.costPerRequest)
    }

    @Test func hoursThatAreReleasedAreNotPaid() throws {
        let fleet = try FleetTests.fleet()
        let reserved = try fleet.bill(on: Self.rented(.reserved))
        let onDemand = try fleet.bill(on: Self.rented(.onDemand))
        #expect(onDemand.cost < reserved.cost && onDemand.utilisation > reserved.utilisation)
        expect(onDemand.paidHours, within: 1e-12, of: Double(fleet.replicasByHour.reduce(0, +)))
        expect(onDemand.utilisation, within: 1e-9, of: fleet.utilisationIfScaled)
    }

    @Test func startingAndInterruptionsArePaid() throws {
        let fleet = try FleetTests.fleet()
        let plain = try fleet.bill(on: Self.rented(.onDemand))
        let starting = try fleet.bill(on: Self.rented(.onDemand), startHours: 0.5)
        let byHour = fleet.replicasByHour
        let added = byHour.indices.reduce(0) { $0 + max(0, byHour[($1 + 1) % 168] - byHour[$1]) }
        expect(starting.paidHours - plain.paidHours, within: 1e-9, of: Double(added) / 2)
        let spot = try fleet.bill(on: Self.rented(.spot, interrupted: 0.2))
        expect(spot.paidHours, within: 1e-12, of: plain.paidHours / 0.8)
        #expect(spot.busyHours == plain.busyHours)
        let reserved = try fleet.bill(on: Self.rented(.reserved), startHours: 0.5)
        #expect(try reserved.cost == fleet.bill(on: Self.rented(.reserved)).cost)
    }

    @Test func flatterDemandMakesTokensCheaper() throws {
        var last = 0.0
        for peakToMean in [1, 1.2, 1.4, 1.6, 1.8, 2] {
            let fleet = try FleetTests.fleet(rate: 400, peakToMean: peakToMean)
            let cost = try fleet.bill(on: Self.rented(.reserved)).costPerOutputToken
            #expect(cost > last)
            last = cost
        }
    }

    @Test func backfillTakesWhatRequestsLeave() throws {
        let fleet = try FleetTests.fleet()
        let supply = try Self.rented(.reserved)
        let bare = try fleet.bill(on: supply)
        let full = try fleet.bill(on: supply, backfill: Backfill())
        expect(full.utilisationWithBackfill, within: 1e-9, of: 1)
        #expect(full.cost == bare.cost && full.utilisation == bare.utilisation)
        // Requests and backfill pay the same for their hours.
        expect(full.costPerUsefulHour, within: 1e-9, of: 2)
        #expect(full.costPerOutputToken < bare.costPerOutputToken)

        let some = try fleet.bill(on: supply, backfill: Backfill(wanted: 100))
        expect(some.backfilledHours, within: 1e-12, of: 100)
        let none = try fleet.bill(on: supply, backfill: Backfill(wanted: 0))
        #expect(none.backfillCredit == 0 && none.requestsCost == bare.requestsCost)
    }

    @Test func backfillLeavesRoomAboveItsHighestUtilisation() throws {
        let fleet = try FleetTests.fleet()
        let supply = try Self.rented(.reserved)
        var last = -1.0
        for highest in [0, 0.3, 0.6, 0.9, 1] {
            let bill = try fleet.bill(on: supply, backfill: Backfill(highestUtilisation: highest))
            #expect(bill.backfilledHours >= last)
            #expect(bill.utilisationWithBackfill <= max(highest, bill.utilisation) + (1 - highest) * bill.utilisation)
            last = bill.backfilledHours
        }
        #expect(try fleet.bill(on: supply, backfill: Backfill(highestUtilisation: 0)).backfilledHours == 0)
    }

    @Test func backfillWithAValueIsCreditedWithIt() throws {
        let fleet = try FleetTests.fleet()
        let supply = try Self.rented(.reserved)
        let bare = try fleet.bill(on: supply)
        let bill = try fleet.bill(on: supply, backfill: Backfill(value: 1.5))
        expect(bill.backfillCredit, within: 1e-12, of: bill.backfilledHours * 1.5)
        expect(bill.requestsCost, within: 1e-12, of: bare.cost - bill.backfillCredit)
        #expect(try fleet.bill(on: supply, backfill: Backfill(value: 0)).requestsCost == bare.cost)
        // Worth more than everything costs: requests would be paid for being there, and have no cost to split.
        let rich = try fleet.bill(on: supply, backfill: Backfill(value: 1000))
        #expect(rich.requestsCost < 0)
        #expect(throws: ServingError.self) { try rich.tokenCosts() }
    }

    @Test func backfillOnOwnAcceleratorsPaysItsEnergy() throws {
        let fleet = try FleetTests.fleet()
        let owned = AcceleratorSupply.owned(try HourTests.owner())
        let bare = try fleet.bill(on: owned)
        let full = try fleet.bill(on: owned, backfill: Backfill())
        #expect(full.cost > bare.cost)
        expect(full.cost, within: 1e-9, of: Double(fleet.gpus) * 168 * (try owned.hour().total))
    }

    @Test func baseAndBurstLieBetweenTheirExtremes() throws {
        let fleet = try FleetTests.fleet()
        let base = try Self.rented(.reserved, price: 1.3)
        let burst = try Self.rented(.onDemand, price: 2.5)
        func bill(_ replicas: Int) throws -> FleetBill {
            try fleet.bill(base: base, baseReplicas: replicas, burst: burst)
        }
        expect(try bill(0).cost, within: 1e-12, of: try fleet.bill(on: burst).cost)
        expect(try bill(fleet.replicas).cost, within: 1e-12, of: try fleet.bill(on: base).cost)
        // Dearer by the hour and needed for a few of them only: the cheapest fleet has some of each.
        let costs = try (0...fleet.replicas).map { try bill($0).cost }
        let cheapest = costs.min() ?? 0
        #expect(cheapest < costs[0] && cheapest < costs[fleet.replicas])
        #expect(try bill(3).busyHours == bill(0).busyHours)
    }

    @Test func nonsenseIsRefused() throws {
        let fleet = try FleetTests.fleet()
        let supply = try Self.rented(.onDemand)
        for value in RefusalTests.nonsense where value != 0 {
            #expect(throws: ServingError.self) { try fleet.bill(on: supply, startHours: value) }
            #expect(throws: ServingError.self) { try Backfill(highestUtilisation: value) }
            #expect(throws: ServingError.self) { try Backfill(wanted: value) }
            #expect(throws: ServingError.self) { try Backfill(value: value) }
        }
        #expect(throws: ServingError.self) { try Backfill(highestUtilisation: 1.1) }
        #expect(throws: ServingError.self) { try fleet.bill(base: supply, baseReplicas: -1, burst: supply) }
        #expect(throws: ServingError.self) {
            try fleet.bill(base: supply, baseReplicas: 1, burst: Self.rented(.reserved))
        }
    }
}
