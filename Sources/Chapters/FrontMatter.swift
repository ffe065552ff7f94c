public import SourceText

/// What a chapter says of itself before its text, between two lines of `---`.
public struct FrontMatter: Sendable {
    /// A value with its place.
    public struct Text: Sendable {
        /// The value.
        public let text: String
        /// Where it stands.
        public let span: SourceSpan

        /// The whole number that it is, with `_` between its digits or without; nil for anything else.
        var count: Int? {
            text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 || $0 == UInt8(ascii: "_") }
                ? Int(text.filter { $0 != "_" }) : nil
        }
    }

    /// The title of the chapter; that of the book in `index.md`.
    public var title: Text?
    /// The chapters whose names this one sees, by address.
    public var uses: [Text] = []
    /// A sentence about the chapter, for the contents and for search engines.
    public var summary: Text?
    /// Who wrote the book.
    public var author: Text?
    /// The language of the text as a BCP 47 tag, as in `en`.
    public var language: Text?
    /// Where the book will be published, as in `https://example.org/book/`.
    public var address: Text?
    /// Whether claims that fail may be published: `may fail`.
    public var claims: Text?
    /// How many draws each uncertain value of the book has.
    public var draws: Text?
    /// The sources that it adds to those of the book.
    public var references: [BibliographyEntry] = []
    /// Where the text begins: after the line that closes the front matter.
    public var end = 0

    /// No front matter.
    public init() {}
}

/// Reads front matter.
struct FrontMatterReader {
    static let keys = ["title", "uses", "summary", "author", "language", "address", "claims", "draws", "references"]
    /// How many draws a book may ask for.
    static let drawCounts = 100...100_000

    private let file: SourceFile
    private let id: SourceID
    private(set) var diagnostics = Diagnostics()

    init(_ file: SourceFile, id: SourceID) {
        self.file = file
        self.id = id
    }

    mutating func read() -> FrontMatter {
        var matter = FrontMatter()
        guard isFence(0) else {
            reportMisplaced()
            return matter
        }
        guard let close = (1..<file.lineStarts.count).first(where: { isFence($0) }) else {
            report(
                "the front matter has no end", at: span(file.lineRange(0)),
                hint: "close it with a line of ---")
            return matter
        }
        matter.end = close + 1 < file.lineStarts.count ? file.lineStarts[close + 1] : file.bytes.count
        let body = file.bytes[file.lineStarts[1]..<file.lineStarts[close]]
        do throws(YAMLFault) {
            if let node = try YAMLParser.document(body, file: id) { read(node, into: &matter) }
        } catch {
            let line = file.lineRange(file.line(at: min(error.offset, max(0, body.endIndex - 1))))
            let place = line.contains(error.offset) ? error.offset..<line.upperBound : line
            let isTab = place.contains(error.offset) && file.bytes[error.offset] == 0x09
            report(
                "the front matter is no YAML: \(isTab ? "a tab cannot stand here" : error.message)", at: span(place),
                hint: isTab
                    ? "indent with spaces"
                    : quotable(line) ?? "as in  title: Batch size")
        }
        return matter
    }

    /// A line with its value between quotation marks, which YAML then takes as it is; nil where it has no value.
    private func quotable(_ line: Range<Int>) -> String? {
        let text = file.text(line)
        guard let colon = text.firstIndex(of: ":"), !text.contains("\"") else { return nil }
        let key = text[..<colon].drop { $0 == " " }
        let value = text[text.index(after: colon)...].drop { $0 == " " }
        guard !value.isEmpty, FrontMatterReader.keys.contains(String(key)), key != "references" else { return nil }
        return "put the value between quotation marks:  \(key): \"\(value)\""
    }

    /// Reports front matter that does not begin on the first line, or that is of another kind.
    private mutating func reportMisplaced() {
        guard let first = file.lineStarts.indices.first(where: { !isBlank($0) }) else { return }
        if first > 0, isFence(first), isKey(first + 1) {
            report(
                "front matter begins on the first line of the file", at: span(file.lineRange(first)),
                hint: "delete the empty lines above it")
        } else if file.bytes[file.lineRange(first)].elementsEqual("+++".utf8) {
            report(
                "front matter stands between lines of ---, and is YAML", at: span(file.lineRange(first)),
                hint: "as in  title: Batch size")
        }
    }

    private func isBlank(_ line: Int) -> Bool { file.bytes[file.lineRange(line)].allSatisfy { $0 <= 0x20 } }

    /// Whether a line gives one of the keys a value.
    private func isKey(_ line: Int) -> Bool {
        let bytes = file.bytes[file.lineRange(line)]
        return FrontMatterReader.keys.contains { bytes.starts(with: ($0 + ":").utf8) }
    }

