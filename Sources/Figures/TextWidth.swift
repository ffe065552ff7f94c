/// How wide a text is in a sans-serif face of `Drawing.Text.size`. The face is the reader's own: these are the widths of
/// DejaVu Sans, the widest of the usual ones, so that what stands apart by them does so in any.
enum TextWidth {
    /// The width in pixels.
    static func of(_ text: String) -> Double {
        var ems = 0.0
        for scalar in text.unicodeScalars { ems += em(scalar.value) }
        return ems * Drawing.Text.size
    }

    private static func em(_ scalar: UInt32) -> Double {
        switch scalar {
        case 0x20, 0xA0, 0x2E, 0x2C, 0x27: 0.32
        case 0x69, 0x6A, 0x6C: 0.28
        case 0x3A, 0x3B, 0x7C, 0x21, 0x49, 0x28, 0x29, 0x2F, 0x2D, 0x66, 0x74: 0.39
        case 0x72: 0.42
        case 0x6D, 0x57, 0x25, 0x40: 0.98
        case 0x4D, 0x77: 0.85
        case 0x41...0x5A: 0.69
        case 0x2B, 0x2212, 0x3D: 0.84
        case 0x300...0x36F: 0
        case 0x2E80...: 1.05
        default: 0.62
        }
    }

    /// A text on lines of at most a width, broken at spaces; a word that is wider has a line of its own.
    static func wrapped(_ text: String, _ width: Double) -> [String] {
        var lines: [[UInt8]] = []
        for word in text.utf8.split(separator: 0x20) {
            if let last = lines.last, of(String(decoding: last + [0x20] + word, as: UTF8.self)) <= width {
                lines[lines.count - 1] = last + [0x20] + word
            } else {
                lines.append(Array(word))
            }
        }
        return lines.isEmpty ? [""] : lines.map { String(decoding: $0, as: UTF8.self) }
    }

    /// How much wider a bold text is.
    static let bold = 1.07

    /// The width of the widest of some lines.
    static func widest(_ lines: [String]) -> Double { lines.reduce(0) { max($0, of($1)) } }
}
