/// Where a link leads or an image lies, and what it shows.
public struct Link: Sendable, Hashable {
    /// The address, in UTF-8, with escapes and character references decoded.
    public let destination: [UInt8]

    /// The title, in UTF-8, decoded in the same way; nil where there is none.
    public let title: [UInt8]?

    /// What stands between the brackets; the text itself for an address in angle brackets.
    public let content: [Inline]

    /// A link or an image.
    public init(destination: [UInt8], title: [UInt8]? = nil, content: [Inline]) {
        self.destination = destination
        self.title = title
        self.content = content
    }
}
