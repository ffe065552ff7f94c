internal import Quantities
internal import Testing

@Suite struct StringBytesTests {
    @Test(arguments: ["", "a", "USD/h", "fifteen letters", "a text that is too long to be held in place", "µs", "é"])
    func aTextHasTheBytesOfItselfAndOfNoOther(_ text: String) {
        #expect(text.hasSameBytes(as: String(decoding: Array(text.utf8), as: UTF8.self)))
        #expect(!text.hasSameBytes(as: text + "x"))
        #expect(!(text + "x").hasSameBytes(as: text + "y"))
    }

    @Test func textsThatLookAlikeAreNotTheSameBytes() {
        #expect("\u{E9}" == "e\u{301}")
        #expect(!"\u{E9}".hasSameBytes(as: "e\u{301}"))
    }
}
