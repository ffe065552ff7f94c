@testable internal import Chapters
internal import SourceText
internal import TestSupport
internal import Testing

/// What is read without libyaml is what libyaml reads.
@Suite struct PlainFrontMatterTests {
    private static func entries(_ node: YAMLNode?) -> [String]? {
        guard case .mapping(let entries)? = node?.kind else { return nil }
        return entries.flatMap { entry in
            [entry.key, entry.value].map { "\($0.text ?? "?") \($0.span.lower) \($0.span.upper)" }
        }
    }

    @Test(arguments: [
        "title: Batch size is the lever\n",
        "title: A\nuses: assumptions, costs\nsummary: It's (mostly) fine, e.g. here.\n",
        "title: no\nauthor: J. O'Neil\n", "title: x-1 - 2\n",
    ])
    func plainLinesAreReadAsLibyamlReadsThem(_ text: String) throws {
        let bytes = Array(("----" + text).utf8)[4...]
        let plain = try #require(YAMLNode.plainMapping(bytes, file: SourceID(0)))
        #expect(Self.entries(plain) == Self.entries(try YAMLParser.parsed(bytes, file: SourceID(0))))
    }

    @Test(arguments: [
        "", "title:\n", "title: \n", "title:  two spaces\n", "title: a: b\n", "title: a # b\n", "title: 'a'\n",
        "title: a \n",
        "title: a\n b\n", "title: a\n\nuses: b\n", "title: 1\n", "title: a\r\n", "title: é\n", "- a\n",
        "uses: [a, b]\n",
        "title: a", "Title: a\n",
    ])
    func anythingElseIsLeftToLibyaml(_ text: String) {
        #expect(YAMLNode.plainMapping(Array(text.utf8)[...], file: SourceID(0)) == nil)
    }

    @Test func whateverIsTakenForPlainIsReadAsLibyamlReadsIt() throws {
        var random = SeededGenerator(seed: 20)
        let alphabet = Array("ab: ,.'-()#1\nT\r[\"".utf8)
        for _ in 0..<20_000 {
            let rest = (0..<Int.random(in: 1...12, using: &random)).map { _ in
                alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
            }
            let bytes = (Array("a: b".utf8) + rest + [0x0A])[...]
            guard let plain = YAMLNode.plainMapping(bytes, file: SourceID(0)) else { continue }
            #expect(
                Self.entries(plain) == Self.entries(try YAMLParser.parsed(bytes, file: SourceID(0))),
                "\(String(decoding: bytes, as: UTF8.self))")
        }
    }
}
