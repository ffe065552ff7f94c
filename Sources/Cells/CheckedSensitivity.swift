internal import Formulas
internal import SourceText

extension CheckedCell {
    /// A sensitivity whose formulas are checked.
    struct Sensitivity: Sendable {
        let block: SensitivityBlock
        let caption: [Piece]
        let checked: Checked
        /// The definitions that the formula names.
        let needs: [Int]
        /// The parameters that it depends on and that may be moved.
        let inputs: [Input]
        /// What is wrong with it beyond its formula.
        let mistake: Diagnostic?
    }
}

extension Checker {
    mutating func check(_ block: SensitivityBlock, in chapter: Int, _ book: Book) -> CheckedCell {
        let expression = block.formula.expression
        let checked = check(block.formula, in: chapter)
        var mistake: Diagnostic?
        switch checked.type {
        case .quantity, .unknown: break
        default:
            mistake = Diagnostic(
                "sensitivity-of-no-number", "a sensitivity is that of a number, this is \(describe(checked))",
                at: expression.span, hint: numberHint(checked.type))
        }
        let needs = self.needs(of: expression, in: chapter)
        return .sensitivity(
            CheckedCell.Sensitivity(
                block: block, caption: block.caption.map { check($0, in: chapter) }, checked: checked, needs: needs,
                inputs: parameters(neededBy: needs).compactMap { input($0, book) }, mistake: mistake))
    }
}
