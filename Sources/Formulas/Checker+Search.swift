internal import Quantities
internal import SourceText

extension Checker {
    mutating func checkWithin(
        _ sign: BinaryOperator, _ left: Expression, _ right: Expression, _ tolerance: Expression
    ) -> Checked {
        guard let (first, second, amount) = comparedSides(left, right, within: tolerance) else { return .broken }
        return Checked(
            .within(
                isEqual: sign == .equal, first.term, second.term, tolerance: amount.amount.term,
                isRelative: amount.isRelative, amount.span), .truth)
    }

    /// Both sides of an equality with a tolerance, and the tolerance; nil, with a diagnostic, where they do not fit.
    mutating func comparedSides(
        _ left: Expression, _ right: Expression, within tolerance: Expression
    ) -> (Checked, Checked, Comparison.Tolerance)? {
        guard let (first, second) = quantities(left, right, "compared by size") else { return nil }
        let amount = check(tolerance)
        if let one = first.dimension, let other = second.dimension, one != other {
            reportIncomparable(first, second, left, right)
            return nil
        }
        let isKnown = !amount.type.isUnknown && !second.type.isUnknown
        if isKnown, !amount.type.matches(.number), !amount.type.matches(second.type) {
            _ = report(
                "dimension-mismatch",
                "a tolerance is a share, or a distance in \(unitText(second)); this is \(describe(amount))",
                at: tolerance.span, hint: "write a share, as in within 5 %")
            return nil
        }
        let isRelative = isRelative(amount, of: second)
        if isRelative, case .number(let share, _, unit: nil) = tolerance.kind, share >= 1 {
            let shown = share == share.rounded() && share < 1e9 ? "\(Int64(share))" : nil
            _ = report(
                "wide-tolerance",
                "this is a share of \(shown.map { $0 + "00" } ?? "more than 100") %, which allows nearly everything",
                at: tolerance.span,
                hint:
                    "write a share in per cent, as in within \(shown ?? "5") %, or a distance, as in within \(shown ?? "5") \(unitText(second))"
            )
            return nil
        }
        return (first, second, Comparison.Tolerance(amount: amount, isRelative: isRelative, span: tolerance.span))
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
        begin(in: chapter)
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
        let range = checkRange(written.lower, written.upper, written.step, written.isLogarithmic, span)
        var type = Type.unknown
        if case .list(let element) = range.type { type = element }
        let outer = locals
        defer { locals = outer }
        guard let variable = variable(written, type, Presentation(unit: range.presentation.unit)) else { return nil }
        let purpose = written.isBlock ? "a solve block" : written.isList ? "'solutions'" : "'solve'"
        guard let condition = checkCondition(written.condition, purpose: purpose), isFindable(condition),
            case .range(let lower, let upper, let step, _, let isLogarithmic, _) = range.term
        else { return nil }
        var unit = range.presentation.unit
        if unit == nil, case .parameter(let place) = variable { unit = checked[place].presentation.unit }
        let needs = needs(of: written.condition, in: chapter, locals: locals)
        guard moves(variable, written.name, in: written.condition, needs) else {
            _ = report(
                "nothing-to-solve", "the condition does not depend on '\(written.name.text)'", at: written.nameSpan,
                hint: "solve for what it is computed from, or write another condition")
            return nil
        }
        return Search(
            name: written.name, type: type, presentation: Presentation(unit: unit), variable: variable, lower: lower,
            upper: upper, step: step, isLogarithmic: isLogarithmic, condition: condition, needs: needs,
            isList: written.isList, formatter: formatter, span: span)
    }

    /// Whether a condition changes with what a search moves.
    private func moves(_ variable: Search.Variable, _ name: Name, in condition: Expression, _ needs: [Int]) -> Bool {
        switch variable {
        case .parameter(let place): dependencies.closure(of: needs)[place]
        case .local: condition.names(name)
        }
    }

    /// Whether a search can meet a condition. An equality that is a part of it is met at single numbers only.
    private mutating func isFindable(_ condition: Condition) -> Bool {
        if case .comparison = condition { return true }
        guard let equality = condition.comparisons.first(where: { $0.isExactEquality }) else { return true }
        _ = report(
            "exact-equality", "an equality beside other conditions holds at single numbers, which nobody can find",
            at: equality.span, hint: "give it a tolerance, as in a == b within 1 %, or solve for it alone")
        return false
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
