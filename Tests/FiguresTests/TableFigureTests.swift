@testable internal import Cells
@testable internal import Figures
internal import Markup
internal import Testing

@Suite struct TableFigureTests {
    @Test func aTableNamesItsColumnsAndRows() {
        let table = Samples.table(["Batch", "Time"], [["1", "2.5 ms"], ["64", "10 ms"]])
        #expect(
            html(table) == """
                <div class="table"><table><thead><tr><th scope="col" class="r">Batch</th>\
                <th scope="col" class="r">Time</th></tr></thead><tbody>\
                <tr><th scope="row" class="r">1</th><td class="r">2.5<span class="u">\u{A0}ms</span></td></tr>\
                <tr><th scope="row" class="r">64</th><td class="r"><span data-pad=".0">10</span>\
                <span class="u">\u{A0}ms</span></td></tr></tbody></table></div>
                """)
    }

    @Test func aCaptionStandsFirstWithItsValues() {
        let caption: [EvaluatedPiece] = [
            Samples.written("Cost at "), .value(Samples.value("3", "USD/h", formula: "rent")),
        ]
        let text = html(Samples.table(["a"], [["1"]], caption: caption))
        #expect(
            text.hasPrefix(
                "<div class=\"table\"><table><caption>Cost at <data value=\"1\" class=\"v\" title=\"= rent\">3\u{A0}USD/h</data></caption><thead>"
            ))
    }

    @Test(
        arguments: [
            (.none, "1", "r"), (.none, "\"word", ""), (.left, "1", ""), (.center, "1", "c"), (.right, "\"word", "r"),
            (.center, "\"word", "c"),
        ] as [(TableBlock.Alignment, String, String)])
    func numbersStandOnTheRightWhereTheAuthorDoesNotSay(
        _ alignment: TableBlock.Alignment, _ cell: String, _ classes: String
    ) {
        let column = Column(Samples.table(["a"], [[cell]], aligned: [alignment]), 0)
        #expect(column.classes.description == classes)
        let attribute = classes.isEmpty ? "" : " class=\"\(classes)\""
        #expect(html(Samples.table(["a"], [[cell]], aligned: [alignment])).contains("<th scope=\"row\"\(attribute)>"))
    }

    @Test func aColumnWithAWordInItIsNoColumnOfNumbers() {
        #expect(Column(Samples.table(["a"], [["1"], ["\"none"], ["2"]]), 0).alignment == .none)
        #expect(Column(Samples.table(["a"], []), 0).alignment == .none)
    }

    @Test(
        arguments: [
            (["1", "2.5", "10.25"], [".00", "0", ""]), (["1", "2"], ["", ""]), (["1.5 ms", "2 s"], ["", ""]),
            (["1.5 ms", "2 ms"], ["", ".0"]), (["-1.25", "3"], ["", ".00"]), (["1,000.5", "3"], ["", ".0"]), ([], []),
        ] as [([String], [String])])
    func numbersOfOneUnitArePaddedToTheSamePlaces(_ figures: [String], _ paddings: [String]) {
        let table = Samples.table(["a"], figures.map { [$0] })
        let column = Column(table, 0)
        let padded = table.rows.compactMap { row -> String? in
            guard case .value(let value) = row[0] else { return nil }
            return column.padding(value)
        }
        #expect(padded == paddings)
    }

    @Test func aColumnThatIsNotOnTheRightIsNotPadded() {
        let table = Samples.table(["a"], [["1"], ["2.5"]], aligned: [.left])
        #expect(!html(table).contains("data-pad"))
    }

    @Test func aNumberBelowZeroHasATrueMinusSign() {
        let text = html(Samples.table(["a"], [["-3 ms"], ["5 ms"]]))
        #expect(text.contains(">−3<span"))
        #expect(!text.contains("-3"))
    }

    @Test func cellsAreEscaped() {
        let text = html(Samples.table(["<b>"], [["\"a & b"]]))
        #expect(text.contains("&lt;b&gt;") && text.contains("a &amp; b"))
    }

    @Test func headersMayHoldValues() {
        let table = EvaluatedTable(
            caption: [], alignments: [.none], header: [.value(Samples.value("-2", "s"))], rows: [[.text([])]])
        #expect(html(table).contains("<th scope=\"col\">−2<span class=\"u\">\u{A0}s</span></th>"))
        #expect(html(table).contains("<th scope=\"row\"></th>"))
    }
}
