internal import Formulas
internal import InferenceEconomics

extension PowerDraw: LanguageRecord {
    static let place = RecordPlace.powerDraw
    static let binding = Binding(
        "power draw",
        fields: [
            number("reserved", .power, "what the site must keep ready for it") { $0.reservedKilowatts * 1000 },
            number("load_factor", .number, "share of it that full work draws") { $0.loadFactor },
            number("idle_share", .number, "share of that which idling draws") { $0.idleShare },
            number("pue", .number, "what reaches the meter over what the servers draw") {
                $0.powerUsageEffectiveness
            },
        ],
        methods: [
            method("mean", "mean power at the meter of the site", [.utilisation], .power) {
                (power, arguments) throws(ServingError) in try power.watts(utilisation: arguments.number())
            }
        ])
}

extension AcceleratorSupply: LanguageRecord {
    static let place = RecordPlace.supply
    static func title(of payload: AcceleratorSupply) -> String { payload.words }

    static let binding = Binding(
        "supply of accelerators",
        fields: [
            truth("is_releasable", "whether an hour that is not needed need not be paid") { $0.isReleasable },
            number("availability", .number, "share of the paid hours that can be used") { $0.availability },
            owned("capital", .dollars, "what was paid for it") { $0.capital.total },
            owned("interest", .number, "rate of interest, by the year") { $0.financing.interestRate },
            owned("life", .time, "how long it is used") { $0.financing.years * secondsPerYear },
            owned("residual_share", .number, "share of its price that it brings at the end") { $0.residualShare },
            owned("recovery_factor", .number, "share of the capital that is paid each year") {
                $0.financing.capitalRecoveryFactor
            },
            owned("annuity", .dollars, "interest and repayment of a year") { owned in
                try? owned.financing.annuity(
                    capital: owned.capital.total, residual: owned.residualShare * owned.capital.total)
            },
        ],
        methods: [
            method(
                "hour", "cost of a paid hour of one GPU; only energy depends on the work",
                [Signature.Parameter("utilisation", .number, 1)]
            ) { (supply, arguments) throws(ServingError) in try supply.hour(utilisation: arguments.number()) },
            method("useful_hour", "cost of an hour of work, idle and interrupted hours on it", [.utilisation], .rent) {
                (supply, arguments) throws(ServingError) in
                try supply.costPerUsefulHour(utilisation: arguments.number()) / secondsPerHour
            },
            breakEven,
        ])

    /// A field that only an owned accelerator has.
    private static func owned(
        _ name: String, _ type: Type, _ summary: String, _ read: @escaping @Sendable (OwnedAccelerator) -> Double?
    ) -> Binding.Field {
        number(name, type, summary, missing: { _ in "only an owned accelerator has '\(name)'" }) { supply in
            guard case .owned(let owned) = supply else { return nil }
            return read(owned)
        }
    }

    private var words: String {
        switch self {
        case .owned: "owned accelerator"
        case .rented(let rented):
            switch rented.contract {
            case .onDemand: "accelerator rented on demand"
            case .reserved: "reserved accelerator"
            case .spot: "spot accelerator"
            }
        }
    }
}

extension HourCost: LanguageRecord {
    static let place = RecordPlace.hourCost
    static let binding = Binding(
        "cost of an hour",
        fields: [
            hourly("capital", "interest and repayment of what was bought") { $0.capital },
            hourly("energy", "electricity") { $0.energy },
            hourly("hosting", "space, cooling and connection") { $0.hosting },
            hourly("maintenance", "repairs, spare parts, support") { $0.maintenance },
            hourly("staff", "people who run it") { $0.staff },
            hourly("rent", "rent") { $0.rent },
            hourly("total", "all of it") { $0.total },
        ])
}

extension InferenceVocabulary {
    static let powerDraw = function(
        "power_draw", "what a GPU draws with its share of the server, and what reaches the meter (pue)",
        [
            Signature.Parameter("board", .power), Signature.Parameter("server", .power, 0),
            Signature.Parameter("load_factor", .number, 1), Signature.Parameter("idle_share", .number, 1),
            Signature.Parameter("pue", .number, 1),
        ]
    ) { (arguments) throws(ServingError) in
        try PowerDraw(
            board: arguments.number(), server: arguments.number(), loadFactor: arguments.number(),
            idleShare: arguments.number(), powerUsageEffectiveness: arguments.number())
    }

    static let owned = function(
        "owned", "a GPU that is bought: interest and maintenance by the year, hosting by kW and month",
        [
            Signature.Parameter("capital", .dollars), Signature.Parameter("interest", .number),
            Signature.Parameter("life", .time), Signature.Parameter("power", PowerDraw.self),
            Signature.Parameter("energy_price", .energyPrice), Signature.Parameter("residual_share", .number, 0),
            Signature.Parameter("hosting", .energyPrice, 0), Signature.Parameter("maintenance", .number, 0),
            Signature.Parameter("staff", .rent, 0),
        ]
    ) { (arguments) throws(ServingError) in
        let capital = try Capital(accelerator: arguments.number())
        let financing = try Financing(
            interestRate: arguments.number(), years: arguments.number() / secondsPerYear)
        let power: PowerDraw = arguments.payload()
        let energyPrice = arguments.number() * joulesPerKilowattHour
        return AcceleratorSupply.owned(
            try OwnedAccelerator(
                capital: capital, financing: financing, residualShare: arguments.number(), power: power,
                energyPrice: energyPrice, hostingPrice: arguments.number() * joulesPerKilowattMonth,
                maintenanceShare: arguments.number(), staff: arguments.number() * secondsPerYear))
    }

    static let rented = function(
        "rented", "a GPU that is rented: 'on_demand', 'reserved' or 'spot'",
        [
            Signature.Parameter("price", .rent), .choice("contract", standard: RentalContract.onDemand),
            Signature.Parameter("interrupted_share", .number, 0),
        ]
    ) { (arguments) throws(ServingError) in
        AcceleratorSupply.rented(
            try RentedAccelerator(
                price: arguments.perHour(), contract: arguments.choice(RentalContract.self),
                interruptedShare: arguments.number()))
    }
}
