internal import InferenceEconomics
internal import Testing

@Suite struct PolicyTests {
    static func report(
        _ batching: Batching, rate: Double, budget: Int? = nil, limit: Int = 64, target: LatencyTarget = .none
    ) throws -> SimulationReport {
        let tier = try PriorityTier(name: "chat", target: target)
        let workload = try Workload(
            arrivals: .poisson(rate: rate), lengths: Traffic.chat, requests: 1500, tiers: [tier])
        return try Simulation(
            server: Traffic.small(), workload: workload,
            policy: SchedulingPolicy(batching, runningLimit: limit, tokenBudget: budget), seed: 5
        ).run()
    }

    @Test func continuousBatchingServesWhatStaticBatchingCannot() throws {
        let fixed = try Self.report(.wholeBatches, rate: 12)
        let continuous = try Self.report(.continuous, rate: 12)
        let chunked = try Self.report(.chunked, rate: 12)
        #expect(fixed.isOverloaded && !continuous.isOverloaded && !chunked.isOverloaded)
        #expect(continuous.all.timeToFirstToken.mean * 10 < fixed.all.timeToFirstToken.mean)
        #expect(chunked.all.endToEnd.p99 < fixed.all.endToEnd.p50)
    }

    @Test func chunksSpareRunningRequestsThePausesForPrompts() throws {
        let continuous = try Self.report(.continuous, rate: 12)
        let chunked = try Self.report(.chunked, rate: 12, budget: 512)
        #expect(chunked.all.interTokenLatency.p99 < continuous.all.interTokenLatency.p99)
        #expect(continuous.all.timeToFirstToken.mean < chunked.all.timeToFirstToken.mean)
    }

    @Test func sustainableRateSeparatesWhatHoldsFromWhatPilesUp() throws {
        for batching in Batching.allCases {
            let workload = try Workload(arrivals: .poisson(rate: 1), lengths: Traffic.chat, requests: 1500)
            let rate = try Simulation(
                server: Traffic.small(), workload: workload, policy: SchedulingPolicy(batching, runningLimit: 64)
            ).sustainableRate()
            #expect(try !Self.report(batching, rate: 0.8 * rate).isOverloaded, "\(batching) at 0.8 of \(rate)")
            #expect(try Self.report(batching, rate: 1.3 * rate).isOverloaded, "\(batching) at 1.3 of \(rate)")
        }
    }

