internal import Formulas
internal import SourceText

extension CheckedCell {
    /// A claim whose formulas are checked.
    struct Claim: Sendable {
        let block: ClaimBlock
        let sentence: [Piece]
        /// The condition, taken apart; nil where it has a mistake.
        let condition: Condition?
        /// The definitions that it names.
        let needs: [Int]
        /// The parameters that it depends on and that may be moved.
        let inputs: [Input]
    }

    /// A parameter that may be moved.
    struct Input: Sendable {
        let definition: Int
        /// The chapter that defines it.
        let chapter: Int
        let name: Name
        let value: Checked
        let domain: Domain
        let span: SourceSpan
    }

    /// A `solve` block whose formulas are checked.
    struct Solve: Sendable {
        let block: SolveBlock
        let caption: [Piece]
        /// nil where it has a mistake.
        let search: Search?
    }
}

extension Checker {
    mutating func check(_ claim: ClaimBlock, in chapter: Int, _ book: Book) -> CheckedCell {
        let sentence = claim.sentence.map { check($0, in: chapter) }
        let expression = claim.condition.expression
        guard let condition = checkCondition(expression, in: chapter, purpose: "a claim") else {
            return .claim(CheckedCell.Claim(block: claim, sentence: sentence, condition: nil, needs: [], inputs: []))
        }
        checkFormat(of: claim.condition, for: condition.comparisons.map { $0.left })
        let needs = self.needs(of: expression, in: chapter)
        let inputs = parameters(neededBy: needs).compactMap { input($0, book) }
        return .claim(
            CheckedCell.Claim(block: claim, sentence: sentence, condition: condition, needs: needs, inputs: inputs))
    }

    mutating func check(_ solve: SolveBlock, in chapter: Int) -> CheckedCell {
        let search = checkSearch(solve.search, in: chapter)
        if let search { checkFormat(of: solve.condition, for: search) }
        return .solve(
            CheckedCell.Solve(
                block: solve, caption: solve.caption.map { check($0, in: chapter) }, search: search))
    }

    /// A parameter with its domain; nil for one that cannot be moved.
    mutating func input(_ definition: Int, _ book: Book) -> CheckedCell.Input? {
        guard let row = book.rows[definition], let written = row.written.domain else { return nil }
        let value = checked(definition)
        let chapter = self.chapter(of: definition)
        return CheckedCell.Input(
            definition: definition, chapter: chapter, name: row.written.name, value: value,
            domain: domain(written, of: row.written.name, value, in: chapter), span: row.written.nameSpan)
    }
}
