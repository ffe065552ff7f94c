/// Bytes as text of 64 signs, as addresses that hold a file have it (RFC 4648).
enum Base64 {
    private static let signs = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func encoded(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let count = min(3, bytes.count - start)
            var bits: UInt32 = 0
            for index in 0..<3 { bits = (bits << 8) | (index < count ? UInt32(bytes[start + index]) : 0) }
            for place in 0..<4 {
                text.append(place > count ? UInt8(ascii: "=") : signs[Int((bits >> UInt32(18 - 6 * place)) & 63)])
            }
        }
        return text
    }
}
