internal import InferenceEconomics
internal import Testing
internal import Vocabulary

@Suite struct FleetTests {
    /// `week` of the samples.
    static func week() throws -> Demand {
        try Demand(
            rate: 20, shape: .wave(peakToMean: 1.6, peakHour: 15), weekendShare: 0.7, promptTokens: 1_000,
            outputTokens: 300, prefixHitRate: 0.3)
    }

    static func target() throws -> LatencyTarget { try LatencyTarget(timeToFirstToken: 2, timePerOutputToken: 0.05) }

    /// `f` of the samples.
    static func fleet() throws -> Fleet {
        try Fleet(
            server: Samples.server(), demand: week(), target: target(), reserve: Reserve(replicas: 1, share: 0.1))
    }

    @Test func aDemandIsThatOfTheModel() throws {
        let week = try Self.week()
        try expectNumber("week.rate in request/s", 20)
        try expectNumber("week.peak_rate in request/s", week.peakRate)
        try expectNumber("week.output_rate in token/s", week.outputRate)
        try expectNumber("week.requests_per_week in request", week.requestsPerWeek)
        try expectNumber("week.rate_at(40 h) in request/s", week.rate(hour: 40))
        try expectNumber("week.requests(10 h, 2 day) in request", week.requests(from: 10, to: 48))
        try expectNumber("week.scaled(0.25).rate in request/s", 5)
        try expectNumber("week.shifted(3 h).rate_at(43 h) in request/s", week.rate(hour: 40))
        try expectNumber("week.day.peak_to_mean", 1.6)
        try expectNumber("wave.factor(3 h)", DayShape.wave(peakToMean: 1.6, peakHour: 15).factor(hour: 3))
        try expectNumber("wave.shifted(-3 h).factor(0 h)", DayShape.wave(peakToMean: 1.6, peakHour: 15).factor(hour: 3))
        try expectNumber("flat_day.peak_to_mean", 1)
        let hours = (1...24).map { "\($0)" }.joined(separator: ", ")
        try expectNumber("day_hours([\(hours)]).factor(23.5 h)", 24 / 12.5)
    }

    @Test func aFleetIsThatOfTheModel() throws {
        let fleet = try Self.fleet()
        try expectNumber("f.replicas", Double(fleet.replicas))
        try expectNumber("f.gpus", Double(fleet.gpus))
        try expectNumber("f.utilisation", fleet.utilisation)
        try expectNumber("f.utilisation_if_scaled", fleet.utilisationIfScaled)
        try expectNumber("f.capacity_per_replica in request/s", fleet.capacityPerReplica)
        try expectNumber("sum(f.replicas_by_hour)", Double(fleet.replicasByHour.reduce(0, +)))
        try expectNumber("count(f.replicas_by_hour)", 168)
        let busiest = "s.busiest(1_000 token, 300 token, 0.3, target: quick)"
        try expectNumber("f.point.concurrency - \(busiest).concurrency", 0)
        try expectNumber("fleet_at(\(busiest), week, 1, 0.1).replicas", Double(fleet.replicas))
    }

    @Test func aBillIsThatOfTheModel() throws {
        let supply = AcceleratorSupply.owned(try HourTests.owned())
        let backfill = try Backfill(highestUtilisation: 0.9, wanted: 500, value: 0.5)
        let bill = try Self.fleet().bill(on: supply, backfill: backfill, startHours: 0.5)
        let formula = "f.bill(mine, backfill: backfill(0.9, wanted: 500 h, value: 0.50 USD/h), start: 30 min)"
        try expectBill(formula, bill)
    }

    @Test func aBillOfTwoSuppliesIsThatOfTheModel() throws {
        let bill = try Self.fleet().bill(
            base: .owned(HourTests.owned()), baseReplicas: 2,
            burst: .rented(RentedAccelerator(price: 3)), startHours: 0.25)
        try expectBill("f.mixed_bill(mine, 2, rented(3 USD/h), start: 15 min)", bill)
    }

    private func expectBill(_ formula: String, _ bill: FleetBill) throws {
        for (name, dollars) in [
            ("cost", bill.cost), ("backfill_credit", bill.backfillCredit), ("requests_cost", bill.requestsCost),
        ] {
            try expectNumber("\(formula).\(name) in USD", dollars)
        }
        for (name, hours) in [
            ("paid_hours", bill.paidHours), ("busy_hours", bill.busyHours), ("backfilled_hours", bill.backfilledHours),
        ] {
            try expectNumber("\(formula).\(name) in h", hours)
        }
        try expectNumber("\(formula).requests in request", bill.requests)
        try expectNumber("\(formula).utilisation", bill.utilisation)
        try expectNumber("\(formula).utilisation_with_backfill", bill.utilisationWithBackfill)
        try expectNumber("\(formula).cost_per_useful_hour in USD/h", bill.costPerUsefulHour)
        try expectNumber("\(formula).cost_per_request in USD/request", bill.costPerRequest)
        try expectNumber("\(formula).cost_per_output_token in USD/token", bill.costPerOutputToken)
        let costs = try bill.tokenCosts(keeping: 1e-9)
        try expectNumber("\(formula).token_costs(0.001 USD/Mtoken).output in USD/token", costs.output)
        try expectNumber("\(formula).token_costs(0.001 USD/Mtoken).cached_prompt in USD/token", costs.cachedPrompt)
        try expectNumber("\(formula).token_costs().request in USD/request", bill.costPerRequest)
    }

