internal import Foundation
internal import Testing

/// Simulations that one build leaves to the next.
@Suite struct RememberedSimulationTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try write(rate: 2)
    }

    private func write(rate: Int) throws {
        let chapter = """
            # Waiting

            ```let
            plan      = server(llama_3_1_8b, h100_sxm, weights: fp8)
            outcome   = simulate(plan, poisson_arrivals(\(rate) request/s), fixed_lengths(300 token, 50 token), 200 request)
            most      = outcome.sustainable_rate()
            ```

            `= outcome.all.end_to_end.mean` and `= most`

            """
        try folder.write(chapter, to: "chapters/01-waiting.md")
    }

    /// Builds, and returns the line about simulations and the page.
    private func build(remembering: Bool = true) throws -> (line: String, page: String) {
        let run = CommandRun(
            ["build", "--chapters", folder["chapters"], "--output", folder["output"], "--timings"],
            memory: remembering ? folder["memory/simulations"] : nil)
        #expect(run.status == 0, "\(run.error)")
        let line = run.error.split(separator: "\n").first { $0.contains("simulations") } ?? ""
        return (String(line), try String(contentsOfFile: folder["output/01-waiting.md"], encoding: .utf8))
    }

    private var kept: [String] {
        get throws {
            let memory = folder["memory/simulations"]
            return try FileManager.default.subpathsOfDirectory(atPath: memory).filter { $0.contains("/") }
                .map { memory + "/" + $0 }
        }
    }

    @Test func whatOneBuildRanTheNextRemembers() throws {
        let first = try build()
        #expect(first.line == "  simulations: 2 run, 0 remembered")
        let second = try build()
        #expect(second.line == "  simulations: 0 run, 2 remembered")
        #expect(second.page == first.page)
    }

    @Test func anotherSimulationRuns() throws {
        let first = try build()
        try write(rate: 3)
        let second = try build()
        #expect(second.line == "  simulations: 2 run, 0 remembered")
        #expect(second.page != first.page)
    }

    @Test func whatIsDamagedRunsAgain() throws {
        let first = try build()
        for path in try kept {
            var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            bytes[3] ^= 0x40
            try bytes.write(to: URL(fileURLWithPath: path))
        }
        let second = try build()
        #expect(second.line == "  simulations: 2 run, 0 remembered")
        #expect(second.page == first.page)
    }

    @Test func withoutAPlaceToKeepThemTheyRun() throws {
        let first = try build(remembering: false)
        #expect(first.line == "  simulations: 2 run, 0 remembered")
        try folder.write("a file where the folder should be", to: "memory")
        #expect(try build().line == "  simulations: 2 run, 0 remembered")
    }

    @Test func ofManyProgramsTheLastOnesAreRemembered() throws {
        for index in 0..<6 { try folder.makeFolder("memory/simulations/old-\(index)") }
        _ = try build()
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder["memory/simulations"]).count == 4)
    }
}
