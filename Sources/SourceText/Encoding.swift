/// What an author's text file may not contain.
public enum EncodingFault: Sendable, Hashable {
    /// A byte, at this offset, that is not part of well-formed UTF-8.
    case invalidUTF8(offset: Int)
    /// A NUL character at this offset.
    case nul(offset: Int)
}

/// The first place at which bytes are not UTF-8 text, or nil where they are.
///
/// Well-formed means what the Unicode Standard, table 3-7, lists: no overlong form, no surrogate, nothing above U+10FFFF.
///
/// - Complexity: O(n).
public func firstEncodingFault(in bytes: [UInt8]) -> EncodingFault? {
    bytes.withUnsafeBufferPointer { buffer -> EncodingFault? in
        var offset = 0
        while offset < buffer.count {
            if offset + 8 <= buffer.count, isPlain(buffer, at: offset) {
                offset += 8
                continue
            }
            let byte = buffer[offset]
            if byte < 0x80 {
                if byte == 0 { return .nul(offset: offset) }
                offset += 1
                continue
            }
            let length = sequenceLength(buffer, at: offset)
            if length == 0 { return .invalidUTF8(offset: offset) }
            offset += length
        }
        return nil
    }
}

/// Whether eight bytes are ASCII and none of them is NUL; nearly all text is, and one look at eight is quicker than eight.
private func isPlain(_ buffer: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    let eight = UnsafeRawBufferPointer(buffer).loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    // Subtracting 1 from a byte sets its highest bit where the byte was 0 (or a borrow came along, which is settled byte by byte).
    return (eight | (eight &- 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080 == 0
}

/// The length of the well-formed sequence of two to four bytes that begins at `offset`, or 0 where there is none.
private func sequenceLength(_ buffer: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
    let lead = buffer[offset]
    let (length, second): (Int, ClosedRange<UInt8>)
    switch lead {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xE1...0xEC, 0xEE...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return 0
    }
    guard offset + length <= buffer.count, second.contains(buffer[offset + 1]) else { return 0 }
    for index in 2..<4 where index < length && buffer[offset + index] & 0xC0 != 0x80 { return 0 }
    return length
}

/// Appends a text as a JSON string: quotation marks around it, and what JSON wants escaped escaped.
public func appendJSONString(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    appendJSONCharacters(text, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
}

/// Appends a text as it stands within a JSON string: what JSON wants escaped escaped.
public func appendJSONCharacters(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { source in
        // Runs without a special character, which is nearly everything, are copied as a whole.
        var start = 0
        for index in source.indices {
            let byte = source[index]
            guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start..<index]))
            appendJSONEscape(byte, to: &bytes)
            start = index + 1
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start...]))
    }
}

private func appendJSONEscape(_ byte: UInt8, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\n"): bytes.append(UInt8(ascii: "n"))
    case UInt8(ascii: "\t"): bytes.append(UInt8(ascii: "t"))
    case 0..<0x20:
        bytes.append(contentsOf: "u00".utf8)
        for digit in [byte >> 4, byte & 15] { bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit) }
    default: bytes.append(byte)
    }
}
