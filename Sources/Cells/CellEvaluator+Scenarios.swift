internal import Formulas
internal import Quantities
internal import SourceText

extension CellEvaluator {
    /// A scenario with its values, beside those of the book. A value outside the range of its parameter is reported.
    mutating func evaluate(_ scenario: CheckedCell.Scenario) -> EvaluatedScenario {
        let block = scenario.block
        var rows: [EvaluatedScenario.Row] = []
        if let definition = scenario.definition, case .scenario(let settings)? = self.settings(definition) {
            let base = scenario.base.flatMap { self.title($0) }
            for setting in settings.settings {
                guard let parameter = scenario.parameters.first(where: { $0.definition == setting.definition })
                else { continue }
                let own = scenario.rows.first { $0.definition == setting.definition }
                if let row = row(setting.value, parameter, own, block, base) { rows.append(row) }
            }
        }
        return EvaluatedScenario(name: block.label.text, title: block.title, rows: rows)
    }

    /// The value of the definition that a scenario is; that it has none is reported with the definitions.
    private func settings(_ definition: Int) -> Value? {
        do throws(EvaluationFault) {
            return try evaluation.value(of: definition)
        } catch {
            return nil
        }
    }

    private mutating func title(_ base: Checked) -> String? {
        if case .scenario(let scenario)? = value(of: base) { return scenario.title }
        return nil
    }

    private mutating func row(
        _ value: Value, _ parameter: CheckedCell.Scenario.Parameter, _ own: CheckedCell.Scenario.Row?,
        _ block: ScenarioBlock, _ base: String?
    ) -> EvaluatedScenario.Row? {
        guard let before = self.value(of: parameter.published) else { return nil }
        let span = own?.span ?? block.label.span
        let name = parameter.name.text
        let published = publish(before, parameter.published, .automatic, name, span)
        let changed = publish(
            value, own?.value ?? parameter.published, .automatic, "\(name) with \(block.label.text)", span)
        // What it takes over from another scenario is reported there.
        if own != nil, let domain = parameter.domain {
            _ = describe(domain, value, own?.value ?? parameter.published, changed, span)
        }
        return EvaluatedScenario.Row(
            name: name, chapter: parameter.chapter, published: published, value: changed,
            note: own?.note ?? base.map { "as in: " + $0 } ?? "")
    }
}
