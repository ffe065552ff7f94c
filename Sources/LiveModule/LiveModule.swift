/// The live rooms, compiled for the browser by `Plugins/CompileForBrowser`: a WebAssembly module that imports nothing.
public enum LiveModule {
    /// A script that holds the module in base64: for a page that is opened from a disk, which may load no other file.
    public static var script: [UInt8] { withScript { Array($0.joined()) } }

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

    /// The module.
    public static var bytes: [UInt8] {
        Compiled.module.withUTF8Buffer { decoded($0) }
    }

    /// The bytes that a text in base64 stands for. (Foundation, which decodes it too, is not linked: it doubles the time in
    /// which the program starts.)
    static func decoded(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var values = [UInt8](repeating: 0, count: 256)
        for (value, digit) in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8.enumerated() {
            values[Int(digit)] = UInt8(value)
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3)
        var gathered: UInt32 = 0
        var digits = 0
        for digit in text where digit != UInt8(ascii: "=") {
            gathered = gathered << 6 | UInt32(values[Int(digit)])
            digits += 1
            guard digits == 4 else { continue }
            bytes.append(UInt8(truncatingIfNeeded: gathered >> 16))
            bytes.append(UInt8(truncatingIfNeeded: gathered >> 8))
            bytes.append(UInt8(truncatingIfNeeded: gathered))
            (gathered, digits) = (0, 0)
        }
        // Two digits are left for one byte, three for two.
        gathered <<= UInt32(6 * (4 - digits))
        if digits >= 2 { bytes.append(UInt8(truncatingIfNeeded: gathered >> 16)) }
        if digits == 3 { bytes.append(UInt8(truncatingIfNeeded: gathered >> 8)) }
        return bytes
    }
}