    @Test func aPoolIsThatOfTheModel() throws {
        let pool = try ModelPool(
            server: Samples.server(), demand: Self.week(), popularity: .zipf(models: 4, exponent: 1.1), stagger: 2)
        try expectNumber("p.gpus", Double(pool.gpus))
        try expectNumber("p.gpus_if_lent", Double(pool.gpusIfLent))
        try expectNumber("p.replicas", Double(pool.replicas))
        try expectNumber("count(p.models)", 4)
        for rank in 1...4 {
            let model = pool.models[rank - 1]
            try expectNumber("p.model(\(rank)).mean.mean_batch", try model.mean.meanBatch)
            try expectNumber("p.model(\(rank)).utilisation", model.utilisation)
            try expectNumber("p.model(\(rank)).fleet.replicas", Double(model.fleet.replicas))
        }
        let bill = try pool.bill(on: .owned(HourTests.owned()), lends: true)
        try expectNumber("p.bill(mine, lends: true).cost in USD", bill.cost)
        try expectNumber("p.bill(mine, lends: true).cost_per_output_token in USD/token", bill.costPerOutputToken)
        try expectNumber("p.bill(mine, lends: true).utilisation", bill.utilisation)
        try expectNumber("count(p.bill(mine).models)", 4)
    }

    @Test func aPoolOfServersIsThatOfTheModel() throws {
        let server = try Samples.server()
        let small = try Server(
            model: LanguageModel.catalogue[0], accelerator: server.accelerator, weights: .bf16)
        let pool = try ModelPool(
            servers: [server, small], demand: Self.week(), popularity: Popularity(weights: [3, 1]),
            target: Self.target(), reserve: Reserve(replicas: 1))
        let formula =
            "pool_of([s, server(llama_3_1_8b, h100_sxm)], week, [3, 1], target: quick, reserve_replicas: 1)"
        try expectNumber("\(formula).gpus", Double(pool.gpus))
        try expectNumber("\(formula).model(2).mean.mean_concurrency", pool.models[1].mean.meanConcurrency)
    }

    @Test(
        arguments: [
            (
                "demand(0 request/s, 1 token, 1 token)",
                "request rate is 0, expected above 0, at most a billion a second"
            ),
            ("day_wave(3)", "peak-to-mean ratio is 3, expected from 1 to 2"),
            ("day_wave(1.5, 25 h)", "hour of the peak is 25, expected from 0 to 24"),
            ("day_hours([1, 2])", "number of hours is 2, expected 24"),
            ("week.rate_at(169 h)", "hour of the week is 169, expected from 0 to 168"),
            ("week.requests(2 h, 1 h)", "end is 1, expected an hour that is not before the start"),
            ("week.shifted(90 min)", "later is 1.5, expected a whole number"),
            (
                "latency_target(time_to_first_token: 0 s)",
                "target of the time to first token is 0, expected a finite number above zero"
            ),
            (
                "latency_target(time_per_output_token: 1 s, speed: 3 token/s)",
                "latency target is a speed and a time per output token, expected one of the two"
            ),
            ("latency_target(speed: 5 token/s).time_to_first_token", "the target leaves the time to first token open"),
            (
                "fleet(s, week, reserve_replicas: 0.5)",
                "reserve_replicas is 0.5, expected a whole number"
            ),
            ("fleet(s, week, reserve_share: -1)", "share of reserve is -1, expected from 0 to 100 times the need"),
            ("f.bill(mine, start: 25 h)", "hours to start is 25, expected from 0 to 24"),
            (
                "f.mixed_bill(mine, 2, mine)",
                "supply of the burst is owned or reserved, expected one that is rented by the hour"
            ),
            ("backfill(1.5)", "highest utilisation is 1.5, expected from 0 to 1"),
            ("backfill(wanted: -1 h)", "backfill wanted is -1, expected a finite number, zero or above"),
            ("p.model(5)", "rank is 5, expected from 1 to 4"),
            ("p.model(0)", "rank is 0, expected from 1 to 4"),
            ("pool(s, week, 0)", "number of models is 0, expected from 1 to 10000"),
            ("pool_of([s], week, [1, 2])", "number of servers is 1, expected one for each share of the traffic"),
            ("s.serve_rate(0 request/s, 1 token, 1 token)", "request rate is 0, expected a finite number above zero"),
        ])
    func nonsenseIsRefused(_ formula: String, _ summary: String) {
        #expect(evaluate(formula, Samples.definitions).description == "refused: \(summary)")
    }

    @Test func aTargetThatNobodyMeetsIsRefused() {
        let text = evaluate(
            "fleet(s, week, latency_target(time_per_output_token: 1 ms))", Samples.definitions
        ).description
        #expect(text.hasPrefix("refused: time per output token is to be at most 0.001 s, but is"))
    }
}
