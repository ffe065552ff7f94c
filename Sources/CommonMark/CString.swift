#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A text that libcmark holds: valid as long as the tree that it comes from.
struct CString {
    /// The bytes.
    let start: UnsafePointer<UInt8>

    /// The number of bytes, without the zero that ends them.
    let count: Int

    /// The text at a pointer; empty where there is none.
    init(_ pointer: UnsafePointer<CChar>?) {
        guard let pointer else {
            let empty: StaticString = ""
            start = empty.utf8Start
            count = 0
            return
        }
        start = UnsafeRawPointer(pointer).assumingMemoryBound(to: UInt8.self)
        count = strlen(pointer)
    }

    /// The bytes, copied.
    var bytes: [UInt8] { Array(UnsafeBufferPointer(start: start, count: count)) }

    /// Some of the bytes, copied.
    func bytes(_ range: Range<Int>) -> [UInt8] {
        Array(UnsafeBufferPointer(start: start + range.lowerBound, count: range.count))
    }

    /// Whether the text contains a byte that may be written as an escape of a character with the same first byte.
    var containsAmpersandOrBackslash: Bool {
        memchr(start, Int32(UInt8(ascii: "&")), count) != nil || memchr(start, Int32(UInt8(ascii: "\\")), count) != nil
    }

    /// Whether the text stands at a place of a buffer.
    func stands(at offset: Int, in buffer: UnsafeBufferPointer<UInt8>) -> Bool {
        guard offset >= 0, offset + count <= buffer.count, let base = buffer.baseAddress else { return count == 0 }
        return memcmp(base + offset, start, count) == 0
    }
}

/// Puts another control character in the place of each NUL, which libcmark would turn into three bytes.
func replaceNULs(in bytes: inout [UInt8]) {
    let hasNUL = bytes.withUnsafeBytes { buffer in
        buffer.baseAddress.map { memchr($0, 0, buffer.count) != nil } ?? false
    }
    guard hasNUL else { return }
    for index in bytes.indices where bytes[index] == 0 { bytes[index] = 0x1A }
}
