import Foundation
import Measuring

// Measures what uncertainty costs: a formula of fifty operations on quantities that have a thousand draws each. The same
// chapter is checked with uncertain and with certain parameters; the difference, by formula, is held against its limit. The
// peer is the same fifty operations on arrays of a thousand numbers, written down in Swift.
//
//     swift run -c release --package-path Benchmarks uncertainty-speed [MARGINAL]

/// How often each program runs.
let turns = 9
/// The formulas of a chapter.
let formulas = 400
/// The operations of a formula, in groups of five.
let groups = 10
/// The draws of a quantity.
let draws = 1_000
/// The most that a formula may take, in seconds.
let limit = 0.002

let marginal = CommandLine.arguments.dropFirst().first ?? ".build/release/marginal"
let folder = FileManager.default.temporaryDirectory.path + "/marginal-draws-\(getpid())"
guard FileManager.default.isExecutableFile(atPath: marginal) else {
    print("there is no program at \(marginal); build it first: make")
    exit(2)
}

let certain = try book("certain", "a = 2\nb = 3\nc = 0.5")
let uncertain = try book("uncertain", "a = between 1 and 4\nb = normal(3, 0.2)\nc = uniform(0.4, 0.6)")
var without: [Double] = []
var with: [Double] = []
var arrays: [Double] = []
for _ in 0..<turns {
    without.append(try run(certain))
    with.append(try run(uncertain))
    arrays.append(onArrays())
}
let each = zip(with, without).map { ($0 - $1) / Double(formulas) }
print(
    "\(formulas) formulas of \(groups * 5) operations on \(draws) draws, checked in one process; median of \(turns) turns, the programs in turn.\n"
)
print("the chapter with certain parameters: \(ms(without)), with uncertain ones: \(ms(with))")
print(
    "a formula on draws: \(ms(each, 3)): \(figure(median(each) / limit, 3)) times the limit of \(Int(limit * 1000)) ms; "
        + "\(figure(median(each) / median(arrays), 2)) times the same on arrays (\(ms(arrays, 3)))")
try? FileManager.default.removeItem(atPath: folder)

// MARK: - Measuring

/// Writes a book of one chapter and returns its folder.
func book(_ name: String, _ parameters: String) throws -> String {
    let path = folder + "/" + name
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    var text = "---\ntitle: Draws\ndraws: \(draws)\n---\n\n```params\n\(parameters)\n```\n\n```let\n"
    for number in 0..<formulas {
        let terms = (0..<groups).map { "(a * b + \(number + $0)) / (c - \($0 + 2))" }
        text += "f_\(number) = \(terms.joined(separator: " + ")) + 1\n"
    }
    try (text + "```\n").write(toFile: path + "/index.md", atomically: true, encoding: .utf8)
    return path
}

/// The seconds of `marginal check`.
func run(_ chapters: String) throws -> Double {
    try run(marginal, ["check", "--chapters", chapters]).seconds
}

/// The seconds of one formula on arrays, an array for each operation.
func onArrays() -> Double {
    let a = (0..<draws).map { 1 + Double($0) / 500 }
    let b = (0..<draws).map { 2.5 + Double($0) / 1_000 }
    let c = (0..<draws).map { 0.4 + Double($0) / 5_000 }
    let clock = ContinuousClock()
    let start = clock.now
    var sum = 0.0
    for number in 0..<formulas {
        var result = [Double](repeating: 1, count: draws)
        for group in 0..<groups {
            let product = zip(a, b).map { $0 * $1 }
            let above = product.map { $0 + Double(number + group) }
            let below = c.map { $0 - Double(group + 2) }
            let share = zip(above, below).map { $0 / $1 }
            result = zip(result, share).map { $0 + $1 }
        }
        sum += result[number % draws]
    }
    let time = seconds(clock.now - start) / Double(formulas)
    // What nobody looks at is not computed.
    if sum.isNaN { print("no number") }
    return time
}

func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

func ms(_ values: [Double], _ decimals: Int = 2) -> String { figure(median(values) * 1000, decimals) + " ms" }

func figure(_ value: Double, _ decimals: Int) -> String { String(format: "%.\(decimals)f", value) }
