/// Whether a text may hold what CommonMark does not know and people write all the same: a look at each byte, so that a
/// text without any costs no more.
public func mayHoldNotations(_ bytes: some Sequence<UInt8>) -> Bool {
    bytes.withContiguousStorageIfAvailable { mayHoldNotations(in: $0) }
        ?? Array(bytes).withUnsafeBufferPointer { mayHoldNotations(in: $0) }
}

/// (A function of its own, since the one above is not specialized for callers in other modules.)
private func mayHoldNotations(in text: UnsafeBufferPointer<UInt8>) -> Bool {
    for offset in text.indices {
        switch text[offset] {
        case UInt8(ascii: "@"): return true
        case UInt8(ascii: "["):
            // [!NOTE] [^1] [x] [ ]
            guard offset + 1 < text.count else { continue }
            switch text[offset + 1] {
            case UInt8(ascii: "!"), UInt8(ascii: "^"), UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: " "):
                return true
            default: continue
            }
        case UInt8(ascii: "~"):
            if offset > 0, text[offset - 1] == UInt8(ascii: "~") { return true }
        case UInt8(ascii: ":"):
            if offset + 2 < text.count, text[offset + 1] == UInt8(ascii: "/"), text[offset + 2] == UInt8(ascii: "/") {
                return true
            }
        case UInt8(ascii: "w"), UInt8(ascii: "W"):
            if offset > 1, text[offset - 1] | 0x20 == UInt8(ascii: "w"), text[offset - 2] | 0x20 == UInt8(ascii: "w") {
                return true
            }
        default: continue
        }
    }
    return false
}
