/// The engine as a module that a browser runs.
public struct LiveEngine: Sendable {
    /// A hash of what it was compiled from: a page and a module of one hash compute the same.
    public let fingerprint: String
    /// The module, in base64.
    public let base64: String

    /// An engine.
    public init(fingerprint: String, base64: String) {
        (self.fingerprint, self.base64) = (fingerprint, base64)
    }

    /// What is published of it: the module, and the same as a script for pages that are opened from a disk, which may
    /// load a script and nothing else.
    var files: [PublishedFile] {
        [
            PublishedFile(path: LiveEngine.modulePath, bytes: bytes),
            PublishedFile(
                path: LiveEngine.scriptPath, bytes: Array("globalThis.marginalModule = \"\(base64)\";\n".utf8)),
        ]
    }

    static let modulePath = "marginal.wasm"
    static let scriptPath = "marginal-module.js"

    /// The module itself.
    private var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(base64.utf8.count * 3 / 4)
        var bits: UInt32 = 0
        var count = 0
        for byte in base64.utf8 {
            guard let value = LiveEngine.value(byte) else { continue }
            bits = bits << 6 | value
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return bytes
    }

    private static func value(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte) - 65
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte) - 71
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte) + 4
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
