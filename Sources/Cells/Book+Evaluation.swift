internal import Formulas
internal import Quantities
public import SourceText

extension Book {
    /// Checks the definitions of the book, and evaluates those that have no mistake in them.
    public func checked(into diagnostics: inout Diagnostics) -> CheckedBook {
        let checker = Checker(scopes: scopes, lexicon: lexicon, units: units, draws: draws, place: place)
        diagnostics.add(contentsOf: checker.diagnostics)
        // What has no mistake in it is evaluated even beside mistakes, so that one run reports them all.
        let evaluation = Evaluation(checker.program)
        for fault in evaluation.faults { diagnostics.add(fault.diagnostic) }
        return CheckedBook(book: self, checker: checker, evaluation: evaluation)
    }

    /// Checks every formula of the book, and evaluates all cells if none is wrong.
    ///
    /// - Returns: for each chapter its cells with their values; nil where a mistake was found.
    public func evaluated(into diagnostics: inout Diagnostics) -> [[EvaluatedCell]]? {
        let cells = checked(into: &diagnostics).evaluate(chapters: 0..<chapters.count)
        diagnostics.add(contentsOf: cells.diagnostics)
        return diagnostics.hasErrors ? nil : cells.chapters
    }
}

/// A book whose definitions are checked and, but for those with a mistake in them, evaluated.
public struct CheckedBook: Sendable {
    let book: Book
    let checker: Checker
    let evaluation: Evaluation

    /// How many chapters there are.
    public var chapterCount: Int { book.chapters.count }

    /// The cells of some chapters with their values, and what is wrong with them. Different chapters may be evaluated side
    /// by side.
    ///
    /// - Returns: for each chapter its cells. They are good for nothing where anything in the book was found wrong.
    public func evaluate(chapters: Range<Int>) -> (chapters: [[EvaluatedCell]], diagnostics: Diagnostics) {
        var checker = self.checker
        checker.forgetDiagnostics()
        var result: [[EvaluatedCell]] = []
        var diagnostics = Diagnostics()
        for index in chapters {
            let checked = book.chapters[index].cells.enumerated().map { number, cell in
                checker.check(cell, in: index, places: book.parameterPlaces[index][number], book)
            }
            // Functions that a cell is the first to call for its types are known to this checker only.
            var evaluator = CellEvaluator(evaluation: checker.extend(evaluation).apart, formatter: checker.formatter)
            evaluator.claimsMayFail = book.claimsMayFail
            result.append(checked.map { evaluator.evaluate($0) })
            diagnostics.add(contentsOf: evaluator.diagnostics)
        }
        diagnostics.add(contentsOf: checker.diagnostics)
        return (result, diagnostics)
    }
}

/// A cell whose formulas are checked.
indirect enum CheckedCell: Sendable {
    struct Parameter: Sendable {
        let written: WrittenParameter
        let note: String
        /// The definition; nil where it was refused.
        let definition: Int?
        let value: Checked
        let override: SourceSpan?
        let domain: Domain?
    }

    enum Domain: Sendable {
        case range(lower: Checked, upper: Checked, step: Checked?, isLogarithmic: Bool)
        case choices([(checked: Checked, text: String)])
    }

    struct Expressed: Sendable {
        let formula: Formula
        let checked: Checked
    }

    enum Piece: Sendable {
        case text(String, SourceSpan)
        case formula(Expressed)
    }

    enum Content: Sendable {
        case text([Piece])
        case formula(Expressed)
    }

    case parameters([Parameter])
    case definitions(String)
    case table(Table)
    case claim(Claim)
    case solve(Solve)
    case chart(Chart)
    case working(Working)
    case scenario(Scenario)
    case sensitivity(Sensitivity)
    case value(Expressed)
    case text([Piece])
}

extension Checker {
    mutating func check(_ cell: Cell, in chapter: Int, places: [Int?], _ book: Book) -> CheckedCell {
        switch cell {
        case .parameters(let block):
            return .parameters(
                block.rows.enumerated().map { index, row in check(row, places[index], in: chapter) })
        case .definitions(let block): return .definitions(block.text)
        case .claim(let claim): return check(claim, in: chapter, book)
        case .solve(let solve): return check(solve, in: chapter)
        case .sensitivity(let sensitivity): return check(sensitivity, in: chapter, book)
        case .scenario(let scenario): return check(scenario, places.first ?? nil, in: chapter, book)
        case .value(let formula): return .value(check(formula, in: chapter, []))
        case .text(let pieces): return .text(pieces.map { check($0, in: chapter) })
        case .chart(let chart): return .chart(check(chart, in: chapter))
        case .working(let working): return check(working, in: chapter, book)
        case .table(let table): return .table(check(table, in: chapter))
        }
    }

    private mutating func check(_ row: ParameterBlock.Row, _ definition: Int?, in chapter: Int) -> CheckedCell.Parameter
    {
        let value = definition.map { checked($0) } ?? .broken
        let domain = row.written.domain.map { self.domain($0, of: row.written.name, value, in: chapter) }
        return CheckedCell.Parameter(
            written: row.written, note: row.note, definition: definition, value: value,
            override: definition.flatMap { override(of: $0) }, domain: domain)
    }

    /// What a parameter may be set to.
    mutating func domain(
        _ domain: WrittenDomain, of name: Name, _ value: Checked, in chapter: Int
    ) -> CheckedCell.Domain {
        switch domain {
        case .range(let lower, let upper, let step, let isLogarithmic, _):
            return .range(
                lower: checkBound(lower, of: name, value, in: chapter),
                upper: checkBound(upper, of: name, value, in: chapter),
                step: step.map { check($0, in: chapter) }, isLogarithmic: isLogarithmic)
        case .choices(let choices):
            return .choices(choices.map { (checkBound($0, of: name, value, in: chapter), "") })
        }
    }

    mutating func check(_ formula: Formula, in chapter: Int, _ locals: [Local]) -> CheckedCell.Expressed {
        CheckedCell.Expressed(formula: formula, checked: check(formula, in: chapter, locals: locals))
    }

    mutating func check(_ piece: TextPiece, in chapter: Int, _ locals: [Local] = []) -> CheckedCell.Piece {
        switch piece {
        case .text(let text, let span): .text(text, span)
        case .formula(let formula): .formula(check(formula, in: chapter, locals))
        }
    }
}
