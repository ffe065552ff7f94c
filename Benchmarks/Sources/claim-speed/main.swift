import Foundation
import Measuring

// Measures what a claim costs: its verdict, and the flip points over the ten parameters that it depends on. The same
// chapter is checked with so many claims and without any; the difference, by claim, is held against its limit. The peer
// is the same condition written out as a table of as many points as the search asks for: what an author would do who
// looks for the flips by hand.
//
//     swift run -c release --package-path Benchmarks claim-speed [MARGINAL]

/// How often each program runs.
let turns = 9
/// The claims of a chapter.
let claims = 40
/// The most that a claim may take, in seconds.
let limit = 0.010

let marginal = CommandLine.arguments.dropFirst().first ?? ".build/release/marginal"
let folder = FileManager.default.temporaryDirectory.path + "/marginal-claims-\(getpid())"
guard FileManager.default.isExecutableFile(atPath: marginal) else {
    print("there is no program at \(marginal); build it first: make")
    exit(2)
}

/// A deployment whose cost depends on ten parameters with ranges.
let model = """
    ---
    title: Claims
    ---

    ```params
    gpus        = 4             in 1, 2, 4, 8
    context     = 2_000 token   in 500 token .. 32_000 token log
    batch       = 64            in 1 .. 512
    rent        = 2.10 USD/h    in 1 USD/h .. 6 USD/h
    watts       = 700 W         in 300 W .. 1_200 W
    electricity = 0.08 USD/kWh  in 0.02 USD/kWh .. 0.40 USD/kWh
    overhead    = 1.2           in 1 .. 2
    utilisation = 60 %          in 5 % .. 100 %
    staff       = 10 %          in 0 % .. 100 %
    discount    = 5 %           in 0 % .. 50 %
    ```

    ```let
    plan    = server(llama_3_3_70b, h100_sxm, tensor_parallel: gpus, weights: fp8)
    hour    = rent * (1 - discount) + watts * electricity * overhead
    cost(b) = hour * gpus * (1 + staff) / (plan.decode(b, context).throughput * utilisation)
    ```

    """

try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
let plain = try book("plain", "")
let claimed = try book(
    "claimed",
    (0..<claims).map { number in
        """
        ```claim claim-\(number)
        A full batch is cheap beside a single user, and not dear.
        cost(1) / cost(batch) >= \(10 + number % 7) and cost(batch) <= \(2 + number % 5) USD/Mtoken
        ```


        """
    }.joined())
let tabled = try book(
    "tabled",
    (0..<claims).map { number in
        """
        ```table for r in 1 USD/h .. 6 USD/h by 0.00625 USD/h
        | Holds |
        |------:|
        | = (cost(1) / cost(batch) >= \(10 + number % 7) and cost(batch) <= \(2 + number % 5) USD/Mtoken) with rent = r |
        ```


        """
    }.joined())

var without: [Double] = []
var with: [Double] = []
var table: [Double] = []
for _ in 0..<turns {
    without.append(try run(plain))
    with.append(try run(claimed))
    table.append(try run(tabled))
}
let each = zip(with, without).map { ($0 - $1) / Double(claims) }
let peer = zip(table, without).map { ($0 - $1) / Double(claims) }
print("\(claims) claims over ten parameters, checked in one process; median of \(turns) turns, the programs in turn.\n")
print("the chapter without claims: \(ms(without)), with them: \(ms(with))")
print(
    "a claim with its flips: \(ms(each)): \(figure(median(each) / limit, 2)) times the limit of \(Int(limit * 1000)) ms; "
        + "\(figure(median(each) / median(peer), 2)) times a table of 801 points of the same condition (\(ms(peer)))")
try? FileManager.default.removeItem(atPath: folder)

// MARK: - Measuring

/// Writes a book of one chapter and returns its folder.
func book(_ name: String, _ text: String) throws -> String {
    let path = folder + "/" + name
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try "---\ntitle: Claims\nclaims: may fail\n---\n".write(
        toFile: path + "/index.md", atomically: true, encoding: .utf8)
    try (model + text).write(toFile: path + "/01-claims.md", atomically: true, encoding: .utf8)
    return path
}

/// The seconds of `marginal check`.
func run(_ chapters: String) throws -> Double {
    try run(marginal, ["check", "--chapters", chapters]).seconds
}

func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

func ms(_ values: [Double]) -> String { figure(median(values) * 1000, 2) + " ms" }

func figure(_ value: Double, _ decimals: Int) -> String { String(format: "%.\(decimals)f", value) }
