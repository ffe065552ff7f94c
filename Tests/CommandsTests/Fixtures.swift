internal import Foundation

/// The books in `Books`.
enum Fixtures {
    /// Whether this run writes what it should compare with.
    static let areUpdated = ProcessInfo.processInfo.environment["MARGINAL_UPDATE_GOLDEN"] == "1"

    /// The folder of all books.
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Books").path

    /// The books that build.
    static let golden = names(in: folder).filter { $0 != "faulty" }

    /// The books that do not.
    static let faulty = names(in: folder + "/faulty")

    /// The names of the books in a folder: of the folders that hold chapters.
    private static func names(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0 == "faulty" || FileManager.default.fileExists(atPath: "\(folder)/\($0)/chapters") }
            .sorted()
    }
}
