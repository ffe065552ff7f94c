internal import Formulas
internal import SourceText

/// A formula taken apart: how it is written, and which parts of it have a value of their own.
extension Checker {
    /// Whether a formula is a name or a call with a value that is shown in its place, and not an operation.
    func isOperand(_ expression: Expression, _ scope: WorkingScope) -> Bool {
        switch expression.kind {
        case .name, .member, .methodCall, .with, .search: true
        case .call(let name, _, _): !isBuiltIn(name, in: scope.chapter)
        case .conversion(let inner, _): isOperand(inner, scope)
        case .number, .text, .truth, .negation, .not, .binary, .between, .choice, .list, .range, .within,
            .scenario:
            false
        }
    }

    /// The names and calls in a formula that have a line of their own in its working.
    func operands(_ expression: Expression, _ scope: WorkingScope) -> [Expression] {
        switch expression.kind {
        case .number, .text, .truth, .scenario: []
        case .name(let name) where scope.names[name] != nil:
            if case .constant? = scope.given[name] { [] } else { [expression] }
        case .name(let name):
            // Variables have the values of arguments, names of the vocabulary speak for themselves.
            scope.locals.contains { $0.name == name } || lexicon.constant(name) != nil ? [] : [expression]
        case .member, .methodCall, .with, .search: [expression]
        case .call(let name, _, let arguments):
            isBuiltIn(name, in: scope.chapter) ? arguments.flatMap { operands($0.value, scope) } : [expression]
        case .negation(let inner), .not(let inner), .conversion(let inner, _): operands(inner, scope)
        case .binary(_, let left, let right), .between(let left, let right):
            operands(left, scope) + operands(right, scope)
        case .choice(let condition, let then, let otherwise):
            operands(condition, scope) + operands(then, scope) + operands(otherwise, scope)
        case .list(let elements): elements.flatMap { operands($0, scope) }
        case .range(let lower, let upper, let step, _):
            operands(lower, scope) + operands(upper, scope) + (step.map { operands($0, scope) } ?? [])
        case .within(_, let left, let right, let tolerance):
            operands(left, scope) + operands(right, scope) + operands(tolerance, scope)
        }
    }

    /// The names and calls from which a name or a call is made that the vocabulary computes.
    func inputs(of expression: Expression, _ scope: WorkingScope) -> [Expression] {
        switch expression.kind {
        // A part of a part is of the same whole.
        case .member(let base, _, _):
            if case .member = base.kind, definition(namedBy: base, in: scope.chapter, locals: scope.locals) == nil {
                inputs(of: base, scope)
            } else {
                operands(base, scope)
            }
        case .methodCall(let base, _, _, let arguments):
            operands(base, scope) + arguments.flatMap { operands($0.value, scope) }
        case .call(_, _, let arguments): arguments.flatMap { operands($0.value, scope) }
        case .conversion(let inner, _): inputs(of: inner, scope)
        // The condition of a search has a variable, on which calls in it may depend; plain names do not.
        case .search(let search):
            operands(search.lower, scope) + operands(search.upper, scope)
                + operands(search.condition, scope).filter { operand in
                    guard case .name(let name) = operand.kind else { return false }
                    return name != search.name
                }
        default: []
        }
    }

