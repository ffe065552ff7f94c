internal import Cells
internal import Figures
internal import Markup

/// The page that lists the claims of the book: its cells are these, and behind them the sentence that sums them up.
extension LivePage {
    /// Notes the verdict of a claim; nil for the published one.
    mutating func note(_ verdict: EvaluatedClaim.Verdict?, of cell: Int) {
        guard source.own == nil, cell < source.verdicts.count else { return }
        summary.verdicts[cell] = verdict ?? source.verdicts[cell]
    }

    /// Tells the sentence that sums the claims up, where it has become another.
    mutating func addSummary(to answer: inout LiveAnswer) {
        guard source.own == nil, shownSummary != summary else { return }
        shownSummary = summary
        let cell = source.verdicts.count
        if summary.verdicts == source.verdicts {
            answer.addPublished(cell)
        } else {
            answer.add(cell, Figure.marked(HTML.bytes { $0.element("p", text: summary.text) }, cell: cell))
        }
    }

    /// A claim as the list has it.
    func claimInList(_ claim: EvaluatedClaim, _ cell: Int) -> [UInt8] {
        let home = source.chapters[chapter.places[cell].chapter]
        let texts = self.texts[chapter.places[cell].chapter]
        return Figure.marked(
            HTML.bytes { html in
                Figure.claimInList(
                    claim, name: source.names[cell].name, address: home.page + "#" + claim.label, into: &html
                ) { written, html in LivePage.write(written.text, texts, into: &html) }
            }, cell: cell)
    }
}
