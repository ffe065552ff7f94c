internal import InferenceEconomics
internal import TestSupport
internal import Testing

@Suite struct ModelPoolTests {
    static func pool(models: Int, exponent: Double = 1, rate: Double = 100, stagger: Int = 0) throws -> ModelPool {
        try ModelPool(
            server: MeasuredRow.llama.server(), demand: FleetTests.demand(rate: rate),
            popularity: .zipf(models: models, exponent: exponent), target: FleetTests.target(),
            stagger: stagger)
    }

    @Test(arguments: [1, 2, 7, 100, 10_000], [0, 0.5, 1, 1.2, 10.0])
    func sharesOfZipfAddUpToOneAndFallWithRank(_ models: Int, _ exponent: Double) throws {
        let shares = try Popularity.zipf(models: models, exponent: exponent).shares
        #expect(shares.count == models)
        expect(shares.reduce(0, +), within: 1e-12, of: 1)
        #expect(zip(shares, shares.dropFirst()).allSatisfy { $0 >= $1 })
        if models > 1, exponent == 1 { expect(shares[0] / shares[1], within: 1e-12, of: 2) }
        if exponent == 0 { expect(shares[models - 1], within: 1e-12, of: 1 / Double(models)) }
    }

    @Test func poolOfOneModelIsItsFleet() throws {
        let pool = try Self.pool(models: 1)
        let fleet = try FleetTests.fleet(rate: 100)
        #expect(pool.models.map(\.fleet) == [fleet])
        #expect(pool.replicas == fleet.replicas && pool.gpus == fleet.gpus && pool.gpusIfLent == fleet.gpus)
        for supply in [
            AcceleratorSupply.owned(try HourTests.owner()), try FleetBillTests.rented(.onDemand),
            try FleetBillTests.rented(.reserved),
        ] {
            let alone = try fleet.bill(on: supply, backfill: Backfill(wanted: 50))
            for lends in [false, true] {
                let bill = try pool.bill(on: supply, backfill: Backfill(wanted: 50), lends: lends)
                expect(bill.cost, within: 1e-12, of: alone.cost)
                expect(bill.costPerOutputToken, within: 1e-12, of: alone.costPerOutputToken)
                expect(bill.costPerRequest, within: 1e-12, of: alone.costPerRequest)
                expect(bill.utilisation, within: 1e-12, of: alone.utilisation)
                expect(bill.backfilledHours, within: 1e-12, of: alone.backfilledHours)
            }
        }
    }

    @Test func everyModelKeepsLittlesLaw() throws {
        let pool = try Self.pool(models: 40)
        var rate = 0.0
        for model in pool.models {
            let perReplica = model.fleet.demand.rate / Double(model.fleet.replicas)
            let mean = try model.mean
            expect(mean.requestRate, within: 1e-9, of: perReplica)
            expect(mean.meanConcurrency, within: 1e-9, of: perReplica * mean.point.timePerRequest)
            #expect(model.utilisation == model.fleet.utilisation && model.utilisation <= 1)
            rate += model.fleet.demand.rate
        }
        expect(rate, within: 1e-9, of: 100)
        #expect(try pool.models[39].mean.meanBatch < pool.models[0].mean.meanBatch / 2)
    }

    @Test func moreModelsMakeSmallerBatchesAndDearerTokens() throws {
        let supply = try FleetBillTests.rented(.reserved)
        var lastCost = 0.0
        var lastBatch = Double.infinity
        for models in [1, 4, 16, 64, 256] {
            let pool = try Self.pool(models: models)
            let cost = try pool.bill(on: supply).costPerOutputToken
            let batch = try pool.models[models - 1].mean.meanBatch
            #expect(cost > lastCost && batch < lastBatch)
            #expect(pool.replicas >= models)
            lastCost = cost
            lastBatch = batch
        }
    }

    @Test func billsOfTheModelsAddUp() throws {
        let pool = try Self.pool(models: 12)
        let bill = try pool.bill(on: FleetBillTests.rented(.reserved), backfill: Backfill(wanted: 400))
        #expect(bill.models.count == 12)
        expect(bill.cost, within: 1e-12, of: Double(pool.gpus) * 168 * 2)
        expect(bill.paidHours, within: 1e-12, of: Double(pool.gpus) * 168)
        expect(bill.requests, within: 1e-9, of: 100 * 604_800)
        expect(bill.backfilledHours, within: 1e-9, of: 400)
        expect(bill.costPerRequest, within: 1e-9, of: bill.costPerOutputToken * 300)
        expect(bill.requestsCost, within: 1e-9, of: bill.models.reduce(0) { $0 + $1.requestsCost })
        expect(bill.utilisation, within: 1e-12, of: bill.busyHours / bill.paidHours)
    }

    @Test func lendingPaysWhenPeaksFallAtDifferentTimes() throws {
        let supply = try FleetBillTests.rented(.reserved)
        let together = try Self.pool(models: 6, exponent: 0, rate: 300)
        let apart = try Self.pool(models: 6, exponent: 0, rate: 300, stagger: 4)
        #expect(apart.gpus == together.gpus)
        #expect(Double(apart.gpusIfLent) < 0.8 * Double(apart.gpus))
        #expect(together.gpusIfLent == together.gpus)
        let lent = try apart.bill(on: supply, lends: true)
        expect(lent.paidHours, within: 1e-9, of: Double(apart.gpusIfLent) * 168)
        #expect(try lent.costPerOutputToken < 0.8 * apart.bill(on: supply).costPerOutputToken)
        // What is released need not be lent.
        let onDemand = try FleetBillTests.rented(.onDemand)
        #expect(try apart.bill(on: onDemand, lends: true) == apart.bill(on: onDemand))
    }

    @Test func modelsThatDifferHaveServersOfTheirOwn() throws {
        let servers = [try MeasuredRow.llama.server(), try MeasuredRow.gptOSS.server()]
        let demand = try FleetTests.demand(rate: 50)
        let pool = try ModelPool(
            servers: servers, demand: demand, popularity: Popularity(weights: [3, 1]))
        for (index, share) in [0.75, 0.25].enumerated() {
            #expect(
                try pool.models[index].fleet == Fleet(server: servers[index], demand: demand.scaled(by: share)))
        }
        let alike = try ModelPool(
            servers: [servers[0], servers[0]], demand: demand, popularity: Popularity(weights: [3, 1]), stagger: 3)
        #expect(
            try alike
                == ModelPool(
                    server: servers[0], demand: demand, popularity: Popularity(weights: [3, 1]), stagger: 3))
        #expect(throws: ServingError.self) {
            try ModelPool(servers: servers, demand: demand, popularity: .zipf(models: 3, exponent: 1))
        }
    }

    @Test func sharesOfNothingAreRefused() {
        #expect(throws: ServingError.self) { try Popularity(weights: []) }
        #expect(throws: ServingError.self) { try Popularity.zipf(models: 0, exponent: 1) }
        #expect(throws: ServingError.self) { try Popularity.zipf(models: 10_001, exponent: 1) }
        for value in RefusalTests.nonsense {
            #expect(throws: ServingError.self) { try Popularity(weights: [1, value]) }
            guard value != 0 else { continue }
            #expect(throws: ServingError.self) { try Popularity.zipf(models: 3, exponent: value) }
        }
    }
}
