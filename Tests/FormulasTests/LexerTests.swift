@testable internal import Formulas
internal import SourceText
internal import Testing
internal import TestSupport

@Suite struct LexerTests {
    static func tokens(_ text: String) -> [Token] {
        let bytes = Array(text.utf8)
        return Lexer.tokens(SourceExcerpt(file: SourceID(0), bytes: bytes, source: 0), 0..<bytes.count)
    }

    static func kinds(_ text: String) -> [Token.Kind] { tokens(text).dropLast().map { $0.kind } }

    static func number(_ text: String) -> Double? {
        guard case .number(let value, _)? = kinds(text).first, kinds(text).count == 1 else { return nil }
        return value
    }

    @Test(
        arguments: [
            ("0", 0, 0), ("7", 7, 0), ("1_000", 1000, 0), ("131_072", 131_072, 0), ("2.10", 2.1, 2), ("0.5", 0.5, 1),
            ("1e3", 1000, 0), ("1E3", 1000, 0), ("1.5e3", 1500, 0), ("1.25e1", 12.5, 1), ("1e-3", 0.001, 3),
            ("2.5e-3", 0.0025, 4), ("1e+6", 1e6, 0), ("1_000.000_1", 1000.0001, 4), ("007", 7, 0), ("1e15", 1e15, 0),
            ("12345678901234567890123", 12_345_678_901_234_567_741_440, 0), ("0.1e-20", 1e-21, 15),
        ] as [(String, Double, Int)])
    func aNumberHasAValueAndDigitsAfterThePoint(_ text: String, _ value: Double, _ decimals: Int) {
        #expect(Self.kinds(text) == [.number(value, decimals: decimals)])
    }

    @Test func numbersOfUpToFifteenDigitsAreReadExactly() throws {
        var random = SeededGenerator(seed: 1)
        for _ in 0..<30_000 {
            let digits = Int.random(in: 1...15, using: &random)
            var text = ""
            let point = Int.random(in: 1...digits, using: &random)
            for place in 0..<digits {
                if place == point { text += "." }
                text += String(Int.random(in: 0...9, using: &random))
            }
            if Bool.random(using: &random) {
                let exponent = Int.random(in: -7...7, using: &random)
                text += (Bool.random(using: &random) ? "e" : "E") + String(exponent)
            }
            #expect(Self.number(text) == Double(text), "\(text)")
        }
    }

    @Test func longNumbersAreReadToWithinAFewUnitsOfTheLastPlace() throws {
        var random = SeededGenerator(seed: 2)
        for _ in 0..<10_000 {
            let digits = (0..<Int.random(in: 1...30, using: &random)).map { _ in
                String(Int.random(in: 0...9, using: &random))
            }
            let text = digits.joined() + "e" + String(Int.random(in: -250...250, using: &random))
            let exact = try #require(Double(text))
            let read = try #require(Self.number(text))
            #expect(exact == 0 ? read == 0 : (read / exact - 1).magnitude < 1e-14, "\(text)")
        }
    }

    @Test(
        arguments: [
            ("1..3", ["1", "..", "3"]), ("1 .. 512 log", ["1", "..", "512", "log"]),
            ("1.5..2.5", ["1.5", "..", "2.5"]),
            ("a.b", ["a", ".", "b"]), ("2.f", ["2", ".", "f"]), ("1e", ["1", "e"]), ("1e+", ["1", "e", "+"]),
            ("3x", ["3", "x"]), ("x2", ["x2"]), ("a<=b", ["a", "<=", "b"]), ("a==b!=c", ["a", "==", "b", "!=", "c"]),
            ("a=b", ["a", "=", "b"]), ("1,2", ["1", ",", "2"]), ("70 %", ["70", "%"]),
            ("\"a # b\"x", ["\"a # b\"", "x"]),
            ("$5", ["$5"]), ("µs", ["µs"]), ("größe", ["größe"]), ("_x", ["_x"]), ("_1", ["_1"]), ("1_", ["1_"]),
            ("a#b", ["a", "#", "b"]), ("a☃b", ["a☃b"]), ("\"open", ["\"open"]), ("a\u{A0}b", ["a", "b"]), ("!", ["!"]),
            ("...", ["..", "."]), ("f(x: 1)", ["f", "(", "x", ":", "1", ")"]), ("[a]", ["[", "a", "]"]),
        ] as [(String, [String])])
    func textIsCutIntoWords(_ text: String, _ words: [String]) {
        let bytes = Array(text.utf8)
        let cut = Self.tokens(text).dropLast().map { String(decoding: bytes[$0.range], as: UTF8.self) }
        #expect(cut == words)
    }

    @Test(
        arguments: [
            ("−", .minus), ("×", .times), ("·", .times), ("÷", .over), ("≤", .lessOrEqual), ("≥", .greaterOrEqual),
            ("≠", .notEqual),
        ] as [(String, Token.Symbol)])
    func aSignOfTypographyIsTheOperatorItStandsFor(_ text: String, _ symbol: Token.Symbol) {
        #expect(Self.kinds(text) == [.symbol(symbol)])
        #expect(Self.kinds("a\(text)b").count == 3)
        #expect(Self.kinds("3\(text)4").count == 3)
    }

    @Test(
        arguments: [("USD/h", [false, false, false]), ("USD / h", [false, true, true]), (" a b", [true, true])]
            as [(String, [Bool])])
    func whiteSpaceBeforeAWordIsRemembered(_ text: String, _ isSpaced: [Bool]) {
        #expect(Self.tokens(text).dropLast().map { $0.isSpaced } == isSpaced)
    }

    @Test func tokensCoverEveryByteThatIsNoWhiteSpaceInOrder() {
        var random = SeededGenerator(seed: 3)
        let alphabet: [UInt8] =
            Array(" \t\n.0159eE_+-*/^%()[],:=<>!\"ax#$".utf8) + [0xC2, 0xA0, 0xE2, 0x88, 0x92, 0xC3, 0x97, 0xFF]
        for _ in 0..<5_000 {
            let bytes = (0..<Int.random(in: 0...30, using: &random)).map { _ in
                alphabet.randomElement(using: &random) ?? 0
            }
            let tokens = Lexer.tokens(SourceExcerpt(file: SourceID(0), bytes: bytes, source: 0), 0..<bytes.count)
            #expect(tokens.last?.kind == .end)
            var end = 0
            for token in tokens {
                #expect(token.range.lowerBound >= end)
                let gap = bytes[end..<token.range.lowerBound]
                #expect(gap.allSatisfy { $0 <= 0x20 || $0 == 0xC2 || $0 == 0xA0 })
                #expect(token.kind == .end || !token.range.isEmpty)
                end = token.range.upperBound
            }
            #expect(end == bytes.count)
        }
    }
}
