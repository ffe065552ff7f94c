internal import SourceText

/// Formulas under other values of parameters: `with` and scenarios.
extension Evaluator {
    /// Notes what is named where definitions take other values: which of it is read is known to another evaluation. What
    /// takes another value is not read, nor is what it is computed from.
    func noteAll(neededBy needs: [Int], but set: [Int]) {
        readings?.noteAll(evaluation.program.dependencies.closure(of: needs, but: set))
    }

    /// The settings of a scenario and those that come after it.
    mutating func scenario(
        _ base: Term?, _ settings: [(definition: Int, value: Term, span: SourceSpan)], title: String, _ frame: [Value],
        _ span: SourceSpan
    ) throws(EvaluationFault) -> Scenario {
        var result = Scenario(title: title, settings: [])
        if let base {
            guard case .scenario(let scenario) = try evaluate(base, frame) else {
                throw EvaluationFault(
                    "uncertain-scenario", "which scenario applies is uncertain", at: span,
                    hint: "compute the formula under each of them, and choose between the results")
            }
            for setting in scenario.settings { result.set(setting.definition, to: setting.value) }
        }
        for setting in settings { result.set(setting.definition, to: try evaluate(setting.value, frame)) }
        return result
    }

    mutating func with(
        _ base: Term, _ scenario: Scenario, _ needs: [Int], _ frame: [Value], _ span: SourceSpan
    ) throws(EvaluationFault) -> Value {
        guard !scenario.settings.isEmpty else { return try evaluate(base, frame) }
        try count(span, 50 + evaluation.states.count)
        noteAll(neededBy: needs, but: scenario.settings.map { $0.definition })
        var inner = Evaluator(
            evaluation: evaluation.setting(scenario.settings, needs: needs, mask: mask, &steps), steps: steps,
            mask: mask)
        let value = try inner.evaluate(base, frame)
        steps = inner.steps
        return value
    }
}
