internal import Cells
internal import Figures
internal import Formulas
internal import Markup
internal import SourceText
internal import Testing

/// A working as MathML and as Markdown.
@Suite struct WorkingFigureTests {
    /// The side of an equation as it is drawn, in the place of the formula of a line.
    private func drawn(_ formula: String, _ definitions: String) -> String {
        let text = "```let\n\(definitions)\n```\n```working of \(formula)\n```\n"
        var diagnostics = Diagnostics()
        var cells: [Cell] = []
        let blocks = text.split(separator: "```\n", omittingEmptySubsequences: true)
        for block in blocks {
            let (head, body) = block.dropFirst(3).split(separator: "\n", maxSplits: 1).reduce(into: ("", "")) {
                if $0.0.isEmpty { $0.0 = String($1) } else { $0.1 = String($1) }
            }
            let info = SourceExcerpt(file: SourceID(0), bytes: Array(head.utf8), source: 0)
            let content = SourceExcerpt(file: SourceID(0), bytes: Array(body.utf8), source: 0)
            if let cell = CellReader.block(info, content, into: &diagnostics) { cells.append(cell) }
        }
        let book = Book(
            [Book.Chapter(address: "chapter", uses: [], cells: cells)], lexicon: Lexicon(), place: { "\($0.lower)" },
            into: &diagnostics)
        guard case .working(let working)? = book.evaluated(into: &diagnostics)?.first?.last else {
            return diagnostics.all.map { $0.summary }.joined(separator: "; ")
        }
        let bytes = HTML.bytes { html in
            Figure.working(
                working, into: &html,
                place: { Figure.DefinitionPlace(address: "#" + $0.name, chapter: nil) }, note: { $2.text($0) }
            ) { $1.text($0.text) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(
        arguments: [
            (
                "x / y",
                "<mfrac><mrow><mi>x</mi></mrow><mrow><mi>y</mi></mrow></mfrac>"
            ),
            (
                "x ^ 2 + y",
                "<msup><mrow><mi>x</mi></mrow><mrow><mn>2</mn></mrow></msup></math><wbr>"
                    + "<math displaystyle=\"true\"><mo form=\"infix\">+</mo><mi>y</mi></math>"
            ),
            ("sqrt(x)", "<msqrt><mi>x</mi></msqrt>"), ("abs(x)", "<mo>|</mo><mi>x</mi><mo>|</mo>"),
            ("x * (y + 1)", "<mo stretchy=\"false\">(</mo><mrow><mi>y</mi><mo>+</mo><mn>1</mn></mrow>"),
            (
                "(x / y) ^ (1 / 2)",
                "<mo stretchy=\"true\">)</mo></mrow></mrow><mrow><mn>1</mn><mo stretchy=\"false\">/</mo><mn>2</mn></mrow>"
            ),
            ("x <= y and not (x > y)", "<mtext>\u{A0}and\u{A0}</mtext>"),
            ("if x < y then x else y", "<mtext>if\u{A0}</mtext><mrow><mi>x</mi><mo>&lt;</mo><mi>y</mi></mrow>"),
        ])
    func aFormulaIsMathML(_ formula: String, _ part: String) {
        let text = drawn(formula, "x = 2\ny = 4")
        #expect(text.contains(part), "\(text)")
    }

    @Test func eachStepHasALineAndEachInputALink() {
        let text = drawn("double(3 USD)", "double(x) = 2 * x * factor\nfactor = -1 * 2")
        #expect(
            text.hasPrefix(
                "<section class=\"working\"><div class=\"equation\"><p class=\"left\"><math displaystyle=\"true\"><mrow>"
                    + "<mi>double</mi>"))
        #expect(
            text.contains("<p class=\"result\"><math displaystyle=\"true\"><mo form=\"infix\">=</mo><mrow><mn>−12</mn>")
        )
        #expect(text.contains("<a href=\"#factor\">definition</a>"))
    }
}
