extension String {
    /// Whether two texts are the same bytes.
    ///
    /// (`==` would pull the tables of Unicode equivalence into the browser's module, and comparing the views of the bytes
    /// asks anew for each byte how the text is stored.)
    public func hasSameBytes(as other: String) -> Bool {
        var (own, other) = (self, other)
        return own.withUTF8 { own in
            other.withUTF8 { other in
                guard own.count == other.count else { return false }
                for index in own.indices where own[index] != other[index] { return false }
                return true
            }
        }
    }
}
