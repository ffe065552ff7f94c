/// The path of a file of the book as an address to put into a link: what would end the path, or make it no path, is
/// written as `%` and two digits. Letters beyond ASCII stay, as HTML allows.
func reference(to path: String) -> String {
    guard path.utf8.contains(where: endsPath) else { return path }
    var bytes: [UInt8] = []
    for byte in path.utf8 {
        if endsPath(byte) {
            bytes += [UInt8(ascii: "%"), hexadecimal(byte >> 4), hexadecimal(byte & 15)]
        } else {
            bytes.append(byte)
        }
    }
    return String(decoding: bytes, as: UTF8.self)
}

private func endsPath(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "%"), UInt8(ascii: "#"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: "\\"),
        UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), 0...0x20, 0x7F:
        true
    default: false
    }
}

private func hexadecimal(_ digit: UInt8) -> UInt8 { digit < 10 ? 0x30 + digit : 0x37 + digit }