    /// A formula taken apart.
    ///
    /// - Parameter isChecked: whether its names have values; not within something that has one as a whole.
    mutating func part(_ expression: Expression, _ scope: WorkingScope, isChecked: Bool = true) -> WorkingPart {
        switch expression.kind {
        case .number, .text, .truth: return constant(expression, scope)
        case .name(let name):
            let form = scope.given[name] ?? .name(name.text)
            if case .constant = form { return form }
            return operand(form, expression, scope, isChecked)
        case .negation(let inner): return operation(.negation, [inner], scope, isChecked)
        case .not(let inner): return operation(.not, [inner], scope, isChecked)
        case .binary(let sign, let left, let right): return part(sign, left, right, scope, isChecked)
        case .call(let name, _, let arguments):
            return part(calling: name, arguments, expression, scope, isChecked)
        case .member(let base, let name, _):
            if definition(namedBy: expression, in: scope.chapter, locals: scope.locals) != nil {
                return operand(.name(qualified(base, name)), expression, scope, isChecked)
            }
            let form: WorkingPart =
                isWhole(base, scope)
                ? .name(name.text) : .operation(.member(name.text), [part(base, scope, isChecked: false)])
            return operand(form, expression, scope, isChecked)
        case .methodCall(let base, let name, _, let arguments):
            let labels = arguments.map { $0.label?.text ?? "" }
            let values = arguments.map { part($0.value, scope, isChecked: isChecked) }
            if definition(namedBy: expression, in: scope.chapter, locals: scope.locals) != nil {
                return operand(
                    .operation(.call(qualified(base, name), labels: labels), values), expression, scope, isChecked)
            }
            if isWhole(base, scope) {
                return operand(.operation(.call(name.text, labels: labels), values), expression, scope, isChecked)
            }
            return operand(
                .operation(.method(name.text, labels: labels), [part(base, scope, isChecked: false)] + values),
                expression, scope, isChecked)
        case .conversion(let inner, _):
            let whole = part(inner, scope, isChecked: isChecked)
            // The unit is how a value is to be shown; an operation shows none.
            guard isChecked, case .operand(let form, _) = whole else { return whole }
            return operand(form, expression, scope, isChecked)
        case .choice(let condition, let then, let otherwise):
            let parts = [condition, then, otherwise].map { part($0, scope, isChecked: isChecked) }
            guard isChecked else { return .operation(.choice, parts) }
            return .choice(value(of: condition, scope), parts)
        case .list(let elements): return operation(.list, elements, scope, isChecked)
        case .between(let lower, let upper): return operation(.between, [lower, upper], scope, isChecked)
        case .range(let lower, let upper, let step, let isLogarithmic):
            return operation(
                .range(isLogarithmic: isLogarithmic), [lower, upper] + (step.map { [$0] } ?? []), scope, isChecked)
        case .with(let base, let scenario, let settings):
            let names = (scenario == nil ? [] : [""]) + settings.map { $0.name.text }
            let values = (scenario.map { [$0] } ?? []) + settings.map { $0.value }
            let form = WorkingPart.operation(
                .with(names), ([base] + values).map { part($0, scope, isChecked: false) })
            return operand(form, expression, scope, isChecked)
        // A scenario is called by its name, and has no formula.
        case .scenario(let scenario): return .name(scenario.title)
        case .within(let sign, let left, let right, let tolerance):
            return operation(.within(isEqual: sign == .equal), [left, right, tolerance], scope, isChecked)
        case .search(let search):
            let form = WorkingPart.operation(
                .search(search.name.text, isList: search.isList),
                [search.lower, search.upper, search.condition].map { part($0, scope, isChecked: false) })
            return operand(form, expression, scope, isChecked)
        }
    }

    /// Whether a formula that the vocabulary states names the record itself, which then goes without saying.
    private func isWhole(_ base: Expression, _ scope: WorkingScope) -> Bool {
        guard case .name(let name) = base.kind else { return false }
        return name == StatedFormula.whole && scope.names[name] != nil
    }

    /// The value of a part, names in it replaced by what they stand for.
    private mutating func value(of expression: Expression, _ scope: WorkingScope) -> Checked {
        check(expression.replacing(scope.names), in: scope.chapter, locals: scope.locals)
    }

    private mutating func constant(_ expression: Expression, _ scope: WorkingScope) -> WorkingPart {
        let checked = check(expression, in: scope.chapter)
        guard let value = checked.constant else { return .name("") }
        return .constant(Notation(value, checked.type, checked.presentation, formatter) ?? .words(""))
    }

