internal import Foundation
internal import InferenceEconomics

/// The measured figures that are kept beside the tests.
enum Measured {
    /// The rows of a table, without its head, each split at the commas.
    static func rows(_ name: String) throws -> [[String]] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Measured")
        let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    /// A trace of the Azure data set: a time of day, prompt tokens and output tokens a row.
    static func trace(_ name: String) throws -> RequestTrace {
        var times: [Double] = []
        var lengths: [RequestLengths] = []
        for row in try rows(name) {
            let clock = row[0].split(separator: " ")[1].split(separator: ":").compactMap { Double($0) }
            times.append(clock[0] * 3600 + clock[1] * 60 + clock[2])
            lengths.append(try RequestLengths(prompt: Int(row[1]) ?? 0, output: Int(row[2]) ?? 0))
        }
        return try RequestTrace(times: times.map { $0 - times[0] }, lengths: lengths)
    }
}
