internal import CPosix

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Why a file or folder could not be read or written.
struct FileFault: Error {
    /// What was tried, as in `read chapters/index.md`.
    let action: String
    /// What the system says, as in `No such file or directory`.
    let reason: String
    /// What to do instead, where that is known.
    var hint: String?
}

/// The few operations on files that the commands need, straight from POSIX: Foundation would add more to the start of the
/// program than it takes to build a book.
enum FileSystem {
    // MARK: - Reading

    /// The bytes of a file.
    static func read(_ path: String) throws(FileFault) -> [UInt8] {
        guard let bytes = readIfThere(path) else { throw fault("read \(path)") }
        return bytes
    }

    /// The bytes of a file, or nil where it cannot be read. (`errno` says why.)
    static func readIfThere(_ path: String) -> [UInt8]? {
        let descriptor = retrying { Int(open(path, O_RDONLY | O_CLOEXEC)) }
        guard descriptor >= 0 else { return nil }
        defer { close(Int32(descriptor)) }
        var status = stat()
        guard fstat(Int32(descriptor), &status) == 0 else { return nil }
        guard status.st_mode & S_IFMT != S_IFDIR else {
            errno = EISDIR
            return nil
        }
        // A short read of a regular file is its end; a pipe gives what it has, and its end is a read of nothing.
        let isRegular = status.st_mode & S_IFMT == S_IFREG
        // One byte more than the size, so that a whole file is read by one call and its end seen by the same.
        var capacity = Int(status.st_size) + 1
        var bytes: [UInt8] = []
        while true {
            let count = append(from: Int32(descriptor), atMost: capacity, to: &bytes)
            if count < 0 { return nil }
            if count == 0 || count < capacity && isRegular { return bytes }
            capacity = max(65_536, capacity)
        }
    }

