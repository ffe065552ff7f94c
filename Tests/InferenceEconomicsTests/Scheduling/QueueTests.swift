internal import Foundation
internal import InferenceEconomics
internal import Testing

/// Where the assumptions of queueing theory hold, so must its results.
@Suite struct QueueTests {
    /// A gateway of one worker before an idle server: nothing else takes long.
    static func gateway(_ layer: Layer, rate: Double, lengths: LengthDistribution, requests: Int) throws -> Double {
        let workload = try Workload(arrivals: .poisson(rate: rate), lengths: lengths, requests: requests)
        let report = try Simulation(
            server: Traffic.small(), workload: workload, journey: Journey(gateway: layer), seed: 11
        ).run()
        return report.all.journey.gateway
    }

    @Test(arguments: [0.3, 0.6, 0.8])
    func constantServiceWaitsAsInMD1(_ load: Double) throws {
        // Pollaczek-Khinchine: wait = load x service / (2 (1 - load)).
        let service = 0.1
        let whole = try Self.gateway(
            Layer(fixed: service, workers: 1), rate: load / service, lengths: Traffic.fixed(100, 1),
            requests: 60_000)
        expect(whole - service, within: 0.04, of: load * service / (2 * (1 - load)))
    }

    @Test(arguments: [0.3, 0.6, 0.8])
    func exponentialServiceWaitsAsInMM1(_ load: Double) throws {
        // Prompts with exponential lengths, and a time for each token: service / (1 - load), waiting included.
        let perToken = 1e-4
        var lengths: [RequestLengths] = []
        // The quantiles of the exponential distribution, in 1,000 steps.
        for step in 0..<1000 {
            let quantile = -log((Double(step) + 0.5) / 1000)
            lengths.append(try RequestLengths(prompt: max(Int(1000 * quantile), 1), output: 1))
        }
        let mean = Double(lengths.reduce(0) { $0 + $1.prompt }) / 1000 * perToken
        let whole = try Self.gateway(
            Layer(perToken: perToken, workers: 1), rate: load / mean, lengths: .empirical(lengths), requests: 60_000)
        expect(whole, within: 0.05, of: mean / (1 - load))
    }

    @Test func twoWorkersWaitLessThanOneTwiceAsFastButServeLonger() throws {
        let one = try Self.gateway(
            Layer(fixed: 0.05, workers: 1), rate: 16, lengths: Traffic.fixed(100, 1), requests: 20_000)
        let two = try Self.gateway(
            Layer(fixed: 0.1, workers: 2), rate: 16, lengths: Traffic.fixed(100, 1), requests: 20_000)
        #expect(two - 0.1 < one - 0.05)
        #expect(two > one)
    }

    @Test(arguments: [0.4, 0.7], Batching.allCases)
    func serverThatRunsOneRequestAtATimeIsAnMD1Queue(_ load: Double, _ batching: Batching) throws {
        let server = try Traffic.small()
        let policy = try SchedulingPolicy(batching, runningLimit: 1)
        let lengths = try Traffic.fixed(500, 50)
        let alone = try Simulation(
            server: server, workload: Workload(arrivals: .closedLoop(concurrency: 1), lengths: lengths, requests: 10),
            policy: policy, journey: Journey(engine: Layer.none)
        ).run()
        let service = alone.all.endToEnd.mean
        let report = try Simulation(
            server: server,
            workload: Workload(arrivals: .poisson(rate: load / service), lengths: lengths, requests: 40_000),
            policy: policy, journey: Journey(engine: Layer.none), seed: 3
        ).run()
        let wait = report.all.journey.poll + report.all.journey.queue
        expect(wait, within: 0.05, of: load * service / (2 * (1 - load)))
        expect(report.utilisation, within: 0.03, of: load)
        expect(report.all.journey.prefill + report.all.journey.decode, within: 1e-9, of: service)
    }
}
