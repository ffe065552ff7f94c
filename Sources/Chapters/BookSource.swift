public import Cells
public import SourceText

/// The chapters of a book, in the order in which they are read.
public struct BookSource: Sendable {
    /// The chapters; `index.md`, where there is one, comes first.
    public let chapters: [Chapter]
    /// The place of each chapter by the names under which a link may find it.
    private var places: [String: Int] = [:]
    /// The blocks that have a label, by its name.
    let labels: [String: [Label]]
    /// The sources that the book may cite, by their keys.
    let entries: [String: BibliographyEntry]
    /// The labels to which the text refers, by the places of their chapters.
    var mentioned: [Int: Set<String>] = [:]
    /// Whether any chapter claims something, so that the book has a page of its argument.
    public let hasClaims: Bool
    /// Whether claims that fail may be published.
    public let claimsMayFail: Bool
    /// How many draws each uncertain value has; nil where the book does not say.
    public let draws: Int?

    /// Puts chapters in order: by the names of their files, the front page first. Two of one address are reported, and
    /// what leads nowhere: links, citations, references.
    ///
    /// - Parameter bibliography: sources of the book, besides those in the front matter of its chapters.
    public init(
        _ chapters: [Chapter], bibliography: [BibliographyEntry] = [], into diagnostics: inout Diagnostics
    ) {
        self.chapters = chapters.sorted { left, right in
            left.isIndex != right.isIndex ? left.isIndex : left.fileName < right.fileName
        }
        let front = self.chapters.first.flatMap { $0.isIndex ? $0.frontMatter : nil }
        claimsMayFail = front?.claims != nil
        draws = front?.draws?.count
        hasClaims = self.chapters.contains { chapter in
            chapter.cells.contains { cell in
                if case .claim = cell { true } else { false }
            }
        }
        labels = BookSource.labels(of: self.chapters)
        entries = BookSource.entries(
            bibliography + self.chapters.flatMap { $0.frontMatter.references }, into: &diagnostics)
        places.reserveCapacity(2 * chapters.count)
        for (place, chapter) in self.chapters.enumerated() {
            if let earlier = self.chapter(at: chapter.address) {
                diagnostics.add(
                    Diagnostic(
                        "duplicate-address", "'\(chapter.fileName)' has the address of '\(earlier.fileName)'",
                        at: SourceSpan(file: chapter.id, lower: 0, upper: 0),
                        hint: "the number in front does not count: give one of them another name"))
            }
            if !chapter.isIndex { BookSource.refuseSettings(of: chapter, into: &diagnostics) }
            places[chapter.fileName] = place
            places[chapter.address] = place
        }
        if hasClaims, let chapter = chapter(at: "argument") {
            diagnostics.add(
                Diagnostic(
                    "duplicate-address", "'\(chapter.fileName)' has the address of the page that lists the claims",
                    at: SourceSpan(file: chapter.id, lower: 0, upper: 0), hint: "give it another name"))
        }
        for chapter in self.chapters { checkLinks(of: chapter, into: &diagnostics) }
        checkMentions(into: &diagnostics)
    }

    /// Reports what a chapter says and only the front page may say.
    private static func refuseSettings(of chapter: Chapter, into diagnostics: inout Diagnostics) {
        let matter = chapter.frontMatter
        let settings = [
            ("author", matter.author), ("language", matter.language), ("address", matter.address),
            ("claims", matter.claims), ("draws", matter.draws),
        ]
        for (key, text) in settings {
            guard let text else { continue }
            diagnostics.add(
                Diagnostic(
                    "front-matter", "'\(key)' is said once, for the whole book", at: text.span,
                    hint: "move it to the front matter of index.md"))
        }
    }

    /// Whether a link leads to the page that lists the claims.
    public func isArgument(_ path: String) -> Bool { path == "argument.md" && hasClaims }

    /// The source with a key.
    public func entry(_ key: String) -> BibliographyEntry? { entries[key] }

    /// Whether the text refers to the labelled block of a chapter.
    public func isMentioned(_ label: String, in chapter: Int) -> Bool { mentioned[chapter]?.contains(label) ?? false }

    /// The place of the chapter with an address.
    func place(ofAddress address: String) -> Int? { places[address] }

    /// The chapter with an address, as in `batch-size`.
    public func chapter(at address: String) -> Chapter? { places[address].map { chapters[$0] } }

    /// The chapter to which a relative link leads: by the name of its file, or by its address and `.md` or `.html`.
    /// What a link cannot hold may be written as `%` and two digits.
    public func chapter(linkedAs path: String) -> Chapter? {
        let plain = BookSource.decoded(path)
        return chapter(withLink: path) ?? (plain == path ? nil : chapter(withLink: plain))
    }

