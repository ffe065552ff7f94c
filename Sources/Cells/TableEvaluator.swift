internal import Formulas
internal import Quantities
internal import SourceText

/// Gives a table its values: rows for each value of one loop, columns for each value of another.
struct TableEvaluator: Sendable {
    /// How many columns a page can take.
    static let mostColumns = 40
    /// How many cells a table with repeated columns may have.
    static let mostCells = 20_000

    private let table: CheckedCell.Table
    private(set) var cells: CellEvaluator
    /// The book as it is.
    private let published: Evaluation
    /// The book with the parameters moved that the loops run over; nil where they run over none.
    private var variation: Variation?
    private var shape: Shape?
    private var rows: [[EvaluatedTable.Content]] = []
    /// How many values of the loop have their rows.
    private var turn = 0

    /// What stands around the rows, and what they run over.
    private struct Shape: Sendable {
        let caption: [EvaluatedPiece]
        let header: [EvaluatedTable.Content]
        let alignments: [TableBlock.Alignment]
        let rowValues: [Value?]
        let columnValues: [Value?]
        let diagnosticsBefore: Int
    }

    init(_ table: CheckedCell.Table, _ cells: CellEvaluator) {
        self.table = table
        self.cells = cells
        published = cells.evaluation
        let moved = [table.rowLoop?.moved, table.columnLoop?.moved].compactMap { $0 }
        if !moved.isEmpty { variation = Variation(published, moving: moved, for: table.needs) }
    }

    /// Evaluates the rows for one more value of the loop; the whole table, once all are there.
    mutating func proceed() -> EvaluatedTable? {
        if shape == nil, let mistaken = begin() { return mistaken }
        guard let shape else { return nil }
        if turn < shape.rowValues.count {
            rows += self.rows(shape.rowValues[turn], shape.columnValues)
            turn += 1
        }
        guard turn >= shape.rowValues.count else { return nil }
        cells.diagnostics.mergeRepeated(since: shape.diagnosticsBefore) {
            "so it is with \($0) other \($0 == 1 ? "value" : "values") that the table runs over"
        }
        cells.evaluation = published
        return EvaluatedTable(
            caption: shape.caption, alignments: shape.alignments, header: shape.header, rows: rows,
            hasRepeatedColumns: table.columnLoop != nil)
    }

    /// What stands around the rows, and what they run over; a table without rows where that cannot be known.
    private mutating func begin() -> EvaluatedTable? {
        for mistake in table.mistakes { cells.diagnostics.add(mistake) }
        let caption = cells.evaluate(table.caption)
        guard table.mistakes.isEmpty, let rowValues = turns(table.rowLoop, "the table runs"),
            let columnValues = turns(table.columnLoop, "the columns run"), fits(rowValues.count, columnValues.count)
        else { return EvaluatedTable(caption: caption, alignments: [], header: [], rows: []) }
        let (header, alignments) = self.header(columnValues)
        rows.reserveCapacity(rowValues.count * table.rows.count)
        shape = Shape(
            caption: caption, header: header, alignments: alignments, rowValues: rowValues,
            columnValues: columnValues, diagnosticsBefore: cells.diagnostics.all.count)
        return nil
    }

    // MARK: - Loops

    /// The values of a loop, or one turn without a value where there is no loop; nil, with a diagnostic, where a loop has
    /// none.
    private mutating func turns(_ loop: CheckedCell.Loop?, _ subject: StaticString) -> [Value?]? {
        guard let loop else { return [nil] }
        switch cells.value(of: loop.values) {
        case .list(let elements)? where elements.isEmpty:
            cells.diagnostics.add(Diagnostic("empty-list", "\(subject) over nothing", at: loop.span))
            return nil
        case .list(let elements)?: return elements.map { .some($0) }
        case .uncertain(.others)? where loop.values.type.isList:
            cells.reportUncertainLoop("a table", at: loop.span)
            return nil
        case let single?: return [single]
        case nil: return nil
        }
    }

    private mutating func fits(_ rows: Int, _ columns: Int) -> Bool {
        guard let loop = table.columnLoop else { return true }
        if let comparison = table.comparison, columns == 1 {
            cells.diagnostics.add(
                Diagnostic(
                    "compare-of-one", "the columns run over one value, which nothing is compared with", at: comparison,
                    hint: "let them run over two, as in across s in published, lab compare"))
            return false
        }
        let repeated = table.isRepeated.count { $0 }
        let count = table.header.count + (columns - 1) * repeated * (table.comparison == nil ? 1 : 3)
        if count > TableEvaluator.mostColumns {
            cells.diagnostics.add(
                Diagnostic(
                    "too-many-columns",
                    "the table would have \(count) columns, of at most \(TableEvaluator.mostColumns)", at: loop.span,
                    hint: "let the longer list run down the page, with 'for'"))
            return false
        }
        if count * rows * table.rows.count > TableEvaluator.mostCells {
            cells.diagnostics.add(
                Diagnostic(
                    "too-large-table",
                    "the table would have \(count * rows * table.rows.count) cells, of at most \(TableEvaluator.mostCells)",
                    at: loop.span, hint: "give a range a larger step with 'by'"))
            return false
        }
        return true
    }

