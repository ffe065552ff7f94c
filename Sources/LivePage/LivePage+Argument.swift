internal import Cells
internal import Figures
internal import Markup

/// The page that lists the claims of the book: its cells are these, and behind them the sentence that sums them up.
extension LivePage {
    /// The number of that sentence; nil on every other page.
    var summaryCell: Int? { source.own == nil ? source.verdicts.count : nil }

    /// Sets parameters, and says which cells may change and were not followed yet: that sentence with any of the claims.
    mutating func move(_ settings: [LiveChapter.Setting], simulate: Bool) -> [Int] {
        let cells = chapter.move(settings, simulate: simulate)
        guard let summaryCell else { return cells }
        isSummaryWaiting = isSummaryWaiting || !cells.isEmpty
        return isSummaryWaiting ? cells + [summaryCell] : cells
    }

    /// Leaves a cell as it is until it may have changed again.
    mutating func leave(_ cell: Int) {
        if cell == summaryCell { isSummaryWaiting = false } else { chapter.leave(cell) }
    }

    /// Tells the sentence that sums the claims up. Where one of them has no verdict, it stays as it is, for that
    /// reason.
    mutating func followSummary(_ simulate: Bool, tellsAll: Bool, into answer: inout LiveAnswer) {
        guard let cell = summaryCell, isSummaryWaiting else { return }
        isSummaryWaiting = false
        var summary = ClaimSummary(source.verdicts)
        for (number, published) in source.verdicts.enumerated() {
            switch chapter.early(number, simulate: simulate) {
            case .published: summary.verdicts[number] = published
            case .evaluated(.claim(let claim)): summary.verdicts[number] = claim.verdict
            case .pending: return answer.addPending(cell)
            case .faulty(let diagnostics):
                // It stays, and is known to be of an older state.
                for diagnostic in diagnostics { answer.add(diagnostic, sources, cell: cell, parameter: nil) }
                return
            case .evaluated, .unfinished: return
            }
        }
        let isPublished = summary.verdicts == source.verdicts
        if !tellsAll, shownSummary?.verdicts ?? source.verdicts == summary.verdicts { return }
        shownSummary = summary
        if isPublished { return answer.addPublished(cell) }
        answer.add(cell, Figure.marked(HTML.bytes { $0.element("p", text: summary.text) }, cell: cell))
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
