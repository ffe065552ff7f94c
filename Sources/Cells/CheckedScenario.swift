internal import Formulas
internal import SourceText

extension CheckedCell {
    /// A scenario whose formulas are checked.
    struct Scenario: Sendable {
        /// A parameter that it may set.
        struct Parameter: Sendable {
            let definition: Int
            let chapter: Int
            let name: Name
            let published: Checked
            let domain: Domain?
        }

        /// A line of it.
        struct Row: Sendable {
            let definition: Int
            let value: Checked
            let note: String
            let span: SourceSpan
        }

        let block: ScenarioBlock
        /// Its definition; nil where it was refused.
        let definition: Int?
        /// The scenario on which it builds.
        let base: Checked?
        let rows: [Row]
        let parameters: [Parameter]
    }
}

extension Checker {
    /// A scenario of a chapter, which is checked already as the definition that it is.
    mutating func check(_ block: ScenarioBlock, _ definition: Int?, in chapter: Int, _ book: Book) -> CheckedCell {
        guard let definition, case .scenario = checked(definition).type else {
            return .scenario(
                CheckedCell.Scenario(block: block, definition: nil, base: nil, rows: [], parameters: []))
        }
        let rows = block.rows.compactMap { row -> CheckedCell.Scenario.Row? in
            guard let place = parameter(setBy: row.setting, in: chapter) else { return nil }
            return CheckedCell.Scenario.Row(
                definition: place, value: check(row.setting.value, in: chapter), note: row.note,
                span: row.setting.value.span)
        }
        let parameters = parameters(neededBy: [definition]).compactMap { place -> CheckedCell.Scenario.Parameter? in
            guard let row = book.rows[place] else { return nil }
            let published = checked(place)
            let home = self.chapter(of: place)
            return CheckedCell.Scenario.Parameter(
                definition: place, chapter: home, name: row.written.name, published: published,
                domain: row.written.domain.map { domain($0, of: row.written.name, published, in: home) })
        }
        return .scenario(
            CheckedCell.Scenario(
                block: block, definition: definition, base: block.base.map { check($0, in: chapter) }, rows: rows,
                parameters: parameters))
    }
}
