import SourceText
import Testing

struct WholeNumberTests {
    @Test(arguments: [("0", 0), ("12", 12), ("007", 7), ("999999999", 999_999_999)])
    func `digits spell a number`(_ text: String, _ number: Int) {
        #expect(wholeNumber(Array(text.utf8)[...]) == number)
    }

    @Test(arguments: ["", "-1", "+1", " 1", "1 ", "1.0", "0x1", "٣", "1000000000"])
    func `nothing else does`(_ text: String) { #expect(wholeNumber(Array(text.utf8)[...]) == nil) }
}
