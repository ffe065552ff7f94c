/// A file of the published book.
public struct PublishedFile: Sendable {
    /// The path within the output folder, with `/` between folders.
    public let path: String
    /// What it holds.
    public let bytes: [UInt8]

    /// A file and what it holds.
    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}
