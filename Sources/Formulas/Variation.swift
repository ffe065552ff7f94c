internal import SourceText

/// The values of a book while some of its definitions are given other values, again and again: what a break-even, a
/// sensitivity or a moved control asks for.
///
/// What must be evaluated anew is found out once, so that each further value costs only that.
public struct Variation: Sendable {
    private var evaluation: Evaluation
    private let moved: [Int]
    /// The definitions to evaluate anew, each after those that it needs.
    private let places: [Int]

    /// A variation of an evaluation.
    ///
    /// - Parameters:
    ///   - moved: the definitions, usually parameters, that will be given other values.
    ///   - needs: the definitions that the formulas name which will be asked for.
    public init(_ evaluation: Evaluation, moving moved: [Int], for needs: [Int]) {
        self.evaluation = evaluation
        self.moved = moved
        places = evaluation.program.places(affectedBy: moved, neededBy: needs)
    }

    /// Gives the moved definitions their values, in the order in which they were named.
    public mutating func set(_ values: [Value]) {
        var steps = 0
        evaluation.forget()
        for (place, value) in zip(moved, values) { evaluation.states[place] = .value(value) }
        for place in places { evaluation.evaluateDefinition(place, &steps) }
    }

    /// The steps that it takes to know whether a condition holds when the one moved definition has a value.
    public mutating func work(for condition: Condition, at value: Value) -> Int {
        var steps = 0
        for place in moved { evaluation.states[place] = .value(value) }
        for place in places { evaluation.evaluateDefinition(place, &steps) }
        var evaluator = Evaluator(evaluation: evaluation, steps: steps)
        var gaps: [Double] = []
        // What has no value has taken its steps as well.
        _ = try? evaluator.holds(condition, [], &gaps)
        return evaluator.steps
    }

    /// The book under the values that were set last.
    public var current: Evaluation { evaluation }

    /// Whether a condition holds under the values that were set last, and its distances from changing.
    func holds(_ condition: Condition, _ gaps: inout [Double]) throws(EvaluationFault) -> Bool {
        try evaluation.holds(condition, &gaps)
    }

    /// The value of a formula under the values that were set last.
    public func evaluate(_ formula: Checked, locals: [Value] = []) throws(EvaluationFault) -> Value {
        try evaluation.evaluate(formula, locals: locals)
    }
}

extension Program {
    /// The definitions that change with the moved ones and that the needed ones need, in the order of their evaluation;
    /// the moved ones left out.
    func places(affectedBy moved: [Int], neededBy needs: [Int]) -> [Int] {
        let affected = dependencies.affected(by: moved)
        let needed = dependencies.closure(of: needs)
        return dependencies.order.filter { place in
            affected[place] && needed[place] && !moved.contains(place) && !definitions[place].isFunction
        }
    }
}

extension Checker {
    /// The definitions that a formula of a chapter names, for a `Variation` or the parameters that it depends on.
    public func needs(of expression: Expression, in chapter: Int, locals: [Local] = []) -> [Int] {
        var needs: [Int] = []
        Dependencies.collect(expression, locals.map { $0.name }, chapter, scopes, &needs)
        return needs
    }

    /// The parameter that a name means in a chapter; nil for anything else.
    public func parameter(named name: Name, in chapter: Int) -> Int? {
        Dependencies.parameter(name, [], chapter, scopes)
    }
}
