internal import Quantities
internal import SourceText

/// What is said where a search finds none, or more than one.
extension Search {
    /// A number as it is shown.
    public func text(_ number: Double) -> String {
        guard case .quantity(let dimension) = type else { return "" }
        return formatter.format(number, dimension, presentation).text
    }

    /// A value of one side of the condition as it is shown.
    private func text(_ number: Double, _ side: Checked) -> String {
        guard case .quantity(let dimension) = side.type, number.isFinite else { return "no number" }
        return formatter.format(number, dimension, side.presentation).text
    }

    /// The range in words: `1 USD/h to 6 USD/h`.
    private func range(_ result: SearchOutcome) -> String {
        "\(text(result.first.number)) to \(text(result.last.number))"
    }

    /// Whether it looks for where two sides are equal.
    public var isOfEquality: Bool {
        if case .comparison(let comparison) = condition { return comparison.isExactEquality }
        return false
    }

    /// Why there is no solution, without the places: `no rent from 1 USD/h to 6 USD/h makes both sides equal`.
    public func explanation(_ result: SearchOutcome) -> String {
        if isOfEquality { return "no \(name.text) from \(range(result)) makes both sides equal" }
        switch (result.first.holds, result.last.holds) {
        case (true?, true?), (true?, nil), (nil, true?):
            return "the condition holds for every \(name.text) from \(range(result)) that can be evaluated"
        case (false?, false?), (false?, nil), (nil, false?):
            return "the condition holds for no \(name.text) from \(range(result))"
        default: return "the condition does not change for any \(name.text) from \(range(result))"
        }
    }

    /// What is the case at the ends of the range, and at jumps: one sentence each, without a full stop.
    public func facts(_ result: SearchOutcome) -> [String] {
        var facts = [result.first, result.last].compactMap { end -> String? in
            let place = "at \(text(end.number))"
            if let summary = end.summary { return "\(place): \(summary)" }
            guard let sides = end.sides, case .comparison(let comparison) = condition else { return nil }
            return "\(place): \(text(sides.left, comparison.left)) against \(text(sides.right, comparison.right))"
        }
        for jump in result.jumps.prefix(3) {
            facts.append("at \(text(jump)) the sides change places in a jump, without being equal")
        }
        return facts
    }

    /// Why nothing can be looked for in a range.
    func noRange(from lower: Double, to upper: Double, step: Double?) -> EvaluationFault {
        if lower > upper {
            return EvaluationFault(
                "empty-range", "the range ends before it begins", at: span, hint: "write the smaller number first")
        }
        if isLogarithmic, lower <= 0 {
            return EvaluationFault("empty-range", "a log range begins above zero", at: span)
        }
        let least = isLogarithmic ? 1.0 : 0
        if let step, step <= least {
            return EvaluationFault(
                "empty-range", "the step must be above \(isLogarithmic ? "one" : "zero")", at: span)
        }
        return EvaluationFault(
            "too-long", "the range has more numbers than can be looked through", at: span,
            hint: "narrow it, or give it a larger step with 'by'")
    }

    func noSolution(_ result: SearchOutcome) -> EvaluationFault {
        EvaluationFault(
            "no-solution", explanation(result), at: span, notes: facts(result),
            hint: "widen the range, or ask for the list of all with 'solutions', which may be empty")
    }

    func tooMany(_ result: SearchOutcome) -> EvaluationFault {
        var text = ""
        for (index, solution) in result.solutions.prefix(8).enumerated() {
            text += index == 0 ? "" : ", "
            text += self.text(solution.lower)
            if solution.lower != solution.upper { text += " to \(self.text(solution.upper))" }
        }
        if result.solutions.count > 8 { text += ", …" }
        let count = result.solutions.count
        return EvaluationFault(
            "several-solutions",
            count == 1
                ? "every \(name.text) of a stretch is a solution: \(text)"
                : "there are \(count) solutions: \(text)", at: span,
            hint: "narrow the range to the one that is meant, or ask for the list of all with 'solutions'")
    }
}

extension Evaluation {
    /// What a search of a block finds.
    public func solve(_ search: Search) throws(EvaluationFault) -> SearchOutcome {
        var evaluator = Evaluator(evaluation: self)
        return try evaluator.solve(search, [])
    }
}
