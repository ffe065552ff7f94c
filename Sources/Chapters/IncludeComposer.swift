internal import SourceText

/// Puts a chapter together from its file and those that it includes.
struct IncludeComposer {
    private let includes: Includes
    private let id: SourceID
    private(set) var diagnostics = Diagnostics()
    private var bytes: [UInt8] = []
    private var parts: [SourceFile.Part] = []
    /// The lines that have ended so far.
    private var lineCount = 0
    /// The files that are being included, the innermost last.
    private var open: [String] = []
    private var count = 0
    /// Whether what comes next must stand apart from what was included.
    private var isAfterInclude = false

    init(includes: Includes, id: SourceID) {
        self.includes = includes
        self.id = id
    }

    /// What was put together.
    func file(path: String) -> SourceFile { SourceFile(path: path, bytes: bytes, parts: parts) }

    /// Adds a file and what it includes. (The depth of includes is limited, so this recurses.)
    mutating func add(_ file: SourceFile) {
        var line = 0
        var begun = 0
        let count = file.lineStarts.count
        while line < count {
            guard let fence = IncludeFence(file, line) else {
                line += 1
                continue
            }
            let close = ((line + 1)..<count).first { fence.isClosed(by: $0, of: file) }
            if fence.isInclude, let close {
                copy(begun..<line, of: file)
                include(line...close, fence, of: file)
                begun = close + 1
            }
            // A block without an end goes on to the end of the file.
            line = (close ?? count) + 1
        }
        copy(begun..<count, of: file)
    }

    // MARK: - Text

    /// Adds lines as they are.
    private mutating func copy(_ lines: Range<Int>, of file: SourceFile) {
        guard !lines.isEmpty else { return }
        let start = file.lineStarts[lines.lowerBound]
        let isLast = lines.upperBound >= file.lineStarts.count
        let end = isLast ? file.bytes.count : file.lineStarts[lines.upperBound]
        guard start < end else { return }
        if isAfterInclude { standApart() }
        isAfterInclude = false
        parts.append(SourceFile.Part(firstLine: lineCount, path: file.path, line: lines.lowerBound))
        bytes += file.bytes[start..<end]
        lineCount += isLast ? lines.count - 1 : lines.count
    }

    /// Ends the line, and adds an empty one where none is.
    private mutating func standApart() {
        guard let last = bytes.last else { return }
        if last != 0x0A, last != 0x0D { endLine() }
        let before = bytes.dropLast(bytes.suffix(2).elementsEqual("\r\n".utf8) ? 2 : 1).last
        if let before, before != 0x0A, before != 0x0D { endLine() }
    }

    private mutating func endLine() {
        bytes.append(UInt8(ascii: "\n"))
        lineCount += 1
    }

    // MARK: - Includes

    private mutating func include(_ block: ClosedRange<Int>, _ fence: IncludeFence, of file: SourceFile) {
        let start = file.lineStarts[block.lowerBound]
        // Where the block stands if it stays as it is.
        let base = bytes.count + (isAfterInclude ? 2 : 0)
        func place(_ range: Range<Int>) -> SourceSpan {
            SourceSpan(file: id, lower: base + range.lowerBound - start, upper: base + range.upperBound - start)
        }
        let head = file.lineRange(block.lowerBound)
        let words = (fence.info.lowerBound + Includes.word.utf8.count)..<fence.info.upperBound
        var found: [Diagnostic] = []
        var files: [(name: String, file: SourceFile)] = []
        if !words.isEmpty {
            found.append(
                Diagnostic(
                    "include", "the path of what is included stands on a line of its own", at: place(words),
                    hint: "write it on the next line, between the fences"))
        }
        for line in (block.lowerBound + 1)..<max(block.lowerBound + 1, block.upperBound) {
            var range = file.lineRange(line)
            while let first = range.first, file.bytes[first] <= 0x20 { range.removeFirst() }
            while let last = range.last, file.bytes[last] <= 0x20 { range.removeLast() }
            guard !range.isEmpty else { continue }
            let path = file.text(range)
            let name = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
            if let fault = fault(name) {
                found.append(
                    Diagnostic("include", fault.summary, at: place(range), notes: fault.notes, hint: fault.hint))
            } else if let included = includes.load(name) {
                if let fault = fault(name, included) {
                    found.append(Diagnostic("include", fault.summary, at: place(range), hint: fault.hint))
                }
                files.append((name, included))
            } else {
                found.append(
                    Diagnostic("include", "'\(name)' cannot be read", at: place(range), hint: "look at its permissions")
                )
            }
        }
        if found.isEmpty, files.isEmpty {
            found.append(
                Diagnostic(
                    "include", "this includes nothing", at: place(head),
                    hint: "write the path of a Markdown file on a line between the fences, as in _assumptions.md"))
        }
        guard found.isEmpty else {
            if isAfterInclude {
                endLine()
                endLine()
                isAfterInclude = false
            }
            copy(block.lowerBound..<(block.upperBound + 1), of: file)
            for diagnostic in found { diagnostics.add(diagnostic) }
            return
        }
        for (name, included) in files {
            count += 1
            standApart()
            isAfterInclude = false
            open.append(name)
            add(included)
            open.removeLast()
            isAfterInclude = true
        }
    }

    private struct Fault {
        let summary: String
        var notes: [String] = []
        let hint: String
    }

    /// Why a path cannot be included; nil where it can.
    private func fault(_ name: String) -> Fault? {
        if name.hasPrefix("/") || name.split(separator: "/").contains("..") {
            return Fault(
                summary: "'\(name)' is outside of the chapters",
                hint: "put the file into a folder beside the chapters, and write its path from their folder on")
        }
        if !name.hasSuffix(".md") {
            return Fault(summary: "'\(name)' is no Markdown", hint: "only files that end with .md can be included")
        }
        if let start = open.firstIndex(of: name) {
            let circle = (open[start...] + [name]).joined(separator: " includes ")
            return Fault(
                summary: "'\(name)' would include itself", notes: [circle], hint: "leave out one of these includes")
        }
        if includes.chapters.contains(name) {
            return Fault(
                summary: "'\(name)' is a chapter of its own",
                hint: "to include it, rename it to _\(name) or move it into a folder")
        }
        guard includes.names.contains(name) else {
            let near = nearest(to: name, among: includes.names)
            return Fault(
                summary: "there is no file '\(name)' beside the chapters",
                hint: near.map { "did you mean '\($0)'?" } ?? "a path begins at the folder of the chapters")
        }
        if open.count >= Includes.deepest {
            return Fault(
                summary: "includes are more than \(Includes.deepest) files deep",
                hint: "let the chapter include the files itself")
        }
        if count >= Includes.most {
            return Fault(
                summary: "this chapter includes more than \(Includes.most) files",
                hint: "include each once, or write several chapters")
        }
        return nil
    }

    /// Why a file cannot be included; nil where it can.
    private func fault(_ name: String, _ file: SourceFile) -> Fault? {
        var first = file.bytes[file.lineRange(0)]
        while let last = first.last, last == 0x20 || last == 0x09 { first.removeLast() }
        guard first.elementsEqual("---".utf8) else { return nil }
        return Fault(
            summary: "'\(name)' has front matter, which only a chapter has",
            hint: "delete it, or move what it says to the chapter")
    }
}
