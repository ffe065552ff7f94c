/// The live rooms, compiled for the browser by `Plugins/CompileForBrowser`: a WebAssembly module that imports nothing.
public enum LiveModule {
    /// A script that holds the module in base64: for a page that is opened from a disk, which may load no other file.
    public static let script: [UInt8] = withScript { pieces in pieces.reduce(into: []) { $0 += $1 } }

    /// Hands over the script as it lies in the program, piece by piece, so that nothing is copied.
    public static func withScript<Result>(_ use: ([UnsafeBufferPointer<UInt8>]) -> Result) -> Result {
        let (start, end): (StaticString, StaticString) = ("globalThis.marginalModule = \"", "\";\n")
        return start.withUTF8Buffer { start in
            Compiled.module.withUTF8Buffer { module in end.withUTF8Buffer { use([start, module, $0]) } }
        }
    }

    /// The module in base64: for a page that holds it.
    public static var text: [UInt8] { Compiled.module.withUTF8Buffer { Array($0) } }

    /// How many bytes the module has.
    public static var byteCount: Int {
        Compiled.module.withUTF8Buffer { $0.count / 4 * 3 - $0.suffix(2).count { $0 == UInt8(ascii: "=") } }
    }

    /// The module; decoded once.
    public static let bytes: [UInt8] = Compiled.module.withUTF8Buffer { decoded($0) }

    /// The bytes that a text in base64 stands for. (Foundation, which decodes it too, is not linked: it doubles the time in
    /// which the program starts.)
    static func decoded(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var values = [UInt8](repeating: 0, count: 256)
        for (value, digit) in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8.enumerated() {
            values[Int(digit)] = UInt8(value)
        }
        // Four digits are three bytes; the last three digits that are no filling are two bytes, two are one.
        let digits = text.count - text.suffix(2).count { $0 == UInt8(ascii: "=") }
        let whole = digits / 4
        let rest = max(digits % 4 - 1, 0)
        return [UInt8](unsafeUninitializedCapacity: whole * 3 + rest) { bytes, count in
            values.withUnsafeBufferPointer { values in
                func gathered(_ digits: Range<Int>) -> UInt32 {
                    digits.reduce(0) { $0 << 6 | UInt32(values[Int(text[$1])]) } << UInt32(6 * (4 - digits.count))
                }
                for group in 0..<whole {
                    let three = gathered((group * 4)..<(group * 4 + 4))
                    bytes[group * 3] = UInt8(truncatingIfNeeded: three >> 16)
                    bytes[group * 3 + 1] = UInt8(truncatingIfNeeded: three >> 8)
                    bytes[group * 3 + 2] = UInt8(truncatingIfNeeded: three)
                }
                let last = gathered((whole * 4)..<digits)
                for byte in 0..<rest {
                    bytes[whole * 3 + byte] = UInt8(truncatingIfNeeded: last >> UInt32(16 - 8 * byte))
                }
            }
            count = whole * 3 + rest
        }
    }
}
