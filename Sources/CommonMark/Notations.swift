/// Whether a text may hold what CommonMark does not know and people write all the same: a look at each byte, so that a
/// text without any costs no more.
public func mayHoldNotations(_ bytes: some Sequence<UInt8>) -> Bool {
    bytes.withContiguousStorageIfAvailable { mayHoldNotations(in: $0) }
        ?? Array(bytes).withUnsafeBufferPointer { mayHoldNotations(in: $0) }
}

/// (A function of its own, since the one above is not specialized for callers in other modules.)
private func mayHoldNotations(in text: UnsafeBufferPointer<UInt8>) -> Bool {
    for offset in text.indices {
        let byte = text[offset]
        // Nearly every byte is none of these, which one look at a bit tells.
        let isNotable = byte & 0xC0 == 0x40 ? notable &>> UInt64(byte) & 1 != 0 : byte == UInt8(ascii: ":")
        guard isNotable else { continue }
        switch byte {
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

/// One bit for each of the bytes from 64 to 127 at which a notation may be found out: `@`, `W`, `[`, `w`, `~`.
private let notable: UInt64 = 1 | 1 << 0x17 | 1 << 0x1B | 1 << 0x37 | 1 << 0x3E
