/// How much a diagnostic matters.
public enum Severity: Sendable, Hashable {
    /// The book cannot be built.
    case error
    /// The book can be built, but the author should know.
    case warning
}

/// What a mistake is, where it stands, and what to write instead.
public struct Diagnostic: Sendable, Hashable {
    /// A place that the diagnostic speaks of, with a word about it.
    public struct Label: Sendable, Hashable {
        /// The place.
        public let span: SourceSpan
        /// What stands there, in a few words; may be empty for a bare underline.
        public let text: String

        /// A place with a word about it.
        public init(_ span: SourceSpan, _ text: String = "") {
            self.span = span
            self.text = text
        }
    }

    /// The stable name of the kind of mistake, as in `unknown-name`.
    public let id: String

    /// How much it matters.
    public let severity: Severity

    /// One line, in lower case, without a full stop.
    public let summary: String

    /// The smallest stretch of text that is wrong; nil for what has no place, such as a missing folder.
    public let span: SourceSpan?

    /// More places that explain the mistake: underlined where they share the line, listed otherwise.
    public let labels: [Label]

    /// Facts that explain the mistake, one a line.
    public let notes: [String]

    /// What to write instead.
    public let hint: String?

    /// A mistake and what can be said of it.
    public init(
        _ id: String, _ summary: String, at span: SourceSpan?, severity: Severity = .error, labels: [Label] = [],
        notes: [String] = [], hint: String? = nil
    ) {
        self.id = id
        self.severity = severity
        self.summary = summary
        self.span = span
        self.labels = labels
        self.notes = notes
        self.hint = hint
    }
}
