internal import Quantities
internal import SourceText

/// What a working asks of the checker: it takes a formula apart and follows its names to what they stand for.
extension Checker {
    /// The definition that a formula names or calls; nil for anything else, a variable among them.
    ///
    /// - Parameter locals: the variables around it.
    public func definition(namedBy expression: Expression, in chapter: Int, locals: [Local] = []) -> Int? {
        let bound = locals.map { $0.name }
        switch expression.kind {
        case .name(let name), .call(let name, _, _):
            guard !bound.contains(name), case .definition(let place) = scopes.resolve(name, in: chapter) else {
                return nil
            }
            return place
        case .member(let base, let name, _), .methodCall(let base, let name, _, _):
            return Dependencies.qualified(base, name, bound, chapter, scopes)
        default: return nil
        }
    }

    /// A definition by its place.
    public func definition(_ place: Int) -> Definition { scopes.definitions[place] }

    /// Whether a name that a formula calls is a function of the language itself, such as `min`.
    public func isBuiltIn(_ name: Name, in chapter: Int) -> Bool {
        guard case .none = scopes.resolve(name, in: chapter), lexicon.function(name) == nil else { return false }
        return BuiltIn(name) != nil || Statistic(name) != nil || Distribution(name) != nil
    }

    /// The arguments of a call of a function of the book, one for each parameter and in their order.
    public func arguments(_ arguments: [Expression.Argument], of definition: Int) -> [Expression]? {
        guard case .function(let parameters) = scopes.definitions[definition].kind else { return nil }
        var values = [Expression?](repeating: nil, count: parameters.count)
        var next = 0
        for argument in arguments {
            if let label = argument.label {
                guard let place = parameters.firstIndex(where: { $0.name == label }) else { return nil }
                values[place] = argument.value
            } else {
                guard next < values.count else { return nil }
                values[next] = argument.value
                next += 1
            }
        }
        let given = values.compactMap { $0 }
        return given.count == values.count ? given : nil
    }

    /// The variables in the formula of a function of the book that is called with these values.
    public func locals(of definition: Int, given: [Checked]) -> [Local] {
        guard case .function(let parameters) = scopes.definitions[definition].kind else { return [] }
        return zip(parameters, given).map { parameter, value in
            Local(
                name: parameter.name, type: value.type, presentation: Presentation(unit: value.presentation.unit))
        }
    }

    /// The parameters that `x with …` sets, by place.
    public func parameters(
        setBy scenario: Expression?, _ settings: [Expression.Setting], in chapter: Int
    ) -> [Int] {
        let own = settings.compactMap { parameter(setBy: $0, in: chapter) }
        guard let scenario else { return own }
        var needs: [Int] = []
        Dependencies.collect(scenario, [], chapter, scopes, &needs)
        // Of a scenario that is chosen by a formula, what any of them may set.
        return needs.reduce(own) { set, place in
            let definition = scopes.definitions[place]
            guard !isBroken[place], case .scenario(let written) = definition.body.kind else { return set }
            return set + parameters(setBy: written.base, written.settings, in: definition.chapter)
        }
    }

    /// Checks a formula whose working is asked for: a number or a condition; nil, with a diagnostic, for anything else.
    public mutating func checkWorking(_ expression: Expression, in chapter: Int) -> Checked? {
        let before = diagnostics.all.count
        let value = check(expression, in: chapter)
        guard diagnostics.all.count == before else { return nil }
        switch value.type {
        case .quantity, .truth: return value
        case .unknown: return nil
        case .list:
            _ = report(
                "no-working", "only a number has a working, this is \(describe(value))", at: expression.span,
                hint: "ask for one of its values, or for a sum of them, as in sum(…)")
        case .record(let place):
            let field = lexicon.records[place].fields.first { $0.type.isQuantity }
            _ = report(
                "no-working", "only a number has a working, this is \(describe(value))", at: expression.span,
                hint: "ask for one of its fields\(field.map { ", as in .\($0.name.text)" } ?? "")")
        case .text, .scenario:
            _ = report(
                "no-working", "only a number has a working, this is \(describe(value))", at: expression.span,
                hint: "ask for a number, as in: of cost(64)")
        }
        return nil
    }

    /// One line about what a formula gives that asks the vocabulary for a function, a field or a method; nil for any other.
    public mutating func summary(of expression: Expression, in chapter: Int, locals: [Local] = []) -> String? {
        guard definition(namedBy: expression, in: chapter, locals: locals) == nil else { return nil }
        switch expression.kind {
        case .call(let name, _, _):
            return lexicon.function(name).map { lexicon.functions[$0].signature.summary }
        case .member(let base, let name, _):
            guard case .record(let type) = check(base, in: chapter, locals: locals).type else { return nil }
            let field = lexicon.records[type].fields.first { $0.name == name }
            return field.map { explained($0.summary, expression, chapter, locals) }
        case .methodCall(let base, let name, _, _):
            guard case .record(let type) = check(base, in: chapter, locals: locals).type else { return nil }
            let method = lexicon.records[type].methods.first { $0.name == name }
            return method.map { explained($0.summary, expression, chapter, locals) }
        default: return nil
        }
    }

    private mutating func explained(
        _ summary: String, _ expression: Expression, _ chapter: Int, _ locals: [Local]
    ) -> String {
        let remark = remark(on: expression, in: chapter, locals: locals)
        return remark.utf8.isEmpty ? summary : summary + "; " + remark
    }
}

extension Evaluation {
    /// The values under which `x with …` evaluates x; nil for another formula.
    ///
    /// - Parameter locals: the values of the variables around it.
    public func inside(_ formula: Checked, locals: [Value]) throws(EvaluationFault) -> Evaluation? {
        guard case .with(_, let scenario, let settings, let needs, let span) = formula.term else { return nil }
        var evaluator = Evaluator(evaluation: self)
        let changes = try evaluator.scenario(scenario, settings, title: "", locals, span)
        return setting(changes.settings, needs: needs, mask: nil, &evaluator.steps)
    }
}
