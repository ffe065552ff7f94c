public import CommonMark
public import SourceText

/// A place at which a text refers to a source, or to a part of the book.
public struct Mention: Sendable {
    /// What it refers to.
    public enum Kind: Sendable {
        /// Sources: `[@key]`.
        case citation(Citation)
        /// A table, a chart, a claim, if there is one of the name: `@label`, `@chapter.label`.
        case reference(String)
    }

    /// What it refers to.
    public let kind: Kind
    /// Where it stands.
    public let span: SourceSpan
    /// Whether it stands in a fenced block, which a page replaces as a whole.
    public let isInBlock: Bool
}

/// Collects what the texts of a chapter refer to, in the order of the text.
struct MarkCollector {
    private(set) var mentions: [Mention] = []
    /// The marks of footnotes.
    private(set) var footnoteMarks: [(label: String, span: SourceSpan)] = []

    /// Notes the marks in inlines. (The document's depth is limited, so this may recurse.)
    mutating func add(_ inlines: [Inline], isInBlock: Bool = false) {
        for inline in inlines {
            switch inline.kind {
            case .footnote(let label): footnoteMarks.append((label, inline.span))
            case .citation(let citation):
                mentions.append(Mention(kind: .citation(citation), span: inline.span, isInBlock: isInBlock))
            case .reference(let name):
                mentions.append(Mention(kind: .reference(name), span: inline.span, isInBlock: isInBlock))
            case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): add(inner, isInBlock: isInBlock)
            case .link(let link): add(link.content, isInBlock: isInBlock)
            case .text, .escaped, .softBreak, .hardBreak, .code, .html, .image: break
            }
        }
    }

    /// The keys of the sources that are cited, each once, in the order of the text.
    var citedKeys: [String] {
        var keys: [String] = []
        var seen: Set<String> = []
        for mention in mentions {
            guard case .citation(let citation) = mention.kind else { continue }
            for part in citation.parts where seen.insert(part.key).inserted { keys.append(part.key) }
        }
        return keys
    }
}
