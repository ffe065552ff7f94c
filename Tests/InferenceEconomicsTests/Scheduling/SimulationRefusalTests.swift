internal import InferenceEconomics
internal import Testing

@Suite struct SimulationRefusalTests {
    @Test(arguments: RefusalTests.nonsense)
    func numbersOutOfRangeAreRefused(_ value: Double) throws {
        let lengths = try Traffic.fixed(100, 10)
        func workload(_ arrivals: ArrivalProcess) throws -> Workload {
            try Workload(arrivals: arrivals, lengths: lengths, requests: 10)
        }
        #expect(throws: ServingError.self) { try workload(.poisson(rate: value)) }
        #expect(throws: ServingError.self) { try workload(.gamma(rate: value, variation: 1)) }
        #expect(throws: ServingError.self) { try workload(.onOff(rate: 1, busy: value, silent: 1)) }
        #expect(throws: ServingError.self) { try PriorityTier(name: "t", share: value) }
        let drawn = LengthDistribution.lognormal(
            prompt: value, promptVariation: 1, output: 10, outputVariation: 1)
        #expect(throws: ServingError.self) { try Workload(arrivals: .poisson(rate: 1), lengths: drawn, requests: 1) }
        let trace = try RequestTrace(
            times: [0, 1], lengths: Array(repeating: RequestLengths(prompt: 1, output: 1), count: 2))
        #expect(throws: ServingError.self) { try trace.faster(by: value) }
        let server = try Traffic.small()
        #expect(throws: ServingError.self) {
            try Simulation(server: server, workload: workload(.poisson(rate: 1)), horizon: value)
        }
        guard value != 0 else { return }
        #expect(throws: ServingError.self) { try workload(.gamma(rate: 1, variation: value)) }
        #expect(throws: ServingError.self) { try workload(.onOff(rate: 1, busy: 1, silent: value)) }
        #expect(throws: ServingError.self) { try Layer(fixed: value) }
        #expect(throws: ServingError.self) { try Layer(perToken: value) }
        #expect(throws: ServingError.self) {
            try Workload(arrivals: .poisson(rate: 1), lengths: lengths, requests: 10, prefixHitRate: value)
        }
        #expect(throws: ServingError.self) {
            try RequestTrace(times: [value], lengths: [RequestLengths(prompt: 1, output: 1)])
        }
    }

    @Test(arguments: [0, -1])
    func countsBelowOneAreRefused(_ count: Int) throws {
        let lengths = try Traffic.fixed(100, 10)
        #expect(throws: ServingError.self) { try RequestLengths(prompt: count, output: 1) }
        #expect(throws: ServingError.self) { try RequestLengths(prompt: 1, output: count) }
        #expect(throws: ServingError.self) {
            try Workload(arrivals: .poisson(rate: 1), lengths: lengths, requests: count)
        }
        #expect(throws: ServingError.self) {
            try Workload(arrivals: .closedLoop(concurrency: count), lengths: lengths, requests: 1)
        }
        #expect(throws: ServingError.self) { try SchedulingPolicy(.chunked, runningLimit: count) }
        #expect(throws: ServingError.self) { try SchedulingPolicy(.chunked, tokenBudget: count) }
        #expect(throws: ServingError.self) { try Layer(workers: count) }
        let workload = try Workload(arrivals: .poisson(rate: 1), lengths: lengths, requests: 1)
        #expect(throws: ServingError.self) {
            try Simulation(server: Traffic.small(), workload: workload, replicas: count)
        }
    }

    @Test func traceMustBeSortedAndWhole() throws {
        let lengths = try RequestLengths(prompt: 10, output: 10)
        #expect {
            try RequestTrace(times: [0, 2, 1], lengths: [lengths, lengths, lengths])
        } throws: { error in
            "\(error)"
                == "time 3 of the trace is 1, expected a finite number of seconds, at least 2.0: sorted, from zero on"
        }
        #expect(throws: ServingError.self) { try RequestTrace(times: [], lengths: []) }
        #expect(throws: ServingError.self) { try RequestTrace(times: [0, 1], lengths: [lengths]) }
        let trace = try RequestTrace(times: [0], lengths: [lengths])
        #expect(throws: ServingError.self) {
            try Workload(arrivals: .trace(trace), lengths: .fixed(lengths), requests: 2)
        }
    }

    @Test func whatDoesNotGoTogetherIsRefused() throws {
        let lengths = try Traffic.fixed(100, 10)
        let open = try RequestStream(arrivals: .poisson(rate: 1), lengths: lengths, requests: 5)
        let closed = try RequestStream(arrivals: .closedLoop(concurrency: 2), lengths: lengths, requests: 5)
        #expect(throws: ServingError.self) { try Workload(streams: [open, closed]) }
        #expect(throws: ServingError.self) { try Workload(streams: []) }
        #expect(throws: ServingError.self) { try Workload(streams: [open], warmUp: 5) }
        #expect(throws: ServingError.self) { try Journey(streaming: Layer(fixed: 1, workers: 1)) }
        #expect(try Workload(streams: [open], warmUp: 4).requests == 5)
    }
}
