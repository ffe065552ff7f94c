/// Whether a text may hold what CommonMark does not know and people write all the same: a look at each byte, so that a
/// text without any costs no more.
public func mayHoldNotations(_ bytes: some Sequence<UInt8>) -> Bool {
    var before: UInt8 = 0
    var beforeThat: UInt8 = 0
    for byte in bytes {
        switch byte {
        case UInt8(ascii: "@"): return true
        case UInt8(ascii: "!"), UInt8(ascii: "^"), UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: " "):
            // [!NOTE] [^1] [x] [ ]
            if before == UInt8(ascii: "[") { return true }
        case UInt8(ascii: "~"):
            if before == byte { return true }
        case UInt8(ascii: "/"):
            if before == byte, beforeThat == UInt8(ascii: ":") { return true }
        case UInt8(ascii: "w"), UInt8(ascii: "W"):
            if before | 0x20 == UInt8(ascii: "w"), beforeThat | 0x20 == UInt8(ascii: "w") { return true }
        default: break
        }
        (beforeThat, before) = (before, byte)
    }
    return false
}
