internal import InferenceEconomics
internal import Testing

@Suite struct AcceleratorPriceTests {
    @Test(arguments: AcceleratorPrice.catalogue)
    func entryPassesItsOwnChecksAndNamesItsSource(_ price: AcceleratorPrice) throws {
        let checked = try AcceleratorPrice(
            accelerator: price.accelerator, printedName: price.printedName, kind: price.kind,
            provider: price.provider, quantity: price.quantity, price: price.price, date: price.date,
            source: price.source)
        #expect(checked == price)
        #expect(!price.provider.isEmpty && !price.date.isEmpty && !price.source.isEmpty)
        #expect(Accelerator.catalogue.contains { $0.identifier == price.accelerator })
        #expect(price.perHour > 0.5 && price.perHour < 10, "dollars per hour of one accelerator")
    }

    @Test func pricesAreFoundByAcceleratorAndKind() throws {
        let kinds = Accelerator.b200SXM.publishedPrices(.hyperscalerOwnership)
        #expect(kinds.map(\.perHour) == [1.95])
        #expect(Accelerator.h100SXM.publishedPrices(.threeYearRental).map(\.perHour) == [1.3])
        #expect(Accelerator.mi300X.publishedPrices(.onDemand).map(\.perHour) == [4.5])
        #expect(Accelerator.h20.publishedPrices().isEmpty)
        let all = Accelerator.catalogue.reduce(0) { $0 + $1.publishedPrices().count }
        #expect(all == AcceleratorPrice.catalogue.count)
    }

    @Test func spotIsCheaperThanTheSameProvidersList() {
        for spot in AcceleratorPrice.catalogue where spot.kind == .spot {
            let list = AcceleratorPrice.catalogue.filter {
                $0.kind == .onDemand && $0.provider == spot.provider && $0.accelerator == spot.accelerator
            }
            #expect(!list.isEmpty && list.allSatisfy { spot.perHour < $0.perHour })
        }
    }

    @Test func ownershipIsPaidUsedOrNotAndListPricesAreNot() throws {
        for price in AcceleratorPrice.catalogue {
            let supply = try AcceleratorSupply(price)
            #expect(supply.isReleasable == (price.kind == .onDemand || price.kind == .spot))
            #expect(try supply.hour().total == price.perHour)
        }
    }

    @Test(arguments: RefusalTests.nonsense)
    func pricesThatAreNoneAreRefused(_ value: Double) {
        #expect(throws: ServingError.self) {
            try AcceleratorPrice(
                accelerator: "h100_sxm", printedName: "H100", kind: .onDemand, provider: "nobody", price: value,
                date: "2026-01", source: "made up")
        }
    }

    @Test func pricesOfNothingAreRefused() {
        #expect(throws: ServingError.self) {
            try AcceleratorPrice(
                accelerator: "h100_sxm", printedName: "H100", kind: .onDemand, provider: "nobody", quantity: 0,
                price: 2, date: "2026-01", source: "made up")
        }
        #expect(throws: ServingError.self) {
            try AcceleratorSupply(AcceleratorPrice.catalogue[0], interruptedShare: 1)
        }
    }

    @Test func siteNeedsMorePowerThanTheAcceleratorAlone() {
        let known = Accelerator.catalogue.filter { $0.allInPower != nil }
        #expect(known.count == 9)
        for accelerator in known {
            #expect(accelerator.allInPower ?? 0 > accelerator.power ?? .infinity, "\(accelerator.name)")
        }
    }
}
