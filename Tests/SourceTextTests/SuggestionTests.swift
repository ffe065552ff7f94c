@testable internal import SourceText
internal import Testing
internal import TestSupport

@Suite struct SuggestionTests {
    static func distance(_ first: String, _ second: String) -> Int {
        editDistance(Array(first.utf8), Array(second.utf8))
    }

    @Test(
        arguments: [
            ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("rent", "rent", 0), ("rent", "rnet", 1), ("rent", "ret", 1),
            ("rent", "reent", 1), ("rent", "bent", 1), ("kitten", "sitting", 3), ("ca", "abc", 3), ("Rent", "rent", 1),
            ("RENT", "rent", 1), ("Rent", "bent", 1),
        ] as [(String, String, Int)])
    func changesAndSwapsOfNeighboursAreCounted(_ first: String, _ second: String, _ distance: Int) {
        #expect(Self.distance(first, second) == distance)
    }

    @Test func theDistanceIsSymmetricAndZeroForEqualWordsOnly() {
        var random = SeededGenerator(seed: 4)
        func word() -> String {
            String((0..<Int.random(in: 0...7, using: &random)).map { _ in "abcA".randomElement(using: &random) ?? "a" })
        }
        for _ in 0..<3_000 {
            let (first, second) = (word(), word())
            let distance = Self.distance(first, second)
            #expect(distance == Self.distance(second, first))
            #expect((distance == 0) == (first == second))
            #expect(distance <= max(first.count, second.count))
            #expect(distance >= abs(first.count - second.count))
        }
    }

    @Test(
        arguments: [
            ("rnet", "rent"), ("thruoghput", "throughput"), ("Batch", "batch"), ("gpu", "gpus"), ("contxt", "context"),
        ] as [(String, String)])
    func aSmallSlipFindsTheWordThatIsMeant(_ word: String, _ meant: String) {
        let candidates = ["rent", "throughput", "batch", "context", "gpus", "model"]
        #expect(nearest(to: word, among: candidates) == meant)
    }

    @Test(arguments: ["x", "zz", "speed", "", "modelling", "qqqqqq"])
    func aWordThatIsFarFromAllFindsNone(_ word: String) {
        #expect(nearest(to: word, among: ["rent", "throughput", "b", "gpus", "model"]) == nil)
    }

    @Test func ofEquallyNearWordsTheFirstWins() {
        #expect(nearest(to: "cast", among: ["cost", "cash"]) == "cost")
        #expect(nearest(to: "H100", among: ["h800", "h100_pcie", "h100_sxm", "h100_nvl"]) == "h100_sxm")
        #expect(nearest(to: "h10", among: ["h20", "h100_sxm"]) == "h20")
        #expect(nearest(to: "cast", among: ["cash", "cost"]) == "cash")
        #expect(nearest(to: "costt", among: ["coast", "cost"]) == "cost")
        #expect(nearest(to: "cost", among: []) == nil)
    }
}
