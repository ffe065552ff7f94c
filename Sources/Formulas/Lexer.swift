internal import SourceText

/// Cuts a stretch of an excerpt into tokens. Never fails: what fits nothing becomes a stray token.
struct Lexer {
    private let bytes: [UInt8]
    private var offset: Int
    private let limit: Int

    init(_ excerpt: SourceExcerpt, _ range: Range<Int>) {
        bytes = excerpt.bytes
        offset = range.lowerBound
        limit = range.upperBound
    }

    /// All tokens, the last one being `end`.
    static func tokens(_ excerpt: SourceExcerpt, _ range: Range<Int>) -> [Token] {
        var lexer = Lexer(excerpt, range)
        var tokens: [Token] = []
        tokens.reserveCapacity(range.count / 3 + 2)
        while true {
            let token = lexer.next()
            tokens.append(token)
            if token.kind == .end { return tokens }
        }
    }

    private func peek(_ distance: Int = 0) -> UInt8 {
        offset + distance < limit ? bytes[offset + distance] : 0
    }

    private mutating func next() -> Token {
        let before = offset
        while offset < limit {
            if isSpace(bytes[offset]) {
                offset += 1
            } else if peek() == 0xC2, peek(1) == 0xA0 {
                offset += 2  // A no-break space is a space.
            } else {
                break
            }
        }
        let isSpaced = offset > before
        let start = offset
        guard offset < limit else { return Token(kind: .end, range: start..<start, isSpaced: isSpaced) }
        let byte = bytes[offset]
        let kind: Token.Kind
        if isDigit(byte) {
            kind = number()
        } else if isLetter(byte) {
            while offset < limit, isLetter(bytes[offset]) || isDigit(bytes[offset]) { offset += 1 }
            let word = bytes[start..<offset]
            kind = Keyword(word).map { .keyword($0) } ?? .word(Name(String(decoding: word, as: UTF8.self)))
        } else if byte == UInt8(ascii: "\"") {
            kind = text()
        } else {
            kind = symbol()
        }
        return Token(kind: kind, range: start..<offset, isSpaced: isSpaced)
    }

    /// number = digits [ "." digits ] [ "e" [ "+" | "-" ] digits ], with "_" between digits
    private mutating func number() -> Token.Kind {
        var mantissa: UInt64 = 0
        var exponent = 0
        var decimals = 0
        func isPlace(_ byte: UInt8) -> Bool { isDigit(byte) || byte == UInt8(ascii: "_") }
        func take(_ byte: UInt8, _ mantissa: inout UInt64, _ exponent: inout Int, isFraction: Bool) {
            guard byte != UInt8(ascii: "_") else { return }
            // Nineteen digits fit; further ones are below the precision of a number.
            if mantissa < 1_000_000_000_000_000_000 {
                mantissa = mantissa * 10 + UInt64(byte - 0x30)
                if isFraction { exponent -= 1 }
            } else if !isFraction {
                exponent += 1
            }
        }
        while isPlace(peek()) {
            take(peek(), &mantissa, &exponent, isFraction: false)
            offset += 1
        }
        if peek() == UInt8(ascii: "."), isDigit(peek(1)) {
            offset += 1
            while isPlace(peek()) {
                take(peek(), &mantissa, &exponent, isFraction: true)
                if peek() != UInt8(ascii: "_") { decimals += 1 }
                offset += 1
            }
        }
        let signs = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-") ? 1 : 0
        if peek() == UInt8(ascii: "e") || peek() == UInt8(ascii: "E"), isDigit(peek(1 + signs)) {
            let isNegative = peek(1) == UInt8(ascii: "-")
            offset += 1 + signs
            var power = 0
            while isDigit(peek()) {
                power = min(power * 10 + Int(peek() - 0x30), 10_000)
                offset += 1
            }
            exponent += isNegative ? -power : power
            decimals = max(0, decimals - (isNegative ? -power : power))
        }
        return .number(Lexer.scaled(mantissa, exponent), decimals: min(decimals, 15))
    }

