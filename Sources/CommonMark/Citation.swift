public import SourceText

/// What a text names as its source: `[@key]`, `[@key, p. 3]`, `[@one; @two]`.
public struct Citation: Sendable, Hashable {
    /// One source.
    public struct Part: Sendable, Hashable {
        /// The name of the source, without the `@`.
        public let key: String
        /// Where in the source, as in `p. 3`; empty for the whole of it.
        public let locator: String
        /// The place of the key in the file, `@` included.
        public let span: SourceSpan
    }

    /// The sources, at least one.
    public let parts: [Part]

    /// What is written, brackets included, with a space for a line end.
    public let text: [UInt8]
}