    private static func append(from descriptor: Int32, atMost capacity: Int, to bytes: inout [UInt8]) -> Int {
        let before = bytes.count
        if before == 0 {
            var total = 0
            bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
                total = fill(buffer, from: descriptor)
                count = max(0, total)
            }
            return total
        }
        var total = 0
        let more = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            total = fill(buffer, from: descriptor)
            count = max(0, total)
        }
        bytes += more
        return total
    }

    /// Reads once.
    private static func fill(_ buffer: UnsafeMutableBufferPointer<UInt8>, from descriptor: Int32) -> Int {
        retrying { systemRead(descriptor, buffer) }
    }

    /// Whether a file's bytes are these, one piece after the other.
    static func holds(_ path: String, _ pieces: [some RandomAccessCollection<UInt8>]) -> Bool {
        let descriptor = retrying { Int(open(path, O_RDONLY | O_CLOEXEC)) }
        guard descriptor >= 0 else { return false }
        defer { close(Int32(descriptor)) }
        let size = pieces.reduce(0) { $0 + $1.count }
        // Stretch by stretch, so that a large file needs no large buffer; one byte more than a small file has, so that its
        // end is seen by the call that reads it.
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: min(size + 1, 65_536)) { buffer in
            var rest = ComparedPieces(pieces)
            var offset = 0
            while true {
                let count = retrying { systemRead(Int32(descriptor), buffer) }
                guard count >= 0, rest.begin(with: UnsafeRawBufferPointer(start: buffer.baseAddress, count: count))
                else {
                    return false
                }
                offset += count
                // A short read of a regular file is its end.
                if count < buffer.count { return offset == size }
            }
        }
    }

    /// The names in a folder, `.` and `..` left out, sorted byte by byte.
    static func names(in path: String) throws(FileFault) -> [String] {
        sorted(try entries(of: path).map { $0.name })
    }

    /// The names in a folder in no order, and whether each is a folder; nil where that must be asked for (a link).
    private static func entries(of path: String) throws(FileFault) -> [(name: String, isFolder: Bool?)] {
        guard let folder = opendir(path) else { throw fault("read the folder \(path)") }
        defer { closedir(folder) }
        var entries: [(name: String, isFolder: Bool?)] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard name != ".", name != ".." else { continue }
            switch Int32(entry.pointee.d_type) {
            case Int32(DT_DIR): entries.append((name, true))
            case Int32(DT_REG): entries.append((name, false))
            default: entries.append((name, nil))
            }
        }
        return entries
    }

    /// Whether there is a folder at a path.
    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Whether there is anything at a path.
    static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// How many bytes a file has; nil where there is none.
    static func size(of path: String) -> Int? {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : nil
    }

    /// The files below a folder as relative paths, sorted; hidden ones and their folders are left out.
    static func files(below root: String) throws(FileFault) -> [String] {
        var files: [String] = []
        var folders = [""]
        while let folder = folders.popLast() {
            for entry in try entries(of: folder.isEmpty ? root : root + "/" + folder) where !entry.name.hasPrefix(".") {
                let path = folder.isEmpty ? entry.name : folder + "/" + entry.name
                if entry.isFolder ?? isFolder(root + "/" + path) { folders.append(path) } else { files.append(path) }
            }
        }
        return sorted(files)
    }

    /// Paths sorted byte by byte.
    private static func sorted(_ paths: [String]) -> [String] {
        paths.sorted { left, right in
            var (left, right) = (left, right)
            return left.withUTF8 { left in
                right.withUTF8 { right in
                    guard let one = left.baseAddress, let other = right.baseAddress else {
                        return left.count < right.count
                    }
                    let order = memcmp(one, other, min(left.count, right.count))
                    return order < 0 || order == 0 && left.count < right.count
                }
            }
        }
    }

    // MARK: - Writing

    /// Writes a new file, or one whose old bytes nobody needs.
    static func write(_ bytes: [UInt8], to path: String) throws(FileFault) {
        let descriptor = retrying { Int(open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)) }
        guard descriptor >= 0 else { throw fault("write \(path)") }
        defer { close(Int32(descriptor)) }
        let isWritten = bytes.withUnsafeBufferPointer { buffer in
            var offset = 0
            while offset < buffer.count {
                let count = retrying { systemWrite(Int32(descriptor), buffer, offset) }
                guard count > 0 else { return false }
                offset += count
            }
            return true
        }
        guard isWritten else { throw fault("write \(path)") }
    }

    /// Makes a folder and those above it.
    static func makeFolder(_ path: String) throws(FileFault) {
        if isFolder(path) { return }
        let parent = FileSystem.parent(of: path)
        if parent != path, !parent.isEmpty, parent != "." { try makeFolder(parent) }
        guard mkdir(path, 0o755) == 0 || errno == EEXIST && isFolder(path) else {
            throw fault("make the folder \(path)")
        }
    }

    /// Gives a file or folder another name; what had that name before is replaced.
    static func rename(_ path: String, to other: String) throws(FileFault) {
        guard systemRename(path, other) == 0 else { throw fault("rename \(path) to \(other)") }
    }

    /// Gives a file a second name. False where the file system cannot.
    static func link(_ path: String, as other: String) -> Bool { systemLink(path, other) == 0 }

    /// Lets two folders change places in one step, so that nobody ever sees half of either. False where the system cannot.
    static func exchange(_ path: String, _ other: String) -> Bool {
        cposix_exchange(path, other) == 0
    }

    /// Removes a file. That it is gone already is no mistake.
    static func removeFile(_ path: String) { unlink(path) }

    /// Removes a folder if it is empty.
    static func removeEmptyFolder(_ path: String) { rmdir(path) }

    /// Removes a folder of our own with all that is in it.
    static func removeFolder(_ path: String) {
        guard let names = try? names(in: path) else { return }
        for name in names {
            let inner = path + "/" + name
            var status = stat()
            if lstat(inner, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
                removeFolder(inner)
            } else {
                unlink(inner)
            }
        }
        rmdir(path)
    }

    // MARK: - Paths

    /// The folder in which a path's last part lies; `.` for a path of one part.
    static func parent(of path: String) -> String {
        let parts = trimmed(path)
        guard let slash = parts.lastIndex(of: "/") else { return "." }
        return slash == parts.startIndex ? "/" : String(parts[..<slash])
    }

    /// The last part of a path.
    static func lastPart(of path: String) -> String {
        let parts = trimmed(path)
        guard let slash = parts.lastIndex(of: "/") else { return parts }
        return String(parts[parts.index(after: slash)...])
    }

    /// A path without slashes at its end.
    static func trimmed(_ path: String) -> String {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path
    }

    /// The absolute path of something, links followed; of what does not exist yet, below the folder that does.
    static func absolute(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else {
            let folder = parent(of: path)
            guard errno == ENOENT, folder != path, let above = absolute(folder) else { return nil }
            return (above == "/" ? "" : above) + "/" + lastPart(of: path)
        }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// The program that runs, byte for byte; nil where the system does not tell.
    static var program: [UInt8]? {
        #if os(Linux)
        readIfThere("/proc/self/exe")
        #else
        absolute(CommandLine.arguments.first ?? "").flatMap { readIfThere($0) }
        #endif
    }

    /// When a file or folder was changed last, in seconds of the system's clock; 0 for none.
    static func lastChange(of path: String) -> Int {
        var status = stat()
        guard stat(path, &status) == 0 else { return 0 }
        #if canImport(Darwin)
        return status.st_mtimespec.tv_sec
        #else
        return status.st_mtim.tv_sec
        #endif
    }

    /// The folder in which programs of this user keep what they can do without (XDG Base Directory Specification).
    static var cacheFolder: String? {
        if let named = getenv("XDG_CACHE_HOME"), named.pointee == UInt8(ascii: "/") { return String(cString: named) }
        guard let home = getenv("HOME"), home.pointee == UInt8(ascii: "/") else { return nil }
        return trimmed(String(cString: home)) + "/.cache"
    }

    /// The number of this process.
    static var processNumber: Int { Int(getpid()) }

    /// Whether a process of that number runs.
    static func isRunning(_ process: Int) -> Bool {
        guard let number = pid_t(exactly: process), number > 0 else { return false }
        return kill(number, 0) == 0 || errno == EPERM
    }

    // MARK: - Errors

    /// Repeats a call that a signal has interrupted.
    static func retrying(_ call: () -> Int) -> Int {
        while true {
            let result = call()
            if result >= 0 || errno != EINTR { return result }
        }
    }

    private static func fault(_ action: String) -> FileFault {
        FileFault(action: action, reason: String(cString: strerror(errno)))
    }
}

// The system's functions under names that the methods above do not hide.

func systemWrite(_ descriptor: Int32, _ buffer: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int {
    guard let base = buffer.baseAddress else { return 0 }
    return write(descriptor, base + offset, buffer.count - offset)
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    guard let base = buffer.baseAddress else { return 0 }
    return read(descriptor, base, buffer.count)
}

private func systemRename(_ path: String, _ other: String) -> Int32 { rename(path, other) }

private func systemLink(_ path: String, _ other: String) -> Int32 { link(path, other) }
