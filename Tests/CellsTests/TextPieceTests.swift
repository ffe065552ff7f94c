internal import Cells
internal import Formulas
internal import SourceText
internal import Testing
internal import TestSupport

@Suite struct TextPieceTests {
    @Test(
        arguments: [
            ("plain", "plain"), ("`= 1 + 1`", "<2>"), ("a `= 2 * 3` b `= 4` c", "a <6> b <4> c"), ("`code`", "`code`"),
            ("`=2`", "`=2`"), ("a `= 1", "a `= 1"), ("`= 1``= 2`", "<1><2>"), ("\\= 3", "= 3"), ("a \\= 3", "a \\= 3"),
            ("a \\| b", "a | b"), ("a \\\\| b", "a \\\\| b"), ("`= \"x\"`", "<x>"), ("é `= 1` ü", "é <1> ü"),
            ("`= 1 : .2f`", "<1.00>"),
            ("`= 1 `", "<1>"), ("x = 3", "x = 3"), ("$`= 5`", "$<5>"),
        ] as [(String, String)])
    func aTextIsCutAtItsFormulas(_ text: String, _ shown: String) {
        #expect(evaluate(text).description == shown)
    }

    @Test(
        arguments: [
            ("a `= 1 +` b", "incomplete-formula at chapter:1:9 over '': the formula ends where a value is expected"),
            ("é `= nowhere`", "unknown-name at chapter:1:6 over 'nowhere': there is no value 'nowhere'"),
            ("`= `", "empty-formula at chapter:1:4 over '': there is no formula after the '='"),
            ("`= 1 : 2x`", "unknown-format at chapter:1:8 over '2x': '2x' is not a format"),
            ("`= = 1`", "unexpected-token at chapter:1:4 over '=': expected a value, found '='"),
        ] as [(String, String)])
    func aFormulaInATextThatIsWrongIsNamedAtItsPlace(_ text: String, _ mistake: String) {
        #expect(evaluate(text).description == mistake)
    }

    @Test func everyPieceOfTextKnowsItsPlace() throws {
        let text = "one `= 1` two `= 2`\n"
        guard case .text(let pieces)? = evaluate(text).chapters?.first?.first else {
            Issue.record("there is no text")
            return
        }
        let bytes = Array(text.utf8)
        for case .text(let written) in pieces {
            #expect(String(decoding: bytes[written.span.range], as: UTF8.self) == written.text)
        }
        #expect(pieces.count == 4)
    }

    @Test func aFormulaInAQuotationPointsAtTheAuthorsOwnText() throws {
        // `> x = 1` and `>   + nowhere`, with the markers taken off.
        let source = "> x = 1\n>   + nowhere\n"
        let content = SourceExcerpt(
            file: SourceID(0), bytes: Array("x = 1\n  + nowhere\n".utf8),
            pieces: [SourceExcerpt.Piece(offset: 0, source: 2), SourceExcerpt.Piece(offset: 6, source: 10)])
        var diagnostics = Diagnostics()
        let info = SourceExcerpt(file: SourceID(0), bytes: Array("let".utf8), source: 0)
        let cell = try #require(CellReader.block(info, content, into: &diagnostics))
        let chapter = Book.Chapter(address: "a", uses: [], cells: [cell])
        let book = Book([chapter], lexicon: .init(), place: { _ in "somewhere" }, into: &diagnostics)
        #expect(book.evaluated(into: &diagnostics) == nil)
        let span = try #require(diagnostics.all.first?.span)
        #expect(String(decoding: Array(source.utf8)[span.range], as: UTF8.self) == "nowhere")
    }

    @Test func noTextAndNoBlockCanMakeItFail() {
        var random = SeededGenerator(seed: 1)
        let words = [
            "`= ", "`", "```", "```params", "```let", "```table", "```table for b in 1, 2", "```claim it",
            "```solve x in 1 .. 3",
            "It is so.", "x > 2", "refuted", "\n", "\n", "\n", "| a |",
            "|---|",
            "| = b |", "x = 1", "y = x + 1", "f(x) = x", "in 1 .. 3", "in 1, 2", "#", "\"", "unit seat", "3 seat",
            "\\|", "é",
            "\r", "\t", " ", "= ", "1 / 0", "[]", "|",
        ]
        var (fine, faulty) = (0, 0)
        for _ in 0..<2_000 {
            let text = (0..<Int.random(in: 0...30, using: &random)).map { _ in
                (words.randomElement(using: &random) ?? "") + (Bool.random(using: &random) ? " " : "")
            }.joined()
            let outcome = evaluate(text)
            #expect((outcome.chapters == nil) == !outcome.diagnostics.isEmpty)
            for diagnostic in outcome.diagnostics {
                #expect((diagnostic.span?.upper ?? 0) <= text.utf8.count)
            }
            if outcome.chapters == nil { faulty += 1 } else { fine += 1 }
        }
        #expect(fine > 100 && faulty > 100)
    }
}
