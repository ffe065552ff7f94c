/// Reads JSON (RFC 8259), by one cursor over UTF-8 bytes.
///
/// Own code, since this room compiles for the browser without any library, and since a message about a configuration
/// has to say line and column. Stricter than the grammar in that a key may stand once in an object, and looser in that
/// NaN, Infinity and -Infinity are values: Python writes them, and real configurations have them.
struct JSONParser {
    /// Objects and lists within one another; deeper ones are refused.
    static let deepest = 64
    /// Keys of one object; more are refused, since each is compared with those before it.
    static let mostKeys = 4096

    let bytes: [UInt8]
    private var cursor = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// json = space value space end
    mutating func document() throws(ConfigurationError) -> JSONValue {
        skipSpace()
        let value = try value(depth: 0)
        skipSpace()
        guard cursor == bytes.count else { throw expected("the end of the text") }
        return value
    }

    /// value = object / array / string / number / "true" / "false" / "null"
    private mutating func value(depth: Int) throws(ConfigurationError) -> JSONValue {
        guard depth <= JSONParser.deepest else { throw expected("at most \(JSONParser.deepest) levels of nesting") }
        let start = cursor
        guard let first = peek else { throw expected("a value") }
        let content: JSONValue.Content
        switch first {
        case UInt8(ascii: "{"): content = .object(try object(depth: depth))
        case UInt8(ascii: "["): content = .array(try array(depth: depth))
        case UInt8(ascii: "\""): content = .string(try string())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): content = try number()
        default: content = try word()
        }
        return JSONValue(offset: start, content: content)
    }

    /// object = "{" [ member *( "," member ) ] "}", member = string ":" value
    private mutating func object(depth: Int) throws(ConfigurationError) -> [JSONMember] {
        cursor += 1
        skipSpace()
        var members: [JSONMember] = []
        if take("}") { return members }
        while true {
            skipSpace()
            let start = cursor
            guard peek == UInt8(ascii: "\"") else { throw expected("a key in double quotes") }
            let key = try string()
            guard members.count < JSONParser.mostKeys else { throw expected("at most \(JSONParser.mostKeys) keys") }
            for member in members where member.key.utf8.elementsEqual(key.utf8) {
                throw .duplicateKey(key, at: ConfigurationPosition(of: start, in: bytes))
            }
            skipSpace()
            guard take(":") else { throw expected("a colon after the key \(key)") }
            skipSpace()
            members.append(JSONMember(key: key, offset: start, value: try value(depth: depth + 1)))
            skipSpace()
            if take("}") { return members }
            guard take(",") else { throw expected("a comma or a closing brace") }
        }
    }

    /// array = "[" [ value *( "," value ) ] "]"
    private mutating func array(depth: Int) throws(ConfigurationError) -> [JSONValue] {
        cursor += 1
        skipSpace()
        var values: [JSONValue] = []
        if take("]") { return values }
        while true {
            skipSpace()
            values.append(try value(depth: depth + 1))
            skipSpace()
            if take("]") { return values }
            guard take(",") else { throw expected("a comma or a closing bracket") }
        }
    }

    /// number = [ "-" ] ( "0" / digit1-9 *digit ) [ "." 1*digit ] [ ("e" / "E") [ "+" / "-" ] 1*digit ]
    private mutating func number() throws(ConfigurationError) -> JSONValue.Content {
        let start = cursor
        let isNegative = take("-")
        if peek == UInt8(ascii: "I") { return try word(after: start) }
        if take("0") {
            if let next = peek, isDigit(next) { throw expected("no digit after a leading zero") }
        } else {
            try digits()
        }
        var isWhole = true
        if take(".") {
            isWhole = false
            try digits()
        }
        if take("e") || take("E") {
            isWhole = false
            if !take("+") { _ = take("-") }
            try digits()
        }
        let text = String(decoding: bytes[start..<cursor], as: UTF8.self)
        guard isWhole, let magnitude = whole(bytes[start..<cursor].drop { $0 == UInt8(ascii: "-") }) else {
            return .number(text)
        }
        return .integer(isNegative ? -magnitude : magnitude)
    }

    /// 1*digit
    private mutating func digits() throws(ConfigurationError) {
        guard let first = peek, isDigit(first) else { throw expected("a digit") }
        while let next = peek, isDigit(next) { cursor += 1 }
    }

    /// The number that digits write, unless it is too large.
    private func whole(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for digit in digits {
            let (shifted, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, carry) = shifted.addingReportingOverflow(Int(digit - UInt8(ascii: "0")))
            if overflow || carry { return nil }
            value = sum
        }
        return value
    }

    /// "true" / "false" / "null" / "NaN" / [ "-" ] "Infinity"; `start` is where a sign before it stands.
    private mutating func word(after start: Int? = nil) throws(ConfigurationError) -> JSONValue.Content {
        let first = cursor
        while let next = peek, isLetter(next) { cursor += 1 }
        let word = bytes[first..<cursor]
        if word.elementsEqual("Infinity".utf8) {
            return .number(start == nil ? "Infinity" : "-Infinity")
        }
        if start == nil {
            if word.elementsEqual("true".utf8) { return .bool(true) }
            if word.elementsEqual("false".utf8) { return .bool(false) }
            if word.elementsEqual("null".utf8) { return .null }
            if word.elementsEqual("NaN".utf8) { return .number("NaN") }
        }
        cursor = first
        throw expected("a value")
    }

    private func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { cursor += 1 }
    }
}

extension JSONParser {
    /// string = quote *( unescaped / escape ) quote
    private mutating func string() throws(ConfigurationError) -> String {
        cursor += 1
        var content: [UInt8] = []
        while let byte = peek {
            if byte == UInt8(ascii: "\"") {
                cursor += 1
                return String(decoding: content, as: UTF8.self)
            }
            guard byte >= 0x20 else { throw expected("no control character in a string") }
            if byte == UInt8(ascii: "\\") {
                content.append(contentsOf: try escape())
            } else {
                content.append(byte)
                cursor += 1
            }
        }
        throw expected("a closing quote")
    }

    /// escape = "\" ( quote / "\" / "/" / "b" / "f" / "n" / "r" / "t" / "u" 4hexdigit )
    private mutating func escape() throws(ConfigurationError) -> [UInt8] {
        cursor += 1
        guard let letter = peek else { throw expected("a letter after the backslash") }
        cursor += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [letter]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"):
            let unit = try hexadecimal()
            // Halves of a pair stand for characters that no key or architecture has: each becomes a question mark.
            guard let scalar = Unicode.Scalar(unit), let encoded = UTF8.encode(scalar) else {
                return [UInt8(ascii: "?")]
            }
            return Array(encoded)
        default:
            cursor -= 1
            throw expected("a letter that may follow a backslash")
        }
    }

    /// 4hexdigit
    private mutating func hexadecimal() throws(ConfigurationError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = peek else { throw expected("four hexadecimal digits") }
            let small = byte | 0x20
            if isDigit(byte) {
                value = value * 16 + UInt32(byte - UInt8(ascii: "0"))
            } else if (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(small) {
                value = value * 16 + UInt32(small - UInt8(ascii: "a")) + 10
            } else {
                throw expected("four hexadecimal digits")
            }
            cursor += 1
        }
        return value
    }

    private var peek: UInt8? { cursor < bytes.count ? bytes[cursor] : nil }

    /// Takes a character if it is next.
    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: character) else { return false }
        cursor += 1
        return true
    }

    private func expected(_ what: String) -> ConfigurationError {
        .syntax(expected: what, at: ConfigurationPosition(of: cursor, in: bytes))
    }
}
