import Foundation
import Measuring

// Measures `marginal build` against its limit. A chapter cannot be built faster than CommonMark is parsed and the pages
// are written, so the limit of a cold build is `cmark` over the same text plus writing the same bytes into as many
// files, and that of a build where nothing changed is `cmark` alone.
//
//     swift run -c release --package-path Benchmarks build-speed [MARGINAL] [N ...]

/// How often each program runs.
let turns = 9

var arguments = CommandLine.arguments.dropFirst()
let marginal = arguments.popFirst() ?? ".build/release/marginal"
let sizes = arguments.compactMap { Int($0) }
let folder = FileManager.default.temporaryDirectory.path + "/marginal-bench-\(getpid())"
guard FileManager.default.isExecutableFile(atPath: marginal) else {
    print("there is no program at \(marginal); build it first: make")
    exit(2)
}

print(
    "A book of N chapters: a parameter block, two paragraphs, an inline value and a computed table of five rows each.")
print("Median of \(turns) turns; the programs take turns, so that a change in the machine's speed meets all of them.\n")
for size in sizes.isEmpty ? [100, 1_000, 4_000] : sizes { try measureBuild(size) }
try measureEval()
try? FileManager.default.removeItem(atPath: folder)

/// A cold build and an unchanged one of a book of so many chapters.
@MainActor func measureBuild(_ size: Int) throws {
    let book = folder + "/book-\(size)"
    let chapters = try generateBook(size, in: book)
    let text = try chapters.reduce(0) { try $0 + Data(contentsOf: URL(fileURLWithPath: $1)).count }
    var parse: [Double] = []
    var write: [Double] = []
    var cold: [Double] = []
    var unchanged: [Double] = []
    var memory = 0
    for turn in 0..<turns {
        parse.append(try run("/usr/bin/env", ["cmark"] + chapters).seconds)
        // A new folder for every turn: a file system that has just removed thousands of files is slow to make new ones.
        let output = book + "/output-\(turn)"
        let first = try run(marginal, ["build", "--chapters", book + "/chapters", "--output", output])
        cold.append(first.seconds)
        let second = try run(marginal, ["build", "--chapters", book + "/chapters", "--output", output])
        unchanged.append(second.seconds)
        memory = max(memory, first.memory, second.memory)
        write.append(try timeWriting(of: output, to: book + "/limit-\(turn)"))
    }
    let limit = zip(parse, write).map { $0 + $1 }
    print("N = \(size), \(text / 1000) kB of text")
    print("  cmark \(ms(parse)); writing the same files \(ms(write))")
    print("  cold build \(ms(cold)): \(ratio(cold, limit)) times the limit (2 at most)")
    print("  nothing changed \(ms(unchanged)): \(ratio(unchanged, parse)) times cmark (5 at most, 3 the goal)")
    print("  per page \(figure(median(cold) / Double(size) * 1e6, 1)) µs cold; memory \(memory / 1000) MB at most\n")
}

/// `marginal eval '1+1'`, as a whole process, beside the start of `cmark` with nothing to do.
@MainActor func measureEval() throws {
    var eval: [Double] = []
    var start: [Double] = []
    for _ in 0..<turns * 3 {
        eval.append(try run(marginal, ["eval", "1+1"]).seconds)
        start.append(try run("/usr/bin/env", ["cmark", "--version"]).seconds)
    }
    print("eval '1+1': \(ms(eval)) (15 ms at most); cmark --version \(ms(start))")
}

// MARK: - The book

/// Writes the chapters of a book and returns their paths.
func generateBook(_ size: Int, in book: String) throws -> [String] {
    try FileManager.default.createDirectory(atPath: book + "/chapters", withIntermediateDirectories: true)
    return try (0..<size).map { number in
        let path = book + "/chapters/\(String(format: "%05d", number))-chapter-\(number).md"
        let rent = 2 + Double(number % 7) / 10
        try """
        ---
        title: Chapter \(number)
        ---

        # Chapter \(number)

        A decode step reads every weight once, however many sequences share it. The more of them there are, the less each
        of them pays for the reading, and the longer each of them waits. This is chapter \(number) of many.

        ```params
        rent = \(String(format: "%.2f", rent)) USD/h in 1 USD/h .. 6 USD/h   # per GPU, on demand
        ```

        A machine of eight costs `= rent * 8 in USD/day` a day. That is paid whether anybody asks or not, and it is the
        reason why utilisation matters more than any other number in this book.

        ```table for n in 1, 2, 4, 8, 16
        | GPUs | Per hour   | Per day               |
        |-----:|-----------:|----------------------:|
        | = n  | = rent * n | = rent * n in USD/day |
        ```

        """.write(toFile: path, atomically: false, encoding: .utf8)
        return path
    }
}

/// The seconds that it takes to write the files of a folder into a new one, the reading left out.
func timeWriting(of source: String, to target: String) throws -> Double {
    let files = try FileManager.default.contentsOfDirectory(atPath: source).map { name in
        (name: name, bytes: try Data(contentsOf: URL(fileURLWithPath: source + "/" + name)))
    }
    let start = ContinuousClock.now
    mkdir(target, 0o755)
    for file in files {
        let descriptor = open(target + "/" + file.name, O_WRONLY | O_CREAT, 0o644)
        let written = file.bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        close(descriptor)
        guard written == file.bytes.count else { throw CocoaError(.fileWriteUnknown) }
    }
    return seconds(ContinuousClock.now - start)
}

// MARK: - Measuring

func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

/// The median of the turns' ratios: what a turn's neighbour met, it met too.
func ratio(_ values: [Double], _ limits: [Double]) -> String {
    figure(median(zip(values, limits).map { $0 / $1 }), 2)
}

func ms(_ values: [Double]) -> String { figure(median(values) * 1000, 1) + " ms" }

func figure(_ value: Double, _ decimals: Int) -> String { String(format: "%.\(decimals)f", value) }
