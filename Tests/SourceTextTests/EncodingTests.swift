internal import SourceText
internal import Testing
internal import TestSupport

@Suite struct EncodingTests {
    @Test(arguments: ["", "plain", "é", "€", "😀", "\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}", "\u{D7FF}\u{E000}"])
    func wellFormedTextHasNoFault(_ text: String) {
        #expect(firstEncodingFault(in: Array(text.utf8)) == nil)
    }

    @Test(
        arguments: [
            ([0x80], 0), ([0x61, 0xC3], 1), ([0xC0, 0x80], 0), ([0xC1, 0xBF], 0), ([0xE0, 0x9F, 0xBF], 0),
            ([0xED, 0xA0, 0x80], 0), ([0xF0, 0x8F, 0xBF, 0xBF], 0), ([0xF4, 0x90, 0x80, 0x80], 0),
            ([0xF5, 0x80, 0x80, 0x80], 0),
            ([0xFF], 0), ([0xE2, 0x82], 0), ([0xC3, 0xA9, 0xE2, 0x28, 0xA1], 2), ([0xF0, 0x9F, 0x98], 0),
            ([0x61, 0x62, 0xF0, 0x9F, 0x98, 0x61], 2),
        ] as [([UInt8], Int)])
    func theFirstIllFormedByteIsFound(_ bytes: [UInt8], _ offset: Int) {
        #expect(firstEncodingFault(in: bytes) == .invalidUTF8(offset: offset))
    }

    @Test func aNulIsAFaultOfItsOwn() {
        #expect(firstEncodingFault(in: [0x61, 0x00, 0xFF]) == .nul(offset: 1))
        #expect(firstEncodingFault(in: [0xFF, 0x00]) == .invalidUTF8(offset: 0))
    }

    @Test func validationAgreesWithTheStandardLibrary() {
        var random = SeededGenerator(seed: 3)
        let leads: [UInt8] = [0xC2, 0xDF, 0xE0, 0xE2, 0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0x80, 0x9F, 0xA0, 0xBF, 0x61]
        var valid = 0
        for round in 0..<50_000 {
            let bytes = (0..<Int.random(in: 1...5, using: &random)).map { _ in
                round.isMultiple(of: 2)
                    ? UInt8.random(in: 1...255, using: &random) : leads.randomElement(using: &random) ?? 0
            }
            let isValid = String(validating: bytes, as: UTF8.self) != nil
            if isValid { valid += 1 }
            switch firstEncodingFault(in: bytes) {
            case nil: #expect(isValid)
            case .invalidUTF8(let offset):
                #expect(!isValid)
                #expect(String(validating: bytes[..<offset], as: UTF8.self) != nil)
            case .nul: Issue.record("there is no NUL in \(bytes)")
            }
        }
        #expect(valid > 1_000 && valid < 49_000)
    }

    @Test func everySequenceOfTwoAndThreeBytesIsJudgedRight() {
        for first in UInt8(0x80)...0xFF {
            for second in stride(from: UInt8(0x01), through: 0xFF, by: 1) {
                let pair = [first, second]
                #expect((firstEncodingFault(in: pair) == nil) == (String(validating: pair, as: UTF8.self) != nil))
                let triple = [first, second, 0x80]
                #expect((firstEncodingFault(in: triple) == nil) == (String(validating: triple, as: UTF8.self) != nil))
            }
        }
    }
}
