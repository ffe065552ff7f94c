/// A name in a formula, compared byte by byte.
///
/// (Comparing and hashing `String` would pull the tables of Unicode equivalence into the browser's module.)
public struct Name: Hashable, Sendable {
    /// How the name is written.
    public let text: String

    /// A name as it is written.
    public init(_ text: String) {
        self.text = text
    }

    /// Whether two names are the same bytes.
    public static func == (left: Name, right: Name) -> Bool {
        left.text.utf8.elementsEqual(right.text.utf8)
    }

    /// Feeds the bytes.
    public func hash(into hasher: inout Hasher) {
        var folded: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { folded = (folded ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        hasher.combine(folded)
    }
}
