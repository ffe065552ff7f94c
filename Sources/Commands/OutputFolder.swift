internal import Publishing

/// The folder that holds the published book.
///
/// A book is written beside the old one and takes its place in one step, so that neither a reader nor a killed build ever
/// leaves half a book. A file whose bytes did not change is not touched. The file `.marginal` lists what was written; what
/// it does not list belongs to somebody else and is never removed, nor written over. A folder in it that has such a list of
/// its own is another book, a guide beside the text, which moves along as it is.
struct OutputFolder {
    /// What a publication changed.
    struct Summary {
        var written = 0
        var unchanged = 0
        var removed = 0
    }

    static let manifestName = ".marginal"

    let path: String

    init(_ path: String) {
        self.path = FileSystem.trimmed(path)
    }

    /// Whether the folder holds a file with these bytes.
    func holds(_ file: PublishedFile) -> Bool { FileSystem.holds(path + "/" + file.path, file.pieces) }

    /// Makes the folder hold these files.
    ///
    /// - Parameter compared: what `holds` says of the first of them, where it has been asked already.
    func publish(_ files: [PublishedFile], compared: [Bool]) throws(FileFault) -> Summary {
        removeLeftovers()
        var list: [UInt8] = []
        for file in files {
            list += file.path.utf8
            list.append(UInt8(ascii: "\n"))
        }
        let manifest = PublishedFile(path: OutputFolder.manifestName, bytes: list)
        let all = files + [manifest]
        let isUnchanged = compared + all[compared.count...].map { holds($0) }
        var summary = Summary()
        summary.unchanged = zip(files, isUnchanged).reduce(0) { $0 + ($1.1 ? 1 : 0) }
        summary.written = files.count - summary.unchanged
        // The manifest is compared with the rest: where nothing differs, nothing is stale either.
        if !isUnchanged.contains(false) { return summary }

        let old = listed
        try refuseOthers(files, isUnchanged, listed: Set(old))
        let wanted = Set(files.map { $0.path })
        let stale = old.filter { !wanted.contains($0) }
        summary.removed = stale.count
        let staging = stagingPath
        // Whatever is there in the end, the old book or what was not moved, nobody needs.
        defer { FileSystem.removeFolder(staging) }
        try stage(all, isUnchanged, in: staging)
        if !FileSystem.exists(path) {
            try FileSystem.rename(staging, to: path)
        } else if try !isOurs(known: Set(old).union(wanted).union(guests))
            || !linkUnchanged(all, isUnchanged, in: staging) || !linkGuests(in: staging)
            || !FileSystem.exchange(staging, path)
        {
            try moveFiles(all, isUnchanged, stale, from: staging)
        }
        return summary
    }

