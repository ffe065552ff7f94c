internal import Chapters
internal import SourceText
internal import Testing
internal import TestSupport

/// Whatever the bytes are, reading them ends, and every place that comes out lies within them.
@Suite struct AnyTextTests {
    static let parts = [
        "---\n", "title: A\n", "title: \"`= a`\"\n", "uses: [a, b]\n", "uses: {\n", "\n", "\n\n", "\r\n", "\r", " ",
        "  ",
        "\t", "> ", "- ", "1. ", "# ", "```", "~~~", "let\n", "params\n", "table \"`= c`\" for n in 1, 2\n", "a = 1\n",
        "b = 2 in 1 .. 3 # note\n", "unit seat\n", "| a | b |\n", "|---|---|\n", "| = 1 | `= n` |\n", "`= 1 + 1`",
        "`= `", "`", "``", "\\", "\\= ", "*", "[a](b.md)", "![`= 1`](c.png)", "[a]: b.md\n", "<b>", "<!--", "&amp;",
        "é",
        "数", "😀", "\u{FEFF}", "\u{A0}", "= ", "text", "====\n", "    ",
    ]

    @Test(arguments: 0..<400)
    func readingEndsAndPlacesLieWithin(_ seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 1...60, using: &random) {
            bytes += (Self.parts.randomElement(using: &random) ?? "").utf8
        }
        if seed % 8 == 0 { bytes.insert(UInt8.random(in: 0...255, using: &random), at: bytes.count / 2) }
        let reading = Reading(bytes)
        let chapter = reading.chapter
        let places =
            chapter.anchors.map { $0.span } + chapter.links.map { $0.span }
            + reading.diagnostics.all.flatMap { [$0.span].compactMap { $0 } + $0.labels.map { $0.span } }
        for place in places { #expect(place.lower <= place.upper && place.upper <= bytes.count, "\(seed)") }
        #expect(chapter.frontMatter.end <= bytes.count)
        #expect(chapter.escapes.allSatisfy { bytes[$0] == UInt8(ascii: "\\") })
        // Cells stand beside one another.
        let anchors = chapter.anchors.sorted { $0.span.lower < $1.span.lower }
        for (one, next) in zip(anchors, anchors.dropFirst()) {
            #expect(one.span.upper <= next.span.lower, "\(seed): \(String(decoding: bytes, as: UTF8.self))")
        }
        #expect(
            chapter.anchors.map { $0.cell }.sorted() == Array((chapter.titleCell == nil ? 0 : 1)..<chapter.cells.count))
    }
}
