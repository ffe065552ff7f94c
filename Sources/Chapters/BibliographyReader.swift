public import SourceText

/// Reads lists of sources.
public struct BibliographyReader {
    /// What is wrong with them.
    public private(set) var diagnostics = Diagnostics()

    /// A reader that has found no mistake.
    public init() {}

    /// Reads `references.yaml`: a list of sources. What is wrong with it is reported, and the rest is read.
    public mutating func read(_ file: SourceFile, id: SourceID) -> [BibliographyEntry] {
        let whole = SourceSpan(file: id, lower: 0, upper: 0)
        if let fault = firstEncodingFault(in: file.bytes) {
            let offset: Int
            switch fault {
            case .invalidUTF8(let place), .nul(let place): offset = place
            }
            report(
                "this is no text", at: SourceSpan(file: id, lower: offset, upper: offset + 1),
                hint: "save the file as UTF-8")
            return []
        }
        do throws(YAMLFault) {
            guard let node = try YAMLParser.document(file.bytes[...], file: id) else { return [] }
            return read(node)
        } catch {
            let line = file.lineRange(file.line(at: min(error.offset, max(0, file.bytes.count - 1))))
            let place = line.contains(error.offset) ? error.offset..<line.upperBound : line
            report(
                "this is no YAML: \(error.message)",
                at: file.bytes.isEmpty ? whole : SourceSpan(file: id, lower: place.lowerBound, upper: place.upperBound),
                hint: "as in  - key: lambda-2026  and below it, indented,  title: Prices")
            return []
        }
    }

    /// Reads a list of sources.
    mutating func read(_ node: YAMLNode) -> [BibliographyEntry] {
        guard case .sequence(let nodes) = node.kind else {
            report(
                "sources are a list, each after a dash", at: start(node),
                hint: "as in  - key: lambda-2026  and below it, indented,  title: Prices")
            return []
        }
        return nodes.compactMap { entry($0) }
    }

    private mutating func entry(_ node: YAMLNode) -> BibliographyEntry? {
        guard case .mapping(let fields) = node.kind else {
            report(
                "a source is a list of fields and what they say", at: start(node),
                hint: "as in  key: lambda-2026  and below it  title: Prices")
            return nil
        }
        var entry = BibliographyEntry(span: start(node))
        var seen: [String] = []
        for (key, value) in fields {
            guard let name = key.text else { continue }
            if seen.contains(name) { report("'\(name)' is given twice", at: key.span, hint: "delete one of them") }
            seen.append(name)
            read(name, key.span, value, into: &entry)
        }
        for name in ["key", "title"] where !seen.contains(name) {
            report(
                "this source has no \(name)", at: entry.span,
                hint: name == "key"
                    ? "add the name by which the text cites it, as in  key: lambda-2026"
                    : "add what it is called, as in  title: Prices")
        }
        return entry.key.isEmpty || entry.title.isEmpty ? nil : entry
    }

    private mutating func read(
        _ name: String, _ place: SourceSpan, _ value: YAMLNode, into entry: inout BibliographyEntry
    ) {
        switch name {
        case "key":
            entry.key = text(value, name)
            entry.span = value.span
            if !entry.key.isEmpty, !BibliographyReader.isKey(entry.key) {
                report(
                    "'\(entry.key)' cannot be cited", at: value.span,
                    hint: "a key begins and ends with a letter or a digit; between them may also stand - _ . : /")
            }
        case "title": entry.title = text(value, name)
        case "author":
            if case .sequence(let nodes) = value.kind {
                entry.authors = nodes.map { text($0, name) }.filter { !$0.isEmpty }
            } else {
                entry.authors = [text(value, name)].filter { !$0.isEmpty }
            }
        case "url":
            entry.url = text(value, name)
            if !entry.url.isEmpty, !entry.url.hasPrefix("https://"), !entry.url.hasPrefix("http://") {
                report("this is no address of a page", at: value.span, hint: "begin it with https://")
            }
        case "date": entry.date = date(value, name)
        case "accessed": entry.accessed = date(value, name)
        case "publisher": entry.publisher = text(value, name)
        default:
            let near = nearest(to: name, among: BibliographyEntry.fields)
            report(
                "a source has no field '\(name)'", at: place,
                hint: near.map { "did you mean '\($0)'?" }
                    ?? "it has \(BibliographyEntry.fields.joined(separator: ", "))")
        }
    }

    private mutating func text(_ node: YAMLNode, _ name: String) -> String {
        guard let text = node.text, !text.isEmpty else {
            report("'\(name)' needs a text", at: start(node), hint: "delete the line if there is nothing to say")
            return ""
        }
        return text
    }

    /// year [ "-" month [ "-" day ] ]
    private mutating func date(_ node: YAMLNode, _ name: String) -> String {
        let text = self.text(node, name)
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in part.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? Int(part) : nil }
        let widths = parts.map { $0.utf8.count }
        let isDate =
            numbers.count == parts.count && [[4], [4, 2], [4, 2, 2]].contains(widths)
            && (numbers.count < 2 || (1...12).contains(numbers[1]))
            && (numbers.count < 3 || (1...BibliographyReader.days(numbers[1], numbers[0])).contains(numbers[2]))
        if !text.isEmpty, !isDate {
            report(
                "this is no date", at: node.span, hint: "write a year, a month or a day: 2026, 2026-02 or 2026-02-11")
        }
        return text
    }

    /// The days of a month.
    private static func days(_ month: Int, _ year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }

    /// Whether a text can cite a source by a name.
    private static func isKey(_ key: String) -> Bool {
        func isInner(_ character: Character) -> Bool {
            character.isLetter || character.isNumber || "-_.:/".contains(character)
        }
        func isOuter(_ character: Character?) -> Bool { character.map { $0.isLetter || $0.isNumber } ?? false }
        return key.allSatisfy(isInner) && isOuter(key.first) && isOuter(key.last)
    }

    /// The place of a part of a list: of its first key, where it has one, since the whole may be many lines.
    private func start(_ node: YAMLNode) -> SourceSpan {
        switch node.kind {
        case .scalar: node.span
        case .mapping(let entries): entries.first?.key.span ?? node.span
        case .sequence(let nodes): nodes.first.map { start($0) } ?? node.span
        }
    }

    private mutating func report(_ summary: String, at span: SourceSpan, hint: String) {
        diagnostics.add(Diagnostic("reference", summary, at: span, hint: hint))
    }
}
