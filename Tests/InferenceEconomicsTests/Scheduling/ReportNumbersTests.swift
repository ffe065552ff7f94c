internal import InferenceEconomics
internal import Testing

@Suite struct ReportNumbersTests {
    private static func simulation(_ tiers: [String]) throws -> Simulation {
        let workload = try Workload(
            arrivals: .poisson(rate: 8), lengths: Traffic.chat, requests: 200,
            tiers: tiers.map { try PriorityTier(name: $0) })
        return try Simulation(server: Traffic.small(), workload: workload, seed: 3)
    }

    @Test(arguments: [["chat"], ["chat", "batch"]])
    func theNumbersOfAReportGiveItBack(_ tiers: [String]) throws {
        let simulation = try Self.simulation(tiers)
        let report = try simulation.run()
        #expect(SimulationReport(simulation, numbers: report.numbers) == report)
    }

    @Test func numbersThatAreThoseOfNoReportGiveNone() throws {
        let simulation = try Self.simulation(["chat"])
        let numbers = try simulation.run().numbers
        #expect(SimulationReport(simulation, numbers: []) == nil)
        #expect(SimulationReport(simulation, numbers: Array(numbers.dropLast())) == nil)
        #expect(SimulationReport(simulation, numbers: numbers + [0]) == nil)
        #expect(SimulationReport(try Self.simulation(["chat", "batch"]), numbers: numbers) == nil)
    }
}
