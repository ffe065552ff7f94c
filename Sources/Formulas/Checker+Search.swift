internal import Quantities
internal import SourceText

extension Checker {
    mutating func checkWithin(
        _ sign: BinaryOperator, _ left: Expression, _ right: Expression, _ tolerance: Expression
    ) -> Checked {
        guard let (first, second) = quantities(left, right, "compared by size") else { return .broken }
        let amount = check(tolerance)
        if let one = first.dimension, let other = second.dimension, one != other {
            return reportIncomparable(first, second, left, right)
        }
        let isKnown = !amount.type.isUnknown && !second.type.isUnknown
        if isKnown, !amount.type.matches(.number), !amount.type.matches(second.type) {
            return report(
                "dimension-mismatch",
                "a tolerance is a share, or a distance in \(unitText(second)); this is \(describe(amount))",
                at: tolerance.span, hint: "write a share, as in within 5 %")
        }
        return Checked(
            .within(
                isEqual: sign == .equal, first.term, second.term, tolerance: amount.term,
                isRelative: isRelative(amount, of: second), tolerance.span), .truth)
    }

    /// Whether a tolerance is a share: without a dimension beside a value that has one, or in per cent.
    func isRelative(_ amount: Checked, of value: Checked) -> Bool {
        guard let own = amount.dimension, own.isNone else { return false }
        if let dimension = value.dimension, !dimension.isNone { return true }
        return amount.presentation.unit.map { $0.text.utf8.elementsEqual("%".utf8) } ?? false
    }

    /// A search of a chapter's block; nil, with diagnostics, where it has a mistake.
    public mutating func checkSearch(_ expression: Expression, in chapter: Int) -> Search? {
        guard case .search(let written) = expression.kind else { return nil }
        self.chapter = chapter
        locals = []
        return search(written, expression.span)
    }

    mutating func checkSearch(_ written: Expression.WrittenSearch, _ span: SourceSpan) -> Checked {
        let before = diagnostics.all.count
        guard let search = search(written, span) else {
            // In a function that is not called yet, nothing may be known of the condition.
            return diagnostics.all.count > before ? .broken : Checked(.broken, .unknown)
        }
        let type = written.isList ? Type.list(search.type) : search.type
        return Checked(.search(search), type, search.presentation)
    }

    private mutating func search(_ written: Expression.WrittenSearch, _ span: SourceSpan) -> Search? {
        let before = diagnostics.all.count
        let range = checkRange(written.lower, written.upper, written.step, written.isLogarithmic, span)
        guard case .list(let type) = range.type, diagnostics.all.count == before else { return nil }
        let lower = check(written.lower)
        let upper = check(written.upper)
        let step = written.step.map { check($0) }
        let outer = locals
        defer { locals = outer }
        let presentation = Presentation(unit: lower.presentation.unit ?? upper.presentation.unit)
        guard let variable = variable(written, type, presentation) else { return nil }
        guard
            let (_, condition) = checkCondition(written.condition, purpose: written.isList ? "'solutions'" : "'solve'")
        else { return nil }
        if case .comparison = condition {
        } else if let equality = condition.comparisons.first(where: { $0.isExactEquality }) {
            _ = report(
                "exact-equality", "an equality beside other conditions holds at single numbers, which nobody can find",
                at: equality.span, hint: "give it a tolerance, as in a == b within 1 %, or solve for it alone")
            return nil
        }
        var needs: [Int] = []
        Dependencies.collect(written.condition, locals.map { $0.name }, chapter, scopes, &needs)
        return Search(
            name: written.name, type: type, presentation: presentation, variable: variable, lower: lower.term,
            upper: upper.term, step: step?.term, isLogarithmic: written.isLogarithmic, condition: condition,
            needs: needs, isList: written.isList, formatter: formatter, span: span)
    }

    /// What a search moves: the parameter of that name, or else a variable of its own, which its condition then sees.
    private mutating func variable(
        _ written: Expression.WrittenSearch, _ type: Type, _ presentation: Presentation
    ) -> Search.Variable? {
        if !locals.contains(where: { $0.name == written.name }) {
            switch scopes.resolve(written.name, in: chapter) {
            case .definition(let place) where scopes.definitions[place].isParameter:
                let parameter = checked[place]
                guard !isBroken[place] else { return nil }
                guard parameter.type.matches(type) else {
                    let bound = Checked(.broken, type, presentation)
                    reportWrongSetting(written.name, is: parameter, not: bound, at: written.lower.span)
                    return nil
                }
                return .parameter(place)
            case .definition(let place):
                guard !scopes.definitions[place].isFaulty else { return nil }
                _ = report(
                    "not-a-parameter", "'\(written.name.text)' is computed and cannot be solved for",
                    at: written.nameSpan,
                    hint: "solve for one of the parameters that it is computed from, or for a name that is free")
                return nil
            case .ambiguous(let candidates):
                _ = reportAmbiguous(written.name, candidates, written.nameSpan)
                return nil
            case .none: break
            }
        }
        locals.append(Local(name: written.name, type: type, presentation: presentation))
        return .local(locals.count - 1)
    }
}