    private mutating func read(_ node: YAMLNode, into matter: inout FrontMatter) {
        guard case .mapping(let entries) = node.kind else {
            report("the front matter is a list of keys and values", at: node.span, hint: "as in  title: Batch size")
            return
        }
        var seen: [String] = []
        for entry in entries {
            guard let key = entry.key.text else { continue }
            if seen.contains(key) {
                report("'\(key)' is given twice", at: entry.key.span, hint: "leave one of them out")
            }
            seen.append(key)
            switch key {
            case "title": matter.title = text(entry.value, key)
            case "uses": matter.uses = texts(entry.value, key)
            case "summary": matter.summary = text(entry.value, key)
            case "author": matter.author = text(entry.value, key)
            case "language": matter.language = language(entry.value)
            case "address": matter.address = address(entry.value)
            case "references":
                var reader = BibliographyReader()
                matter.references = reader.read(entry.value)
                diagnostics.add(contentsOf: reader.diagnostics)
            case "claims":
                matter.claims = text(entry.value, key)
                if let claims = matter.claims, claims.text != "may fail" {
                    report(
                        "'claims' is 'may fail' or is left out", at: claims.span,
                        hint: "a book whose claims must hold says nothing of them")
                }
            case "draws":
                matter.draws = text(entry.value, key)
                let isCount = matter.draws.map { draws in
                    draws.count.map { FrontMatterReader.drawCounts.contains($0) } ?? false
                }
                if let draws = matter.draws, isCount == false {
                    matter.draws = nil
                    report(
                        "'draws' is a whole number from 100 to 100,000", at: draws.span,
                        hint: "as in  draws: 1000, which is the number where nothing is said")
                }
            default:
                let near = nearest(to: key, among: FrontMatterReader.keys)
                report(
                    "front matter has no key '\(key)'", at: entry.key.span,
                    hint: near.map { "did you mean '\($0)'?" }
                        ?? "it has \(FrontMatterReader.keys.joined(separator: ", "))")
            }
        }
    }

    private mutating func text(_ node: YAMLNode, _ key: String) -> FrontMatter.Text? {
        guard let text = node.text, !text.isEmpty else {
            report("'\(key)' needs a text", at: node.span, hint: "write one, or leave the line out")
            return nil
        }
        return FrontMatter.Text(text: text, span: node.span)
    }

    /// A tag as in `en` or `de-CH`: a word of two or three letters, and what follows after hyphens.
    private mutating func language(_ node: YAMLNode) -> FrontMatter.Text? {
        guard let tag = text(node, "language") else { return nil }
        let parts = tag.text.split(separator: "-", omittingEmptySubsequences: false)
        let isTag =
            (2...3).contains(parts[0].utf8.count) && parts[0].utf8.allSatisfy { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
            && parts.allSatisfy { (1...8).contains($0.utf8.count) }
        guard !isTag else { return tag }
        report(
            "'\(tag.text)' is no tag of a language", at: tag.span,
            hint: "write its code, as in  language: en  or  language: de-CH")
        return nil
    }

    private mutating func address(_ node: YAMLNode) -> FrontMatter.Text? {
        guard let address = text(node, "address") else { return nil }
        guard !address.text.hasPrefix("https://"), !address.text.hasPrefix("http://") else { return address }
        report(
            "this is no address of a book", at: address.span, hint: "begin it with https://")
        return nil
    }

    /// One text, several separated by commas, or a list.
    private mutating func texts(_ node: YAMLNode, _ key: String) -> [FrontMatter.Text] {
        switch node.kind {
        case .scalar(let text):
            let bytes = Array(text.utf8)
            // Each has its own place where the text stands as it reads, between quotation marks or without.
            let marks = node.span.range.count - bytes.count
            return bytes.split(separator: UInt8(ascii: ",")).map { part in
                var part = part
                while part.first == 0x20 { part.removeFirst() }
                while part.last == 0x20 { part.removeLast() }
                let lower = node.span.lower + marks / 2
                let place = lower + part.startIndex..<lower + part.endIndex
                return FrontMatter.Text(
                    text: String(decoding: part, as: UTF8.self),
                    span: marks == 0 || marks == 2 ? span(place) : node.span)
            }
        case .sequence(let nodes): return nodes.compactMap { self.text($0, key) }
        case .mapping:
            report("'\(key)' is a list of addresses", at: node.span, hint: "as in  \(key): assumptions")
            return []
        }
    }

    private func isFence(_ line: Int) -> Bool {
        guard line < file.lineStarts.count else { return false }
        var bytes = file.bytes[file.lineRange(line)]
        // Some editors begin a file with a byte order mark.
        if line == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        while bytes.last == 0x20 || bytes.last == 0x09 { bytes.removeLast() }
        return bytes.elementsEqual("---".utf8)
    }

    private func span(_ range: Range<Int>) -> SourceSpan {
        SourceSpan(file: id, lower: range.lowerBound, upper: range.upperBound)
    }

    private mutating func report(_ summary: String, at span: SourceSpan, hint: String? = nil) {
        diagnostics.add(Diagnostic("front-matter", summary, at: span, hint: hint))
    }
}
