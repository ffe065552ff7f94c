internal import SourceText

extension YAMLNode {
    /// The mapping that lines of `key: value` make, each as plain as most front matter is: a key of small letters, a colon, a
    /// space, and a value of letters, digits, spaces and `, . ' - ( )` that begins with a letter. Nil for anything else.
    ///
    /// YAML knows but one reading of such lines. libyaml is left out for speed: it takes 64 kB for each text that it parses.
    static func plainMapping(_ bytes: ArraySlice<UInt8>, file: SourceID) -> YAMLNode? {
        var entries: [(key: YAMLNode, value: YAMLNode)] = []
        var start = bytes.startIndex
        while start < bytes.endIndex {
            var offset = start
            while offset < bytes.endIndex, isSmallLetter(bytes[offset]) { offset += 1 }
            let key = start..<offset
            guard !key.isEmpty, offset + 2 < bytes.endIndex, bytes[offset] == UInt8(ascii: ":"),
                bytes[offset + 1] == 0x20, isLetter(bytes[offset + 2])
            else { return nil }
            let lower = offset + 2
            offset = lower
            while offset < bytes.endIndex, isPlain(bytes[offset]) { offset += 1 }
            guard offset < bytes.endIndex, bytes[offset] == UInt8(ascii: "\n"), bytes[offset - 1] != 0x20 else {
                return nil
            }
            entries.append((scalar(bytes[key], file), scalar(bytes[lower..<offset], file)))
            start = offset + 1
        }
        guard !entries.isEmpty else { return nil }
        return YAMLNode(
            kind: .mapping(entries), span: SourceSpan(file: file, lower: bytes.startIndex, upper: bytes.endIndex))
    }

    private static func scalar(_ bytes: ArraySlice<UInt8>, _ file: SourceID) -> YAMLNode {
        YAMLNode(
            kind: .scalar(String(decoding: bytes, as: UTF8.self)),
            span: SourceSpan(file: file, lower: bytes.startIndex, upper: bytes.endIndex))
    }

    private static func isSmallLetter(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
    }

    private static func isLetter(_ byte: UInt8) -> Bool { isSmallLetter(byte | 0x20) && byte & 0x40 != 0 }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: " "), UInt8(ascii: ","), UInt8(ascii: "."),
            UInt8(ascii: "'"), UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"):
            true
        default: isLetter(byte)
        }
    }
}
