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
        var unclosed: (fence: IncludeFence, line: Int)?
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
            if close == nil { unclosed = (fence, line) }
            line = (close ?? count) + 1
        }
        copy(begun..<count, of: file)
        if let unclosed, !open.isEmpty { close(unclosed.fence, openedOn: unclosed.line, of: file) }
    }

    /// Reports a block without an end in a file that is included, and ends it, so that it does not take what follows the
    /// include.
    private mutating func close(_ fence: IncludeFence, openedOn line: Int, of file: SourceFile) {
        let range = file.lineRange(line)
        let base = bytes.count - file.bytes.count
        let marks = String(decoding: fence.closing, as: UTF8.self)
        diagnostics.add(
            Diagnostic(
                "unclosed-fence", "this block has no end",
                at: SourceSpan(file: id, lower: base + range.lowerBound, upper: base + range.upperBound),
                hint: "close it with a line of \(marks)"))
        if let last = bytes.last, last != 0x0A, last != 0x0D { endLine() }
        bytes += fence.closing
        endLine()
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

    /// What a block includes, and what is wrong with it.
    private struct Block {
        var files: [(name: String, file: SourceFile)] = []
        var mistakes: [Diagnostic] = []
    }

    private mutating func include(_ lines: ClosedRange<Int>, _ fence: IncludeFence, of file: SourceFile) {
        // Where the block stands if it stays as it is: below an empty line after what was included before.
        let base = bytes.count + (isAfterInclude ? 2 : 0) - file.lineStarts[lines.lowerBound]
        let block = read(lines, fence, of: file) { range in
            SourceSpan(file: id, lower: base + range.lowerBound, upper: base + range.upperBound)
        }
        guard block.mistakes.isEmpty else {
            if isAfterInclude {
                endLine()
                endLine()
                isAfterInclude = false
            }
            copy(lines.lowerBound..<(lines.upperBound + 1), of: file)
            for mistake in block.mistakes { diagnostics.add(mistake) }
            return
        }
        for (name, included) in block.files {
            count += 1
            standApart()
            isAfterInclude = false
            open.append(name)
            add(included)
            open.removeLast()
            isAfterInclude = true
        }
    }

    /// - Parameter place: the place in what is put together of a stretch of the file.
    private func read(
        _ lines: ClosedRange<Int>, _ fence: IncludeFence, of file: SourceFile, place: (Range<Int>) -> SourceSpan
    ) -> Block {
        var block = Block()
        func report(_ fault: Fault, _ range: Range<Int>) {
            block.mistakes.append(
                Diagnostic("include", fault.summary, at: place(range), notes: fault.notes, hint: fault.hint))
        }
        let words = (fence.info.lowerBound + Includes.word.utf8.count)..<fence.info.upperBound
        if !words.isEmpty {
            let summary = "the path of what is included stands on a line of its own"
            report(Fault(summary: summary, hint: "write it on the next line, between the fences"), words)
        }
        for line in (lines.lowerBound + 1)..<max(lines.lowerBound + 1, lines.upperBound) {
            var range = file.lineRange(line)
            while let first = range.first, file.bytes[first] <= 0x20 { range.removeFirst() }
            while let last = range.last, file.bytes[last] <= 0x20 { range.removeLast() }
            guard !range.isEmpty else { continue }
            let path = file.text(range)
            let name = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
            if let fault = fault(name) {
                report(fault, range)
            } else if let included = includes.load(name) {
                if let fault = fault(name, included) { report(fault, range) }
                block.files.append((name, included))
            } else {
                report(Fault(summary: "'\(name)' cannot be read", hint: "look at its permissions"), range)
            }
        }
        if block.mistakes.isEmpty, block.files.isEmpty {
            let hint = "write the path of a Markdown file on a line between the fences, as in _assumptions.md"
            report(Fault(summary: "this includes nothing", hint: hint), file.lineRange(lines.lowerBound))
        }
        return block
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
            let bare = String(name.filter { $0 != "\"" && $0 != "'" })
            let own = [bare, bare + ".md"].first { includes.names.contains($0) }
            return Fault(
                summary: "'\(name)' is no Markdown",
                hint: own.map { "write \($0)" } ?? "only files that end with .md can be included")
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
