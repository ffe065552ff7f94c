/// A file of the published book.
public struct PublishedFile: Sendable {
    /// The path within the output folder, with `/` between folders.
    public let path: String
    /// What it holds, one piece after the other; nothing once it has been left out. A file that all chapters have a part in
    /// is as large as the book, and is not copied together.
    public private(set) var pieces: [[UInt8]]

    /// What it holds as a whole.
    public var bytes: [UInt8] { pieces.count == 1 ? pieces[0] : Array(pieces.joined()) }

    /// A file and what it holds.
    public init(path: String, bytes: [UInt8]) { self.init(path: path, pieces: [bytes]) }

    init(path: String, pieces: [[UInt8]]) {
        self.path = path
        self.pieces = pieces
    }

    /// Lets go of what it holds, for a file that is there already: a book's pages are many, and nobody asks for these again.
    mutating func leaveOut() { pieces = [] }
}
