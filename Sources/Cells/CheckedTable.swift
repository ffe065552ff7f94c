internal import Formulas
internal import SourceText

extension CheckedCell {
    /// A table whose formulas are checked.
    struct Table: Sendable {
        let caption: [Piece]
        /// What the rows repeat for.
        let rowLoop: Loop?
        /// What columns repeat for.
        let columnLoop: Loop?
        let alignments: [TableBlock.Alignment]
        let header: [Content]
        let rows: [[Content]]
        /// Whether each column repeats.
        let isRepeated: [Bool]
        /// Where it is said that columns are compared; nil where they are not.
        let comparison: SourceSpan?
        /// The definitions that the formulas name, where a loop moves parameters.
        let needs: [Int]
        /// What is wrong with it beyond its formulas.
        let mistakes: [Diagnostic]
    }
}

extension Checker {
    mutating func check(_ table: TableBlock, in chapter: Int) -> CheckedCell.Table {
        let rowLoop = table.loop.map { check($0, in: chapter) }
        let columnLoop = table.columnLoop.map { check($0, in: chapter) }
        let columnLocals = local(columnLoop)
        let locals = local(rowLoop) + columnLocals
        let isRepeated = table.header.indices.map { column in
            guard let name = table.columnLoop?.name else { return false }
            return ([table.header[column]] + table.rows.map { $0[column] }).contains { $0.names(name) }
        }
        var needs: [Int] = []
        // Only where parameters are moved is it asked what depends on them.
        if rowLoop?.moved != nil || columnLoop?.moved != nil {
            for content in table.header + table.rows.flatMap({ $0 }) {
                for expression in content.expressions {
                    needs += self.needs(of: expression, in: chapter, locals: locals)
                }
            }
        }
        return CheckedCell.Table(
            caption: table.caption.map { check($0, in: chapter) }, rowLoop: rowLoop, columnLoop: columnLoop,
            alignments: table.alignments, header: table.header.map { check($0, in: chapter, columnLocals) },
            rows: table.rows.map { row in row.map { check($0, in: chapter, locals) } }, isRepeated: isRepeated,
            comparison: table.comparison, needs: needs,
            mistakes: mistakes(table, isRepeated, [(rowLoop, table.loop), (columnLoop, table.columnLoop)])
                + unusedVariable(table, rowLoop))
    }

    /// A loop. One over a parameter that the chapter sees moves that parameter.
    private mutating func check(_ written: WrittenLoop, in chapter: Int) -> CheckedCell.Loop {
        CheckedCell.Loop(
            name: written.name, values: check(written.values, in: chapter), range: nil, span: written.values.span,
            moved: parameter(named: written.name, in: chapter))
    }

    /// The variable of a loop; none where a parameter is moved.
    private func local(_ loop: CheckedCell.Loop?) -> [Local] {
        guard let loop, loop.moved == nil else { return [] }
        return [Local(name: loop.name, type: loop.elementType, presentation: loop.values.presentation)]
    }

    /// That the rows do not differ, since no cell names what they run over.
    private func unusedVariable(_ table: TableBlock, _ loop: CheckedCell.Loop?) -> [Diagnostic] {
        guard !table.isFaulty, let rows = table.loop, rows.name != table.columnLoop?.name, let loop,
            loop.moved == nil,
            !table.rows.contains(where: { $0.contains { $0.names(rows.name) } })
        else { return [] }
        return [
            Diagnostic(
                "unused-variable", "no cell below the header names '\(rows.name.text)', so all rows are the same",
                at: rows.nameSpan, hint: "a cell that begins with = is computed, as in | = \(rows.name.text) |")
        ]
    }

    private func mistakes(
        _ table: TableBlock, _ isRepeated: [Bool], _ loops: [(CheckedCell.Loop?, WrittenLoop?)]
    ) -> [Diagnostic] {
        var mistakes = loops.compactMap { loop, written in
            if let loop, let written { wrongKind(loop, written, of: "the table's") } else { nil }
        }
        guard let columns = table.columnLoop else { return mistakes }
        if let rows = table.loop, rows.name == columns.name {
            mistakes.append(
                Diagnostic(
                    "duplicate-variable", "rows and columns both run over '\(columns.name.text)'",
                    at: columns.nameSpan, labels: [Diagnostic.Label(rows.nameSpan, "the rows")],
                    hint: "give one of them another name"))
        } else if !table.isFaulty, !isRepeated.contains(true) {
            mistakes.append(
                Diagnostic(
                    "no-repeated-column", "no cell names '\(columns.name.text)', so no column repeats",
                    at: columns.nameSpan,
                    hint: "write = \(columns.name.text) into the header of the column that stands for each of them"))
        }
        return mistakes
    }

    private mutating func check(
        _ content: TableBlock.Content, in chapter: Int, _ locals: [Local]
    ) -> CheckedCell.Content {
        switch content {
        case .text(let pieces): .text(pieces.map { check($0, in: chapter, locals) })
        case .formula(let formula): .formula(check(formula, in: chapter, locals))
        }
    }
}

extension TableBlock.Content {
    /// The formulas in it.
    fileprivate var expressions: [Expression] {
        switch self {
        case .formula(let formula): [formula.expression]
        case .text(let pieces):
            pieces.compactMap { piece in
                if case .formula(let formula) = piece { formula.expression } else { nil }
            }
        }
    }

    /// Whether a formula in it has a name.
    fileprivate func names(_ name: Name) -> Bool { expressions.contains { $0.names(name) } }
}
