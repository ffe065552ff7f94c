internal import SourceText

/// The evaluation of one cell, part by part.
///
/// What is dear is cut into parts of some milliseconds at most: the rows of a table, the points of a chart, and for each
/// parameter what it does to a claim or to a sensitivity. So a page that follows a moved parameter can stop after each.
final class CellWork {
    private var cells: CellEvaluator
    private let cell: CheckedCell
    private var table: TableEvaluator?
    private var chart: ChartEvaluator?
    private var claim: ClaimWork?
    private var sensitivity: SensitivityWork?
    private var isBegun = false

    /// The cell with its values; nil before these are known. Those of a claim are known before what would change it.
    private(set) var result: EvaluatedCell?
    /// Whether nothing is left to do.
    private(set) var isDone = false

    /// What is wrong with the cell, as far as it is known.
    var diagnostics: Diagnostics { cells.diagnostics }

    /// Nothing is evaluated yet.
    init(_ cell: CheckedCell, _ cells: CellEvaluator) {
        self.cell = cell
        self.cells = cells
    }

    /// Does the next part.
    func proceed() {
        if !isBegun {
            isBegun = true
            begin()
        } else if table != nil {
            proceedWithTable()
        } else if chart != nil {
            proceedWithChart()
        } else if claim != nil {
            proceedWithClaim()
        } else if sensitivity != nil {
            proceedWithSensitivity()
        }
    }

    private func finish(_ result: EvaluatedCell) {
        self.result = result
        isDone = true
    }

    private func begin() {
        switch cell {
        case .table(let table):
            self.table = TableEvaluator(table, cells)
            proceedWithTable()
        case .chart(let chart):
            self.chart = ChartEvaluator(chart, cells)
            proceedWithChart()
        case .claim(let claim):
            let work = cells.judge(claim)
            result = .claim(work.result)
            isDone = work.isDone
            if !isDone { self.claim = work }
        case .sensitivity(let sensitivity):
            let work = cells.begin(sensitivity)
            if work == nil { finish(.text([])) }
            self.sensitivity = work
        default: finish(cells.evaluate(cell))
        }
    }

    // Each is changed where it stands, so that nothing is copied.

    private func proceedWithTable() {
        guard let evaluated = table?.proceed() else { return }
        if let found = table?.cells.diagnostics { cells.diagnostics = found }
        table = nil
        finish(.table(evaluated))
    }

    private func proceedWithChart() {
        guard chart?.proceed() == true else { return }
        if let found = chart?.cells.diagnostics { cells.diagnostics = found }
        // Without values a mistake is reported, and nothing is published.
        finish(chart?.result.map { .chart($0) } ?? .text([]))
        chart = nil
    }

    private func proceedWithClaim() {
        guard var work = claim else { return }
        claim = nil
        cells.proceed(&work)
        if work.isDone { finish(.claim(work.result)) } else { claim = work }
    }

    private func proceedWithSensitivity() {
        guard var work = sensitivity else { return }
        sensitivity = nil
        if let evaluated = cells.proceed(&work) { finish(.sensitivity(evaluated)) } else { sensitivity = work }
    }
}
