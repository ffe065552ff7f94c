@testable internal import Cells
internal import Figures
internal import Markup
internal import Testing

@Suite struct ParameterFigureTests {
    static let full = [
        EvaluatedParameter(
            name: "rent", value: Samples.value("2.10", "USD/h", number: 2.1, formula: "rent"), domain: "1 to 6 USD/h",
            note: "per GPU | [@a]"),
        EvaluatedParameter(
            name: "model", value: Samples.value("Llama <3>", number: nil, formula: "model"), domain: "", note: ""),
    ]
    static let bare = [
        EvaluatedParameter(name: "n", value: Samples.value("4", number: 4, formula: "n"), domain: "", note: "")
    ]

    static func table(_ parameters: [EvaluatedParameter]) -> String {
        html { html in
            Figure.parameters(parameters, into: &html) { note, html in html.element("small", text: note) }
        }
    }

    @Test func inputsAreATableOfNamesValuesRangesAndNotes() {
        #expect(
            Self.table(Self.full) == """
                <div class="table params"><table><thead><tr><th scope="col">Parameter</th><th scope="col" class="r">Value</th>\
                <th scope="col">Range</th><th scope="col">Note and source</th></tr></thead><tbody>\
                <tr><th scope="row" id="_p-rent"><code>rent</code></th>\
                <td class="r"><data value="2.1" class="v" title="= rent">2.10\u{A0}USD/h</data></td>\
                <td class="d">1 to 6 USD/h</td><td class="note"><small>per GPU | [@a]</small></td></tr>\
                <tr><th scope="row" id="_p-model"><code>model</code></th>\
                <td class="r"><span title="= model">Llama &lt;3&gt;</span></td><td class="d"></td>\
                <td class="note"><small></small></td></tr></tbody></table></div>
                """)
    }

    @Test func columnsThatWouldBeEmptyAreLeftOut() {
        let text = Self.table(Self.bare)
        #expect(!text.contains("Range") && !text.contains("Note") && !text.contains("small"))
        #expect(text.contains("<th scope=\"col\" class=\"r\">Value</th></tr>"))
    }

    /// A block may declare units alone. Its place stays, since a reader may edit it.
    @Test func withoutParametersThereIsNothingToSee() {
        #expect(Self.table([]) == "<div class=\"table params\" hidden=\"\"></div>")
        #expect(markdown { MarkdownFigure.parameters([], into: &$0) } == "")
    }

    @Test func inMarkdownTheyAreATableToo() {
        #expect(
            markdown { MarkdownFigure.parameters(Self.full, into: &$0) } == """
                | Parameter |       Value | Range        | Note and source |
                |-----------|------------:|--------------|-----------------|
                | `rent`    |  2.10 USD/h | 1 to 6 USD/h | per GPU \\| [@a] |
                | `model`   | Llama \\<3\\> |              |                 |

                """)
        #expect(
            markdown { MarkdownFigure.parameters(Self.bare, into: &$0) }
                == "| Parameter | Value |\n|-----------|------:|\n| `n`       |     4 |\n")
    }
}
