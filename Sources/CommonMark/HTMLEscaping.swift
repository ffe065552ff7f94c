/// Appends text with the characters escaped that mean something in HTML: `<`, `>`, `&` and `"`.
public func appendEscapedHTML(_ text: ArraySlice<UInt8>, to html: inout [UInt8]) {
    text.withUnsafeBufferPointer { buffer in
        var start = 0
        var offset = 0
        while offset < buffer.count {
            let byte = buffer[offset]
            if byte < 64, escapedInHTML & (1 << UInt64(byte)) != 0 {
                html.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start..<offset]))
                switch byte {
                case UInt8(ascii: "<"): html.append("&lt;")
                case UInt8(ascii: ">"): html.append("&gt;")
                case UInt8(ascii: "&"): html.append("&amp;")
                default: html.append("&quot;")
                }
                start = offset + 1
            }
            offset += 1
        }
        html.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start...]))
    }
}

/// One bit for each of the first 64 bytes that HTML text escapes.
private let escapedInHTML: UInt64 = 1 << 0x22 | 1 << 0x26 | 1 << 0x3C | 1 << 0x3E

/// Appends an address as the value of an attribute, percent-encoded where it must be; nothing at all for an address
/// that could run a script or read a file.
func appendDestination(_ destination: [UInt8], to html: inout [UInt8]) {
    if isDangerous(destination) { return }
    for byte in destination {
        switch byte {
        case UInt8(ascii: "&"): html.append("&amp;")
        case UInt8(ascii: "'"): html.append("&#x27;")
        case _ where isSafeInAddress(byte): html.append(byte)
        default:
            html.append(UInt8(ascii: "%"))
            html.append(hexadecimalDigit(byte >> 4))
            html.append(hexadecimalDigit(byte & 15))
        }
    }
}

/// Appends the title of a link, as an attribute that follows another.
func appendTitle(_ title: [UInt8]?, to html: inout [UInt8]) {
    guard let title else { return }
    html.append("\" title=\"")
    appendEscapedHTML(title[...], to: &html)
}

/// Whether an address begins with a scheme that libcmark's safe mode drops.
private func isDangerous(_ destination: [UInt8]) -> Bool {
    func begins(_ prefix: StaticString) -> Bool {
        guard destination.count >= prefix.utf8CodeUnitCount else { return false }
        for index in 0..<prefix.utf8CodeUnitCount where lowercased(destination[index]) != prefix.utf8Start[index] {
            return false
        }
        return true
    }
    switch destination.first.map(lowercased) {
    case UInt8(ascii: "j"): return begins("javascript:")
    case UInt8(ascii: "v"): return begins("vbscript:")
    case UInt8(ascii: "f"): return begins("file:")
    case UInt8(ascii: "d"):
        let isPicture =
            begins("data:image/png") || begins("data:image/gif") || begins("data:image/jpeg")
            || begins("data:image/webp")
        return begins("data:") && !isPicture
    default: return false
    }
}

private func lowercased(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
}

private func hexadecimalDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
}

/// Whether libcmark leaves a byte of an address as it is.
private func isSafeInAddress(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
    case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "("),
        UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: "-"),
        UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "="),
        UInt8(ascii: "?"), UInt8(ascii: "@"), UInt8(ascii: "_"), UInt8(ascii: "~"):
        true
    default: false
    }
}

extension [UInt8] {
    /// Appends a text of the program.
    mutating func append(_ text: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Appends a line end, unless a line begins here already.
    mutating func beginLine() {
        if let last, last != UInt8(ascii: "\n") { append(UInt8(ascii: "\n")) }
    }
}
