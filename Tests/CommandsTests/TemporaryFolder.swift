internal import Foundation

/// A folder for one test, gone with it.
final class TemporaryFolder {
    /// The absolute path.
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("marginal-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    /// A folder that holds the files of another one.
    convenience init(copyOf folder: String) throws {
        try self.init()
        for (name, bytes) in try Files(below: folder).bytes { try write(bytes, to: name) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of something in the folder.
    subscript(name: String) -> String { path + "/" + name }

    /// Writes a file, and makes the folders that it needs.
    func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

    /// Writes a file, and makes the folders that it needs.
    func write(_ bytes: Data, to name: String) throws {
        let url = URL(fileURLWithPath: self[name])
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try bytes.write(to: url)
    }

    /// Makes an empty folder.
    func makeFolder(_ name: String) throws {
        try FileManager.default.createDirectory(atPath: self[name], withIntermediateDirectories: true)
    }

    /// Removes a file or folder.
    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: self[name]) }

    /// The text of a file.
    func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: self[name])), as: UTF8.self)
    }

    /// The number under which the file system knows a file or folder, whatever its name.
    func number(_ name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: self[name])[.systemFileNumber] as? Int
    }

    /// The names in the folder, hidden ones included.
    var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() } }

    /// Whether there is a file or folder of that name.
    func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: self[name]) }
}

/// The files below a folder at one moment, hidden ones included.
struct Files: Equatable {
    /// What each file holds.
    private(set) var bytes: [String: Data] = [:]
    /// When each file was last written.
    private(set) var times: [String: Date] = [:]

    /// Reads a folder; one that does not exist has no files.
    init(below folder: String) throws {
        let manager = FileManager.default
        guard manager.fileExists(atPath: folder) else { return }
        for name in try manager.subpathsOfDirectory(atPath: folder) {
            var isFolder: ObjCBool = false
            let path = folder + "/" + name
            guard manager.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else { continue }
            bytes[name] = try Data(contentsOf: URL(fileURLWithPath: path))
            times[name] = try manager.attributesOfItem(atPath: path)[.modificationDate] as? Date
        }
    }

    /// The names of the files, sorted.
    var names: [String] { bytes.keys.sorted() }

    /// The names of the files that hold something else than they did, or are new.
    func changed(since other: Files) -> [String] { names.filter { bytes[$0] != other.bytes[$0] } }

    /// The names of the files that were written again.
    func touched(since other: Files) -> [String] { names.filter { times[$0] != other.times[$0] } }
}
