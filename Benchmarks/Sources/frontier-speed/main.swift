import Foundation
import InferenceEconomics

// Measures the model on one core: decode steps, operating points, and the search for a frontier of 100,000 candidates.
// The peer is `sqlite3`, which works out a bare roofline (read the weights and the caches, or multiply; the larger of
// the two) for as many batches in one query: what a reader with a query language would do without this library.
//
//     swift run -c release --package-path Benchmarks frontier-speed

/// How often each is measured.
let turns = 9

/// Batches of a turn.
let batches = 1_000_000

let clock = ContinuousClock()
let model = LanguageModel.gptOSS120B
let load = try Load(concurrency: 1, promptTokens: 2000, outputTokens: 500, arrivals: .steady)
let space = try SearchSpace(
    model: model,
    accelerators: [PricedAccelerator(.h100SXM, hourlyRate: 2), PricedAccelerator(.b200SXM, hourlyRate: 4)],
    precisions: [.fp8, .fp4], parallelisms: Parallelism.ways(of: model, over: [1, 2, 4, 8]),
    concurrencies: SearchSpace.concurrencies(upTo: 20_000, pointsPerOctave: 100))
let server = try Server(
    model: model, accelerator: .b200SXM, parallelism: Parallelism(tensor: 1, data: 8, expert: 8), weights: .fp4)

/// A bare roofline of the same server: 60 GB of weights and 40 MB of cache a request at 7.7 TB/s, 10 GFLOP a token at 9
/// PFLOP/s, on eight GPUs.
let query = """
    WITH RECURSIVE batch(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM batch WHERE n < \(batches))
    SELECT sum(max((60e9 + n % 512 * 40e6) / 8 / 7.7e12, n % 512 * 10e9 / 8 / 9e15)) FROM batch;
    """

var peer: [Double] = []
var steps: [Double] = []
var points: [Double] = []
var searches: [Double] = []
var sorts: [Double] = []
var evaluated = 0
var onFrontier = 0
// What was computed is added up and printed, so that no compiler leaves it out.
var checksum = 0.0
for _ in 0..<turns {
    peer.append(try query(query))
    steps.append(
        try seconds(
            clock.measure {
                for batch in 0..<batches {
                    checksum += try server.decodeStep(batch: Double(1 + batch & 511), context: 2000).time
                }
            }))
    points.append(
        try seconds(
            clock.measure {
                for batch in 0..<batches / 10 {
                    checksum += try server.operatingPoint(load.with(concurrency: Double(1 + batch & 511))).speed
                }
            }))
    var result: SearchResult?
    searches.append(try seconds(clock.measure { result = try space.search(load) }))
    guard let result else { continue }
    evaluated = result.candidates.count
    sorts.append(seconds(clock.measure { onFrontier = result.candidates.nonDominated().count }))
}

let whole = zip(searches, sorts).map { $0 + $1 }
print("Median of \(turns) turns on one core; the programs take turns. Checksum \(checksum).\n")
print("sqlite3, a bare roofline of \(batches) batches: \(ms(peer))")
print(
    "decode steps: \(millions(batches, steps)) million a second (1 at least); "
        + "\(figure(median(ratios(peer, steps)), 1)) times as many as sqlite3's rows")
print("operating points: \(millions(batches / 10, points)) million a second")
print(
    "frontier of \(space.candidates) candidates, \(evaluated) of which fit: \(ms(whole)) (200 ms at most for 100,000), "
        + "\(ms(sorts)) of them to sort; \(onFrontier) points; "
        + "\(figure(median(ratios(whole, peer)), 2)) times sqlite3's query")

// MARK: - Measuring

/// The seconds of a query, the start of the program on it.
func query(_ text: String) throws -> Double {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["sqlite3", ":memory:", text]
    process.standardOutput = FileHandle.nullDevice
    let start = clock.now
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
        print("sqlite3 failed; is it installed? apt-get install sqlite3, or brew install sqlite")
        exit(1)
    }
    return seconds(clock.now - start)
}

func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
}

func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

func ratios(_ values: [Double], _ others: [Double]) -> [Double] { zip(values, others).map { $0 / $1 } }

func millions(_ count: Int, _ times: [Double]) -> String { figure(Double(count) / median(times) / 1e6, 2) }

func ms(_ values: [Double]) -> String { figure(median(values) * 1000, 1) + " ms" }

func figure(_ value: Double, _ decimals: Int) -> String { String(format: "%.\(decimals)f", value) }