    private mutating func operand(
        _ form: WorkingPart, _ expression: Expression, _ scope: WorkingScope, _ isChecked: Bool
    ) -> WorkingPart {
        guard isChecked else { return form }
        return .operand(form: form.withoutValue, value(of: expression, scope))
    }

    private mutating func operation(
        _ operation: Notation.Operation, _ parts: [Expression], _ scope: WorkingScope, _ isChecked: Bool
    ) -> WorkingPart {
        .operation(operation, parts.map { part($0, scope, isChecked: isChecked) })
    }

    private mutating func part(
        calling name: Name, _ arguments: [Expression.Argument], _ expression: Expression, _ scope: WorkingScope,
        _ isChecked: Bool
    ) -> WorkingPart {
        let values = arguments.map { part($0.value, scope, isChecked: isChecked) }
        guard isBuiltIn(name, in: scope.chapter) else {
            let labels = arguments.map { $0.label?.text ?? "" }
            return operand(.operation(.call(name.text, labels: labels), values), expression, scope, isChecked)
        }
        if name == Name("sqrt") { return .operation(.root, values) }
        if name == Name("abs") { return .operation(.magnitude, values) }
        return .operation(.call(name.text, labels: arguments.map { _ in "" }), values)
    }

    private func qualified(_ base: Expression, _ name: Name) -> String {
        guard case .name(let chapter) = base.kind else { return name.text }
        return chapter.text + "." + name.text
    }

    // MARK: - Operators

    private mutating func part(
        _ sign: BinaryOperator, _ left: Expression, _ right: Expression, _ scope: WorkingScope, _ isChecked: Bool
    ) -> WorkingPart {
        let first = part(left, scope, isChecked: isChecked)
        let second = part(right, scope, isChecked: isChecked)
        switch sign {
        case .add, .subtract: return sum(first, second, isTaken: sign == .subtract)
        case .multiply:
            // A chain of factors is one product; one on the right was in parentheses, and stays so.
            if case .operation(.product, let factors) = first { return .operation(.product, factors + [second]) }
            return .operation(.product, [first, second])
        case .divide: return .operation(.fraction, [first, second])
        case .power: return .operation(.power, [first, second])
        case .and: return .operation(.and, [first, second])
        case .or: return .operation(.or, [first, second])
        case .equal: return .operation(.comparison(.equal), [first, second])
        case .notEqual: return .operation(.comparison(.notEqual), [first, second])
        case .less: return .operation(.comparison(.less), [first, second])
        case .lessOrEqual: return .operation(.comparison(.lessOrEqual), [first, second])
        case .greater: return .operation(.comparison(.greater), [first, second])
        case .greaterOrEqual: return .operation(.comparison(.greaterOrEqual), [first, second])
        }
    }

    /// A chain of sums is one sum; one on the right of a minus was in parentheses, and stays so.
    private func sum(_ first: WorkingPart, _ second: WorkingPart, isTaken: Bool) -> WorkingPart {
        var (parts, taken) = ([first], [false])
        if case .operation(.sum(let own), let inner) = first { (parts, taken) = (inner, own) }
        if !isTaken, case .operation(.sum(let own), let inner) = second {
            return .operation(.sum(taken + own), parts + inner)
        }
        return .operation(.sum(taken + [isTaken]), parts + [second])
    }
}

extension WorkingPart {
    /// How it is written, with names in it.
    var notation: Notation {
        switch self {
        case .constant(let notation): notation
        case .name(let name): .name(name)
        case .operand(let form, _): form.notation
        case .choice(_, let parts): .operation(.choice, parts.map { $0.notation })
        case .operation(let operation, let parts): .operation(operation, parts.map { $0.notation })
        }
    }

    /// The same as it is written, where it stands in something that has a value as a whole.
    var withoutValue: WorkingPart {
        if case .operand(let form, _) = self { return form }
        return self
    }
}
