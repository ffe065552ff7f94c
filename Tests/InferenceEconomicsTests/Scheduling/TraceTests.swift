internal import InferenceEconomics
internal import Testing

/// The traces of Azure, whole.
@Suite struct TraceTests {
    @Test(arguments: [("azure2023_conv.csv", 19_366), ("azure2023_code.csv", 8_819)])
    func tracesOfAzureAreServedWhole(_ name: String, _ count: Int) throws {
        let trace = try Measured.trace(name)
        #expect(trace.times.count == count)
        let server = try Server(
            model: .llama3_1_70B, accelerator: .h100SXM, parallelism: Parallelism(tensor: 4), weights: .fp8)
        let simulation = try Simulation(server: server, workload: Workload(trace: trace), replicas: 2)
        let report = try simulation.run()
        let all = report.all
        #expect(all.finished == count && all.unfinished == 0 && report.refused == 0)
        #expect(all.promptTokens == trace.lengths.reduce(0) { $0 + $1.prompt })
        #expect(all.outputTokens == trace.lengths.reduce(0) { $0 + $1.output })
        expect(report.offeredRate, within: 1e-9, of: trace.rate)
        expect(
            report.meanUnderWay * report.duration, within: 1e-9, of: Double(count) * all.endToEnd.mean)
        expect(all.journey.total, within: 1e-9, of: all.endToEnd.mean)
        #expect(!report.isOverloaded)
        #expect(all.timeToFirstToken.p50 < all.timeToFirstToken.p99)
        let rate = try simulation.sustainableRate()
        #expect(rate > trace.rate && rate < 10 * trace.rate)
    }

    @Test func traceThatIsTooFastPilesUpAtTheRateThatIsTooMuch() throws {
        let server = try Server(
            model: .llama3_1_70B, accelerator: .h100SXM, parallelism: Parallelism(tensor: 4), weights: .fp8)
        let trace = try Measured.trace("azure2023_conv.csv").faster(by: 10)
        let simulation = try Simulation(server: server, workload: Workload(trace: trace))
        let report = try simulation.run()
        let sustainable = try simulation.sustainableRate()
        #expect(report.isOverloaded && report.offeredRate > 2 * sustainable)
        // Once all is answered, the whole took as long as the sustainable rate says.
        expect(report.all.requestRate, within: 0.15, of: sustainable)
        #expect(report.utilisation > 0.98)
        #expect(report.all.finished == trace.times.count)
    }

    @Test func repeatedTraceIsAsFastAsOnce() throws {
        let trace = try Measured.trace("azure2023_code.csv")
        let twice = try trace.repeated(2)
        #expect(twice.times.count == 2 * trace.times.count)
        expect(twice.rate, within: 1e-9, of: trace.rate)
        expect(try trace.faster(by: 3).rate, within: 1e-9, of: 3 * trace.rate)
    }
}