    /// Puts the values of the loops in place, and returns the variables that the formulas see.
    private mutating func set(_ row: Value?, _ column: Value?, inHeader: Bool = false) -> [Value] {
        var locals: [Value] = []
        var moved: [Value] = []
        if let loop = table.rowLoop {
            if let place = loop.moved {
                if let value = row ?? value(of: place) { moved.append(value) }
            } else if !inHeader {
                locals.append(row ?? .number(0))
            }
        }
        if let loop = table.columnLoop {
            // A column that stands once names no value of the loop, and sees the parameter as it is.
            if let place = loop.moved {
                if let value = column ?? value(of: place) { moved.append(value) }
            } else {
                locals.append(column ?? .number(0))
            }
        }
        if variation != nil {
            variation?.set(moved)
            cells.evaluation = variation?.current ?? published
        }
        return locals
    }

    private func value(of definition: Int) -> Value? {
        do throws(EvaluationFault) {
            return try published.value(of: definition)
        } catch {
            return nil
        }
    }

    // MARK: - Rows

    private mutating func header(_ values: [Value?]) -> ([EvaluatedTable.Content], [TableBlock.Alignment]) {
        var header: [EvaluatedTable.Content] = []
        var alignments: [TableBlock.Alignment] = []
        for (column, content) in table.header.enumerated() {
            let alignment = table.alignments[column]
            for (turn, value) in turnsOf(column, values).enumerated() {
                let locals = set(nil, value, inHeader: true)
                header.append(cells.evaluate(content, locals))
                alignments.append(alignment)
                guard turn > 0, isCompared(column) else { continue }
                let first = values.count > 2 ? firstName(values) : nil
                header.append(TableEvaluator.text(first.map { "Difference from " + $0 } ?? "Difference", table))
                header.append(TableEvaluator.text(first.map { "Ratio to " + $0 } ?? "Ratio", table))
                alignments += [.right, .right]
            }
        }
        return (header, alignments)
    }

    private mutating func rows(_ row: Value?, _ values: [Value?]) -> [[EvaluatedTable.Content]] {
        // What stands once in a row sees its value alone, so that without a loop of columns one turn does for all.
        let alone = table.columnLoop == nil ? set(row, nil) : nil
        return table.rows.map { contents in
            var result: [EvaluatedTable.Content] = []
            result.reserveCapacity(contents.count)
            for (column, content) in contents.enumerated() {
                guard table.isRepeated[column] else {
                    result.append(cells.evaluate(content, alone ?? set(row, nil)))
                    continue
                }
                var first: Value?
                for (turn, value) in values.enumerated() {
                    let locals = set(row, value)
                    guard isCompared(column), case .formula(let expressed) = content else {
                        result.append(cells.evaluate(content, locals))
                        if turn > 0, isCompared(column) {
                            result += [TableEvaluator.dash(table), TableEvaluator.dash(table)]
                        }
                        continue
                    }
                    let number = cells.value(of: expressed.checked, locals)
                    result.append(.value(cells.publish(number, expressed)))
                    if turn == 0 { first = number } else { result += comparison(number, first, expressed) }
                }
            }
            return result
        }
    }

    /// The values of the columns for which a column stands.
    private func turnsOf(_ column: Int, _ values: [Value?]) -> [Value?] {
        table.isRepeated[column] ? values : [nil]
    }

    // MARK: - Comparisons

    /// Whether a column is followed by its differences and ratios: one that repeats and has a quantity in it.
    private func isCompared(_ column: Int) -> Bool {
        guard table.comparison != nil, table.isRepeated[column] else { return false }
        return table.rows.contains { row in
            if case .formula(let expressed) = row[column], case .quantity = expressed.checked.type {
                true
            } else {
                false
            }
        }
    }

    /// Difference and ratio of a value to the first of its row; dashes for what is no quantity, and for a ratio to zero.
    private mutating func comparison(
        _ value: Value?, _ first: Value?, _ expressed: CheckedCell.Expressed
    ) -> [EvaluatedTable.Content] {
        let dash = TableEvaluator.dash(table)
        guard let value, let first, case .quantity = expressed.checked.type else { return [dash, dash] }
        let formula = expressed.formula
        let old = expressed.checked.presentation
        var presentation = Presentation(unit: old.unit, isExact: old.isExact)
        if case .quantity(let dimension) = expressed.checked.type {
            // However small it is, it stands in the unit of the value beside it.
            let unit = cells.formatter.displayUnit(value.number, dimension, old)
            presentation = Presentation(unit: unit, isExact: true)
        }
        func content(_ result: Value?, _ type: Type, _ shown: Presentation, _ format: NumberFormat, _ text: String)
            -> EvaluatedTable.Content
        {
            guard let result else { return dash }
            return .value(cells.publish(result, type, shown, format, text, formula.span))
        }
        return [
            content(
                published.difference(of: value, from: first, at: formula.span), expressed.checked.type, presentation,
                formula.format, "difference of " + formula.text),
            content(
                published.ratio(of: value, to: first, at: formula.span), .number, .automatic, .automatic,
                "ratio of " + formula.text),
        ]
    }

    private mutating func firstName(_ values: [Value?]) -> String? {
        guard let loop = table.columnLoop, let first = values.first ?? nil else { return nil }
        return cells.show(first, loop.elementType, loop.values.presentation, .automatic, loop.span).text
    }

    private static func dash(_ table: CheckedCell.Table) -> EvaluatedTable.Content { text("–", table) }

    private static func text(_ text: String, _ table: CheckedCell.Table) -> EvaluatedTable.Content {
        let span = table.comparison ?? SourceSpan(file: SourceID(0), lower: 0, upper: 0)
        return .text([.text(EvaluatedPiece.Written(text: text, span: span))])
    }
}
