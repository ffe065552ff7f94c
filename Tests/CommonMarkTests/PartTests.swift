internal import CommonMark
internal import SourceText
internal import Testing

/// A document that is a stretch of a file.
@Suite struct PartTests {
    @Test(arguments: 0..<300 as Range<UInt64>)
    func aStretchOfAFileIsReadAsIfItStoodAlone(_ seed: UInt64) {
        let lead = DocumentGenerator.document(seed: seed &+ 10_000) + Array("\n".utf8)
        let part = DocumentGenerator.document(seed: seed) + Array("\n".utf8)
        // After a carriage return the line feed that was added would end no line of its own.
        guard lead.dropLast().last != 0x0D else { return }
        let rest = DocumentGenerator.document(seed: seed &+ 20_000)
        let file = SourceFile(path: "test.md", bytes: lead + part + rest)
        let document = Document(
            parsing: file, id: SourceID(0), from: lead.count, upTo: lead.count + part.count)
        #expect(html(document) == htmlByLibcmark(part), "seed \(seed)")
        for block in document.blocks {
            #expect(block.span.lower >= lead.count && block.span.upper <= lead.count + part.count)
        }
    }
}
