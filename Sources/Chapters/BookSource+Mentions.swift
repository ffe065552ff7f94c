internal import Cells
internal import CommonMark
internal import SourceText

extension BookSource {
    /// A block of the book to which the text can refer.
    public struct Label: Sendable {
        /// Its name, without the `@`.
        public let name: String
        /// What the text calls it: its kind and its number, as in `Table 2.1`.
        public let title: String
        /// The place of its chapter.
        public let chapter: Int
    }

    /// What a name after an `@` may be.
    public enum Resolution: Sendable {
        /// A block.
        case label(Label)
        /// Several blocks of other chapters.
        case ambiguous([Label])
        /// None, though it looks like one: what is missing, and what to write instead.
        case missing(summary: String, hint: String)
        /// A text of another kind, such as a name on some service.
        case text
    }

    /// What a name means in a chapter: a block of this chapter, or else the only one of that name in the book;
    /// `address.name` for a chapter's.
    ///
    /// What names no block is a text, unless it looks like a name of one: it is near to one, it has a hyphen, or it begins
    /// with the address of a chapter.
    public func resolve(_ name: String, in chapter: Int) -> Resolution {
        let found = labels[name] ?? []
        if let own = found.first(where: { $0.chapter == chapter }) ?? (found.count == 1 ? found.first : nil) {
            return .label(own)
        }
        if !found.isEmpty { return .ambiguous(found) }
        if let point = name.firstIndex(of: "."), let other = place(ofAddress: String(name[..<point])) {
            let rest = String(name[name.index(after: point)...])
            let others = labels.values.joined().filter { $0.chapter == other }
            if let label = others.first(where: { $0.name == rest }) { return .label(label) }
            let names = others.map { $0.name }.sorted()
            let near = nearest(to: rest, among: names).map { "did you mean @\(name[...point])\($0)?" }
            return .missing(
                summary: "the chapter '\(name[..<point])' has no block '\(rest)'",
                hint: near
                    ?? (names.isEmpty
                        ? "no block of it has a label" : "its blocks are \(names.joined(separator: ", "))"))
        }
        let near = nearest(to: name, among: labels.keys.sorted())
        if entries[name] != nil {
            return .missing(
                summary: "'\(name)' is a source, and no block of the book",
                hint: "[@\(name)] or [@\(name), p. 3] cites it (\\@\(name) is the text itself)")
        }
        guard near != nil || name.contains("-") else { return .text }
        return .missing(
            summary: "there is no block '\(name)' in the book",
            hint: (near.map { "did you mean @\($0)?" }
                ?? "a block gets its label on its first line, as in: table \(name) \"Caption\"")
                + " (\\@\(name) is the text itself)")
    }

    /// The labelled block of a chapter.
    public func label(_ name: String, in chapter: Int) -> Label? {
        labels[name]?.first { $0.chapter == chapter }
    }

    /// Numbers the labelled blocks of the book: those of each kind by themselves, chapter by chapter.
    static func labels(of chapters: [Chapter]) -> [String: [Label]] {
        var labels: [String: [Label]] = [:]
        let first = chapters.first?.isIndex ?? false ? 1 : 0
        for (index, chapter) in chapters.enumerated() {
            var counts: [String: Int] = [:]
            for cell in chapter.cells {
                guard let label = cell.label?.text, let kind = cell.kindWord else { continue }
                counts[kind, default: 0] += 1
                let number = String(counts[kind, default: 0])
                let title = "\(kind) " + (index < first ? number : "\(index - first + 1).\(number)")
                labels[label, default: []].append(Label(name: label, title: title, chapter: index))
            }
        }
        return labels
    }

    // MARK: - Mistakes

    /// Reports what refers to nothing, and notes which blocks the text refers to.
    mutating func checkMentions(into diagnostics: inout Diagnostics) {
        for (index, chapter) in chapters.enumerated() {
            for mention in chapter.mentions {
                switch mention.kind {
                case .citation(let citation):
                    for part in citation.parts where entries[part.key] == nil {
                        report(missing: part, in: index, into: &diagnostics)
                    }
                case .reference(let name):
                    switch resolve(name, in: index) {
                    case .label(let label): mentioned[label.chapter, default: []].insert(label.name)
                    case .text: break
                    case .missing(let summary, let hint):
                        diagnostics.add(Diagnostic("unknown-label", summary, at: mention.span, hint: hint))
                    case .ambiguous(let labels):
                        let addresses = labels.map { chapters[$0.chapter].address }
                        diagnostics.add(
                            Diagnostic(
                                "ambiguous-name", "more than one chapter has a block '\(name)'", at: mention.span,
                                hint: "say which: " + addresses.map { "@\($0).\(name)" }.joined(separator: " or ")))
                    }
                }
            }
        }
    }

    private func report(missing part: Citation.Part, in chapter: Int, into diagnostics: inout Diagnostics) {
        let near = nearest(to: part.key, among: entries.keys.sorted())
        var hint = near.map { "did you mean @\($0)?" }
        if hint == nil, case .label = resolve(part.key, in: chapter) {
            hint = "@\(part.key) without brackets refers to the block of this name"
        }
        diagnostics.add(
            Diagnostic(
                "unknown-reference", "the book has no source '\(part.key)'", at: part.span,
                hint: hint ?? "add it to references.yaml beside the chapters, or to 'references' in the front matter"))
    }

    /// The sources by their keys. Two of one key are reported.
    static func entries(
        _ bibliography: [BibliographyEntry], into diagnostics: inout Diagnostics
    ) -> [String: BibliographyEntry] {
        var entries: [String: BibliographyEntry] = [:]
        for entry in bibliography {
            if let earlier = entries[entry.key] {
                diagnostics.add(
                    Diagnostic(
                        "reference", "there are two sources '\(entry.key)'", at: entry.span,
                        labels: [Diagnostic.Label(earlier.span, "the first one")],
                        hint: "all chapters share their sources: delete one of them, or give it another key"))
            } else {
                entries[entry.key] = entry
            }
        }
        return entries
    }
}

extension Cell {
    /// What the text calls a block of this kind; nil for one that has no label.
    var kindWord: String? {
        switch self {
        case .table: "Table"
        case .chart: "Chart"
        case .claim: "Claim"
        case .solve: "Solution"
        case .working: "Working"
        case .sensitivity: "Sensitivity"
        case .parameters, .definitions, .scenario, .value, .text: nil
        }
    }
}
