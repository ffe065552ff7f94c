/// A hash of 128 bits that is the same in every run: two of 64 bits (FNV-1a, and one that turns and multiplies). It tells
/// texts apart that were written in good faith; it is no proof against forgery.
struct Fingerprint {
    private var first: UInt64 = 0xcbf2_9ce4_8422_2325
    private var second: UInt64 = 0x9e37_79b9_7f4a_7c15

    /// Adds bytes, and that they end here.
    mutating func add(_ bytes: some Sequence<UInt8>) {
        var count: UInt64 = 0
        for byte in bytes {
            mix(UInt64(byte))
            count += 1
        }
        mix(count)
    }

    /// Adds a large file, eight bytes at a time.
    mutating func add(words bytes: [UInt8]) {
        bytes.withUnsafeBytes { buffer in
            let whole = buffer.count / 8 * 8
            for offset in stride(from: 0, to: whole, by: 8) {
                mix(UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
            }
            for offset in whole..<buffer.count { mix(UInt64(buffer[offset])) }
            mix(UInt64(buffer.count))
        }
    }

    private mutating func mix(_ word: UInt64) {
        first = (first ^ word) &* 0x0000_0100_0000_01b3
        second = ((second << 31 | second >> 33) ^ word) &* 0xbf58_476d_1ce4_e5b9
    }

    /// 64 bits of it, for what is only checked for damage.
    var word: UInt64 { first ^ second }

    /// 32 hexadecimal digits.
    var text: String { Fingerprint.digits(first) + Fingerprint.digits(second) }

    private static func digits(_ word: UInt64) -> String {
        let text = String(word, radix: 16)
        return String(repeating: "0", count: 16 - text.utf8.count) + text
    }
}
