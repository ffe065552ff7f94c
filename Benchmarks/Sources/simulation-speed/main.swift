import Foundation
import InferenceEconomics

// Measures the simulation of scheduling: how many requests it serves a second, whether its time is in proportion to
// them, also where they pile up, and how it compares with `sqlite3` adding up as many rows.
//
//     swift run -c release --package-path Benchmarks simulation-speed [TRACE]

/// How often each is measured.
let turns = 5

let path = CommandLine.arguments.dropFirst().first ?? "Tests/InferenceEconomicsTests/Measured/azure2023_conv.csv"
let trace = try readTrace(path)
let server = try Server(
    model: .llama3_1_70B, accelerator: .h100SXM, parallelism: Parallelism(tensor: 4), weights: .fp8)
print("Llama 3.1 70B, fp8, on replicas of 4 x H100; \(path), \(trace.times.count) requests, repeated.")
print("Median of \(turns) turns on one core; sqlite3 takes its turns in between.\n")

for (name, speed, replicas) in [("the trace as it is, 2 replicas", 1.0, 2), ("10 times as fast, 1 replica", 10.0, 1)] {
    var times: [Double] = []
    for repeats in [4, 16, 64] {
        let workload = try Workload(trace: trace.faster(by: speed).repeated(repeats))
        times.append(try measure(name, workload, replicas))
    }
    print("  4 times the requests: \(figure(times[1] / times[0], 2)) times the time")
    print("  and 4 times those: \(figure(times[2] / times[1], 2))\n")
}

/// Prints one size; returns the seconds.
func measure(_ name: String, _ workload: Workload, _ replicas: Int) throws -> Double {
    var simulated: [Double] = []
    var summed: [Double] = []
    var report: SimulationReport?
    for _ in 0..<turns {
        let start = ContinuousClock.now
        report = try Simulation(server: server, workload: workload, replicas: replicas).run()
        simulated.append(seconds(ContinuousClock.now - start))
        summed.append(try sumRows(workload.requests))
    }
    guard let report else { return 0 }
    let time = median(simulated)
    print("\(name): \(workload.requests) requests in \(figure(time * 1000, 0)) ms")
    print("  \(figure(Double(workload.requests) / time, 0)) requests a second (100000 at least)")
    print("  \(figure(median(zip(simulated, summed).map { $0 / $1 }), 2)) times sqlite3 over as many rows")
    print(
        "  simulated: \(figure(report.duration, 0)) s, busy \(figure(report.utilisation * 100, 0)) %, "
            + "mean batch \(figure(report.meanBatch, 1)), queue \(figure(report.meanQueue, 1)), "
            + "\(report.preemptions) preemptions, overloaded: \(report.isOverloaded)")
    return time
}

/// The wall time of `sqlite3` making and adding up so many rows, its start included.
func sumRows(_ rows: Int) throws -> Double {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
        "sqlite3", ":memory:",
        "WITH RECURSIVE row(n, x) AS (SELECT 1, 0.5 UNION ALL SELECT n + 1, x * 1.000001 FROM row WHERE n < \(rows)) "
            + "SELECT sum(x), avg(x), max(x) FROM row",
    ]
    process.standardOutput = FileHandle.nullDevice
    let start = ContinuousClock.now
    try process.run()
    process.waitUntilExit()
    return seconds(ContinuousClock.now - start)
}

/// Reads a trace of the Azure data set: a time of day, prompt tokens and output tokens a line.
func readTrace(_ path: String) throws -> RequestTrace {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var times: [Double] = []
    var lengths: [RequestLengths] = []
    for line in text.split(whereSeparator: \.isNewline).dropFirst() {
        let fields = line.split(separator: ",")
        let clock = fields[0].split(separator: " ")[1].split(separator: ":").compactMap { Double($0) }
        times.append(clock[0] * 3600 + clock[1] * 60 + clock[2])
        lengths.append(try RequestLengths(prompt: Int(fields[1]) ?? 0, output: Int(fields[2]) ?? 0))
    }
    return try RequestTrace(times: times.map { $0 - times[0] }, lengths: lengths)
}

func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
}

func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

func figure(_ value: Double, _ decimals: Int) -> String { String(format: "%.\(decimals)f", value) }
