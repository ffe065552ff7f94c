/// A name as names are compared: small letters and numbers, whatever stood between them.
///
/// "Llama-3.1-70B Instruct" and "llama_3.1_70b_instruct" are both `llama3.1-70binstruct`. A point between digits
/// belongs to the number; two numbers that something separated stay apart with a hyphen.
struct PlainName: Hashable, Sendable {
    /// Lower-case ASCII letters, digits, points within numbers, hyphens between numbers.
    private(set) var bytes: [UInt8] = []

    /// - Parameter dropsParentheses: whether what stands in parentheses is a remark and no part of the name.
    init(_ text: String, dropsParentheses: Bool = false) {
        var depth = 0
        var separated = false
        let source = Array(text.utf8)
        for (index, byte) in source.enumerated() {
            if dropsParentheses {
                if byte == UInt8(ascii: "(") { depth += 1 }
                if byte == UInt8(ascii: ")"), depth > 0 {
                    depth -= 1
                    continue
                }
                if depth > 0 { continue }
            }
            let letter = lowercased(byte)
            if isLetter(letter) || isDigit(letter) {
                if separated, isDigit(letter), let last = bytes.last, isDigit(last) { bytes.append(UInt8(ascii: "-")) }
                bytes.append(letter)
                separated = false
            } else if byte == UInt8(ascii: "."), !separated, let last = bytes.last, isDigit(last),
                index + 1 < source.count, isDigit(source[index + 1])
            {
                bytes.append(byte)
            } else {
                separated = true
            }
        }
    }

    /// What is left after a word at the start, or nothing if the name does not start so. A number is never split.
    func rest(after start: PlainName) -> ArraySlice<UInt8>? {
        bytes[...].rest(after: start.bytes)
    }

    /// The name without a word at its start, if it starts with that and more follows.
    func dropping(_ start: StaticString) -> PlainName {
        guard let rest = rest(after: PlainName("\(start)")), !rest.isEmpty else { return self }
        var shorter = self
        shorter.bytes = Array(rest)
        return shorter
    }
}

extension ArraySlice<UInt8> {
    /// What is left after a word at the start, or nothing if it does not start so. A number is never split.
    func rest(after start: [UInt8]) -> ArraySlice<UInt8>? {
        guard starts(with: start), !start.isEmpty else { return nil }
        let rest = dropFirst(start.count)
        if let last = start.last, isDigit(last), let next = rest.first, isDigit(next) || next == UInt8(ascii: ".") {
            return nil
        }
        return rest
    }

    /// Takes a number from the start: its digits and points.
    func number() -> (digits: ArraySlice<UInt8>, rest: ArraySlice<UInt8>)? {
        let digits = prefix { isDigit($0) || $0 == UInt8(ascii: ".") }
        return digits.isEmpty ? nil : (digits, dropFirst(digits.count))
    }
}

/// An ASCII digit.
func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

/// A small ASCII letter.
private func isLetter(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") }

/// The small letter of a capital one.
private func lowercased(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte + 32 : byte
}
