internal import InferenceEconomics
internal import TestSupport
internal import Testing

@Suite struct HourTests {
    /// An owner with every cost, in round numbers.
    static func owner(
        capital: Double = 32000, interest: Double = 0.1, years: Double = 4, residualShare: Double = 0.1,
        idleShare: Double = 0.25, energyPrice: Double = 0.08, hostingPrice: Double = 150,
        maintenanceShare: Double = 0.03, staff: Double = 400
    ) throws -> OwnedAccelerator {
        try OwnedAccelerator(
            capital: Capital(accelerator: capital * 0.75, server: capital * 0.15, network: capital * 0.1),
            financing: Financing(interestRate: interest, years: years), residualShare: residualShare,
            power: PowerDraw(
                board: 700, server: 500, loadFactor: 0.8, idleShare: idleShare, powerUsageEffectiveness: 1.25),
            energyPrice: energyPrice, hostingPrice: hostingPrice, maintenanceShare: maintenanceShare, staff: staff)
    }

    @Test func partsOfAnOwnedHourAreWorkedOutByHand() throws {
        let hour = try Self.owner(interest: 0, residualShare: 0.25).hour(utilisation: 0.5)
        // A quarter of 24,000 a year; 1.2 kW at 0.8 and 1.25, at 0.25 + 0.75 / 2 of it.
        expect(hour.capital, within: 1e-12, of: 24000 / 4 / 8760.0)
        expect(hour.energy, within: 1e-12, of: 1.2 * 0.625 * 0.08)
        expect(hour.hosting, within: 1e-12, of: 1.2 * 150 / 730)
        expect(hour.maintenance, within: 1e-12, of: 960 / 8760.0)
        expect(hour.staff, within: 1e-12, of: 400 / 8760.0)
        #expect(hour.rent == 0)
    }

    @Test func partsOfAnHourAddUp() throws {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<100 {
            let owned = try Self.owner(
                capital: .random(in: 1000...90000, using: &random), interest: .random(in: 0...0.3, using: &random),
                years: .random(in: 1...8, using: &random), residualShare: .random(in: 0...1, using: &random),
                idleShare: .random(in: 0...1, using: &random), staff: .random(in: 0...3000, using: &random))
            let hour = try owned.hour(utilisation: .random(in: 0...1, using: &random))
            let parts = [hour.capital, hour.energy, hour.hosting, hour.maintenance, hour.staff, hour.rent]
            #expect(parts.allSatisfy { $0 >= 0 })
            expect(parts.reduce(0, +), within: 1e-12, of: hour.total)
        }
    }

    @Test func idleAcceleratorSavesEnergyAlone() throws {
        let owned = try Self.owner()
        let idle = try owned.hour(utilisation: 0)
        let busy = try owned.hour()
        expect(idle.energy, within: 1e-12, of: busy.energy * 0.25)
        #expect(idle.capital == busy.capital && idle.hosting == busy.hosting)
        #expect(idle.maintenance == busy.maintenance && idle.staff == busy.staff)
    }

    @Test func moreWorkMakesTheUsefulHourCheaper() throws {
        let supplies = [
            AcceleratorSupply.owned(try Self.owner()),
            .rented(try RentedAccelerator(price: 2)),
            .rented(try RentedAccelerator(price: 1, contract: .spot, interruptedShare: 0.1)),
        ]
        for supply in supplies {
            var last = Double.infinity
            for step in 1...20 {
                let cost = try supply.costPerUsefulHour(utilisation: Double(step) / 20)
                #expect(cost < last)
                last = cost
            }
            expect(last, within: 1e-12, of: try supply.hour().total / supply.availability)
        }
    }

    @Test func interruptionsArePaidByTheHoursThatRemain() throws {
        let spot = AcceleratorSupply.rented(
            try RentedAccelerator(price: 0.9, contract: .spot, interruptedShare: 0.25))
        expect(try spot.costPerUsefulHour(utilisation: 0.5), within: 1e-12, of: 0.9 / 0.5 / 0.75)
        #expect(try spot.hour(utilisation: 0.5).total == 0.9)
    }

    @Test func whatIsNotReservedOrOwnedCanBeReleased() throws {
        #expect(!AcceleratorSupply.owned(try Self.owner()).isReleasable)
        let releasable = try RentalContract.allCases.filter {
            AcceleratorSupply.rented(try RentedAccelerator(price: 1, contract: $0)).isReleasable
        }
        #expect(releasable == [.onDemand, .spot])
    }

    @Test(arguments: RefusalTests.nonsense)
    func ownersAndTenantsRefusePricesThatAreNone(_ value: Double) throws {
        #expect(throws: ServingError.self) { try Financing(interestRate: 0.1, years: value) }
        #expect(throws: ServingError.self) { try Capital(accelerator: value) }
        #expect(throws: ServingError.self) { try PowerDraw(board: value) }
        #expect(throws: ServingError.self) { try PowerDraw(board: 700, powerUsageEffectiveness: value) }
        #expect(throws: ServingError.self) {
            try AcceleratorSupply.owned(Self.owner()).costPerUsefulHour(utilisation: value)
        }
        guard value != 0 else { return }
        #expect(throws: ServingError.self) { try Financing(interestRate: value, years: 4) }
        #expect(throws: ServingError.self) { try Capital(accelerator: 1, server: value) }
        #expect(throws: ServingError.self) { try Capital(accelerator: 1, network: value) }
        #expect(throws: ServingError.self) { try Capital(accelerator: 1, storage: value) }
        #expect(throws: ServingError.self) { try PowerDraw(board: 700, server: value) }
        #expect(throws: ServingError.self) { try PowerDraw(board: 700, loadFactor: value) }
        #expect(throws: ServingError.self) { try PowerDraw(board: 700, idleShare: value) }
        #expect(throws: ServingError.self) { try PowerDraw(board: 700).watts(utilisation: value) }
        #expect(throws: ServingError.self) { try Self.owner(residualShare: value) }
        #expect(throws: ServingError.self) { try Self.owner(energyPrice: value) }
        #expect(throws: ServingError.self) { try Self.owner(hostingPrice: value) }
        #expect(throws: ServingError.self) { try Self.owner(maintenanceShare: value) }
        #expect(throws: ServingError.self) { try Self.owner(staff: value) }
        #expect(throws: ServingError.self) { try Self.owner().hour(utilisation: value) }
        #expect(throws: ServingError.self) { try RentedAccelerator(price: value) }
        #expect(throws: ServingError.self) { try RentedAccelerator(price: 1, interruptedShare: value) }
        let rented = AcceleratorSupply.rented(try RentedAccelerator(price: 1))
        #expect(throws: ServingError.self) { try rented.hour(utilisation: value) }
    }

    @Test func sharesAboveOneAreRefused() throws {
        #expect(throws: ServingError.self) { try Self.owner().hour(utilisation: 1.01) }
        #expect(throws: ServingError.self) { try Self.owner(residualShare: 1.01) }
        #expect(throws: ServingError.self) { try PowerDraw(board: 700, loadFactor: 1.01) }
        #expect(throws: ServingError.self) { try PowerDraw(board: 700, powerUsageEffectiveness: 0.99) }
        #expect(throws: ServingError.self) { try RentedAccelerator(price: 1, interruptedShare: 1) }
        #expect(
            throws: ServingError.value(name: "utilisation", given: 1.5, expected: "above 0, at most 1")
        ) {
            try AcceleratorSupply.rented(RentedAccelerator(price: 1)).costPerUsefulHour(utilisation: 1.5)
        }
    }
}