    /// The paths that the manifest lists. None that leads out of the folder: they are going to be removed.
    private var listed: [String] {
        let bytes = FileSystem.readIfThere(path + "/" + OutputFolder.manifestName) ?? []
        return bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }.filter { path in
            !path.hasPrefix("/") && !path.split(separator: "/").contains("..")
        }
    }

    /// The files of other books that lie in folders of this one.
    private var guests: [String] {
        let names = (try? FileSystem.names(in: path)) ?? []
        return names.flatMap { name -> [String] in
            let guest = OutputFolder(path + "/" + name)
            let manifest = name + "/" + OutputFolder.manifestName
            guard FileSystem.exists(path + "/" + manifest) else { return [] }
            return (guest.listed.map { name + "/" + $0 } + [manifest]).filter { FileSystem.exists(path + "/" + $0) }
        }
    }

    /// Whether everything in the folder was written by us, so that the folder as a whole may be replaced. Hidden files
    /// and folders without files are not passed over: they too may be somebody's.
    private func isOurs(known: Set<String>) throws(FileFault) -> Bool {
        let known = known.union([OutputFolder.manifestName])
        let knownFolders = Set(known.map { FileSystem.parent(of: $0) })
        var folders = [""]
        while let folder = folders.popLast() {
            for name in try FileSystem.names(in: path + "/" + folder) {
                let inner = folder.isEmpty ? name : folder + "/" + name
                if known.contains(inner) { continue }
                guard FileSystem.isFolder(path + "/" + inner),
                    knownFolders.contains(where: { $0 == inner || $0.hasPrefix(inner + "/") })
                else { return false }
                folders.append(inner)
            }
        }
        return true
    }

    /// Refuses to write over a file that somebody else has put there.
    private func refuseOthers(
        _ files: [PublishedFile], _ isUnchanged: [Bool], listed: Set<String>
    ) throws(FileFault) {
        for (file, unchanged) in zip(files, isUnchanged) where !unchanged && !listed.contains(file.path) {
            guard FileSystem.exists(path + "/" + file.path), !isBookWithoutList else { continue }
            throw FileFault(
                action: "write over \(path)/\(file.path)", reason: "it was not written by marginal",
                hint: "write the book into another folder with --output, or remove the file first")
        }
    }

    /// Whether the folder holds a book whose list is lost: hidden files are easily left behind when a folder is copied.
    private var isBookWithoutList: Bool {
        guard !FileSystem.exists(path + "/" + OutputFolder.manifestName),
            let page = FileSystem.readIfThere(path + "/index.html")
        else { return false }
        return page.firstRange(of: Array("<meta name=\"generator\" content=\"Marginal ".utf8)) != nil
    }

    // MARK: - Staging

    private var stagingPrefix: String { "." + FileSystem.lastPart(of: path) + ".marginal-" }

    private var stagingPath: String {
        FileSystem.parent(of: path) + "/" + stagingPrefix + String(FileSystem.processNumber)
    }

    /// Removes what builds have left that were killed.
    private func removeLeftovers() {
        let parent = FileSystem.parent(of: path)
        guard let names = try? FileSystem.names(in: parent) else { return }
        for name in names where name.hasPrefix(stagingPrefix) {
            guard let process = Int(name.dropFirst(stagingPrefix.count)) else { continue }
            if process == FileSystem.processNumber || !FileSystem.isRunning(process) {
                FileSystem.removeFolder(parent + "/" + name)
            }
        }
    }

    private func stage(_ files: [PublishedFile], _ isUnchanged: [Bool], in staging: String) throws(FileFault) {
        try FileSystem.makeFolder(staging)
        for folder in Set(files.map { FileSystem.parent(of: $0.path) }).sorted() where folder != "." {
            try FileSystem.makeFolder(staging + "/" + folder)
        }
        let faults = Parallel.map(files.count) { index -> FileFault? in
            if isUnchanged[index] { return nil }
            do throws(FileFault) {
                try FileSystem.write(files[index].bytes, to: staging + "/" + files[index].path)
                return nil
            } catch {
                return error
            }
        }
        for fault in faults { if let fault { throw fault } }
    }

    /// Gives the files that stay the same a second name in the new folder: the very same files, untouched.
    private func linkUnchanged(_ files: [PublishedFile], _ isUnchanged: [Bool], in staging: String) -> Bool {
        for (file, unchanged) in zip(files, isUnchanged) where unchanged {
            guard FileSystem.link(path + "/" + file.path, as: staging + "/" + file.path) else { return false }
        }
        return true
    }

    /// Gives the files of other books a second name in the new folder.
    private func linkGuests(in staging: String) -> Bool {
        for file in guests {
            let other = staging + "/" + file
            guard (try? FileSystem.makeFolder(FileSystem.parent(of: other))) != nil,
                FileSystem.link(path + "/" + file, as: other)
            else { return false }
        }
        return true
    }

    /// Moves file by file, where the folder as a whole may not be replaced: it holds files of others, or it is the root of
    /// a mounted volume. Everything is written before the first file moves.
    private func moveFiles(
        _ files: [PublishedFile], _ isUnchanged: [Bool], _ stale: [String], from staging: String
    ) throws(FileFault) {
        for (file, unchanged) in zip(files, isUnchanged) where !unchanged {
            let folder = FileSystem.parent(of: file.path)
            if folder != "." { try FileSystem.makeFolder(path + "/" + folder) }
            try FileSystem.rename(staging + "/" + file.path, to: path + "/" + file.path)
        }
        for name in stale {
            FileSystem.removeFile(path + "/" + name)
            FileSystem.removeEmptyFolder(path + "/" + FileSystem.parent(of: name))
        }
    }
}
