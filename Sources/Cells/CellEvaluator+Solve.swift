internal import Formulas
internal import Quantities
internal import SourceText

extension CellEvaluator {
    /// A `solve` block with what was found. That nothing was is said in the text, and is no mistake.
    mutating func evaluate(_ solve: CheckedCell.Solve) -> EvaluatedSolve {
        let block = solve.block
        let caption = solve.caption.map { evaluate($0, []) }
        let label = block.label.map { $0.name.text } ?? ""
        var solutions: [EvaluatedSolve.Solution] = []
        var explanation = ""
        var facts: [String] = []
        var name = ""
        if let search = solve.search {
            name = search.name.text
            do throws(EvaluationFault) {
                let result = try evaluation.solve(search)
                solutions = result.solutions.map { solution in
                    EvaluatedSolve.Solution(
                        value: publish(solution.lower, search, block),
                        end: solution.upper == solution.lower ? nil : publish(solution.upper, search, block),
                        isAtEdge: solution.isAtEdge)
                }
                if solutions.isEmpty { explanation = search.explanation(result) }
                facts = search.facts(result)
            } catch {
                if !error.isUntold { diagnostics.add(error.diagnostic) }
            }
        }
        return EvaluatedSolve(
            label: label, caption: caption, name: name, condition: block.condition.text, span: block.condition.span,
            solutions: solutions, explanation: explanation, facts: facts)
    }

    private mutating func publish(_ number: Double, _ search: Search, _ block: SolveBlock) -> PublishedValue {
        let shown = show(
            .number(number), search.type, search.presentation, block.condition.format, block.condition.span)
        return PublishedValue(
            figure: shown.number, unit: shown.unit, number: shown.value,
            formula: block.condition.text, span: block.condition.span)
    }
}
