internal import InferenceEconomics
internal import Testing
internal import Vocabulary

@Suite struct HourTests {
    static func draw() throws -> PowerDraw {
        try PowerDraw(board: 700, server: 300, loadFactor: 0.8, idleShare: 0.3, powerUsageEffectiveness: 1.3)
    }

    /// `mine` of the samples.
    static func owned() throws -> OwnedAccelerator {
        try OwnedAccelerator(
            capital: Capital(accelerator: 30_000), financing: Financing(interestRate: 0.1, years: 5),
            residualShare: 0.1, power: draw(), energyPrice: 0.08, hostingPrice: 150, maintenanceShare: 0.03, staff: 500)
    }

    @Test(arguments: [0, 0.5, 1] as [Double])
    func anOwnedHourIsThatOfTheModel(_ utilisation: Double) throws {
        let hour = try Self.owned().hour(utilisation: utilisation)
        for (name, dollars) in [
            ("capital", hour.capital), ("energy", hour.energy), ("hosting", hour.hosting),
            ("maintenance", hour.maintenance), ("staff", hour.staff), ("rent", 0), ("total", hour.total),
        ] {
            try expectNumber("mine.hour(\(utilisation)).\(name) in USD/h", dollars)
        }
        try expectNumber("draw.mean(\(utilisation)) in W", Self.draw().watts(utilisation: utilisation))
    }

    @Test func aUsefulHourBearsTheIdleOnes() throws {
        try expectNumber(
            "mine.useful_hour(0.4) in USD/h", AcceleratorSupply.owned(Self.owned()).costPerUsefulHour(utilisation: 0.4))
        let rented = try RentedAccelerator(price: 2, contract: .reserved, interruptedShare: 0.02)
        try expectNumber(
            "theirs.useful_hour(0.4) in USD/h", AcceleratorSupply.rented(rented).costPerUsefulHour(utilisation: 0.4))
        try expectNumber("theirs.availability", 0.98)
        try expectNumber("draw.reserved in W", 1000)
    }

    @Test(
        arguments: [
            ("rented(2 USD/h).is_releasable", "yes"), ("rented(2 USD/h, \"spot\").is_releasable", "yes"),
            ("rented(2 USD/h, contract: \"reserved\").is_releasable", "no"), ("mine.is_releasable", "no"),
            ("rented(2 USD/h, \"spot\")", "spot accelerator"),
            ("h100_sxm.price(\"three_year_rental\").supply().hour().total", "1.3 USD/h"),
            ("h100_sxm.price(\"on_demand\", \"Verda\").supply().is_releasable", "yes"),
            ("h100_sxm.price(\"on_demand\", provider: \"Nebius\", quantity: 8).per_gpu", "2.95 USD/h"),
            ("h100_sxm.price(\"on_demand\", provider: \"Nebius\", quantity: 8).price", "23.6 USD/h"),
            ("h100_sxm.price(\"hyperscaler_ownership\").date", "2025-08"),
        ])
    func aSupplyKnowsItsContract(_ formula: String, _ text: String) {
        #expect(evaluate(formula, Samples.definitions).description == text)
    }

    @Test(arguments: Accelerator.catalogue.map { $0.identifier })
    func thePublishedPricesAreThoseOfTheCatalogue(_ identifier: String) throws {
        let all = try Samples.accelerator(identifier).publishedPrices()
        try expectNumber("count(\(identifier).prices())", Double(all.count))
        for kind in AcceleratorPriceKind.allCases {
            try expectNumber(
                "count(\(identifier).prices(\"\(kind.rawValue)\"))", Double(all.filter { $0.kind == kind }.count))
        }
        for price in all {
            let call =
                "\(identifier).price(\"\(price.kind.rawValue)\", \"\(price.provider)\", \(price.quantity)).per_gpu in USD/h"
            guard
                all.filter({ $0.kind == price.kind && $0.provider == price.provider && $0.quantity == price.quantity })
                    .count == 1
            else { continue }
            try expectNumber(call, price.perHour)
        }
    }

    @Test func owningBreaksEvenWhereItCostsAsMuchAsRenting() throws {
        let utilisation = try Samples.number("mine.break_even(rented(4 USD/h))")
        try expectNumber("mine.useful_hour(\(utilisation)) in USD/h", 4)
    }

    @Test(
        arguments: [
            ("rented(-1 USD/h)", "price of an hour is -1, expected a finite number, zero or above"),
            ("rented(2 USD/h, \"spt\")", "contract is 'spt', expected one of on_demand, reserved, spot"),
            ("rented(2 USD/h, interrupted_share: 1)", "interrupted share is 1, expected from 0 to below 1"),
            ("power_draw(0 W)", "power is 0, expected a finite number above zero"),
            ("power_draw(700 W, pue: 0.9)", "power usage effectiveness is 0.9, expected from 1 to 10"),
            ("draw.mean(2)", "utilisation is 2, expected from 0 to 1"),
            ("mine.hour(-1)", "utilisation is -1, expected from 0 to 1"),
            ("mine.useful_hour(0)", "utilisation is 0, expected above 0, at most 1"),
            (
                "owned(0 USD, 0.1, 5 year, draw, 0.1 USD/kWh)", "capital is 0, expected a finite number above zero"
            ),
            (
                "owned(1 USD, 11, 5 year, draw, 0.1 USD/kWh)",
                "interest rate is 11, expected from 0 to 1 a year: eight per cent are 0.08"
            ),
            (
                "owned(1 USD, 0.1, 0 year, draw, 0.1 USD/kWh)",
                "years of use is 0, expected above 0, at most 100 years"
            ),
            (
                "h100_sxm.price(\"rent\")",
                "kind is 'rent', expected one of hyperscaler_ownership, neocloud_ownership, three_year_rental, on_demand, spot, assumed"
            ),
            (
                "gb200.price(\"spot\")",
                "kind of a price of the GB200 is 'spot', expected one that is in the catalogue: hyperscaler_ownership, neocloud_ownership, three_year_rental"
            ),
            (
                "a30.price(\"spot\")",
                "kind of a price of the A30 is 'spot', expected another accelerator: no price of this one is in the catalogue"
            ),
            (
                "h100_sxm.price(\"spot\")",
                "spot price of the H100 SXM is published 3 times like this, expected provider and quantity of one of Nebius × 1, Nebius × 8, Verda × 1"
            ),
            (
                "h100_sxm.price(\"spot\", \"Lium\")",
                "spot price of the H100 SXM is published 0 times like this, expected provider and quantity of one of Nebius × 1, Nebius × 8, Verda × 1"
            ),
            ("theirs.break_even(mine)", "accelerator that is owned is a rented one, expected what 'owned' gives"),
            (
                "mine.break_even(mine)",
                "accelerator that is rented is an owned one, expected what 'rented' gives or a published price"
            ),
        ])
    func nonsenseIsRefused(_ formula: String, _ summary: String) {
        #expect(evaluate(formula, Samples.definitions).description == "refused: \(summary)")
    }

    @Test func whereOwningIsAlwaysDearerThereIsNoBreakEven() {
        let text = evaluate("mine.break_even(rented(1 cent/h))", Samples.definitions + "\ncent = 0").description
        #expect(!text.isEmpty)
        let refusal = evaluate("mine.break_even(rented(0.01 USD/h))", Samples.definitions).description
        #expect(refusal.hasPrefix("refused: no utilisation from 0.001 to 1 gives 1; the nearest is"))
    }
}
