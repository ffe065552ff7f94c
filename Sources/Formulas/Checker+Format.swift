internal import Quantities
internal import SourceText

extension Checker {
    /// Checks a formula of a chapter, and that its format is one for what it computes.
    ///
    /// - Parameter locals: the variables of loops around it, whose values evaluation takes in the same order.
    public mutating func check(_ formula: Formula, in chapter: Int, locals: [Local] = []) -> Checked {
        let checked = check(formula.expression, in: chapter, locals: locals)
        checkFormat(of: formula, for: [checked])
        return checked
    }

    /// Checks the format of a formula, which is that of some values. One that is not for any of them is reported.
    public mutating func checkFormat(of formula: Formula, for values: [Checked]) {
        guard formula.format.isPercent, let span = formula.formatSpan else { return }
        for value in values {
            guard let dimension = value.type.printedDimension, !dimension.isNone else { continue }
            _ = report(
                "wrong-format", "per cent are of a plain number, this is \(describe(value))", at: span,
                hint: "divide it by what it is a share of, or write a format without %, as in : .2f")
            return
        }
    }

    /// The same for the format of a `solve` block, which is that of its solutions.
    public mutating func checkFormat(of formula: Formula, for search: Search) {
        checkFormat(of: formula, for: [Checked(.broken, search.type, search.presentation)])
    }
}

extension Type {
    /// The dimension of the numbers that are printed for it: its own, or that of what is in a list.
    fileprivate var printedDimension: Dimension? {
        switch self {
        case .quantity(let dimension): dimension
        case .list(let element): element.printedDimension
        default: nil
        }
    }
}