    /// mantissa x 10^exponent. Correctly rounded while the mantissa is below 2^53 and the exponent within 22, which
    /// covers every number of up to fifteen digits that people write; beyond, within a few units in the last place.
    static func scaled(_ mantissa: UInt64, _ exponent: Int) -> Double {
        var result = Double(mantissa)
        var left = exponent
        while left != 0, result != 0, result.isFinite {
            let step = min(abs(left), 22)
            var power = 1.0
            for _ in 0..<step { power *= 10 }
            result = left > 0 ? result * power : result / power
            left += left > 0 ? -step : step
        }
        return result
    }

    private mutating func text() -> Token.Kind {
        let start = offset + 1
        offset += 1
        while offset < limit, bytes[offset] != UInt8(ascii: "\"") { offset += 1 }
        guard offset < limit else { return .stray }
        offset += 1
        return .text(String(decoding: bytes[start..<(offset - 1)], as: UTF8.self))
    }

    private mutating func symbol() -> Token.Kind {
        let two = (peek(), peek(1))
        switch two {
        case (UInt8(ascii: "."), UInt8(ascii: ".")): return take(2, .range)
        case (UInt8(ascii: "="), UInt8(ascii: "=")): return take(2, .equal)
        case (UInt8(ascii: "!"), UInt8(ascii: "=")): return take(2, .notEqual)
        case (UInt8(ascii: "<"), UInt8(ascii: "=")): return take(2, .lessOrEqual)
        case (UInt8(ascii: ">"), UInt8(ascii: "=")): return take(2, .greaterOrEqual)
        default: break
        }
        switch two.0 {
        case UInt8(ascii: "+"): return take(1, .plus)
        case UInt8(ascii: "-"): return take(1, .minus)
        case UInt8(ascii: "*"): return take(1, .times)
        case UInt8(ascii: "/"): return take(1, .over)
        case UInt8(ascii: "^"): return take(1, .power)
        case UInt8(ascii: "%"): return take(1, .percent)
        case UInt8(ascii: "("): return take(1, .open)
        case UInt8(ascii: ")"): return take(1, .close)
        case UInt8(ascii: "["): return take(1, .openBracket)
        case UInt8(ascii: "]"): return take(1, .closeBracket)
        case UInt8(ascii: ","): return take(1, .comma)
        case UInt8(ascii: "."): return take(1, .dot)
        case UInt8(ascii: ":"): return take(1, .colon)
        case UInt8(ascii: "="): return take(1, .assign)
        case UInt8(ascii: "<"): return take(1, .less)
        case UInt8(ascii: ">"): return take(1, .greater)
        default: return stray()
        }
    }

    private mutating func take(_ count: Int, _ symbol: Token.Symbol) -> Token.Kind {
        offset += count
        return .symbol(symbol)
    }

    /// One character, however many bytes it takes; or one of the signs that typography has for an operator.
    private mutating func stray() -> Token.Kind {
        let start = offset
        offset += 1
        while offset < limit, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
        switch Array(bytes[start..<offset]) {
        case [0xE2, 0x88, 0x92]: return .symbol(.minus)
        case [0xC3, 0x97], [0xC2, 0xB7]: return .symbol(.times)
        case [0xC3, 0xB7]: return .symbol(.over)
        case [0xE2, 0x89, 0xA4]: return .symbol(.lessOrEqual)
        case [0xE2, 0x89, 0xA5]: return .symbol(.greaterOrEqual)
        case [0xE2, 0x89, 0xA0]: return .symbol(.notEqual)
        default: return .stray
        }
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

    private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    /// A letter of a name: ASCII letters, the underscore, `$`, the micro sign and every other character beyond ASCII
    /// except the operators above.
    private func isLetter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
            UInt8(ascii: "$"):
            return true
        default:
            guard byte >= 0x80, offset < limit else { return false }
            return !startsOperator
        }
    }

    private var startsOperator: Bool {
        switch (peek(), peek(1), peek(2)) {
        case (0xE2, 0x88, 0x92), (0xE2, 0x89, 0xA4), (0xE2, 0x89, 0xA5), (0xE2, 0x89, 0xA0): true
        case (0xC3, 0x97, _), (0xC2, 0xB7, _), (0xC3, 0xB7, _): true
        case (0xE2, 0x80, 0x98...0x9F): true  // Quotation marks of typography, which a name does not contain either.
        case (0xC2, 0xA0, _): true  // Not an operator, but no letter either.
        default: false
        }
    }
}
