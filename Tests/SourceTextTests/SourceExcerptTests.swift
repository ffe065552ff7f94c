internal import SourceText
internal import Testing
internal import TestSupport

@Suite struct SourceExcerptTests {
    /// `ab` and `cd` of the lines `> ab` and `> cd`, with the line feed between them.
    let quoted = SourceExcerpt(
        file: SourceID(0), bytes: Array("ab\ncd".utf8),
        pieces: [SourceExcerpt.Piece(offset: 0, source: 2), SourceExcerpt.Piece(offset: 3, source: 7)])

    @Test(
        arguments: [
            (0..<2, 2, 4), (0..<3, 2, 5), (3..<5, 7, 9), (1..<4, 3, 8), (0..<5, 2, 9), (3..<3, 7, 7), (5..<5, 9, 9),
            (2..<3, 4, 5),
        ] as [(Range<Int>, Int, Int)])
    func aStretchKnowsItsPlaceInTheFile(_ range: Range<Int>, _ lower: Int, _ upper: Int) {
        #expect(quoted.span(range) == SourceSpan(file: SourceID(0), lower: lower, upper: upper))
    }

    @Test func theWholeExcerptCoversAllItsPieces() {
        #expect(quoted.span.range == 2..<9)
        #expect(quoted.text == "ab\ncd")
        #expect(quoted.text(3..<4) == "c")
    }

    @Test func contiguousTextIsMovedByItsPlace() {
        let excerpt = SourceExcerpt(file: SourceID(3), bytes: Array("abc".utf8), source: 10)
        #expect(excerpt.span(1..<3) == SourceSpan(file: SourceID(3), lower: 11, upper: 13))
        #expect(excerpt.span.file.index == 3)
    }

    @Test func anEmptyExcerptHasAnEmptyPlace() {
        let excerpt = SourceExcerpt(file: SourceID(0), bytes: [], source: 4)
        #expect(excerpt.span.range == 4..<4)
    }

    @Test func everyPartOfAPartLeadsToTheSamePlaces() {
        var random = SeededGenerator(seed: 2)
        for _ in 0..<300 {
            var bytes: [UInt8] = []
            var pieces: [SourceExcerpt.Piece] = []
            var source = 0
            var places: [Int] = []
            for _ in 0..<Int.random(in: 1...5, using: &random) {
                source += Int.random(in: 0...4, using: &random)
                pieces.append(SourceExcerpt.Piece(offset: bytes.count, source: source))
                for _ in 0..<Int.random(in: 1...4, using: &random) {
                    bytes.append(UInt8.random(in: 0x61...0x7A, using: &random))
                    places.append(source)
                    source += 1
                }
            }
            let excerpt = SourceExcerpt(file: SourceID(0), bytes: bytes, pieces: pieces)
            let lower = Int.random(in: 0..<bytes.count, using: &random)
            let upper = Int.random(in: lower...bytes.count, using: &random)
            let part = excerpt.excerpt(lower..<upper)
            #expect(part.bytes == Array(bytes[lower..<upper]))
            for offset in 0..<part.bytes.count {
                #expect(part.span(offset..<(offset + 1)).lower == places[lower + offset])
                #expect(excerpt.span((lower + offset)..<(lower + offset + 1)) == part.span(offset..<(offset + 1)))
            }
        }
    }

    @Test func spansJoinWithinAFileOnly() {
        let first = SourceSpan(file: SourceID(0), lower: 4, upper: 6)
        let second = SourceSpan(file: SourceID(0), lower: 1, upper: 5)
        #expect(first.union(second).range == 1..<6)
        #expect(first.union(second) == second.union(first))
        #expect(first.union(SourceSpan(file: SourceID(1), lower: 0, upper: 9)) == first)
        #expect(first.start.range == 4..<4)
        #expect(first.end.range == 6..<6)
        #expect(SourceSpan(file: SourceID(0), lower: 4, upper: 2).range.isEmpty)
    }
}

extension SourceExcerptTests {
    @Test func theTextOfAPlaceInTheFileIsFoundAgain() {
        // `> one` and `> two`, with the markers taken off.
        let excerpt = SourceExcerpt(
            file: SourceID(3), bytes: Array("one\ntwo\n".utf8),
            pieces: [SourceExcerpt.Piece(offset: 0, source: 2), SourceExcerpt.Piece(offset: 4, source: 8)])
        for range in [0..<3, 1..<2, 4..<7, 2..<6, 0..<8] {
            #expect(excerpt.text(at: excerpt.span(range)) == excerpt.text(range))
        }
        #expect(excerpt.text(at: SourceSpan(file: SourceID(3), lower: 6, upper: 7)) == nil)
        #expect(excerpt.text(at: SourceSpan(file: SourceID(1), lower: 2, upper: 5)) == nil)
    }
}
