/// A file of the published book.
public struct PublishedFile: Sendable {
    /// The path within the output folder, with `/` between folders.
    public let path: String
    /// What it holds; nothing once it has been left out.
    public private(set) var bytes: [UInt8]

    /// A file and what it holds.
    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// Lets go of what it holds, for a file that is there already: a book's pages are many, and nobody asks for these again.
    mutating func leaveOut() { bytes = [] }
}
