internal import Quantities

/// A name in a formula, compared byte by byte.
///
/// (Comparing and hashing `String` would pull the tables of Unicode equivalence into the browser's module.)
public struct Name: Hashable, Sendable {
    /// How the name is written.
    public let text: String
    /// A hash of its bytes (FNV-1a), since a name is looked up more often than it is made.
    private let folded: UInt64

    /// A name as it is written.
    public init(_ text: String) {
        self.text = text
        var folded: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { folded = (folded ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        self.folded = folded
    }

    /// Whether two names are the same bytes.
    public static func == (left: Name, right: Name) -> Bool {
        left.folded == right.folded && left.text.hasSameBytes(as: right.text)
    }

    /// Feeds the bytes.
    public func hash(into hasher: inout Hasher) { hasher.combine(folded) }
}
