internal import InferenceEconomics
internal import TestSupport
internal import Testing

@Suite struct BreakEvenTests {
    /// A dollar of capital for every hour of two years, no interest: a dollar an hour. A kilowatt at `energy` dollars.
    static func owned(energy: Double = 0, idleShare: Double = 1) throws -> OwnedAccelerator {
        try OwnedAccelerator(
            capital: Capital(accelerator: 2 * 8760), financing: Financing(interestRate: 0, years: 2),
            power: PowerDraw(board: 1000, idleShare: idleShare), energyPrice: energy)
    }

    @Test func owningBeatsRentingWhereItsHoursCostTheRent() throws {
        // A dollar for every hour against 2.5 for the hours with work: 0.4 of them.
        let rented = try RentedAccelerator(price: 2.5)
        guard case .one(let utilisation) = try Self.owned().breakEvenUtilisation(against: rented) else {
            Issue.record("expected one")
            return
        }
        expect(utilisation, within: 1e-12, of: 0.4)
        // With a quarter of a dollar for each hour of work: 1 + 0.25 u = 2.5 u.
        guard
            case .one(let powered) = try Self.owned(energy: 0.25, idleShare: 0).breakEvenUtilisation(against: rented)
        else {
            Issue.record("expected one")
            return
        }
        expect(powered, within: 1e-12, of: 1 / 2.25)
    }

    @Test func cheapRentIsNeverBeatenAndTheEndsSaySo() throws {
        guard
            case .none(let atLower, let atUpper) = try Self.owned().breakEvenUtilisation(
                against: RentedAccelerator(price: 0.8))
        else {
            Issue.record("expected none")
            return
        }
        #expect(atLower > atUpper)
        expect(atUpper, within: 1e-12, of: 1.25)
        #expect(throws: ServingError.self) {
            try Self.owned().breakEvenUtilisation(against: RentedAccelerator(price: 0))
        }
    }

    @Test func reservationIsPaidIdleToo() throws {
        // Both are paid for every hour: what decides is the energy of idle ones.
        let reserved = try RentedAccelerator(price: 1.5, contract: .reserved)
        guard
            case .one(let utilisation) = try Self.owned(energy: 1, idleShare: 0.2).breakEvenUtilisation(
                against: reserved)
        else {
            Issue.record("expected one")
            return
        }
        // 1 + 0.2 + 0.8 u = 1.5.
        expect(utilisation, within: 1e-12, of: 0.375)
        // Without energy nothing is left to decide: owning is two thirds of the cost whatever is asked.
        guard case .none(let atLower, let atUpper) = try Self.owned().breakEvenUtilisation(against: reserved) else {
            Issue.record("expected none")
            return
        }
        expect(atLower, within: 1e-12, of: 2.0 / 3)
        expect(atUpper, within: 1e-12, of: 2.0 / 3)
    }

    @Test(arguments: [2.0, 8, 32, 100])
    func trafficAndConcurrencyAndCostBelongTogether(_ concurrency: Double) throws {
        let priced = try EconomicsSamples.dense()
        let load = try EconomicsSamples.chat()
        let point = try FrontierPoint(priced, load.with(concurrency: concurrency))
        let byBatch = try priced.traffic(concurrency: concurrency, load)
        let byCost = try priced.traffic(costPerToken: point.costPerToken, load)
        expect(byCost.concurrency, within: 1e-9, of: concurrency)
        expect(byCost.requestRate, within: 1e-9, of: byBatch.requestRate)
        // The whole server's rent over the tokens that the traffic asks for.
        expect(byBatch.requestRate * 400 * point.costPerToken, within: 1e-12, of: 4 * 3.0 / 3600)
        expect(try byBatch.total(share: 0.1), within: 1e-12, of: 10 * byBatch.requestRate)
    }

    @Test func trafficThatCannotBeHadIsRefused() throws {
        let priced = try EconomicsSamples.dense()
        let load = try EconomicsSamples.chat()
        let traffic = try priced.traffic(concurrency: 2, load)
        #expect(throws: ServingError.self) { try priced.traffic(concurrency: 1e6, load) }
        #expect(throws: ServingError.self) { try priced.traffic(concurrency: 0, load) }
        #expect(throws: ServingError.self) { try priced.traffic(costPerToken: 0, load) }
        #expect(throws: ServingError.self) { try priced.traffic(costPerToken: 1, load) }
        #expect(throws: ServingError.self) { try priced.traffic(costPerToken: 1e-12, load) }
        #expect(throws: ServingError.self) { try traffic.total(share: 0) }
    }
}