    private func chapter(withLink path: String) -> Chapter? {
        if let place = places[path], path.hasSuffix(".md") { return chapters[place] }
        for ending in [".md", ".html"] where path.hasSuffix(ending) {
            return chapter(at: String(path.dropLast(ending.count)))
        }
        return nil
    }

    /// A path in which `%` and two digits stand for the byte that they name.
    public static func decoded(_ path: String) -> String {
        var bytes: [UInt8] = []
        var rest = Array(path.utf8)[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2)
            if byte == UInt8(ascii: "%"), digits.count == 2, digits.allSatisfy({ $0 != UInt8(ascii: "+") }),
                let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func checkLinks(of chapter: Chapter, into diagnostics: inout Diagnostics) {
        for link in chapter.links {
            if link.path.isEmpty {
                checkPlace(link, in: chapter, isOwn: true, into: &diagnostics)
            } else if link.path.hasSuffix(".md"), !isArgument(link.path) {
                if let target = self.chapter(linkedAs: link.path) {
                    checkPlace(link, in: target, isOwn: target.fileName == chapter.fileName, into: &diagnostics)
                    continue
                }
                let near = nearest(to: link.path, among: chapters.map { $0.fileName })
                diagnostics.add(
                    Diagnostic(
                        "dead-link", "the book has no chapter '\(link.path)'", at: link.span,
                        hint: near.map { "did you mean '\($0)'?" }))
            }
        }
    }

    /// Reports a link to a place that a chapter does not have. (The names that pages give their own parts begin with `_`.)
    private func checkPlace(
        _ link: Chapter.FileLink, in chapter: Chapter, isOwn: Bool, into diagnostics: inout Diagnostics
    ) {
        let name = BookSource.decoded(link.fragment)
        guard !name.isEmpty, !name.hasPrefix("_"), !link.isImage else { return }
        let places = chapter.placeNames
        guard !places.contains(name) else { return }
        diagnostics.add(
            Diagnostic(
                "dead-link", "\(isOwn ? "this chapter" : "'\(chapter.fileName)'") has no place '#\(name)'",
                at: link.span,
                hint: nearest(to: name, among: places).map { "did you mean '#\($0)'?" }
                    ?? "a heading's place is its text in lower case, with - for spaces; that of a block is its label"))
    }

    /// Reports images outside the folder of the chapters, which pages of one file each cannot hold.
    public func refuseImagesOutside(into diagnostics: inout Diagnostics) {
        for link in chapters.flatMap({ $0.links }) where link.isImage && link.path.hasPrefix("../") {
            diagnostics.add(
                Diagnostic(
                    "outside-picture", "a page of one file cannot hold '\(link.path)', which lies outside the chapters",
                    at: link.span, hint: "move it into the folder of the chapters"))
        }
    }

    /// Reports pictures that are not among the files beside the chapters, and warns of links to files that are not. What lies
    /// outside the folder, or in a folder of which nothing is there, is somebody else's.
    public func checkFiles(among files: Set<String>, into diagnostics: inout Diagnostics) {
        for chapter in chapters {
            for link in chapter.links where !link.path.isEmpty && !link.path.hasPrefix("../") {
                var path = BookSource.decoded(link.path)
                if path.hasPrefix("./") { path.removeFirst(2) }
                guard !files.contains(path), link.isImage || isLost(path, files) else { continue }
                let names = files.sorted() + (link.isImage ? [] : chapters.map { $0.fileName })
                let isChapter = !link.isImage && self.chapter(linkedAs: path + ".md") != nil
                diagnostics.add(
                    Diagnostic(
                        "dead-link", "there is no \(link.isImage ? "picture" : "file") '\(path)' beside the chapters",
                        at: link.span, severity: link.isImage ? .error : .warning,
                        hint: (isChapter ? path + ".md" : nearest(to: path, among: names)).map {
                            "did you mean '\($0)'?"
                        }))
            }
        }
    }

    /// Whether a link that is no picture leads to nothing that the book has or makes.
    private func isLost(_ path: String, _ files: Set<String>) -> Bool {
        if path.hasSuffix(".md") || path.hasSuffix("/") || chapter(linkedAs: path) != nil { return false }
        if ["index.html", "argument.html", "values.json"].contains(path) { return false }
        guard let folder = path.split(separator: "/").dropLast().first else { return true }
        return files.contains { $0.hasPrefix(folder + "/") }
    }

    /// The cells of all chapters, for the engine.
    public var cells: [Book.Chapter] {
        chapters.map { chapter in
            Book.Chapter(
                address: chapter.address, uses: chapter.frontMatter.uses.map { ($0.text, $0.span) },
                cells: chapter.cells)
        }
    }
}
