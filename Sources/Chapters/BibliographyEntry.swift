public import SourceText

/// A source that a book cites: an entry of `references` in front matter, or of `references.yaml`.
public struct BibliographyEntry: Sendable {
    /// The name by which the text cites it, as in `lambda-2026-02`.
    public internal(set) var key = ""
    /// What it is called.
    public internal(set) var title = ""
    /// Who wrote it; none where nobody is named.
    public internal(set) var authors: [String] = []
    /// Where it can be read, beginning with `https://` or `http://`; empty where it has no address.
    public internal(set) var url = ""
    /// When it was published: a year, a month or a day as in `2026-02-11`; empty where that is not known.
    public internal(set) var date = ""
    /// When it was read, in the same form; empty where that is not said.
    public internal(set) var accessed = ""
    /// Who published it; empty where nobody is named.
    public internal(set) var publisher = ""
    /// Where its key stands.
    public internal(set) var span: SourceSpan

    /// The names of its fields.
    static let fields = ["key", "title", "author", "url", "date", "accessed", "publisher"]

    /// The authors in a sentence: `A`, `A and B`, `A, B and C`; empty where nobody is named.
    public var authorText: String {
        authors.enumerated().reduce("") { text, author in
            author.offset == 0
                ? author.element
                : text + (author.offset == authors.count - 1 ? " and " : ", ") + author.element
        }
    }
}
