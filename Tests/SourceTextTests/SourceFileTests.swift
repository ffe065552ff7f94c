internal import SourceText
internal import Testing
internal import TestSupport

@Suite struct SourceFileTests {
    @Test(
        arguments: [
            ("", [""]), ("one", ["one"]), ("one\n", ["one", ""]), ("one\ntwo", ["one", "two"]),
            ("one\r\ntwo\r\n", ["one", "two", ""]), ("one\rtwo\r", ["one", "two", ""]), ("\n\n", ["", "", ""]),
            ("a\r\n\rb\n\r\nc", ["a", "", "b", "", "c"]), ("a\n\rb", ["a", "", "b"]),
            ("a\u{0B}b\u{2028}c", ["a\u{0B}b\u{2028}c"]),
        ] as [(String, [String])])
    func aLineEndsWithLineFeedOrCarriageReturnOrBoth(_ text: String, _ lines: [String]) {
        let file = SourceFile(path: "a.md", bytes: Array(text.utf8))
        #expect(file.lineStarts.count == lines.count)
        #expect(lines.indices.map { file.text(file.lineRange($0)) } == lines)
    }

    @Test func everyByteStandsInTheLineThatHoldsIt() {
        var random = SeededGenerator(seed: 1)
        for _ in 0..<500 {
            let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in
                [UInt8](arrayLiteral: 0x61, 0x62, 0x0A, 0x0D).randomElement(using: &random) ?? 0
            }
            let file = SourceFile(path: "a.md", bytes: bytes)
            #expect(file.lineStarts == file.lineStarts.sorted() && file.lineStarts.first == 0)
            for offset in 0...bytes.count {
                let line = file.line(at: offset)
                #expect(file.lineStarts[line] <= offset)
                #expect(line + 1 == file.lineStarts.count || offset < file.lineStarts[line + 1])
            }
            // The lines without their endings hold all bytes but those of the endings.
            let held = file.lineStarts.indices.flatMap { Array(bytes[file.lineRange($0)]) }
            #expect(held == bytes.filter { $0 > 0x20 })
        }
    }

    @Test func aLineThatDoesNotExistIsEmpty() {
        let file = SourceFile(path: "a.md", bytes: Array("one\ntwo".utf8))
        #expect(file.lineRange(-1).isEmpty)
        #expect(file.lineRange(2).isEmpty)
        #expect(file.text(5..<100) == "wo")
    }

    @Test func illFormedBytesAreShownAsReplacementCharacters() {
        #expect(SourceFile(path: "a.md", bytes: [0x61, 0xFF, 0x62]).text(0..<3) == "a\u{FFFD}b")
    }

    @Test(
        arguments: [
            (0, 1, 1), (1, 1, 2), (3, 1, 3), (4, 1, 4), (5, 2, 1), (9, 2, 2), (10, 3, 1), (11, 3, 2), (99, 3, 2),
        ] as [(Int, Int, Int)])
    func positionsCountLinesAndScalarsFromOne(_ offset: Int, _ line: Int, _ column: Int) {
        var sources = SourceCollection()
        sources.add(SourceFile(path: "other.md", bytes: []))
        // a é b LF 😀 LF c
        let id = sources.add(SourceFile(path: "a.md", bytes: Array("aéb\n😀\nc".utf8)))
        let position = sources.position(of: SourceSpan(file: id, lower: offset, upper: offset))
        #expect(position == SourcePosition(line: line, column: column))
        #expect(sources[id].path == "a.md")
    }
}