    @Test func aSimulationGivesUpAfterTheStepsThatItMayTake() throws {
        let simulation = try Simulation(
            server: Traffic.small(),
            workload: Workload(arrivals: .poisson(rate: 10), lengths: Traffic.chat, requests: 300))
        let whole = try simulation.run()
        #expect(try simulation.run(mostSteps: 1_000_000) == whole)
        #expect {
            try simulation.run(mostSteps: 50)
        } throws: { error in
            guard case .simulationTooLong(50, let answered, 300)? = error as? ServingError else { return false }
            return answered < 300
        }
        #expect(throws: ServingError.self) { try simulation.run(mostSteps: -1) }
    }

    @Test(arguments: [["a", "a"], ["b", "a", "b"], ["all"]])
    func tiersThatCannotBeToldApartAreRefused(_ names: [String]) throws {
        let tiers = try names.map { try PriorityTier(name: $0) }
        #expect(throws: ServingError.self) {
            try Workload(arrivals: .poisson(rate: 10), lengths: Traffic.chat, requests: 10, tiers: tiers)
        }
    }

    @Test func sustainableRateDoesNotDependOnHowManyRequestsAreSimulated() throws {
        let rates = try [200, 3000].map { count in
            try Simulation(
                server: Traffic.small(),
                workload: Workload(arrivals: .poisson(rate: 1), lengths: Traffic.chat, requests: count),
                policy: SchedulingPolicy(.chunked, runningLimit: 128)
            ).sustainableRate()
        }
        // The mean lengths of two hundred drawn requests differ from those of three thousand by a few per cent.
        expect(rates[0], within: 0.15, of: rates[1])
    }

    @Test func moreLoadMeansLargerBatchesAndFewerGoodRequests() throws {
        let target = try LatencyTarget(timeToFirstToken: 0.3, timePerOutputToken: 0.014)
        let reports = try [1.0, 12, 24, 60].map { try Self.report(.chunked, rate: $0, limit: 256, target: target) }
        for (light, heavy) in zip(reports, reports.dropFirst()) {
            #expect(light.meanBatch < heavy.meanBatch)
            #expect(light.all.attainment >= heavy.all.attainment)
            #expect(light.all.endToEnd.mean < heavy.all.endToEnd.mean)
        }
        #expect(reports[0].utilisation < 0.95 && reports[3].utilisation > 0.99)
        #expect(reports[0].all.attainment > 0.95 && reports[3].all.attainment < 0.5)
        expect(reports[0].all.goodput, within: 0.05, of: reports[0].all.requestRate)
    }

    @Test func limitOfRunningRequestsIsKept() throws {
        for batching in Batching.allCases {
            let report = try Self.report(batching, rate: 30, limit: 16)
            #expect(report.batchShares.count <= 17)
            #expect(report.meanBatch > 10)
        }
    }

    @Test func leastLoadedReplicasWaitLessThanTakingTurns() throws {
        func report(_ balancing: Balancing) throws -> SimulationReport {
            let workload = try Workload(
                arrivals: .gamma(rate: 40, variation: 3),
                lengths: .lognormal(prompt: 1000, promptVariation: 2, output: 200, outputVariation: 2), requests: 2000)
            return try Simulation(
                server: Traffic.small(), workload: workload, policy: SchedulingPolicy(.chunked, runningLimit: 16),
                replicas: 4, balancing: balancing
            ).run()
        }
        let fair = try report(.leastLoaded)
        let blind = try report(.roundRobin)
        #expect(fair.all.timeToFirstToken.mean < blind.all.timeToFirstToken.mean)
        #expect(fair.all.throughputPerGPU * 4 == fair.all.throughput)
    }

    @Test func burstsWaitLongerThanSteadyArrivals() throws {
        func wait(_ arrivals: ArrivalProcess) throws -> (time: Double, rate: Double) {
            let workload = try Workload(arrivals: arrivals, lengths: Traffic.chat, requests: 4000)
            let report = try Simulation(
                server: Traffic.small(), workload: workload, policy: SchedulingPolicy(.chunked, runningLimit: 64)
            ).run()
            return (report.all.timeToFirstToken.mean, report.offeredRate)
        }
        let clock = try wait(.gamma(rate: 12, variation: 0))
        let poisson = try wait(.poisson(rate: 12))
        let gamma = try wait(.gamma(rate: 12, variation: 4))
        let onOff = try wait(.onOff(rate: 12, busy: 5, silent: 15))
        #expect(clock.time < poisson.time && poisson.time < gamma.time && poisson.time < onOff.time)
        expect(clock.rate, within: 1e-9, of: 12)
        expect(poisson.rate, within: 0.06, of: 12)
        expect(gamma.rate, within: 0.2, of: 12)
        expect(onOff.rate, within: 0.3, of: 12)
    }

    @Test func streamsHaveTheirOwnArrivalsAndTiers() throws {
        let fast = try RequestStream(
            arrivals: .poisson(rate: 5), lengths: Traffic.fixed(200, 50), requests: 500,
            tiers: [PriorityTier(name: "fast", priority: 0)])
        let batch = try RequestStream(
            arrivals: .gamma(rate: 2, variation: 3), lengths: Traffic.fixed(4000, 500), requests: 200,
            tiers: [PriorityTier(name: "batch", priority: 1)])
        let report = try Simulation(
            server: Traffic.small(), workload: Workload(streams: [fast, batch]),
            policy: SchedulingPolicy(.chunked, runningLimit: 16)
        ).run()
        #expect(report.tiers.map { $0.name } == ["fast", "batch"])
        #expect(report.tiers[0].promptTokens == 500 * 200 && report.tiers[1].outputTokens == 200 * 500)
        #expect(report.tiers[0].journey.queue < report.tiers[1].journey.queue)
    }

    @Test func lengthsHaveTheMeansThatWereAsked() throws {
        let workload = try Workload(
            arrivals: .poisson(rate: 1), lengths: Traffic.chat, requests: 20_000, prefixHitRate: 0.5)
        let report = try Simulation(server: Traffic.small(), workload: workload, replicas: 1).run()
        expect(Double(report.all.promptTokens) / 20_000, within: 0.03, of: 1000)
        expect(Double(report.all.outputTokens) / 20_000, within: 0.03, of: 200)
        // Half of each prompt is cached.
        expect(Double(report.computedPromptTokens), within: 0.001, of: Double(report.all.promptTokens) / 2)
    }
}
